from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import text

from records import (
    PragmaRefused,
    StorageBusy,
    StorageCorrupt,
    StorageFault,
    StorageFull,
    StorageReadOnly,
)
from records.engine import DURABLE, empty_log, open_engine, reading, writing


def test_every_connection_keeps_what_it_is_told(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.db")
    with reading(engine) as one, reading(engine) as other:
        for connection in (one, other):
            for name, (_, wanted) in DURABLE.items():
                assert connection.execute(text(f"PRAGMA {name}")).scalar() == wanted
        assert one.connection.driver_connection is not other.connection.driver_connection


@pytest.mark.parametrize("name", ["synchronous", "journal_mode", "foreign_keys"])
def test_a_setting_that_is_not_adopted_stops_everything(tmp_path: Path, name: str) -> None:
    refused = {**DURABLE, name: ("OFF", DURABLE[name][1])}
    engine = open_engine(tmp_path / "a.db", pragmas=refused)
    with pytest.raises(PragmaRefused, match=name):
        engine.connect()


def test_a_writer_waits_for_its_turn_and_then_says_busy(tmp_path: Path) -> None:
    impatient = {**DURABLE, "busy_timeout": (10, 10)}
    engine = open_engine(tmp_path / "a.db", pragmas=impatient)
    with writing(engine), pytest.raises(StorageBusy), writing(engine):
        pass


def test_a_reader_sees_one_moment_while_another_writes(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.db")
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE t (x)"))
    with reading(engine) as reader:
        assert reader.execute(text("SELECT count(*) FROM t")).scalar() == 0
        with writing(engine) as connection:
            connection.execute(text("INSERT INTO t VALUES (1)"))
        assert reader.execute(text("SELECT count(*) FROM t")).scalar() == 0


def test_a_failed_block_leaves_nothing_and_frees_the_store(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.db")
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE t (x)"))
    with pytest.raises(ZeroDivisionError), writing(engine) as connection:
        connection.execute(text("INSERT INTO t VALUES (1)"))
        raise ZeroDivisionError
    with writing(engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM t")).scalar() == 0


def test_the_log_is_emptied_unless_a_reader_needs_it(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.db", pragmas={**DURABLE, "busy_timeout": (10, 10)})
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE t (x)"))
    with reading(engine) as reader:
        reader.execute(text("SELECT * FROM t"))
        with writing(engine) as connection:
            connection.execute(text("INSERT INTO t VALUES (1)"))
        assert not empty_log(engine)
    assert empty_log(engine)
    assert (tmp_path / "a.db-wal").stat().st_size == 0


def test_a_mistake_in_sql_is_not_blamed_on_the_disk(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.db")
    with pytest.raises(Exception, match="no such table") as raised, reading(engine) as connection:
        connection.execute(text("SELECT * FROM nowhere"))
    assert not isinstance(raised.value, StorageFault)


def test_what_is_no_database_is_corrupt(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"this is a letter, not a store" * 100)
    with pytest.raises(StorageCorrupt):
        open_engine(tmp_path / "a.db").connect()


def test_a_store_opened_to_read_cannot_be_written(tmp_path: Path) -> None:
    with writing(open_engine(tmp_path / "a.db")) as connection:
        connection.execute(text("CREATE TABLE t (x)"))
    engine = open_engine(tmp_path / "a.db", read_only=True)
    with pytest.raises(StorageReadOnly), writing(engine) as connection:
        connection.execute(text("INSERT INTO t VALUES (1)"))


def test_a_folder_that_is_not_there_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(StorageReadOnly):
        open_engine(tmp_path / "nowhere" / "a.db").connect()


def test_a_store_that_may_not_grow_is_full(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.db")
    with pytest.raises(StorageFull), engine.connect() as connection:
        connection.execute(text("PRAGMA max_page_count = 2"))
        connection.execute(text("CREATE TABLE t (x)"))
        connection.execute(text("INSERT INTO t VALUES (zeroblob(100000))"))


@pytest.mark.parametrize("name", ["a?mode=memory.db", "a#b.db", "100%25.db", "a b ə.db"])
def test_a_store_lies_where_it_was_put_whatever_its_name(tmp_path: Path, name: str) -> None:
    with writing(open_engine(tmp_path / name)) as connection:
        connection.execute(text("CREATE TABLE t (x)"))
    assert {path.name.removesuffix("-wal").removesuffix("-shm") for path in tmp_path.iterdir()} == {
        name
    }
    assert (tmp_path / name).read_bytes() or (tmp_path / f"{name}-wal").read_bytes()


def modes(folder: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}


def test_a_store_is_its_owners_alone(tmp_path: Path) -> None:
    with writing(open_engine(tmp_path / "a.db")) as connection:
        connection.execute(text("CREATE TABLE t (x)"))
    assert modes(tmp_path) == dict.fromkeys(["a.db", "a.db-wal", "a.db-shm"], 0o600)


def test_a_store_that_others_may_read_is_closed_to_them(tmp_path: Path) -> None:
    with reading(open_engine(tmp_path / "a.db")):
        for path in tmp_path.iterdir():
            path.chmod(0o644)
        open_engine(tmp_path / "a.db")
        assert set(modes(tmp_path).values()) == {0o600}


def test_what_was_bound_to_a_failed_statement_is_not_told(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.db")
    with pytest.raises(Exception, match="no such table") as raised, writing(engine) as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": "SINAQOVA"})
    assert "SINAQOVA" not in str(raised.value)


def test_another_server_is_reached_by_its_url() -> None:
    engine = open_engine("sqlite://")
    assert engine.dialect.name == "sqlite"
    assert engine.url.database is None


def test_sqlite_is_new_enough_for_what_is_relied_on() -> None:
    assert sqlite3.sqlite_version_info >= (3, 24)  # ON CONFLICT DO NOTHING
