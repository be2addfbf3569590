"""What a hub keeps of its nodes: tokens to enrol with, numbers leased, when each was heard of.

Times are milliseconds since 1970, UTC. Of a token only the SHA-256 is here.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from records.schema_hub import Position, metadata

enrolments = Table(
    "enrolments",
    metadata,
    Column("token", LargeBinary, primary_key=True),
    Column("role", String, nullable=False),
    Column("name", String, nullable=False),
    Column("post", String, nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("ends_at", BigInteger, nullable=False),
    # The public key that used it; the same key may use it again, to finish what was cut off.
    Column("public", LargeBinary),
    Column("used_at", BigInteger),
)

spans = Table(
    "spans",
    metadata,
    # Blocks of numbers from ``first`` up to, not including, ``end``.
    Column("first", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, nullable=False),
    # The first block of it that nobody has yet. Meaningless once it is another's.
    Column("next", Integer, nullable=False),
    # The hub below that has it; none while it is this hub's own.
    Column("holder", LargeBinary),
    Column("epoch", LargeBinary, nullable=False),
)

blocks = Table(
    "blocks",
    metadata,
    Column("block", Integer, primary_key=True, autoincrement=False),
    # Of the permutation of its counters; made here, or by the hub above in training.
    Column("key", LargeBinary, nullable=False),
    # Counters that nobody has yet: from ``next`` up to, not including, ``end``.
    Column("next", BigInteger, nullable=False),
    Column("end", BigInteger, nullable=False),
    # A hub made anew from a copy leases nothing more of what an earlier life had begun.
    Column("epoch", LargeBinary, nullable=False),
)

leases = Table(
    "leases",
    metadata,
    Column("id", Position, primary_key=True),
    Column("node", LargeBinary, nullable=False),
    Column("block", Integer, ForeignKey("blocks.block"), nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("end", BigInteger, nullable=False),
    # How many of its counters are known to be used up, by facts held or by what the node said.
    Column("used", BigInteger, nullable=False),
    Column("leased_at", BigInteger, nullable=False),
    UniqueConstraint("block", "first"),
    Index("leases_node", "node"),
)

contacts = Table(
    "contacts",
    metadata,
    Column("node", LargeBinary, primary_key=True),
    Column("heard_at", BigInteger, nullable=False),
    Column("version", String, nullable=False),
    # How far the node's clock is ahead of the hub's, in milliseconds.
    Column("skew", BigInteger, nullable=False),
    Column("printer", String, nullable=False),
    Column("paper", String, nullable=False),
    Column("waiting", BigInteger, nullable=False),
    # How long the oldest of what waits has waited, in milliseconds.
    Column("oldest", BigInteger, nullable=False),
)

scanned = Table(
    "scanned",
    metadata,
    Column("node", LargeBinary, primary_key=True),
    # The last line of the journal whose numbers were counted into ``leases.used``.
    Column("position", BigInteger, nullable=False),
)

rotations = Table(
    "rotations",
    metadata,
    Column("old", LargeBinary, primary_key=True),
    Column("new", LargeBinary, nullable=False, unique=True),
    # The old key's signed hand-over, word for word.
    Column("statement", LargeBinary, nullable=False),
    Column("at", BigInteger, nullable=False),
)
