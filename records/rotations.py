"""Keys that were handed over to newer ones, with the word of the old key for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine, func, select

from customs.facts import NodeId
from records.checkpoint import Checkpoint, pass_by
from records.engine import reading, writing
from records.schema_hub import journal
from records.schema_nodes import leases, rotations


class Rotations:
    """Which node goes on as which."""

    def __init__(self, engine: Engine, checkpoint: Checkpoint = pass_by) -> None:
        self._engine = engine
        self._checkpoint = checkpoint

    def hand_over(self, old: NodeId, new: NodeId, statement: bytes, at: int, last: int) -> bool:
        """Give what was leased to ``old`` to ``new``.

        False, and nothing is done, unless ``last`` is the highest sequence held of ``old``: what
        it has not handed over yet could not be believed any more.
        """
        highest = select(func.max(journal.c.sequence)).where(journal.c.node == old)
        with writing(self._engine) as connection:
            if int(connection.execute(highest).scalar() or 0) != last:
                return False
            row: dict[str, Any] = {"old": old, "new": new, "statement": statement, "at": at}
            connection.execute(rotations.delete().where(rotations.c.old == old))
            connection.execute(rotations.insert(), row)
            connection.execute(leases.update().where(leases.c.node == old).values(node=new))
        self._checkpoint("handed over")
        return True

    def newer(self, old: NodeId) -> NodeId | None:
        """Give the node that goes on as another; None while it goes on itself."""
        with reading(self._engine) as connection:
            found = connection.execute(select(rotations.c.new).where(rotations.c.old == old))
            row = found.scalar_one_or_none()
        return None if row is None else bytes(row)

    def while_nobody_writes(self, act: Callable[[], None]) -> None:
        """Do ``act`` while no fact can be added to the journal."""
        with writing(self._engine):
            act()
