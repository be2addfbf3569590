"""What the hub would not take: kept whole with its reason, shown to an officer, never deleted."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import Engine, bindparam, func, select

from records.engine import reading, writing
from records.schema_hub import set_aside


@dataclass(frozen=True, slots=True)
class SetAside:
    """A refused parcel. ``received_at`` is milliseconds since 1970, UTC."""

    id: int
    parcel: bytes
    reason: str
    received_at: int


_COLUMNS = (set_aside.c.id, set_aside.c.parcel, set_aside.c.reason, set_aside.c.received_at)
_NEWEST = select(*_COLUMNS).order_by(set_aside.c.id.desc()).limit(bindparam("most"))
_HELD = select(set_aside.c.id).where(set_aside.c.digest == bindparam("which"))


class SetAsideShelf:
    """Refused parcels, each once however often it comes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, parcel: bytes, reason: str, received_at: int) -> None:
        """Keep a refused parcel. The first reason it was refused for stays."""
        digest = hashlib.sha256(parcel).digest()
        row = {"digest": digest, "parcel": parcel, "reason": reason, "received_at": received_at}
        with writing(self._engine) as connection:
            if connection.execute(_HELD, {"which": digest}).one_or_none() is None:
                connection.execute(set_aside.insert(), row)

    def newest(self, most: int = 100) -> list[SetAside]:
        """Give up to ``most`` refused parcels, newest first."""
        with reading(self._engine) as connection:
            return [SetAside(*row) for row in connection.execute(_NEWEST, {"most": most})]

    def count(self) -> int:
        """Say how many there are."""
        with reading(self._engine) as connection:
            found = connection.execute(select(func.count()).select_from(set_aside)).scalar()
        return int(found or 0)
