"""What a hub keeps of where facts are bound for, what came from above, and documents."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, String, Table

from records.schema_hub import Position, metadata

bound = Table(
    "bound",
    metadata,
    # A declaration and a post its facts are for: where it was lodged, where it is going, who asked.
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("post", String, primary_key=True),
)

deliveries = Table(
    "deliveries",
    metadata,
    # Given under the one writer's lock, so a cursor never passes one that is not there yet.
    Column("id", Position, primary_key=True),
    Column("post", String, nullable=False),
    Column("position", BigInteger, nullable=False),
    Index("deliveries_post", "post", "id"),
    sqlite_autoincrement=True,
)

delivering = Table(
    "delivering",
    metadata,
    # Lines of the journal up to here have been delivered wherever they were bound for then.
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("position", BigInteger, nullable=False),
)

pulling = Table(
    "pulling",
    metadata,
    # How far the hub above has been read: its own cursor, and the life of it that gave it.
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("cursor", LargeBinary, nullable=False),
)

pulled = Table(
    "pulled",
    metadata,
    # Lines that came from above: that life of the hub above is not offered them again.
    Column("position", Position, primary_key=True, autoincrement=False),
    Column("epoch", LargeBinary, nullable=False),
)

wanted = Table(
    "wanted",
    metadata,
    # Held above by an author nobody here believes yet: asked for again when the list changes.
    Column("fact_id", LargeBinary, primary_key=True),
)

documents = Table(
    "documents",
    metadata,
    # Named by a fact's content; its bytes lie in a file beside the store, once they have come.
    Column("sha256", LargeBinary, primary_key=True),
    Column("fact_id", LargeBinary, primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("size", BigInteger, nullable=False),
    # The life of the hub above that holds its bytes.
    Column("above", LargeBinary),
    # The content that named it was erased: its file goes.
    Column("gone", Boolean, nullable=False),
    Index("documents_number", "number"),
)
