"""The keys of a keyboard or a tactile keypad, and what each is for. Pure; the numbers are data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("keypad.toml")


class Act(StrEnum):
    """What a key is for. A tactile keypad has its keys in this order, without the last three."""

    PREVIOUS = "previous"
    NEXT = "next"
    TAKE = "take"
    BACK = "back"
    WHERE = "where"
    HELP = "help"
    LOUDER = "louder"
    FASTER = "faster"
    PREVIOUS_PART = "previous_part"
    NEXT_PART = "next_part"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key that leads through the visit; ``tactile`` when it is one of a tactile keypad."""

    act: Act
    tactile: bool = False


def pressed(key: int) -> Pressed | None:
    """Give what a key of the window is for; None when it is not one of ours."""
    return _by_number().get(key)


def typed(text: str) -> Pressed | None:
    """Give what keys are for that a scanner could have sent too, and a person did."""
    return _by_text().get(text)


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


@cache
def _by_number() -> Mapping[int, Pressed]:
    return {
        number: Pressed(Act(act), tactile=name == "tactile")
        for name in ("keyboard", "tactile")
        for act, numbers in _table()[name].items()
        for number in numbers
    }


@cache
def _by_text() -> Mapping[str, Pressed]:
    return {text: Pressed(Act(act)) for act, texts in _table()["typed"].items() for text in texts}
