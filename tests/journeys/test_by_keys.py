"""Whole visits by a traveller who cannot see: keys only, and nothing is known but what is said.

What was heard is kept in ``heard/`` to be read by people. After a change that is meant, look at the
difference and run once with SARHAD_WRITE_HEARD=1.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from customs.mrz import Size, TravelDocument, write_td3
from kiosk.keypad import Act
from kiosk.render import open_offscreen
from kiosk.scenes import NOW, SCENES, context
from kiosk.sounding import sounded
from kiosk.visit import Step
from languages import load

pytestmark = pytest.mark.window

HEARD = Path(__file__).with_name("heard")
MOST_PRESSES = 400
"""For three goods and cash. A sighted traveller needs some 60 touches."""

PASSPORT = TravelDocument(
    kind=Size.TD3,
    document_code="P",
    issuer="AZE",
    surname="NUMUNE",
    given_names="AYSEL",
    number="C00000000",
    nationality="AZE",
    birth_date=NOW.date().replace(year=1990),
    sex="F",
    expiry=NOW.date().replace(year=2031),
)

LANGUAGES = ("az", "en", "ru")

SAID = {
    "arriving": ("intent", "I am entering Azerbaijan"),
    "none": ("ticks", "None of these"),
    "green": ("done", "Now go to the green line"),
    "red": ("done", "Now go to the red line"),
    "goods": ("question", "More goods than I may bring free of charge"),
    "cash": ("question", "Foreign money or securities above 10,000 US dollars"),
    "me": ("ask", "Yes, that is me"),
    "continue": ("frame", "Continue"),
    "notes": ("list.money_kind", "Banknotes and coins"),
    "salary": ("list.money_source", "Salary"),
    "family": ("list.money_use", "Support of the family"),
    "clothes": ("list.goods_kind", "Clothes and shoes"),
    "phones": ("list.goods_kind", "Mobile phones"),
    "wine": ("list.goods_kind", "Wine"),
    "with me": ("ask", "With me"),
    "more": ("ask", "One more"),
    "right": ("review", "Yes, everything is right"),
    "confirm": ("confirm", "I confirm"),
}
"""What the traveller listens for, as context and msgid."""


def words_of(code: str) -> dict[str, str]:
    language = load(code)
    said = {name: sounded(language.say(*msgid), language) for name, msgid in SAID.items()}
    return {**said, "language": language.name, "country": language.country("TR")}


@pytest.fixture(scope="module", autouse=True)
def window() -> None:
    open_offscreen()


@pytest.fixture
def listener() -> Any:
    from kiosk.player.listener import Listener

    return Listener(lambda voice: replace(context(SCENES[0]), voice=voice))


def begin(listener: Any, words: Mapping[str, str]) -> None:
    """Any key of the keypad brings the voice; the language is found by its name."""
    assert f"{words['language']}." in listener.press(Act.NEXT)
    listener.take(words["language"])
    listener.take(words["arriving"])
    assert listener.conductor.visit.step is Step.TICKS


def show_passport(listener: Any) -> str:
    read = "\n".join(write_td3(PASSPORT))
    said: str = listener.hear("[passport]", lambda: listener.conductor.scanned(read))
    return said


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_to_declare_by_keys_and_ear_alone(listener: Any, language: str) -> None:
    words = words_of(language)
    begin(listener, words)
    listener.take(words["none"], Act.PREVIOUS)
    assert words["green"] in show_passport(listener)
    assert listener.conductor.visit.step is Step.DONE
    assert_as_written(listener, f"nothing-to-declare-{language}")


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_goods_and_cash_by_keys_and_ear_alone(listener: Any, language: str) -> None:
    words = words_of(language)
    begin(listener, words)
    listener.take(words["goods"])
    listener.take(words["cash"])
    listener.take(words["continue"], Act.PREVIOUS)
    show_passport(listener)
    listener.take(words["me"], Act.PREVIOUS)
    travel(listener, words)
    declare_cash(listener, words)
    declare_goods(listener, words)
    listener.take(words["right"], Act.PREVIOUS)
    assert words["red"] in listener.take(words["confirm"])
    assert listener.conductor.visit.step is Step.DONE
    assert sum(note.startswith("[") for note in listener.notes) < MOST_PRESSES
    assert_as_written(listener, f"goods-and-cash-{language}")


def travel(listener: Any, words: Mapping[str, str]) -> None:
    listener.take(words["country"])
    listener.type("J28074")
    listener.take(words["continue"], Act.NEXT_PART)
    listener.take("0")


def declare_cash(listener: Any, words: Mapping[str, str]) -> None:
    listener.type("12400")
    listener.take(words["continue"], Act.NEXT_PART)
    for answer in ("notes", "continue", "salary", "family"):
        listener.take(words[answer])


def declare_goods(listener: Any, words: Mapping[str, str]) -> None:
    for kind, count, worth in (("clothes", "8", "90"), ("phones", "2", "700"), ("wine", "3", "60")):
        if kind != "clothes":
            listener.take(words["more"], Act.PREVIOUS)
        listener.take(words[kind])
        listener.type(count)
        listener.take(words["continue"], Act.NEXT_PART)
        listener.type(worth)
        listener.take(words["continue"], Act.NEXT_PART)
        listener.take(words["with me"])
    listener.take(words["continue"], Act.NEXT_PART)
    assert listener.conductor.visit.step is Step.REVIEW


def assert_as_written(listener: Any, name: str) -> None:
    path = HEARD / f"{name}.txt"
    if os.environ.get("SARHAD_WRITE_HEARD"):
        path.write_text("\n".join(listener.notes) + "\n", encoding="utf-8")
    assert path.read_text(encoding="utf-8").splitlines() == listener.notes
