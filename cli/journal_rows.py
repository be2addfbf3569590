"""A declaration as one line of a list, and when things happened."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from customs.registration_number import grouped
from customs.states import State
from forms.catalogue import all_definitions
from forms.definition import FormDefinition
from forms.speech import Speech
from forms.state_words import state_words
from records.register import Listed
from reference.load import BAKU


def moment(clock: int) -> datetime:
    """Give the time of a hybrid clock reading at the border."""
    return datetime.fromtimestamp(clock // 2**16 / 1000, UTC).astimezone(ZoneInfo(BAKU))


def as_text(row: Listed, speech: Speech) -> str:
    """Give one line: code, state, time, form, name."""
    form = _form(row)
    return "  ".join(
        (
            grouped(row.number),
            f"{moment(row.clock):%d.%m.%Y %H:%M}",
            state_words(State(row.state), speech),
            speech.say(form.context(), form.title) if form else "",
            row.name or "",
        )
    ).rstrip()


def as_data(row: Listed) -> dict[str, Any]:
    """Give the row for a program."""
    form = _form(row)
    return {
        "number": f"{row.number:013d}",
        "state": row.state,
        "form": form.code if form else None,
        "name": row.name,
        "last": moment(row.clock).isoformat(),
    }


def _form(row: Listed) -> FormDefinition | None:
    return next((form for form in all_definitions() if form.number == row.form), None)
