"""kill -9 at every step of coming in and of a new key, at either end: done again, done once."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from customs.offices import Role
from envelope.keys import SigningKey
from records.kiosk_store import KioskStore
from sync.above import Upstream
from sync.enrolment_token import Token
from sync.http.enrol_client import Enrolment
from sync.http.rotate_client import Rotation
from sync.http.serving import serve_in_thread, served_by
from sync.hub.enrolling import Enrolling
from sync.hub.hub import Hub
from sync.law import LawInForce
from sync.node import Node
from sync.protocol import HubUnreachable

ROOT = Path(__file__).resolve().parents[2]


def steps(*quick: str, long: tuple[str, ...] = ()) -> list[Any]:
    """Moments of one kind are alike: one of each stays short, their neighbours are for soak."""
    return [*quick, *(pytest.param(one, marks=pytest.mark.soak) for one in long)]


NODE_STEPS = steps("come in", "upstream written", long=("key made", "numbers leased"))
HUB_STEPS = steps("token kept", long=("token used", "believed"))
ROTATING_STEPS = steps("handed over", "key in place", long=("new key made", "chain due"))
HUB_ROTATING_STEPS = steps("new key believed", long=("handed over",))
ALIVE = "never"


def now() -> datetime:
    return datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


def opened(folder: Path) -> Hub:
    return Hub.open(folder, LawInForce(now), now)


def started(action: str, folder: Path, step: str, last: object) -> subprocess.Popen[bytes]:
    script = ROOT / "tests" / "faults" / "enrol_child.py"
    asked = [sys.executable, str(script), action, str(folder), step, str(last)]
    return subprocess.Popen(asked, cwd=ROOT, env={"PYTHONPATH": str(ROOT)})


def killed(action: str, folder: Path, step: str, last: object) -> None:
    assert started(action, folder, step, last).wait(60) == -signal.SIGKILL


@contextmanager
def hub_at(folder: Path, step: str, port: int) -> Iterator[None]:
    """A hub of its own process, which is to have died at ``step`` (if ever) by the block's end."""
    process = started("hub", folder, step, port)
    try:
        end = time.monotonic() + 30
        while not answers(port):
            assert process.poll() is None and time.monotonic() < end
        yield
        assert step == ALIVE or process.wait(20) == -signal.SIGKILL
    finally:
        process.kill()
        process.wait()


def answers(port: int) -> bool:
    with closing(socket.socket()) as knock:
        return knock.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        return int(listener.getsockname()[1])


def token_of(hub: Hub, url: str) -> Token:
    return Enrolling(hub).invite(Role.KIOSK, "Kiosk 3", "baki", url)


def came_in_once(hub: Hub, folder: Path) -> None:
    node = Node.open(folder / "kiosk")
    assert [(one.node, one.name) for one in hub.trust] == [(node.id, "Kiosk 3")]
    (held,) = hub.store.nodes.leases.of(node.id)
    assert (node.lease.block, node.lease.first, node.lease.end) == (
        held.block,
        held.first,
        held.end,
    )


@pytest.mark.parametrize("step", NODE_STEPS)
def test_a_machine_killed_while_it_comes_in_comes_in_with_the_same_token(
    tmp_path: Path, step: str
) -> None:
    with closing(opened(tmp_path / "hub")) as hub, serve_in_thread(served_by(hub)) as url:
        token = token_of(hub, url)
        killed("node", tmp_path / "a", step, token.text)
        assert not (tmp_path / "a" / "kiosk" / "node.json").exists()
        Enrolment(token, tmp_path / "a").node()
        came_in_once(hub, tmp_path / "a")


@pytest.mark.parametrize("step", HUB_STEPS)
def test_a_hub_killed_while_it_lets_a_machine_in_lets_the_same_one_in(
    tmp_path: Path, step: str
) -> None:
    port = free_port()
    with closing(opened(tmp_path / "hub")) as hub:
        token = token_of(hub, f"http://127.0.0.1:{port}")
    with hub_at(tmp_path / "hub", step, port), pytest.raises(HubUnreachable):
        Enrolment(token, tmp_path / "a").node()
    with hub_at(tmp_path / "hub", ALIVE, port):
        Enrolment(token, tmp_path / "a").node()
    with closing(opened(tmp_path / "hub")) as hub:
        came_in_once(hub, tmp_path / "a")


def came_through(hub: Hub, folder: Path, old: SigningKey) -> None:
    node = Node.open(folder)
    stands = {one.node: one.revoked_after_sequence for one in hub.trust}
    assert node.id != old.node and stands == {old.node: 0, node.id: None}
    assert len(hub.store.nodes.leases.of(node.id)) == 1
    assert sorted(one.name for one in folder.glob("*.key")) == ["signing.key"]
    assert not (folder / "chain.due").exists()


@pytest.mark.parametrize("step", ROTATING_STEPS)
def test_a_machine_killed_while_its_key_changes_ends_with_the_new_one(
    tmp_path: Path, step: str
) -> None:
    with closing(opened(tmp_path / "hub")) as hub, serve_in_thread(served_by(hub)) as url:
        Enrolment(token_of(hub, url), tmp_path / "a").node()
        folder = tmp_path / "a" / "kiosk"
        old = SigningKey.load(folder / "signing.key")
        killed("rotate", folder, step, "-")
        rotated(folder)
        came_through(hub, folder, old)


def rotated(folder: Path) -> None:
    upstream = Upstream.of(folder)
    assert upstream is not None
    with closing(KioskStore.open(folder / "outbox.db")) as store:
        Rotation(folder, store).run(upstream)


@pytest.mark.parametrize("step", HUB_ROTATING_STEPS)
def test_a_hub_killed_while_a_key_changes_takes_the_new_one_after(
    tmp_path: Path, step: str
) -> None:
    port = free_port()
    with closing(opened(tmp_path / "hub")) as hub:
        token = token_of(hub, f"http://127.0.0.1:{port}")
    folder = tmp_path / "a" / "kiosk"
    with hub_at(tmp_path / "hub", ALIVE, port):
        Enrolment(token, tmp_path / "a").node()
        old = SigningKey.load(folder / "signing.key")
    with hub_at(tmp_path / "hub", step, port), pytest.raises(HubUnreachable):
        rotated(folder)
    with hub_at(tmp_path / "hub", ALIVE, port):
        rotated(folder)
    with closing(opened(tmp_path / "hub")) as hub:
        came_through(hub, folder, old)
