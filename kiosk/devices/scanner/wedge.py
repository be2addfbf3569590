"""Telling a scanner from a person at the same keyboard, by the time between keys. Pure.

A keyboard-wedge scanner types its code some milliseconds a key and mostly ends with Enter or Tab;
a person takes a tenth of a second a key. Keys are held back until it is clear which it was, and
then told in one event: what was held is never lost and never told twice. Times are milliseconds
of any clock that goes forward; a clock that jumps back counts as a silence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

KEY_GAP_MS = 50
"""Keys of one scan are no further apart; a person's seldom are closer."""

SILENCE_MS = 150
"""A scan without a terminator is over after this."""

SHORTEST = 4
"""Characters. Fewer, however fast, are a person's fingers rolling over the keys."""

LONGEST = 4_096
"""Characters. The longest text of ours is a third of it; the rest of a longer one is dropped."""

TERMINATORS = frozenset("\r\n\t")


class Why(StrEnum):
    """What spoilt a scan."""

    INTERRUPTED = "interrupted"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Scanned:
    """A whole scan, its terminator taken off."""

    text: str


@dataclass(frozen=True, slots=True)
class Typed:
    """Keys that were a person's: they belong to the field that has the focus."""

    text: str


@dataclass(frozen=True, slots=True)
class Broken:
    """A scan with a pause inside, or without end: half a code, better asked for again."""

    text: str
    why: Why


Event = Scanned | Typed | Broken


@dataclass(frozen=True, slots=True)
class Held:
    """Keys not yet told. ``ended`` marks a scan just told: CR may be followed by its LF."""

    text: str = ""
    last_ms: int = 0
    spoilt: Why | None = None
    ended: bool = False


NOTHING = Held()


def press(held: Held, character: str, at_ms: int) -> tuple[Held, tuple[Event, ...]]:
    """Take one key; give what is held now and what has become clear.

    ``character`` is one character; an empty one (a modifier key) changes nothing.
    """
    if not character:
        return held, ()
    held, told = pause(held, at_ms)
    if character in TERMINATORS:
        held, ended = _end(held, character, at_ms)
        return held, told + ended
    return _add(held, character, at_ms), told


def pause(held: Held, at_ms: int) -> tuple[Held, tuple[Event, ...]]:
    """Say that it is ``at_ms`` and no key has come; give what has become clear."""
    gap = _gap(held, at_ms)
    if not held.text:
        return (held if gap <= KEY_GAP_MS else NOTHING), ()
    if gap >= SILENCE_MS or (_is_short(held) and gap > KEY_GAP_MS):
        return NOTHING, (_told(held),)
    return held, ()


def _add(held: Held, character: str, at_ms: int) -> Held:
    spoilt = held.spoilt
    if held.text and _gap(held, at_ms) > KEY_GAP_MS:
        spoilt = spoilt or Why.INTERRUPTED
    if len(held.text) >= LONGEST:
        return replace(held, last_ms=at_ms, spoilt=spoilt or Why.TOO_LONG)
    return Held(held.text + character, at_ms, spoilt)


def _end(held: Held, terminator: str, at_ms: int) -> tuple[Held, tuple[Event, ...]]:
    if held.ended:
        return replace(held, last_ms=at_ms), ()
    if _is_short(held):
        return NOTHING, (Typed(held.text + terminator),)
    return Held(last_ms=at_ms, ended=True), (_told(held),)


def _told(held: Held) -> Event:
    if held.spoilt:
        return Broken(held.text, held.spoilt)
    return Typed(held.text) if _is_short(held) else Scanned(held.text)


def _is_short(held: Held) -> bool:
    return len(held.text) < SHORTEST


def _gap(held: Held, at_ms: int) -> int:
    return at_ms - held.last_ms if at_ms >= held.last_ms else SILENCE_MS
