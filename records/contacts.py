"""When each node was last heard of, and what it said of itself then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from sqlalchemy import Engine, func, select

from customs.facts import NodeId
from records.engine import reading, writing
from records.schema_hub import journal
from records.schema_nodes import contacts


@dataclass(frozen=True, slots=True)
class Contact:
    """What a node said of itself, and when by the hub's clock (milliseconds since 1970).

    ``skew`` is how many milliseconds its clock is ahead of the hub's. ``waiting`` facts lie in its
    outbox, the oldest for ``oldest`` milliseconds.
    """

    node: NodeId
    heard_at: int
    version: str
    skew: int
    printer: str
    paper: str
    waiting: int
    oldest: int


class Contacts:
    """The last word of each node; an earlier one is forgotten."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, contact: Contact) -> None:
        """Note what a node says now."""
        with writing(self._engine) as connection:
            connection.execute(contacts.delete().where(contacts.c.node == contact.node))
            connection.execute(contacts.insert(), asdict(contact))

    def all(self) -> Mapping[NodeId, Contact]:
        """Give the last word of every node that was heard of."""
        with reading(self._engine) as connection:
            return {bytes(row.node): Contact(*row) for row in connection.execute(select(contacts))}

    def last_sequence(self, node: NodeId) -> int:
        """Give the highest sequence number held of a node's facts; 0 where none is."""
        highest = select(func.max(journal.c.sequence)).where(journal.c.node == node)
        with reading(self._engine) as connection:
            return int(connection.execute(highest).scalar() or 0)
