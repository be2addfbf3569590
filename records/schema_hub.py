"""What a hub keeps: the journal, its register, what was set aside, officers, tries, calls.

Times are milliseconds since 1970, UTC. The register holds nothing the journal does not say.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    false,
)

HISTORY = "hub"
NEWEST = "hub_0008"
"""The last migration of this history; a test holds the two equal."""

Position = BigInteger().with_variant(Integer, "sqlite")

Key = String().with_variant(String(collation="C"), "postgresql")
"""ASCII, sorted by its bytes on every server: look-ups ask for ranges of it."""

metadata = MetaData()

chains = Table(
    "chains",
    metadata,
    Column("node", LargeBinary, primary_key=True),
    # The longest run without a gap, and the fact that ends it.
    Column("sequence", BigInteger, nullable=False),
    Column("head", LargeBinary),
)

journal = Table(
    "journal",
    metadata,
    Column("position", Position, primary_key=True),
    Column("fact_id", LargeBinary, nullable=False, unique=True),
    Column("node", LargeBinary, ForeignKey("chains.node"), nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("number", BigInteger),
    Column("kind", Integer, nullable=False),
    Column("clock", BigInteger, nullable=False),
    Column("signed", LargeBinary, nullable=False),
    Column("content", LargeBinary),
    Column("erased_by", LargeBinary),
    Column("received_at", BigInteger, nullable=False),
    Index("journal_number", "number"),
    Index("journal_chain", "node", "sequence"),
    sqlite_autoincrement=True,
)

register = Table(
    "register",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("state", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("form", Integer),
    Column("name_key", Key),
    Column("name", String),
    Column("document", String),
    Column("birth", String),
    Column("plate", String),
    Column("crossing", LargeBinary),
    Column("clock", BigInteger, nullable=False),
    Column("training", Boolean, nullable=False),
    Column("conflict", Boolean, nullable=False),
    Column("problems", Integer, nullable=False),
    # Holds every column a list shows, so that a search by name reads the index alone.
    Index("register_name", "name_key", "number", "name", "state", "form", "clock"),
    Index("register_document", "document"),
    Index("register_plate", "plate"),
    Index("register_crossing", "crossing"),
    Index("register_clock", "clock"),
)

set_aside = Table(
    "set_aside",
    metadata,
    Column("id", Position, primary_key=True),
    Column("digest", LargeBinary, nullable=False, unique=True),
    Column("parcel", LargeBinary, nullable=False),
    Column("reason", String, nullable=False),
    Column("received_at", BigInteger, nullable=False),
    # Whom it names as its author, and whether that node's signature was genuine.
    Column("node", LargeBinary),
    Column("trusted", Boolean, nullable=False, server_default=false()),
    Index("set_aside_node", "trusted", "node"),
)

tries = Table(
    "tries",
    metadata,
    # A code, or whoever asks.
    Column("key", String, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last", BigInteger, nullable=False),
)

calls = Table(
    "calls",
    metadata,
    Column("id", Position, primary_key=True),
    # Drawn by the kiosk for one call, so that asking twice is asking once.
    Column("token", String, nullable=False, unique=True),
    Column("node", LargeBinary, nullable=False),
    Column("post", String, nullable=False),
    Column("kiosk", String, nullable=False),
    Column("place", String, nullable=False),
    Column("called_at", BigInteger, nullable=False),
    Column("answered_at", BigInteger),
    Column("officer", String),
    Column("session", String),
    Column("ended_at", BigInteger),
    # Every desk asks for the open ones every few seconds.
    Index("calls_ended", "ended_at"),
)

officers = Table(
    "officers",
    metadata,
    Column("name", String, primary_key=True),
    Column("shown_name", String, nullable=False),
    Column("password_hash", String, nullable=False),
    Column("roles", String, nullable=False),
    Column("active", Boolean, nullable=False),
    # The last day it lets anybody in, yyyy-mm-dd in Baku.
    Column("until", String),
)

state = Table(
    "state",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    # A restored hub draws a new epoch; cursors of another epoch start again.
    Column("epoch", LargeBinary, nullable=False),
    # Facts up to here are held upstream or in a finished backup.
    Column("safe_position", BigInteger, nullable=False),
    # Erased content may still lie in SQLite's log, which a reader kept from being emptied.
    Column("log_waits", Boolean, nullable=False, server_default=false()),
    # The hub above, in this life of it, holds the journal up to here.
    Column("upstream_position", BigInteger, nullable=False, server_default="0"),
    Column("upstream_epoch", LargeBinary),
)
