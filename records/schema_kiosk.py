"""What a kiosk keeps: where its chain stands, an encrypted outbox, visits, print jobs.

No column holds an answer in clear. Times are milliseconds since 1970, UTC.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, String, Table

HISTORY = "kiosk"
NEWEST = "kiosk_0001"
"""The last migration of this history; a test holds the two equal."""

metadata = MetaData()

chain = Table(
    "chain",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("counter", Integer, nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("previous", LargeBinary),
    Column("clock", BigInteger, nullable=False),
    # The newest signed acknowledgement: it states the head the hub holds for this node.
    Column("witness", LargeBinary),
)

outbox = Table(
    "outbox",
    metadata,
    Column("sequence", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("fact_id", LargeBinary, nullable=False, unique=True),
    Column("number", BigInteger),
    Column("content_hash", LargeBinary),
    Column("parcel", LargeBinary, nullable=False),
    Column("lodged_at", BigInteger, nullable=False),
    Column("state", String, nullable=False),
    Column("reason", String),
)

visits = Table(
    "visits",
    metadata,
    Column("token", String, primary_key=True),
    Column("number", BigInteger, nullable=False, unique=True),
    Column("fact_id", LargeBinary, nullable=False),
    Column("lodged_at", BigInteger, nullable=False),
)

print_jobs = Table(
    "print_jobs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("fact_id", LargeBinary, nullable=False),
    Column("copy", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
)
