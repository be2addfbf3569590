"""Which of the facts held here have a say: those that were their signer's to make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from customs.facts import NodeId
from customs.offices import Role, is_in_office, may_lodge
from envelope.facts import Envelope

RoleOf = Callable[[NodeId], Role | None]
"""Gives what a node is there for; None for one that nobody enrolled."""


def lodgers(envelopes: Iterable[Envelope], role_of: RoleOf) -> frozenset[NodeId]:
    """Give the nodes that lodged the declaration these facts are about."""
    headers = (one.header for one in envelopes)
    return frozenset(one.node for one in headers if may_lodge(one, role_of(one.node)))


def in_office(envelopes: Sequence[Envelope], role_of: RoleOf) -> list[Envelope]:
    """Give the facts about one declaration that have a say in it.

    A fact that came before its lodging was taken on trust; here it falls silent when the
    declaration turns out to be another's.
    """
    by = lodgers(envelopes, role_of)
    return [one for one in envelopes if is_in_office(one.header, role_of(one.header.node), by)]
