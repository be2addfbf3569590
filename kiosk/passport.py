"""What a travel document's machine-readable zone answers, and who is too young to declare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from customs.allowances.claim import age
from customs.mrz import TravelDocument
from kiosk.visit import Visit

DOCUMENT_TYPES = {"P": "passport", "I": "id_card", "A": "id_card", "C": "id_card"}


def fill(visit: Visit, document: TravelDocument) -> None:
    """Put what was read into the visit and mark it as read. A part that failed its check digit is
    left out, so that the person is asked for it.

    A document that gives one name gives the whole name, in whichever place it stands: nobody is
    asked for another. What another document said before is forgotten.
    """
    failed = document.check_failures
    known = {name: v for name, v in _answers(document).items() if v and name not in failed}
    person = visit.group("person")
    for name in (*_forgotten(known), *(path.removeprefix("person.") for path in visit.read)):
        person.pop(name, None)
    person.update(known)
    visit.read = {f"person.{name}" for name in known}
    visit.one_name = "surname" in known and "given_names" not in known
    visit.name_cut = document.names_cut


def _forgotten(known: Mapping[str, object]) -> Iterator[str]:
    """Name what a document says otherwise by not saying it: a second name, a whole birth date."""
    if "surname" in known:
        yield "given_names"
    if known.keys() & {"birth_date", "birth_year"}:
        yield from ("birth_date", "birth_year")


def _answers(document: TravelDocument) -> dict[str, str | int | None]:
    failed = document.check_failures
    birth, expiry = document.birth_date, document.expiry
    return {
        "surname": document.surname or document.given_names,
        "given_names": document.given_names if document.surname else None,
        "document_number": None if "number" in failed else document.number,
        "citizenship": document.nationality_country,
        "birth_date": birth.isoformat() if birth else None,
        "birth_year": None if "birth_date" in failed else document.birth_year,
        "document_expiry": expiry.isoformat() if expiry and "expiry" not in failed else None,
        "sex": document.sex,
        "document_type": DOCUMENT_TYPES.get(document.document_code[:1]),
    }


def too_young(visit: Visit, on: date, declares_from: Decimal) -> bool:
    """Whether the person is too young to declare on a day; ``declares_from`` is that age in years.

    False while no birth date is known. Of a year alone the oldest age counts that it allows.
    """
    born = _day(str(visit.said("person.birth_date") or ""))
    if born is not None:
        return age(born, on) < declares_from
    year = visit.said("person.birth_year")
    return isinstance(year, int) and on.year - year < declares_from


def _day(text: str) -> date | None:
    try:
        if "." in text:
            day, month, year = (int(part) for part in text.split("."))
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        return None
