"""A hub that is told to end finishes what it takes in; several processes end as one."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path

import pytest

from forms.catalogue import definition
from forms.check import check
from reference.load import today
from sync.answers import read_answer
from sync.embedded import HUB, Embedded
from sync.http.access import prove
from sync.http.messages import CHALLENGE, OFFER, SESSION, read_bytes, write_bytes, write_list
from sync.http.transport import HttpTransport
from sync.protocol import Level
from sync.watched import watchers_token

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)
Served = subprocess.Popen[str]


@contextmanager
def hub(folder: Path, environment: dict[str, str], *more: str) -> Iterator[tuple[Served, str]]:
    """A hub of its own process, and its address; it is killed if it does not end."""
    served = subprocess.Popen(
        [sys.executable, "-m", "cli.main", "hub", "--data", str(folder), "--port", "0", *more],
        cwd=ROOT,
        env={**environment, "PYTHONUNBUFFERED": "1", "LANGUAGE": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert served.stdout is not None
        found = re.search(r"http://\S+(?=/)", served.stdout.readline())
        assert found, served.poll()
        with urllib.request.urlopen(f"{found.group()}/v1/health", timeout=20) as said:
            assert json.load(said) == {"healthy": True}
        yield served, found.group()
    finally:
        served.kill()
        served.communicate()


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Embedded]:
    opened = Embedded.open(tmp_path, lambda: NOW)
    yield opened
    opened.close()


def parcels(machine: Embedded, count: int) -> list[bytes]:
    """What the kiosk has lodged and nobody has carried."""
    answers = json.loads((ROOT / "examples" / "passenger.json").read_text())
    content = check(definition("passenger"), answers, machine.law().lists, today(NOW)).content
    assert content is not None
    for at in range(count):
        machine.kiosk.lodging.lodge(content, visit_token=f"{at}")
    return [one.parcel for one in machine.kiosk.store.outbox.waiting(count)]


def test_told_to_end_it_finishes_the_batch_it_is_taking(
    environment: dict[str, str], machine: Embedded, tmp_path: Path
) -> None:
    batch, node, log = write_list(parcels(machine, 500)), machine.kiosk.node, tmp_path / "hub.log"
    with hub(tmp_path, environment, "--log", str(log)) as (served, address):
        challenge = read_bytes(said_to(address, CHALLENGE, write_bytes(node.id)))
        passed = read_bytes(said_to(address, SESSION, write_bytes(prove(challenge, node.key))))
        offering = HTTPConnection(address.removeprefix("http://"), timeout=20)
        offering.putrequest("POST", OFFER)
        offering.putheader("authorization", f"Bearer {passed.hex()}")
        offering.putheader("content-length", str(len(batch)))
        offering.endheaders(batch[:1000])
        time.sleep(0.3)
        served.send_signal(signal.SIGTERM)
        until(lambda: "hub.ending" in told_in(log))
        offering.send(batch[1000:])
        answer = read_answer(offering.getresponse().read(), node.hub.public)
        assert served.wait(20) == 0
        offering.close()
    assert {one.level for one in answer.acknowledgements} == {Level.STORED}
    assert machine.hub.store.journal.head(node.id).sequence == 500
    assert machine.hub.store.verify(machine.hub.trust).stands
    assert told_in(log) == ["hub.started", "hub.ending", "hub.batch_taken", "hub.stopped"]


def said_to(address: str, path: str, body: bytes) -> bytes:
    with urllib.request.urlopen(urllib.request.Request(address + path, body), timeout=20) as said:
        return bytes(said.read())


def told_in(*logs: Path) -> list[str]:
    return [json.loads(line)["id"] for log in logs for line in log.read_text().splitlines()]


def until(true: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came about"
        time.sleep(0.05)


def test_the_service_manager_hears_that_it_serves_and_ends(
    environment: dict[str, str], tmp_path: Path
) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(20)
        told = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "400000"}
        with hub(tmp_path, {**environment, **told}) as (served, _):
            assert manager.recv(100) == b"READY=1"
            assert manager.recv(100) == b"WATCHDOG=1"
            served.send_signal(signal.SIGTERM)
            said = b"WATCHDOG=1"
            while said == b"WATCHDOG=1":
                said = manager.recv(100)
            assert said == b"STOPPING=1"
            assert served.wait(20) == 0


def test_several_processes_add_up_what_they_count_and_end_as_one(
    environment: dict[str, str],
    machine: Embedded,
    tmp_path: Path,
    postgres: Callable[[], str],
) -> None:
    node = machine.kiosk.node
    more = ("--store", postgres(), "--workers", "2", "--log", str(tmp_path / "hub.log"))
    with hub(tmp_path, environment, *more) as (served, address):
        for parcel in parcels(machine, 8):
            # Each by a connection of its own, so that both processes come to serve some.
            wire = HttpTransport(address, node.key, node.hub.public)
            wire.offer([parcel])
            wire.close()
        token = watchers_token(tmp_path / HUB)
        headers = {"authorization": f"Bearer {token}"}
        asked = urllib.request.Request(f"{address}/metrics", headers=headers)
        with urllib.request.urlopen(asked, timeout=20) as answer:
            said = answer.read().decode()
        assert 'sarhad_facts_total{result="stored"} 8.0' in said
        assert "sarhad_journal_position 8.0" in said
        served.send_signal(signal.SIGTERM)
        assert served.wait(20) == 0
    told = told_in(tmp_path / "hub.log", tmp_path / "hub-2.log")
    assert told.count("hub.started") == told.count("hub.stopped") == 2
    assert told.count("hub.batch_taken") == 8


def test_when_one_process_is_lost_all_end(
    environment: dict[str, str], tmp_path: Path, postgres: Callable[[], str]
) -> None:
    with hub(tmp_path, environment, "--store", postgres(), "--workers", "2") as (served, _):
        first = Path(f"/proc/{served.pid}/task/{served.pid}/children").read_text().split()[0]
        os.kill(int(first), signal.SIGKILL)
        assert served.wait(20) == 1


def test_a_file_is_kept_by_one_process(run: Callable, tmp_path: Path) -> None:
    ended = run("hub", "--data", tmp_path, "--port", "0", "--workers", "2")
    assert ended.code == 2
    assert "--store postgresql://" in ended.err
