"""Numbers leased out: blocks to the hubs below, counters of blocks to nodes; none ever twice.

A hub that was made anew from a copy has forgotten what it leased since. So it leases nothing more
of the blocks it had begun, and passes over some that it may have begun meanwhile.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, Row, bindparam, func, select

from customs.facts import FactKind, NodeId
from customs.registration_number import BLOCKS, COUNTERS, TRAINING_BLOCK, block_of, unpermute
from records.engine import reading, writing
from records.schema_hub import journal, state
from records.schema_nodes import blocks, leases, scanned, spans

KEY_BYTES = 32
MOST_LEASES = 32
"""Leases of one node: more would be a stolen one that asks without giving numbers."""


SPAN = 20
"""Blocks leased to a hub below at once."""

LEASE, TRAINING_LEASE, TRAINING_SPAN = 1_000_000, 10_000, 400_000
"""Counters leased at once: to a node, and in training to a node or to a hub below. Block 0000 is
all there is in training.
"""


@dataclass(frozen=True, slots=True)
class Leased:
    """Counters ``first`` up to ``end`` of a block, ``used`` of which are known to be given."""

    block: int
    key: bytes = field(repr=False)
    first: int
    end: int
    used: int = 0


@dataclass(frozen=True, slots=True)
class Used:
    """What a node says of a lease it holds: how many of its counters it has given."""

    block: int
    first: int
    used: int


_LEASES = (
    select(leases.c.block, blocks.c.key, leases.c.first, leases.c.end, leases.c.used)
    .join(blocks, blocks.c.block == leases.c.block)
    .where(leases.c.node == bindparam("of"))
    .order_by(leases.c.id)
)
_USED = (
    leases.update()
    .where(
        leases.c.node == bindparam("of"),
        leases.c.block == bindparam("in_block"),
        leases.c.first == bindparam("from_first"),
        leases.c.used < bindparam("now_used"),
        leases.c.end - leases.c.first >= bindparam("now_used"),
    )
    .values(used=bindparam("now_used"))
)
_LODGED = (
    select(journal.c.position, journal.c.number)
    .where(
        journal.c.node == bindparam("of"),
        journal.c.position > bindparam("after"),
        journal.c.kind == int(FactKind.LODGED),
        journal.c.number.is_not(None),
    )
    .order_by(journal.c.position)
)


class Leases:
    """What was leased, and what is left to lease. Every method raises StorageFault."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, node: NodeId) -> list[Leased]:
        """Give a node's leases in the order they were made, counted up to the journal's end."""
        with writing(self._engine) as connection:
            return self._of(connection, node)

    def use(self, node: NodeId, said: Iterable[Used]) -> None:
        """Keep what a node says it has given; less than was known changes nothing."""
        with writing(self._engine) as connection:
            for one in said:
                row = {"of": node, "in_block": one.block, "from_first": one.first}
                connection.execute(_USED, {**row, "now_used": one.used})

    def more(
        self, node: NodeId, known: Sequence[Used], at: int, *, training: bool, size: int
    ) -> list[Leased]:
        """Lease ``size`` counters to a node, and give all it holds.

        Nothing is leased while one it holds is not among ``known`` (the answer that told of it
        was lost), nor while it has enough. An empty list when no number is left to lease.
        """
        with writing(self._engine) as connection:
            held = self._of(connection, node)
            told = {(one.block, one.first) for one in known}
            if any((one.block, one.first) not in told for one in held) or _has_enough(held, size):
                return held
            block = _block_with(connection, size, training)
            if block is None:
                return []
            row = {"node": node, "block": block.block, "first": block.next, "used": 0}
            connection.execute(leases.insert(), {**row, "end": block.next + size, "leased_at": at})
            moved = blocks.update().where(blocks.c.block == block.block)
            connection.execute(moved.values(next=block.next + size))
            return self._of(connection, node)

    def span_for(self, hub: NodeId, known: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Give a hub below a span of blocks, and all of them it has; none when none is left."""
        with writing(self._engine) as connection:
            held = _spans_of(connection, hub)
            if any(one not in known for one in held):
                return held
            own = _own_span(connection, SPAN)
            if own is None:
                return []
            first, end = own.next, own.next + SPAN
            connection.execute(spans.update().where(spans.c.first == own.first).values(next=end))
            if first == own.first:
                # A span is named by its first block, which is now another's.
                connection.execute(
                    spans.update().where(spans.c.first == first).values(first=end, next=end)
                )
            row = {"first": first, "end": end, "next": end, "holder": hub, "epoch": own.epoch}
            connection.execute(spans.insert(), row)
            return [*held, (first, end)]

    def spans_of(self, hub: NodeId) -> list[tuple[int, int]]:
        """Give the blocks a hub below has."""
        with reading(self._engine) as connection:
            return _spans_of(connection, hub)

    def own_spans(self) -> list[tuple[int, int]]:
        """Give the blocks that are this hub's own: those it was given, or all of a centre."""
        with reading(self._engine) as connection:
            return _spans_of(connection, None)

    def blocks_left(self) -> int:
        """Say how many blocks of its own this hub has not begun."""
        own = select(func.sum(spans.c.end - spans.c.next)).where(spans.c.holder.is_(None))
        with reading(self._engine) as connection:
            return int(connection.execute(own).scalar() or 0)

    def begun(self) -> bool:
        """Whether anything was leased from here already."""
        with reading(self._engine) as connection:
            counts = [select(func.count()).select_from(one) for one in (spans, blocks)]
            return any(connection.execute(one).scalar() for one in counts)

    def given(self, first: int, end: int) -> None:
        """Keep a span of blocks that the hub above gave; the same one again changes nothing."""
        with writing(self._engine) as connection:
            if connection.execute(select(spans).where(spans.c.first == first)).one_or_none():
                return
            row = {"first": first, "end": end, "next": first, "holder": None}
            connection.execute(spans.insert(), {**row, "epoch": _epoch(connection)})

    def given_in_training(self, part: Leased) -> None:
        """Keep the part of block 0000 that the hub above gave, with the key of all its parts."""
        with writing(self._engine) as connection:
            if connection.execute(select(blocks.c.block)).first() is None:
                row = {"block": part.block, "key": part.key, "next": part.first, "end": part.end}
                connection.execute(blocks.insert(), {**row, "epoch": _epoch(connection)})

    def _of(self, connection: Connection, node: NodeId) -> list[Leased]:
        held = [Leased(*row) for row in connection.execute(_LEASES, {"of": node})]
        return _counted(connection, node, held) if held else []


def _has_enough(held: Sequence[Leased], size: int) -> bool:
    left = sum(one.end - one.first - one.used for one in held)
    return len(held) >= MOST_LEASES or left > size // 2


def _counted(connection: Connection, node: NodeId, held: list[Leased]) -> list[Leased]:
    """Count what the journal has of a node's numbers since it was last counted."""
    last = connection.execute(select(scanned.c.position).where(scanned.c.node == node)).scalar()
    lines = connection.execute(_LODGED, {"of": node, "after": last or 0}).all()
    if not lines:
        return held
    counted = [_with(one, [int(line.number) for line in lines]) for one in held]
    for one in counted:
        row = {"of": node, "in_block": one.block, "from_first": one.first, "now_used": one.used}
        connection.execute(_USED, row)
    connection.execute(scanned.delete().where(scanned.c.node == node))
    connection.execute(scanned.insert(), {"node": node, "position": lines[-1].position})
    return counted


def _with(lease: Leased, numbers: Iterable[int]) -> Leased:
    own = (_counter(number, lease.key) for number in numbers if block_of(number) == lease.block)
    used = (at - lease.first + 1 for at in own if lease.first <= at < lease.end)
    most = max(used, default=0)
    return lease if most <= lease.used else _replaced(lease, most)


def _replaced(lease: Leased, used: int) -> Leased:
    return Leased(lease.block, lease.key, lease.first, lease.end, used)


def _counter(number: int, key: bytes) -> int:
    return unpermute(number // 10 % COUNTERS, key)


def _block_with(connection: Connection, size: int, training: bool) -> Row[*tuple[Any, ...]] | None:
    """Find a block with ``size`` counters left, or begin one. None when there is none."""
    epoch = _epoch(connection)
    if training:
        return _training_block(connection, size, epoch)
    room = blocks.c.end - blocks.c.next >= size
    fit = select(blocks).where(blocks.c.epoch == epoch, room, blocks.c.block != TRAINING_BLOCK)
    found = connection.execute(fit.order_by(blocks.c.block).limit(1)).one_or_none()
    return found or _next_block(connection, epoch)


def _next_block(connection: Connection, epoch: bytes) -> Row[*tuple[Any, ...]] | None:
    own = _own_span(connection, 1)
    if own is None:
        return None
    connection.execute(spans.update().where(spans.c.first == own.first).values(next=own.next + 1))
    row = {"block": own.next, "key": secrets.token_bytes(KEY_BYTES), "epoch": epoch}
    connection.execute(blocks.insert(), {**row, "next": 0, "end": COUNTERS})
    return connection.execute(select(blocks).where(blocks.c.block == own.next)).one()


def _training_block(
    connection: Connection, size: int, epoch: bytes
) -> Row[*tuple[Any, ...]] | None:
    asked = select(blocks).where(blocks.c.block == TRAINING_BLOCK)
    found = connection.execute(asked).one_or_none()
    if found is None:
        row = {"block": TRAINING_BLOCK, "key": secrets.token_bytes(KEY_BYTES), "epoch": epoch}
        connection.execute(blocks.insert(), {**row, "next": 0, "end": COUNTERS})
    elif found.epoch != epoch:
        # All of the block is a centre's, which leases whole parts of it to the hubs below.
        most = TRAINING_SPAN if found.end == COUNTERS else 5 * TRAINING_LEASE
        passed = min(found.end, found.next + 2 * most)
        only = blocks.update().where(blocks.c.block == TRAINING_BLOCK)
        connection.execute(only.values(next=passed, epoch=epoch))
    found = connection.execute(asked).one()
    return found if found.end - found.next >= size else None


def _own_span(connection: Connection, room: int) -> Row[*tuple[Any, ...]] | None:
    """Find a span of this hub's own with ``room`` blocks left."""
    epoch = _epoch(connection)
    own = select(spans).where(spans.c.holder.is_(None)).order_by(spans.c.first)
    for row in connection.execute(own).all():
        if row.epoch != epoch:
            passed = min(row.end, row.next + max(4, (row.end - row.first) // 100))
            only = spans.update().where(spans.c.first == row.first)
            connection.execute(only.values(next=passed, epoch=epoch))
    return next((row for row in connection.execute(own) if row.end - row.next >= room), None)


def _spans_of(connection: Connection, holder: NodeId | None) -> list[tuple[int, int]]:
    whose = spans.c.holder.is_(None) if holder is None else spans.c.holder == holder
    found = connection.execute(select(spans.c.first, spans.c.end).where(whose).order_by("first"))
    return [(row.first, row.end) for row in found]


def _epoch(connection: Connection) -> bytes:
    return bytes(connection.execute(select(state.c.epoch)).scalar_one())


ALL_BLOCKS = (TRAINING_BLOCK + 1, BLOCKS)
"""Every block of a live centre: 0001 to 9999."""
