"""Where each node's chain of facts stands: the head, held under a lock while it is appended to.

A gap or a fork never blocks a fact: the head simply stays at the end of the longest whole run.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from customs.facts import FactId, NodeId
from envelope.facts import inspect
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
_LOCKED_HEAD = _HEAD.with_for_update()
_MOVE = chains.update().where(chains.c.node == bindparam("of"))
_AT = (
    select(journal.c.fact_id, journal.c.signed)
    .where(journal.c.node == bindparam("of"), journal.c.sequence == bindparam("at"))
    .order_by(journal.c.position)
)


def lock_head(connection: Connection, node: NodeId) -> ChainHead:
    """Take the node's head for this transaction: no other process appends to it meanwhile."""
    found = connection.execute(_LOCKED_HEAD, {"of": node}).one_or_none()
    if found is None:
        row = {"node": node, "sequence": 0, "head": None}
        connection.execute(_BEGIN[connection.dialect.name], row)
        found = connection.execute(_LOCKED_HEAD, {"of": node}).one()
    return ChainHead(*found)


def head_of(connection: Connection, node: NodeId) -> ChainHead:
    """Say where the node's chain stands, without a lock."""
    found = connection.execute(_HEAD, {"of": node}).one_or_none()
    return ChainHead(*found) if found is not None else ChainHead(node, 0, None)


def advance(connection: Connection, before: ChainHead) -> ChainHead:
    """Move the head over every fact that follows it without a gap."""
    after = before
    while (step := _next(connection, after)) is not None:
        after = step
    if after != before:
        row = {"of": after.node, "sequence": after.sequence, "head": after.head}
        connection.execute(_MOVE, row)
    return after


def _next(connection: Connection, head: ChainHead) -> ChainHead | None:
    rows = connection.execute(_AT, {"of": head.node, "at": head.sequence + 1})
    for fact_id, signed in rows:
        if inspect(signed).header.previous == head.head:
            return ChainHead(head.node, head.sequence + 1, fact_id)
    return None
