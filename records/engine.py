"""The one way to a database: durable settings set and asserted on every connection.

A path is a SQLite file, a URL a PostgreSQL database. Either way one transaction writes at a time:
places in the journal are then in the order of their commits, which cursors rest on.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    ExceptionContext,
    create_engine,
    event,
    make_url,
    text,
)
from sqlalchemy.engine.interfaces import DBAPIConnection

from records.faults import PragmaRefused, StorageCorrupt, fault_of, fault_of_state

BUSY_MILLISECONDS = 10_000
LOG_MILLISECONDS = 250
"""How long emptying the log waits for readers: it is tried again later anyway."""

PRIVATE = 0o600

Pragmas = Mapping[str, tuple[str | int, str | int]]
"""Each PRAGMA: what is asked, and what SQLite must answer afterwards."""

DURABLE: Pragmas = {
    # First, since changing the journal mode may have to wait for another process.
    "busy_timeout": (BUSY_MILLISECONDS, BUSY_MILLISECONDS),
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    # Freed pages are overwritten, so what was erased is gone from the file too.
    "secure_delete": ("ON", 1),
}

SERVER_DURABLE = {
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "server_encoding": "UTF8",
    "standard_conforming_strings": "on",
}
"""What a PostgreSQL server must answer; the first two are its administrator's to set."""

_TAKE_TURN = text("SELECT pg_advisory_xact_lock(8325)")
"""One writer at a time in one database; the number only has to be the same everywhere."""

_READS: Mapping[str, dict[str, Any]] = {
    "sqlite": {"reads": True},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}

GLANCE: Mapping[str, Any] = {"isolation_level": "AUTOCOMMIT"}
"""For a read of one statement, which needs no transaction to see one moment."""

_UNDECODABLE = "Could not decode to UTF-8"
"""The driver's own error, without a result code: a text column holds other bytes."""


def open_engine(
    store: Path | str,
    *,
    read_only: bool = False,
    pragmas: Pragmas = DURABLE,
) -> Engine:
    """Open a store: a path to a SQLite file, or a database URL.

    Errors of the disk leave as ``StorageFault``. Raises PragmaRefused at the first connection
    when the database does not adopt a setting.
    """
    if not read_only:
        _keep_private(store)
    engine = create_engine(
        _url(store, read_only),
        # The pool's reset would only roll back what its own block has ended already.
        pool_reset_on_return=None,
        # A failed statement is logged without what was bound to it: answers, names, parcels.
        hide_parameters=True,
    )
    event.listen(engine, "handle_error", _name_the_fault)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", lambda raw, _record: settle(raw, pragmas))
        event.listen(engine, "begin", _begin)
    else:
        event.listen(engine, "connect", lambda raw, _record: settle_server(raw))
        engine.update_execution_options(postgresql_readonly=read_only)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Begin a transaction that may write. It waits for the one writer's turn at once."""
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(_TAKE_TURN)
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Begin a transaction that only reads, and sees one moment throughout."""
    options = _READS[engine.dialect.name]
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


def empty_log(engine: Engine) -> bool:
    """Empty SQLite's write-ahead log, which keeps earlier pages and so what was erased from them.

    False when a reader still needs it; it is then emptied by a later call, or at closing.
    """
    if engine.dialect.name != "sqlite":
        return True
    with closing(engine.raw_connection()) as raw, closing(raw.cursor()) as cursor:
        (patience,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(f"PRAGMA busy_timeout={min(patience, LOG_MILLISECONDS)}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy, _, _ = cursor.fetchone() or (1, 0, 0)
        finally:
            cursor.execute(f"PRAGMA busy_timeout={patience}")
    return not busy


def settle(raw: DBAPIConnection, pragmas: Pragmas) -> None:
    """Set and assert the settings of one new SQLite connection. Raises PragmaRefused."""
    # The driver's own BEGIN comes too late, after reads; ``_begin`` speaks instead.
    raw.isolation_level = None
    cursor = raw.cursor()
    for name, (asked, wanted) in pragmas.items():
        cursor.execute(f"PRAGMA {name}={asked}")
        cursor.execute(f"PRAGMA {name}")
        got = cursor.fetchone()
        if got is None or got[0] != wanted:
            raise PragmaRefused(f"{name}: wanted {wanted}, got {got}")
    cursor.close()


def settle_server(raw: DBAPIConnection) -> None:
    """Set and assert the settings of one new PostgreSQL connection. Raises PragmaRefused."""
    with closing(raw.cursor()) as cursor:
        cursor.execute("SET synchronous_commit = on")
        cursor.execute(f"SET lock_timeout = {BUSY_MILLISECONDS}")
        for name, wanted in SERVER_DURABLE.items():
            cursor.execute(f"SHOW {name}")
            got = cursor.fetchone()
            if got is None or got[0] != wanted:
                raise PragmaRefused(f"{name}: wanted {wanted}, got {got}")
    raw.commit()


def _url(store: Path | str, read_only: bool) -> URL | str:
    if isinstance(store, str) and "://" in store:
        url = make_url(store)
        # "postgresql://" alone would mean a driver that is not here.
        return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url
    mode = "ro" if read_only else "rwc"
    # In a SQLite URI a question mark or a hash would end the name, and a percent sign begin a code.
    name = f"file:{quote(str(Path(store).absolute()))}"
    return URL.create("sqlite", database=name, query={"mode": mode, "uri": "true"})


def _keep_private(store: Path | str) -> None:
    """Make the file its owner's alone; SQLite gives its log the same mode."""
    if isinstance(store, str) and "://" in store:
        return
    # Never opened here: to close it again would drop the locks this process has on it (fcntl).
    with suppress(OSError):
        os.mknod(store, stat.S_IFREG | PRIVATE)
    for name in (f"{store}", f"{store}-wal", f"{store}-shm"):
        # What cannot be found or mended is SQLite's to name.
        with suppress(OSError):
            if stat.S_IMODE(os.stat(name).st_mode) & ~PRIVATE:
                os.chmod(name, PRIVATE)


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("isolation_level") != GLANCE["isolation_level"]:
        connection.exec_driver_sql("BEGIN" if options.get("reads", False) else "BEGIN IMMEDIATE")


def _name_the_fault(context: ExceptionContext) -> None:
    """Translate the driver's error into a named fault: the only place that does."""
    error = context.original_exception
    fault = fault_of(getattr(error, "sqlite_errorcode", None))
    if context.dialect.name == "postgresql":
        fault = fault_of_state(getattr(error, "sqlstate", None), context.is_disconnect)
    if fault is None and _UNDECODABLE in str(error):
        fault = StorageCorrupt
    if fault is not None:
        raise fault(str(error)) from error
