"""``sarhad console``: a desk that opens, says where, and closes when asked."""

from __future__ import annotations

import json
import random
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from customs.facts import FactKind
from forms.catalogue import definition
from forms.check import check
from sync.courier import Courier
from sync.embedded import Embedded
from sync.http.remote_lookups import RemoteLookups
from sync.http.transport import HttpTransport

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def desk(
    folder: Path, environment: dict[str, str], *more: str
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A desk of its own process, and its address; it is killed if it does not close."""
    served = subprocess.Popen(
        [sys.executable, "-m", "cli.main", "console", "--data", str(folder), "--port", "0", *more],
        cwd=ROOT,
        env={**environment, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert served.stdout is not None
        found = re.search(r"http://\S+/", served.stdout.readline())
        assert found, served.communicate(timeout=10)
        _wait_for(int(found.group().rstrip("/").rpartition(":")[2]))
        yield served, found.group()
    finally:
        served.kill()
        served.communicate()


def _wait_for(port: int) -> None:
    # An answer means that the server itself, not only its socket, is there for the signal.
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=20) as page:
        assert page.status == 200


def test_a_desk_opens_and_closes_on_ctrl_c(machine, environment) -> None:
    with desk(machine[0], environment) as (served, address):
        assert address.startswith("http://127.0.0.1:")
        served.send_signal(signal.SIGINT)
        out, err = served.communicate(timeout=20)
    assert (served.returncode, err) == (0, "")
    assert out == "The desk is closed.\n"


def test_another_address_must_be_asked_for_and_is_warned_about(machine, environment) -> None:
    with desk(machine[0], environment, "--host", "0.0.0.0") as (served, address):
        assert address.startswith("http://0.0.0.0:")
        served.send_signal(signal.SIGINT)
        _, err = served.communicate(timeout=20)
    assert "Others on this network can reach it" in err


def test_a_taken_port_is_said_plainly(run: Callable, machine) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = run("console", "--data", machine[0], "--port", port)
    assert ended.code == 1
    assert "in use" in ended.err


@pytest.mark.parametrize("port", ["-1", "65536", "http"])
def test_a_port_that_is_none_is_wrong_usage(port: str, run: Callable, tmp_path: Path) -> None:
    assert run("console", "--data", tmp_path, "--port", port).code == 2


def test_an_address_that_is_none_is_said_plainly(run: Callable, tmp_path: Path) -> None:
    ended = run("console", "--data", tmp_path, "--port", 0, "--host", "256.1.1.1")
    assert ended.code == 1
    assert len(ended.err.splitlines()) == 1


def test_a_desk_works_on_a_hub_that_serves_kiosks_at_the_same_time(
    machine, environment, tmp_path: Path
) -> None:
    folder, code = machine
    with (
        hub_of(folder, environment) as url,
        desk(folder, environment) as (_, address),
        closing(Embedded.open(folder, lambda: datetime.now(UTC))) as rooms,
    ):
        node = rooms.kiosk.node
        wire = HttpTransport(url, node.key, node.hub.public)
        courier = Courier(rooms.kiosk.store.outbox, wire, node.hub.public, random.random)
        lookups = RemoteLookups(wire, rooms.law)
        for at in range(5):
            number = lodged(rooms, f"{at}")
            assert courier.run_once().stored >= 1
            rooms.desk("Nümunə").act(number, FactKind.PRESENTED)
            assert lookups.summary(number).state == "presented"
            with urllib.request.urlopen(f"{address}sign-in", timeout=20) as page:
                assert page.status == 200
        assert lookups.summary(int(code)).known
        wire.close()


@contextmanager
def hub_of(folder: Path, environment: dict[str, str]) -> Iterator[str]:
    served = subprocess.Popen(
        [sys.executable, "-m", "cli.main", "hub", "--data", str(folder), "--port", "0"],
        cwd=ROOT,
        env={**environment, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert served.stdout is not None
        found = re.search(r"http://\S+/", served.stdout.readline())
        assert found
        yield found.group()
    finally:
        served.kill()
        served.communicate()


def lodged(rooms: Embedded, token: str) -> int:
    answers = json.loads((ROOT / "examples" / "passenger.json").read_text())
    content = check(definition("passenger"), answers, rooms.law().lists, rooms.law().on).content
    assert content is not None
    return rooms.kiosk.lodging.lodge(content, visit_token=token).number
