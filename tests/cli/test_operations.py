"""docs/operations.md: each of its lines is typed, in their order, on machines of their own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from records.kiosk_store import KioskStore

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
LINES = re.findall(r"^(\w+)\$ (.+)$", PAGE, re.MULTILINE)
PASSWORD = "yalniz-numune-ucun"
SERVES = "sarhad hub --"
AT_THE_GLASS = "sarhad kiosk "
"""Needs a display; tests/cli/test_kiosk.py opens it."""


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        return int(listener.getsockname()[1])


@dataclass
class Machines:
    """Machines with folders of their own, one memory stick, and addresses on this one."""

    place: Path
    environment: dict[str, str]
    ports: dict[str, int] = field(default_factory=dict)
    served: list[subprocess.Popen[str]] = field(default_factory=list)
    token: str = ""

    def type(self, machine: str, line: str) -> str:
        """Type a line; give what it said. One that serves is left running."""
        here = self.here(machine, line)
        if here.startswith(SERVES):
            return self.serve(here)
        given = self.token if " enrol " in line else f"{PASSWORD}\n"
        done = subprocess.run(
            ["bash", "-c", here],
            cwd=self.place,
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
        assert done.returncode == 0, (here, done.stderr)
        if " node add " in line:
            self.token = done.stdout.splitlines()[0] + "\n"
        return done.stdout

    def serve(self, line: str) -> str:
        running = subprocess.Popen(
            ["bash", "-c", f"exec {line}"],
            cwd=self.place,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.served.append(running)
        assert running.stdout is not None
        return running.stdout.readline()

    def here(self, machine: str, line: str) -> str:
        """The line as it is meant for a machine that is a folder here."""
        folder = self.place / machine
        folder.mkdir(exist_ok=True, mode=0o700)
        (self.place / "usb").mkdir(exist_ok=True)
        if " post init " in line or line.startswith(SERVES):
            port = self.ports.setdefault(machine, free_port())
            line += f" --port {port}"
        line = re.sub(r"10\.20\.\d+\.\d+", "127.0.0.1", line)
        return line.replace("/var/lib/sarhad", str(folder)).replace(
            "/media/usb", str(self.place / "usb")
        )

    def close(self) -> None:
        for running in self.served:
            running.send_signal(signal.SIGTERM)
        for running in self.served:
            running.communicate(timeout=30)


@pytest.fixture
def machines(tmp_path: Path, environment: dict[str, str]) -> Iterator[Machines]:
    command = tmp_path / "bin" / "sarhad"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cli.main "$@"\n')
    command.chmod(0o755)
    path = {"PATH": f"{command.parent}:{environment['PATH']}", "PYTHONUNBUFFERED": "1"}
    made = Machines(tmp_path, {**environment, **path})
    yield made
    made.close()


@pytest.mark.slow
def test_every_line_is_typed_and_a_centre_a_post_and_a_kiosk_stand(machines: Machines) -> None:
    said = {}
    for machine, line in LINES:
        if line.startswith(AT_THE_GLASS):
            # What the glass would make at its first start.
            KioskStore.open(machines.place / machine / "kiosk" / "outbox.db").close()
        else:
            said[line] = machines.type(machine, line)
    assert all(said.values() or line.startswith("tar ") for line in said)
    listed = machines.type("centre", "sarhad hub node list --data /var/lib/sarhad")
    # The post's hub came in by its token, and has named its own machines since.
    assert "Hub of Bakı" in listed and "Kiosk 3" in listed
    private = [one for one in machines.place.rglob("*.key") if "usb" not in one.parts]
    assert len(private) > 5
    assert [one for one in private if os.stat(one).st_mode & 0o077] == []
    nothing_is_said_of_a_token(machines)


def nothing_is_said_of_a_token(machines: Machines) -> None:
    secret = machines.token.strip()
    for file in machines.place.rglob("*"):
        if file.is_file() and not file.is_symlink():
            assert secret.encode() not in file.read_bytes(), file


def test_the_page_covers_what_an_administrator_does() -> None:
    typed = " ".join(line for _, line in LINES)
    for wanted in ("recovery-key", "hub init", "post init", "post renew", "node add", "enrol"):
        assert wanted in typed
    for wanted in (
        "node list",
        "node revoke",
        "rotate",
        "hub backup",
        "hub restore",
        "verify",
        "hub recover",
    ):
        assert wanted in typed
