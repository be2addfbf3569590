"""What a travel document's machine-readable zone answers, and who is too young to declare."""

from __future__ import annotations

from datetime import date

from customs.allowances.claim import age
from customs.mrz import TravelDocument
from kiosk.visit import Visit

OF_AGE = 16
"""From this age a person declares for themselves (rules of the State Customs Committee)."""

DOCUMENT_TYPES = {"P": "passport", "I": "id_card", "A": "id_card", "C": "id_card"}


def fill(visit: Visit, document: TravelDocument) -> None:
    """Put what was read into the visit and mark it as read. A part that failed its check digit is
    left out, so that the person is asked for it.
    """
    for name, value in _answers(document).items():
        if value and name not in document.check_failures:
            visit.group("person")[name] = value
            visit.read.add(f"person.{name}")


def _answers(document: TravelDocument) -> dict[str, str | None]:
    failed = document.check_failures
    birth, expiry = document.birth_date, document.expiry
    return {
        "surname": document.surname,
        "given_names": document.given_names,
        "document_number": None if "number" in failed else document.number,
        "citizenship": document.nationality_country,
        "birth_date": birth.isoformat() if birth else None,
        "document_expiry": expiry.isoformat() if expiry and "expiry" not in failed else None,
        "sex": document.sex,
        "document_type": DOCUMENT_TYPES.get(document.document_code[:1]),
    }


def too_young(visit: Visit, on: date) -> bool:
    """Whether the person is under 16 on a day; False while no birth date is known."""
    said = str(visit.said("person.birth_date") or "")
    born = _day(said)
    return born is not None and age(born, on) < OF_AGE


def _day(text: str) -> date | None:
    try:
        if "." in text:
            day, month, year = (int(part) for part in text.split("."))
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        return None
