"""Copies of a hub's store while it works, and the new life of a store made from one.

A copy holds whole transactions only. It is not encrypted: where it lies, it has to be guarded as
the store itself.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Engine, func, select, update

from records.engine import PRIVATE, open_engine, reading, writing
from records.faults import BackupFailed, StorageFault, fault_of
from records.schema_hub import journal, state

EPOCH_BYTES = 8


def back_up(engine: Engine, to: Path) -> int:
    """Copy the store to a new file, and give the last line of the journal that is surely in it.

    The file appears under its name only when it is whole and on the disk. Raises FileExistsError,
    BackupFailed, StorageFault, OSError.
    """
    with _appearing(to) as draft:
        # Read before the copy begins: what is written meanwhile may be in it or not.
        position = last_line(engine)
        if engine.dialect.name == "sqlite":
            _copy_file(engine, draft)
        else:
            _run(["pg_dump", "--format=custom", "--no-owner", f"--file={draft}", _plain(engine)])
    return position


def restore(backup: Path, into: Path | str) -> None:
    """Make a store anew from a copy: a SQLite file that is not there, or an empty database.

    Call ``begin_anew`` on it before it serves. Raises FileExistsError, BackupFailed, OSError.
    """
    if isinstance(into, Path):
        with _appearing(into) as draft:
            shutil.copyfile(backup, draft)
            _check_whole(draft)
        return
    engine = open_engine(into)
    try:
        # All or nothing: a database that holds a store already makes the first line fail.
        target = f"--dbname={_plain(engine)}"
        _run(["pg_restore", "--no-owner", "--single-transaction", target, str(backup)])
    finally:
        engine.dispose()


def last_line(engine: Engine) -> int:
    """Give the last line of the journal; 0 for an empty one."""
    with reading(engine) as connection:
        return int(connection.execute(select(func.max(journal.c.position))).scalar() or 0)


def begin_anew(engine: Engine) -> bytes:
    """Give a restored store its own epoch, so that nodes offer again what it lacks.

    What it holds is held by the backup too, and so is safe.
    """
    epoch = secrets.token_bytes(EPOCH_BYTES)
    with writing(engine) as connection:
        held = connection.execute(select(func.max(journal.c.position))).scalar() or 0
        connection.execute(update(state).values(epoch=epoch, safe_position=held))
    return epoch


@contextmanager
def _appearing(path: Path) -> Iterator[Path]:
    """Give a draft beside ``path`` that takes its name when the block ends well."""
    if path.exists():
        raise FileExistsError(f"{path} is there already")
    draft = path.with_name(f"{path.name}.part")
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL, PRIVATE))
    try:
        yield draft
        for synced in (draft, path.parent):
            _sync(synced)
        # Unlike a rename, it never takes the place of a file made meanwhile.
        os.link(draft, path)
        _sync(path.parent)
    finally:
        draft.unlink(missing_ok=True)


def _copy_file(engine: Engine, draft: Path) -> None:
    with closing(engine.raw_connection()) as raw, closing(sqlite3.connect(draft)) as copy:
        try:
            source = raw.driver_connection
            assert isinstance(source, sqlite3.Connection)
            source.backup(copy)
            # One file, with no log beside it.
            copy.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.Error as error:
            raise (fault_of(error.sqlite_errorcode) or StorageFault)(str(error)) from error
    _check_whole(draft)


def _check_whole(copy: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{copy}?mode=ro", uri=True)) as opened:
            (said,) = opened.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.Error as error:
        raise BackupFailed(f"{copy.name}: {error}") from error
    if said != "ok":
        raise BackupFailed(f"{copy.name}: {said}")


def _run(command: Sequence[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise BackupFailed(f"{command[0]} is missing: install postgresql-client") from error
    if done.returncode:
        first = done.stderr.strip().partition("\n")[0]
        raise BackupFailed(f"{command[0]}: {first}")


def _plain(engine: Engine) -> str:
    """Give the address as PostgreSQL's own tools take it; a password comes from ``~/.pgpass``."""
    return engine.url.set(drivername="postgresql").render_as_string(hide_password=False)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
