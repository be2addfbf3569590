"""Scanning the passport."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from customs.mrz import Size, TravelDocument, write_td3
from kiosk.journey import NEXT
from kiosk.scenes import JOURNEY
from kiosk.screens.passport import PassportScreen
from kiosk.visit import Step, Visit

pytestmark = pytest.mark.window


def test_anything_but_a_travel_document_is_said_to_be_none(made: Any, visit: Visit) -> None:
    screen = made(PassportScreen)
    screen.scanned("https://example.com")
    assert "not the photo page" in screen.spoken().errors[0]
    assert screen.outcomes == []
    assert "person" not in visit.answers


def test_it_can_be_typed_instead(made: Any) -> None:
    screen = made(PassportScreen)
    screen.type_instead()
    assert screen.outcomes == [NEXT]


def test_who_has_something_to_declare_confirms_later(made: Any, visit: Visit) -> None:
    visit.answers["ticks"] = {"vehicle": True}
    assert made(PassportScreen).truth == ""


def test_who_has_nothing_confirms_by_scanning_and_is_told_so(made: Any, visit: Visit) -> None:
    visit.answers["ticks"] = {"vehicle": False}
    assert "nothing to declare" in made(PassportScreen).truth


def test_it_tells_what_happens_with_the_data(made: Any) -> None:
    screen = made(PassportScreen)
    told: list[str] = []
    screen.bind(on_tell=lambda _, title, words: told.append(words))
    screen.explain()
    assert "forgets them when you leave" in told[0]


def test_while_the_declaration_is_written_nothing_of_it_changes(
    made: Any, visit: Visit, context: Any, later: Any
) -> None:
    visit.step = Step.PASSPORT
    visit.answers = {
        "journey": dict(JOURNEY),
        "ticks": {each.id: False for each in context.reference.questions},
    }
    screen = made(PassportScreen, background=later)
    screen.scanned(document("C00000000"))
    assert screen.busy is True
    screen.scanned(document("C11111111"))
    screen.type_instead()
    assert visit.said("person.document_number") == "C00000000"
    assert screen.outcomes == []
    assert screen.can_go_back is False
    later.catch_up()
    assert screen.outcomes == [NEXT]


def document(number: str) -> str:
    return "\n".join(
        write_td3(
            TravelDocument(
                kind=Size.TD3,
                document_code="P",
                issuer="AZE",
                surname="NUMUNE",
                given_names="AYSEL",
                number=number,
                nationality="AZE",
                birth_date=date(1990, 1, 1),
                sex="F",
                expiry=date(2031, 1, 1),
            )
        )
    )
