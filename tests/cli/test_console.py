"""``sarhad console``: a desk that opens, says where, and closes when asked."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

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
