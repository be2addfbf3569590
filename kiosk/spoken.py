"""A screen as text: what a voice reads aloud, what a test sees, what a blind traveller hears."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Spoken:
    """Everything a screen says now, in the traveller's language, in reading order.

    ``choices`` are what can be picked, ``state`` what was picked or typed so far. A secret second
    thing is never in ``state``; ``secret`` says that what is typed must not be said either.
    ``hint`` is how to answer. ``languages`` are the codes of the lines of ``question``, where a
    screen asks in several languages at once.
    """

    title: str
    question: str
    choices: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    hint: str = ""
    secret: bool = False
    languages: tuple[str, ...] = ()


class Role(StrEnum):
    """What kind of thing the keys have come to."""

    BUTTON = "button"
    TILE = "tile"
    TICK = "tick"
    LINE = "line"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be pressed, as it is named aloud.

    ``chosen`` is whether it is picked or ticked; None where that makes no sense. ``place`` counts
    from 1 among the ``of`` things beside it; 0 where nobody counts, as on a keyboard.
    """

    role: Role
    name: str
    chosen: bool | None = None
    place: int = 0
    of: int = 0
