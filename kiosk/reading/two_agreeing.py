"""A live scan is believed only when two frames agree.

A check digit does not stop a misread of a damaged code: both misreads met in 600 frames passed
theirs. Shot again, the wrong value came back in 3 of 40 frames and the right one in 37. So a text
counts when a second frame reads the same with no frame in between reading another text of that
symbology in its place.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from kiosk.reading.symbol import Symbol, Symbology

Seen = tuple[Symbology, str]

AGREE_WITHIN = 1.5
"""Seconds. Longer than the live ladder's whole round, so that a hard code can be read twice."""

AWAY_FOR = 2.0
"""Seconds a code must be out of sight before showing it counts as showing it again."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the last frames said: texts seen once, and texts believed, with when they were seen."""

    once: Mapping[Seen, float] = field(default_factory=dict)
    believed: Mapping[Seen, float] = field(default_factory=dict)


def agree(
    before: Agreement, symbols: Collection[Symbol], now: float
) -> tuple[Agreement, tuple[Symbol, ...]]:
    """Take one frame's symbols; give the new state and what has just become believed.

    ``now`` is in seconds, only ever forward. A code that stays before the glass is given once.
    """
    here = {(symbol.symbology, symbol.text): symbol for symbol in symbols}
    believed = {seen: at for seen, at in before.believed.items() if now - at <= AWAY_FOR}
    once = {
        seen: at
        for seen, at in before.once.items()
        if now - at <= AGREE_WITHIN and not _contradicted(seen, here)
    }
    fresh = tuple(here[seen] for seen in here if seen in once and seen not in believed)
    believed |= {seen: now for seen in here if seen in once or seen in believed}
    once = {**once, **dict.fromkeys(here, now)}
    return Agreement({s: at for s, at in once.items() if s not in believed}, believed), fresh


def _contradicted(seen: Seen, here: Collection[Seen]) -> bool:
    """Whether this frame read that symbology, but not that text."""
    return seen not in here and any(symbology == seen[0] for symbology, _ in here)
