"""Whose office each fact is: which kind of machine may sign it, and about whose declaration.

A signature proves which machine spoke; this table says whether it was for that machine to say. A
traveller's machine speaks for the declarations it lodged itself; whatever decides is for a desk.
What crosses together it may say of any (docs/decisions/0009).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

from customs.facts import FactKind, Header, NodeId


class Role(StrEnum):
    """What a machine is there for. It is given when the machine is enrolled, never claimed."""

    KIOSK = "kiosk"
    CABINET = "cabinet"
    DESK = "desk"
    HUB = "hub"


TRAVELLERS = frozenset({Role.KIOSK, Role.CABINET})
"""Machines that speak for whoever declares."""

_DECLARANTS = TRAVELLERS | {Role.DESK}

MAY_SIGN: Mapping[FactKind, frozenset[Role]] = {
    **dict.fromkeys(FactKind, frozenset({Role.DESK})),
    FactKind.LODGED: _DECLARANTS,
    FactKind.AMENDED: _DECLARANTS,
    FactKind.WITHDRAWN: _DECLARANTS,
    FactKind.PRINTED: _DECLARANTS,
    FactKind.JOINED: _DECLARANTS,
    FactKind.ERASED: frozenset({Role.DESK, Role.HUB}),
}
"""The roles that may sign each kind of fact. What is not named here is for a desk alone."""

OF_ANY = frozenset({FactKind.LODGED, FactKind.JOINED})
"""Kinds a traveller's machine may sign whichever machine lodged the declaration. A second lodging
is a conflict for an officer; that declarations cross together changes nothing they declare.
"""


def is_in_office(header: Header, role: Role | None, lodged_by: Collection[NodeId]) -> bool:
    """Whether a fact was for the machine that signed it to say.

    ``role`` is the signer's, None for a machine nobody enrolled. ``lodged_by`` are the machines
    that lodged the declaration; empty while its lodging has not come, which leaves the question
    open. A kind this version does not know is carried: the fold gives it no effect.
    """
    if not isinstance(header.kind, FactKind):
        return True
    if role is None or role not in MAY_SIGN[header.kind]:
        return False
    own = header.kind in OF_ANY or not lodged_by or header.node in lodged_by
    return role not in TRAVELLERS or own


def may_lodge(header: Header, role: Role | None) -> bool:
    """Whether a fact lodges a declaration, signed by a machine that may."""
    return header.kind == FactKind.LODGED and role in MAY_SIGN[FactKind.LODGED]
