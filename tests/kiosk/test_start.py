"""A kiosk as a process of its own, as a service manager starts it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.window, pytest.mark.slow, pytest.mark.timeout(180)]

ROOT = Path(__file__).resolve().parents[2]
LOOKS_SECONDS = 2.0
"""How often the service manager of these tests looks for a sign of life."""

PATIENCE_SECONDS = 60.0


class Manager:
    """A service manager, as systemd is one: a socket, and the kiosk it has started."""

    def __init__(self, folder: Path, *more: str) -> None:
        self.data, self.log = folder / "data", folder / "kiosk.log"
        self._heard = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._heard.bind(str(folder / "notify"))
        told = {
            "NOTIFY_SOCKET": str(folder / "notify"),
            "WATCHDOG_USEC": str(int(LOOKS_SECONDS * 1_000_000)),
            "SDL_VIDEODRIVER": "offscreen",
            "KIVY_HOME": str(folder / "kivy"),
            "PYTHONPATH": str(ROOT),
            "LANGUAGE": "en",
        }
        command = [sys.executable, "-m", "cli.main", "kiosk", "--data", str(self.data)]
        self._errors = (folder / "stderr").open("wb")
        self.kiosk = subprocess.Popen(
            [*command, "--log", str(self.log), *more],
            cwd=ROOT,
            env={**os.environ, **told},
            stderr=self._errors,
        )

    def next(self, seconds: float = PATIENCE_SECONDS) -> str:
        """Give the next thing it is told; nothing after so long."""
        self._heard.settimeout(seconds)
        try:
            return self._heard.recv(4096).decode("utf-8")
        except TimeoutError:
            return ""

    def hear(self, wanted: str) -> list[str]:
        """Listen until it is told this; give all it was told until then."""
        said: list[str] = []
        end = time.monotonic() + PATIENCE_SECONDS
        while not said or not said[-1].startswith(wanted):
            assert time.monotonic() < end, (said, self.kiosk.poll(), self.lines())
            said.append(self.next(1.0))
        return said

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.log.read_text("ascii").splitlines()]

    def close(self) -> None:
        if self.kiosk.poll() is None:
            self.kiosk.kill()
        self.kiosk.wait()
        self._errors.close()
        self._heard.close()


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[Manager]:
    made = Manager(tmp_path)
    yield made
    made.close()


def test_it_is_ready_once_it_is_open_alive_while_it_draws_and_says_that_it_ends(
    manager: Manager,
) -> None:
    manager.hear("READY=1")
    assert manager.data.joinpath("kiosk", "outbox.db").exists()
    manager.hear("STATUS=Waiting for a traveller")
    manager.hear("WATCHDOG=1")
    began = time.monotonic()
    manager.hear("WATCHDOG=1")
    assert time.monotonic() - began < LOOKS_SECONDS
    manager.kiosk.send_signal(signal.SIGTERM)
    manager.hear("STOPPING=1")
    assert manager.kiosk.wait(PATIENCE_SECONDS) == 0
    ids = [line["id"] for line in manager.lines()]
    assert ids[0] == "kiosk.started" and ids[-1] == "kiosk.stopped"
    opened = next(line for line in manager.lines() if line["id"] == "kiosk.opened")
    assert len(opened["node"]) == 16 and opened["training"] is True


def test_one_that_stands_still_gives_no_sign_of_life(manager: Manager) -> None:
    manager.hear("WATCHDOG=1")
    manager.kiosk.send_signal(signal.SIGSTOP)
    while manager.next(0.2):
        pass
    assert manager.next(2 * LOOKS_SECONDS) == ""
    manager.kiosk.send_signal(signal.SIGCONT)
    manager.hear("WATCHDOG=1")


def test_one_that_cannot_open_says_its_number_and_ends_with_its_code(tmp_path: Path) -> None:
    store = tmp_path / "data" / "kiosk" / "outbox.db"
    store.parent.mkdir(parents=True, mode=0o700)
    store.write_bytes(b"no store at all" * 1000)
    manager = Manager(tmp_path)
    try:
        *_, status = manager.hear("STATUS=Out of service")
        lines = {line["id"]: line for line in manager.lines()}
        number = lines["glass.out_of_service"]["fault"]["number"]
        assert status == f"STATUS=Out of service, fault {number}"
        assert number.startswith("23-") and lines["kiosk.not_opened"]["fault"]["number"] == number
        assert manager.kiosk.wait(PATIENCE_SECONDS) == 65
    finally:
        manager.close()
