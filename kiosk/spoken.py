"""A screen as text: what a voice reads aloud, what a test sees, what a blind traveller hears."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spoken:
    """Everything a screen says now, in the traveller's language, in reading order.

    ``choices`` are what can be picked, ``state`` what was picked or typed so far. A secret second
    thing is never in ``state``.
    """

    title: str
    question: str
    choices: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
