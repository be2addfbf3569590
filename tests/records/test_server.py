"""A store on a PostgreSQL server: as durable, as orderly and as plain about faults as a file."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, make_url, text

from records import PragmaRefused, StorageAway, StorageBusy, StorageFault, StorageFull
from records.engine import SERVER_DURABLE, open_engine, reading, writing
from records.faults import StorageCorrupt, StorageReadOnly, fault_of_state
from records.hub_store import HubStore
from records.journal_report import ChainState


@pytest.fixture
def url(postgres: Callable[[], str]) -> str:
    return postgres()


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    opened = open_engine(url)
    yield opened
    opened.dispose()


def test_every_connection_is_durable(engine: Engine) -> None:
    with reading(engine) as one, reading(engine) as other:
        for connection in (one, other):
            for name, wanted in SERVER_DURABLE.items():
                assert connection.execute(text(f"SHOW {name}")).scalar() == wanted


def test_a_database_that_keeps_no_utf8_stops_everything(url: str) -> None:
    maker = open_engine(url)
    with maker.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        made = "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0"
        connection.execute(text(made))
    maker.dispose()
    latin = open_engine(make_url(url).set(database="latin").render_as_string())
    with pytest.raises(PragmaRefused, match="server_encoding"):
        latin.connect()
    latin.dispose()


def test_a_reader_sees_one_moment_while_another_writes(engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE t (x INT)"))
    with reading(engine) as reader:
        assert reader.execute(text("SELECT count(*) FROM t")).scalar() == 0
        with writing(engine) as connection:
            connection.execute(text("INSERT INTO t VALUES (1)"))
        assert reader.execute(text("SELECT count(*) FROM t")).scalar() == 0


def test_a_writer_waits_for_its_turn_and_then_says_busy(url: str, engine: Engine) -> None:
    impatient = open_engine(url)
    with writing(engine), impatient.connect() as other:
        other.execute(text("SET lock_timeout = 50"))
        with pytest.raises(StorageBusy):
            other.execute(text("SELECT pg_advisory_xact_lock(8325)"))
    impatient.dispose()


def test_a_server_that_is_not_there_is_away(url: str) -> None:
    away = open_engine(url.replace("?host=", "?host=/nowhere"))
    with pytest.raises(StorageAway):
        away.connect()


def test_a_connection_the_server_ends_is_away(url: str, engine: Engine) -> None:
    other = open_engine(url)
    with engine.connect() as connection:
        mine = connection.execute(text("SELECT pg_backend_pid()")).scalar()
        with other.connect() as killer:
            killer.execute(text(f"SELECT pg_terminate_backend({mine})"))
        with pytest.raises(StorageAway):
            connection.execute(text("SELECT 1"))
    other.dispose()


@pytest.mark.parametrize(
    ("state", "fault"),
    [
        ("53100", StorageFull),
        ("53300", StorageAway),
        ("25006", StorageReadOnly),
        ("55P03", StorageBusy),
        ("57P03", StorageAway),
        ("XX001", StorageCorrupt),
        ("XX000", StorageFault),
        (None, StorageAway),
        ("23502", None),
        ("42601", None),
    ],
)
def test_a_code_of_the_server_is_a_fault_by_name(
    state: str | None, fault: type[StorageFault] | None
) -> None:
    assert fault_of_state(state, disconnected=False) is fault


PROCESSES, FACTS = 4, 25


def test_four_processes_append_at_once_and_nothing_is_lost(
    url: str, law: Any, author: Any, another: Any, trust: Any
) -> None:
    hub = HubStore.open(url, law.lists, trust.role_of)
    facts = [one.fact(None) for one in (author, another) for _ in range(PROCESSES * FACTS // 2)]
    shares = [facts[at::PROCESSES] for at in range(PROCESSES)]
    fresh = multiprocessing.get_context("spawn")
    running = [fresh.Process(target=append, args=(url, share)) for share in shares]
    for process in running:
        process.start()
    for process in running:
        process.join(60)
    assert [process.exitcode for process in running] == [0] * PROCESSES
    report = hub.verify(trust)
    assert report.stands and report.lines == len(facts)
    assert [chain.state for chain in report.chains] == [ChainState.WHOLE] * 2
    hub.close()


def append(url: str, facts: list[Any]) -> None:
    from datetime import date

    from reference.load import load

    hub = HubStore.open(url, load(date(2026, 11, 22)).lists, lambda _node: None)
    for fact in facts:
        hub.journal.append([fact], 1)
    hub.close()
