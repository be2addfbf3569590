"""What the service manager hears, on real sockets."""

from __future__ import annotations

import os
import secrets
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.watchdog import ServiceManager


class Manager:
    """The other end."""

    def __init__(self, name: str) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(f"\0{name[1:]}" if name.startswith("@") else name)
        self._socket.settimeout(0.5)
        self.name = name

    def heard(self) -> str:
        try:
            return self._socket.recv(4096).decode("utf-8")
        except TimeoutError:
            return ""

    def close(self) -> None:
        self._socket.close()


@pytest.fixture(params=["a file", "an abstract name"])
def manager(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Manager]:
    abstract = request.param == "an abstract name"
    made = Manager(f"@sarhad-{secrets.token_hex(8)}" if abstract else str(tmp_path / "notify"))
    yield made
    made.close()


def environment(manager: Manager, **more: str) -> dict[str, str]:
    return {"NOTIFY_SOCKET": manager.name, **more}


def test_it_hears_that_the_kiosk_is_ready_alive_and_ends(manager: Manager) -> None:
    told = ServiceManager.of(environment(manager))
    told.ready()
    told.alive()
    told.stopping()
    assert [manager.heard() for _ in range(3)] == ["READY=1", "WATCHDOG=1", "STOPPING=1"]


def test_it_hears_how_the_kiosk_stands_once(manager: Manager) -> None:
    told = ServiceManager.of(environment(manager))
    for words in ("waiting", "waiting", "a visit", "a visit"):
        told.status(words)
    assert [manager.heard() for _ in range(3)] == ["STATUS=waiting", "STATUS=a visit", ""]


def test_a_sign_of_life_comes_twice_as_often_as_it_looks(manager: Manager) -> None:
    asked = environment(manager, WATCHDOG_USEC="30000000", WATCHDOG_PID=str(os.getpid()))
    assert ServiceManager.of(asked).every == 15.0


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"WATCHDOG_USEC": "0"},
        {"WATCHDOG_USEC": "soon"},
        {"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"},
    ],
)
def test_none_is_given_that_nobody_asked_this_process_for(
    manager: Manager, asked: dict[str, str]
) -> None:
    assert ServiceManager.of(environment(manager, **asked)).every is None


def test_no_process_started_from_here_speaks_for_the_kiosk(manager: Manager) -> None:
    asked = environment(manager, WATCHDOG_USEC="1", WATCHDOG_PID="1", HOME="/")
    ServiceManager.of(asked)
    assert asked == {"HOME": "/"}


def test_started_by_hand_nothing_is_told() -> None:
    told = ServiceManager.of({})
    told.ready()
    told.status("waiting")
    assert told.every is None


def test_a_manager_that_has_gone_is_not_missed(tmp_path: Path) -> None:
    ServiceManager.of({"NOTIFY_SOCKET": str(tmp_path / "gone")}).alive()


def test_a_manager_that_does_not_read_holds_nothing_up(manager: Manager) -> None:
    told = ServiceManager.of(environment(manager))
    began = time.monotonic()
    for count in range(1_000):
        told.status(f"visit {count}")
    assert time.monotonic() - began < 1.0
