"""The catalogue of facts: what can happen to a declaration, and the header every fact carries.

The numbers are printed on paper and signed into journals, so they never change meaning; a fact
that is no longer made keeps its number for ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

FactId = bytes
"""16 bytes: the first half of the SHA-256 of the signed bytes."""

NodeId = bytes
"""8 bytes: the first 8 of the SHA-256 of the node's public key, so an identity proves its key."""

CrossingId = bytes
"""8 bytes, drawn once: the people, vehicle and goods that cross together."""


class FactKind(IntEnum):
    """Everything that can happen to a declaration."""

    LODGED = 1
    AMENDED = 2
    WITHDRAWN = 3
    PRESENTED = 4
    ACCEPTED = 5
    CHANNEL_ASSIGNED = 6
    EXAMINED = 7
    CORRECTION_ASKED = 8
    CHARGES_ASSESSED = 9
    PAYMENT_AWAITED = 10
    PAYMENT_RECORDED = 11
    RELEASED = 12
    HELD = 13
    REFUSED = 14
    LEFT = 15
    LAPSED = 16
    PRINTED = 17
    JOINED = 18
    ERASED = 19
    CONFLICT_SETTLED = 20
    UNDONE = 21


@dataclass(frozen=True, slots=True)
class Header:
    """The signed part of a fact, in clear: who saw what, when, about which declaration.

    ``clock`` is a hybrid logical clock reading: milliseconds since 1970 times 65,536 plus a
    counter. ``form`` is (form number, form version) of the content; ``rule_pack`` the ``yyyymmdd``
    of the pack in force where the fact was made. ``seen`` holds the latest facts about this
    declaration that the author had seen, sorted. ``content_hash`` is 32 bytes of SHA-256 over the
    packed content, absent when the fact has none.
    """

    node: NodeId
    sequence: int
    previous: FactId | None
    clock: int
    kind: FactKind | int
    number: int | None = None
    form: tuple[int, int] | None = None
    rule_pack: int | None = None
    seen: tuple[FactId, ...] = ()
    content_hash: bytes | None = None
    training: bool = False
    date_trusted: bool = True
    crossing: CrossingId | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened, as the fold and the doors read it.

    ``details`` is the content's answers by section and field name; None when the content has been
    erased, or was never readable here.
    """

    id: FactId
    header: Header
    details: Mapping[str, Any] | None = field(default=None)
