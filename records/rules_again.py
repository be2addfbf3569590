"""Checking a declaration again, under its own form and the day it was made.

A genuinely signed declaration is never refused for what is found here: it is a legal act. The
register marks it, and the desk shows what is wrong.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from customs.facts import Header
from envelope.clock import reading_ms
from forms.catalogue import definition
from forms.check import check
from forms.code_list import CodeLists
from forms.content import Content, Problem
from reference.load import BAKU

_BAKU = ZoneInfo(BAKU)


def day_of(header: Header) -> date:
    """Give the date in Baku on which a fact was made, by the clock that made it."""
    moment = datetime.fromtimestamp(reading_ms(header.clock) / 1000, UTC)
    return moment.astimezone(_BAKU).date()


def problems_of(header: Header, content: Content | None, lists: CodeLists) -> tuple[Problem, ...]:
    """Give what ``check`` finds in signed content; nothing when its date is not to be trusted."""
    if content is None or not header.date_trusted:
        return ()
    form = definition(content.form, content.version)
    return check(form, content.answers, lists, day_of(header), language=content.language).problems
