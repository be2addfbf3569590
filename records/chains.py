"""Where each node's chain of facts stands: the head, held under a lock while it is appended to.

A gap or a fork never blocks a fact: the head simply stays at the end of the longest whole run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.dialects import postgresql, sqlite

from customs.facts import FactId, NodeId
from envelope.facts import Envelope, inspect
from records.schema_hub import chains, journal


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The end of the longest run of a node's facts without a gap. Sequence 0 is before any."""

    node: NodeId
    sequence: int
    head: FactId | None


# The same words in both dialects: a chain that another process began meanwhile stays as it is.
_BEGIN = {
    "sqlite": sqlite.insert(chains).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(chains).on_conflict_do_nothing(),
}
_HEAD = select(chains).where(chains.c.node == bindparam("of"))
# In one order everywhere, so that no two processes wait for each other.
_LOCKED_HEADS = (
    select(chains)
    .where(chains.c.node.in_(bindparam("of", expanding=True)))
    .order_by(chains.c.node)
    .with_for_update()
)
_HIGHEST = (
    select(journal.c.node, func.max(journal.c.sequence))
    .where(journal.c.node.in_(bindparam("of", expanding=True)))
    .group_by(journal.c.node)
)
_MOVE = chains.update().where(chains.c.node == bindparam("of"))
_AT = (
    select(journal.c.fact_id, journal.c.signed)
    .where(journal.c.node == bindparam("of"), journal.c.sequence == bindparam("at"))
    .order_by(journal.c.position)
)


def lock_heads(connection: Connection, nodes: Iterable[NodeId]) -> dict[NodeId, ChainHead]:
    """Take the nodes' heads for this transaction: no other process appends to them meanwhile."""
    of = sorted(set(nodes))
    found = {row.node: ChainHead(*row) for row in connection.execute(_LOCKED_HEADS, {"of": of})}
    if new := [{"node": node, "sequence": 0, "head": None} for node in of if node not in found]:
        connection.execute(_BEGIN[connection.dialect.name], new)
        return {row.node: ChainHead(*row) for row in connection.execute(_LOCKED_HEADS, {"of": of})}
    return found


def beyond(connection: Connection, heads: Mapping[NodeId, ChainHead]) -> set[NodeId]:
    """Name the nodes that have lines here past their head: what is missing may close the gap."""
    highest = connection.execute(_HIGHEST, {"of": list(heads)})
    return {node for node, last in highest if last > heads[node].sequence}


def head_of(connection: Connection, node: NodeId) -> ChainHead:
    """Say where the node's chain stands, without a lock."""
    found = connection.execute(_HEAD, {"of": node}).one_or_none()
    return ChainHead(*found) if found is not None else ChainHead(node, 0, None)


def advance(
    connection: Connection,
    heads: Mapping[NodeId, ChainHead],
    gaps: Iterable[NodeId],
    added: Iterable[Envelope],
) -> dict[NodeId, ChainHead]:
    """Move heads over every fact that follows without a gap.

    ``added`` are the facts just written. For the nodes in ``gaps`` the journal is asked too, since
    it has lines the new ones may lead up to.
    """
    moved = dict(heads)
    for one in sorted(added, key=lambda one: one.header.sequence):
        moved[one.header.node] = _stepped(moved[one.header.node], one)
    for node in gaps:
        moved[node] = _read_on(connection, heads[node])
    rows = [
        {"of": one.node, "sequence": one.sequence, "head": one.head}
        for one in moved.values()
        if one != heads[one.node]
    ]
    if rows:
        connection.execute(_MOVE, rows)
    return moved


def _stepped(head: ChainHead, one: Envelope) -> ChainHead:
    header = one.header
    if header.sequence != head.sequence + 1 or header.previous != head.head:
        return head
    return ChainHead(head.node, header.sequence, one.fact_id)


def _read_on(connection: Connection, head: ChainHead) -> ChainHead:
    while (step := _next(connection, head)) is not None:
        head = step
    return head


def _next(connection: Connection, head: ChainHead) -> ChainHead | None:
    rows = connection.execute(_AT, {"of": head.node, "at": head.sequence + 1})
    for fact_id, signed in rows:
        if inspect(signed).header.previous == head.head:
            return ChainHead(head.node, head.sequence + 1, fact_id)
    return None
