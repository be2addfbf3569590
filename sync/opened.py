"""What the proven holder of a code may hear of its declaration, and do with it."""

from __future__ import annotations

from dataclasses import dataclass

from customs.facts import CrossingId, FactId, FactKind
from forms.content import Content


@dataclass(frozen=True, slots=True)
class Standing:
    """How a declaration stands now.

    ``state`` names a ``customs.life.State``. ``version`` is 1 plus its amendments. ``seen`` are its
    heads, for the next fact. ``may`` are the acts its holder may do where it was asked.
    """

    state: str
    version: int
    seen: tuple[FactId, ...]
    crossing: CrossingId | None
    may: frozenset[FactKind]


@dataclass(frozen=True, slots=True)
class Opened:
    """A declaration opened by the right second thing. ``content`` is None once it was erased."""

    content: Content | None
    standing: Standing
