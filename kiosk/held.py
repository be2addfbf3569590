"""Codes gathered in one visit: what crosses together, and a declaration taken up to be changed.

Pure but for the visit it is given: who asks for what, and who writes it, is elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from customs.facts import CrossingId, FactKind
from forms.content import Content, Group
from kiosk.questions import form
from kiosk.visit import Amends, FoundCode, Lodged, Visit

Together = tuple[tuple[int, ...], CrossingId | None]


def together(visit: Visit) -> Together:
    """Give the codes to join, and the crossing they join.

    Only codes that were proved. What crosses together already stays together: a code with a
    crossing brings the others into it. One alone joins nothing, unless others of the visit's own
    crossing were here before.
    """
    proved = [found for found in visit.codes if found.opened is not None]
    if len(proved) < 2 and not visit.crossing_begun:
        return (), visit.crossing
    theirs = [f.opened.standing.crossing for f in proved if f.opened and f.opened.standing.crossing]
    crossing = theirs[0] if theirs and not visit.crossing_begun else visit.crossing
    return tuple(found.number for found in proved), crossing


def may(found: FoundCode, kind: FactKind) -> bool:
    """Whether the glass offers to change or withdraw a declaration."""
    opened = found.opened
    if opened is None or opened.content is None or kind not in opened.standing.may:
        return False
    return (opened.content.form, opened.content.version) == (form().code, form().version)


def amends(found: FoundCode) -> Amends:
    """Name the declaration of a proved code, as its holder saw it."""
    assert found.opened is not None
    return Amends(found.number, found.opened.standing.version)


def take_up(visit: Visit, found: FoundCode) -> None:
    """Make what was declared the answers of the visit. What was changed already is kept."""
    assert found.opened is not None and found.opened.content is not None
    wanted, content = amends(found), found.opened.content
    if visit.amends != wanted:
        visit.answers, visit.read = answers_of(content), set(content.read)
        visit.money_over_limit = bool(content.answers.get("money_origin"))
        visit.earlier_due = visit.said("money_origin.earlier_number") is not None
        visit.one_name = visit.said("person.given_names") is None
    visit.amends, visit.lodged, visit.copies = wanted, None, 0


def changed(visit: Visit, lodged: Lodged, content: Content) -> None:
    """Remember the code as it stands once its declaration was changed."""
    for at, found in enumerate(visit.codes):
        if found.number == lodged.number and found.opened is not None:
            standing = replace(found.opened.standing, version=lodged.version, state="lodged")
            opened = replace(found.opened, content=content, standing=standing)
            visit.codes[at] = replace(found, state="lodged", opened=opened)


def seen_anew(visit: Visit, now: FoundCode) -> None:
    """Put a code that was proved before in its place, as it was just looked up."""
    told = replace(now, second_thing=None)
    visit.codes = [told if each.number == now.number else each for each in visit.codes]


def answers_of(content: Content) -> dict[str, Any]:
    """Give checked answers the way they are typed, to be shown and changed."""

    def group(given: Group) -> dict[str, Any]:
        return {name: _typed(value) for name, value in given.items()}

    return {
        name: group(given) if isinstance(given, Mapping) else [group(row) for row in given]
        for name, given in content.answers.items()
    }


def _typed(value: object) -> Any:
    if isinstance(value, bool | int):
        return value
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)
