"""Which key does what."""

from __future__ import annotations

import pytest
from kivy.core.window import Keyboard

from kiosk.keypad import TABLE, Act, Pressed, pressed, typed

F13 = 0x40000000 + 104
"""SDL 2: scan code 104 of the USB keyboard page, with the mark of a key without a letter."""


@pytest.mark.parametrize(
    ("name", "act"),
    [
        ("left", Act.PREVIOUS),
        ("right", Act.NEXT),
        ("up", Act.PREVIOUS_PART),
        ("down", Act.NEXT_PART),
        ("escape", Act.BACK),
        ("home", Act.WHERE),
        ("f1", Act.HELP),
        ("f2", Act.VOICE),
        ("f3", Act.LOUDER),
        ("f4", Act.FASTER),
    ],
)
def test_an_ordinary_keyboard_leads_through_a_visit(name: str, act: Act) -> None:
    assert pressed(Keyboard.keycodes[name]) == Pressed(act)


def test_the_keys_of_a_tactile_keypad_stand_in_one_order() -> None:
    row = [pressed(F13 + at) for at in range(8)]
    assert row == [Pressed(act, tactile=True) for act in list(Act)[:8]]


def test_keys_a_scanner_sends_too_are_known_by_what_they_type() -> None:
    assert typed("\r") == Pressed(Act.TAKE)
    assert typed("\t") == Pressed(Act.NEXT)
    assert typed("7") is None
    for name in ("enter", "tab", "spacebar"):
        assert pressed(Keyboard.keycodes[name]) is None


def test_letters_and_digits_lead_nowhere() -> None:
    assert [mark for mark in "abcxyz0123456789" if pressed(ord(mark)) is not None] == []


def test_no_key_has_two_meanings() -> None:
    numbers = [
        int(each)
        for each in TABLE.read_text().replace("[", " ").replace("]", " ").split()
        if each.isdecimal() and int(each) > 26
    ]
    assert len(numbers) == len(set(numbers))
