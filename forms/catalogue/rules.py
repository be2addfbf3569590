"""Checks across fields. Each is one small rule that a form lists by name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from forms.content import Group, Problem, Severity
from forms.definition import Rule, TypedAnswers

YOUNGEST_DECLARANT = 16
"""Years. Under 16 the accompanying adult declares (two-channel rules of 2002)."""


def truth_confirmed(section: str) -> Rule:
    """Make a rule that the declarant says the declaration is true."""

    def rule(answers: TypedAnswers, on: date) -> Iterator[Problem]:
        if _group(answers, section).get("truth") is False:
            yield Problem(f"{section}.truth", "truth_not_confirmed")

    return rule


def born_before_today(answers: TypedAnswers, on: date) -> Iterator[Problem]:
    """Hold that nobody declares before being born."""
    born = _date(answers, "person", "birth_date")
    if born is not None and born > on:
        yield Problem("person.birth_date", "born_in_future")
    if (year := _birth_year(answers)) is not None and year > on.year:
        yield Problem("person.birth_year", "born_in_future")


def old_enough(answers: TypedAnswers, on: date) -> Iterator[Problem]:
    """Hold that the declarant is 16; an adult who travels along declares for a child.

    Of whom only the year of birth is known, only that counts: who may be 16 by now, declares.
    """
    born = _date(answers, "person", "birth_date")
    if born is not None and born <= on and age(born, on) < YOUNGEST_DECLARANT:
        yield Problem("person.birth_date", "under_16", parameters={"age": YOUNGEST_DECLARANT})
    year = _birth_year(answers)
    if year is not None and year <= on.year < year + YOUNGEST_DECLARANT:
        yield Problem("person.birth_year", "under_16", parameters={"age": YOUNGEST_DECLARANT})


def expiry_after_birth(answers: TypedAnswers, on: date) -> Iterator[Problem]:
    """Hold that a travel document does not expire before its holder is born."""
    born = _date(answers, "person", "birth_date")
    expires = _date(answers, "person", "document_expiry")
    if born is not None and expires is not None and expires <= born:
        yield Problem("person.document_expiry", "expiry_before_birth")


def document_in_force(answers: TypedAnswers, on: date) -> Iterator[Problem]:
    """Warn of an expired travel document: the Border Service decides on it, not customs."""
    born = _date(answers, "person", "birth_date")
    expires = _date(answers, "person", "document_expiry")
    if expires is not None and expires < on and not (born is not None and expires <= born):
        yield Problem("person.document_expiry", "document_expired", Severity.WARNING)


def green_has_nothing_to_declare(answers: TypedAnswers, on: date) -> Iterator[Problem]:
    """Hold that whoever answered yes to one of the nine questions takes the red line."""
    ticked = any(_group(answers, "ticks").values())
    if ticked and _group(answers, "confirmation").get("channel") == "green":
        yield Problem("confirmation.channel", "green_not_allowed")


def not_after_today(section: str, field: str) -> Rule:
    """Make a rule that a date is not in the future."""

    def rule(answers: TypedAnswers, on: date) -> Iterator[Problem]:
        found = _date(answers, section, field)
        if found is not None and found > on:
            yield Problem(f"{section}.{field}", "date_in_future")

    return rule


def not_before_today(section: str, field: str) -> Rule:
    """Make a rule that warns of a planned date already past."""

    def rule(answers: TypedAnswers, on: date) -> Iterator[Problem]:
        found = _date(answers, section, field)
        if found is not None and found < on:
            yield Problem(f"{section}.{field}", "date_in_past", Severity.WARNING)

    return rule


def net_within_gross(answers: TypedAnswers, on: date) -> Iterator[Problem]:
    """Hold that goods do not weigh more without their packing than with it."""
    for index, row in enumerate(_rows(answers, "goods")):
        net, gross = row.get("net_weight"), row.get("gross_weight")
        if net is not None and gross is not None and net > gross:  # type: ignore[operator]
            yield Problem(f"goods.{index}.net_weight", "net_above_gross")


def age(born: date, on: date) -> int:
    """Give whole years of age on a day."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _group(answers: TypedAnswers, section: str) -> Group:
    found = answers.get(section, {})
    return {} if isinstance(found, tuple) else found


def _rows(answers: TypedAnswers, section: str) -> tuple[Group, ...]:
    found = answers.get(section, ())
    return found if isinstance(found, tuple) else ()


def _birth_year(answers: TypedAnswers) -> int | None:
    found = _group(answers, "person").get("birth_year")
    return found if isinstance(found, int) else None


def _date(answers: TypedAnswers, section: str, field: str) -> date | None:
    found = _group(answers, section).get(field)
    return found if isinstance(found, date) else None
