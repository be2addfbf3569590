"""What the hub would not take: kept whole with its reason, shown to an officer, never deleted.

What a believed node signed is always kept. What anybody else sends has bounds, so that junk can
fill neither the disk nor the officer's list; beyond them it is refused, never put in the place of
something kept before.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from sqlalchemy import Connection, Engine, bindparam, func, select

from customs.facts import NodeId
from records.engine import reading, writing
from records.schema_hub import set_aside

MOST_OF_A_NODE = 200
"""Parcels kept that name one author whose signature is not believed, or that name none."""

MOST_OF_ALL = 2_000
"""Parcels kept of all such authors together: 160 MB of the largest."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A refused parcel. ``received_at`` is milliseconds since 1970, UTC."""

    id: int
    parcel: bytes = field(repr=False)
    reason: str
    received_at: int


@dataclass(frozen=True, slots=True)
class Author:
    """Whom a refused parcel names as its author, and whether that node's signature is genuine."""

    node: NodeId | None = None
    trusted: bool = False


_COLUMNS = (set_aside.c.id, set_aside.c.parcel, set_aside.c.reason, set_aside.c.received_at)
_NEWEST = select(*_COLUMNS).order_by(set_aside.c.id.desc()).limit(bindparam("most"))
_HELD = select(set_aside.c.id).where(set_aside.c.digest == bindparam("which"))
_COUNT = select(func.count()).select_from(set_aside)
_OF_STRANGERS = _COUNT.where(set_aside.c.trusted.is_(False))
_OF_ONE = _OF_STRANGERS.where(set_aside.c.node.is_not_distinct_from(bindparam("author")))


class SetAsideShelf:
    """Refused parcels, each once however often it comes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, parcel: bytes, reason: str, received_at: int, author: Author) -> bool:
        """Keep a refused parcel, under the first reason it was refused for.

        False when it is not kept: the shelf holds as much of strangers as it may.
        """
        digest = hashlib.sha256(parcel).digest()
        row = {"digest": digest, "parcel": parcel, "reason": reason, "received_at": received_at}
        with writing(self._engine) as connection:
            if connection.execute(_HELD, {"which": digest}).one_or_none() is not None:
                return True
            if not author.trusted and _is_full(connection, author.node):
                return False
            whose = {"node": author.node, "trusted": author.trusted}
            connection.execute(set_aside.insert(), row | whose)
        return True

    def newest(self, most: int = 100) -> list[SetAside]:
        """Give up to ``most`` refused parcels, newest first."""
        with reading(self._engine) as connection:
            return [SetAside(*row) for row in connection.execute(_NEWEST, {"most": most})]

    def count(self) -> int:
        """Say how many there are."""
        with reading(self._engine) as connection:
            return int(connection.execute(_COUNT).scalar_one())


def _is_full(connection: Connection, node: NodeId | None) -> bool:
    of_all = connection.execute(_OF_STRANGERS).scalar_one()
    of_one = connection.execute(_OF_ONE, {"author": node}).scalar_one()
    return bool(of_all >= MOST_OF_ALL or of_one >= MOST_OF_A_NODE)
