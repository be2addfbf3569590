"""A fleet of processes over real HTTP: kiosks and desks at a post, the centre above it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from customs.offices import Role
from customs.registration_number import COUNTERS
from envelope.keys import SigningKey
from envelope.trust import TrustedNode
from records.hub_store import HubStore
from records.journal_report import ChainState
from records.kiosk_store import KioskStore
from reference.load import Reference
from sync.above import Upstream
from sync.courier import Courier
from sync.folders import kept_key
from sync.http.transport import HttpTransport
from sync.hub.identity import HubIdentity, TrustFile
from sync.node import Lease, Node
from tests.faults.sync.wire.proxy import BREAKS, Proxy, listening

ROOT = Path(__file__).resolve().parents[4]
QUIET_SECONDS = 60
BREAKS_OFTEN = sorted(set(BREAKS) - {"drips", "a bomb"})


@dataclass
class Process:
    """A machine's process, started again after each kill, and all it has said."""

    args: Sequence[str]
    said: Path
    running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "tests.faults.sync.fleet.machine", *self.args]
        with self.said.open("ab") as out, self.complaints.open("ab") as errors:
            self.running = subprocess.Popen(
                command,
                cwd=ROOT,
                stdout=out,
                stderr=errors,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )

    def kill(self) -> None:
        if self.running is not None:
            self.running.kill()
            self.running.wait()
            self.running = None

    def still_runs(self) -> None:
        if self.running is not None:
            assert self.running.poll() is None, self.complaints.read_text()[-3000:]

    @property
    def complaints(self) -> Path:
        return self.said.with_suffix(".complaints")

    def told(self) -> set[str]:
        # A line may have been cut by the kill: then nobody was told.
        lines = self.said.read_text().split("\n")[:-1]
        return {line[5:] for line in lines if line.startswith("told ")}

    @property
    def is_ready(self) -> bool:
        return self.said.exists() and "ready" in self.said.read_text()


@dataclass
class Fleet:
    """Everything that runs, and what stands between."""

    folder: Path
    law: Reference
    nodes: list[Node]
    posts_url: str
    proxies: list[Proxy]
    machines: dict[str, Process]
    kills: dict[str, int] = field(default_factory=dict)

    def storm(self, seconds: float, seed: int) -> None:
        """Kill, cut and let go again, in turn, for so long."""
        dice, until = Random(seed), time.monotonic() + seconds
        while time.monotonic() < until:
            time.sleep(dice.random() * 0.5)
            dice.choice(self.proxies).next = BREAKS[dice.choice(BREAKS_OFTEN)]
            for machine in self.machines.values():
                machine.still_runs()
            if dice.random() < 0.3:
                name = dice.choice(sorted(self.machines))
                self.machines[name].kill()
                self.kills[name] = self.kills.get(name, 0) + 1
                time.sleep(dice.random() * 0.3)
                self.machines[name].start()

    def quieten(self) -> None:
        """Nobody lodges or decides any more; everybody carries until nothing waits."""
        for name, machine in self.machines.items():
            if not name.startswith("hub"):
                machine.kill()
        for node in self.nodes:
            self._empty(node)
        until = time.monotonic() + QUIET_SECONDS
        while self.lines("centre") != self.lines("post"):
            assert time.monotonic() < until, "the centre never gets everything"
            time.sleep(0.2)
        for machine in self.machines.values():
            machine.kill()

    def check(self) -> None:
        """Every fact that was told of is in both journals, once, and both say the same."""
        told = set().union(*(machine.told() for machine in self.machines.values()))
        rows = []
        for name in ("post", "centre"):
            held = self.lines(name)
            assert len(held) == len(set(held))
            assert {bytes.fromhex(one) for one in told} <= set(held), "lost"
            with self.opened(name) as store:
                report = store.verify(TrustFile(self.folder / name).now())
                assert report.stands, report.faults[:5]
                assert {one.state for one in report.chains} == {ChainState.WHOLE}
                assert store.set_aside.count() == 0
                listed = store.register.newest(100_000)
                rows.append({one.number: store.register.row(one.number) for one in listed})
        assert rows[0] == rows[1]

    def lines(self, hub: str) -> list[bytes]:
        with self.opened(hub) as store:
            return sorted(one.fact_id for _, one in store.journal.after(0, 1_000_000))

    @contextmanager
    def opened(self, hub: str) -> Iterator[HubStore]:
        trust = TrustFile(self.folder / hub)
        store = HubStore.open(self.folder / hub / "journal.db", self.law.lists, trust.role_of)
        try:
            yield store
        finally:
            store.close()

    def _empty(self, node: Node) -> None:
        store = KioskStore.open(node.outbox_path)
        wire = HttpTransport(self.posts_url, node.key, node.hub.public)
        courier = Courier(store.outbox, wire, node.hub.public, lambda: 0.5)
        until = time.monotonic() + QUIET_SECONDS
        while courier.backlog().new:
            assert time.monotonic() < until, "the post takes nothing"
            if not courier.run_once().reached:
                time.sleep(0.3)
        assert courier.backlog().set_aside == 0
        wire.close()
        store.close()


@contextmanager
def fleet(folder: Path, law: Reference, kiosks: int, desks: int) -> Iterator[Fleet]:
    """Make keys, trust lists and leases, start every process, and end them all at last."""
    posts_port, centres_port = _free_port(), _free_port()
    post, centre = (HubIdentity.in_training(folder / name) for name in ("post", "centre"))
    machines = {
        "hub post": ["hub", str(folder / "post"), str(posts_port)],
        "hub centre": ["hub", str(folder / "centre"), str(centres_port)],
    }
    with ExitStack() as stack:
        below, above = (Proxy(f"http://127.0.0.1:{port}") for port in (posts_port, centres_port))
        url, above_url = (stack.enter_context(listening(one)) for one in (below, above))
        _put_below(folder / "post", above_url, centre)
        nodes, half = [], COUNTERS // (kiosks + 1)
        for at in range(kiosks):
            lease = Lease(0, bytes(32), at * half, (at + 1) * half)
            nodes.append(Node.in_training(folder / f"kiosk {at}", post.keys, lease))
            machines[f"kiosk {at}"] = ["kiosk", str(nodes[-1].folder), url, str(at)]
        keys = {}
        for at in range(desks):
            path = folder / f"desk {at}" / "signing.key"
            keys[f"desk {at}"] = kept_key(path, SigningKey)
            machines[f"desk {at}"] = ["desk", str(folder / "post"), str(path), str(at)]
        _believe(folder, nodes, [post.signing, *keys.values()], post)
        processes = {
            name: Process(args, folder / f"{name}.said") for name, args in machines.items()
        }
        made = Fleet(folder, law, nodes, url, [below, above], processes)
        try:
            for process in processes.values():
                process.start()
            yield made
        finally:
            for process in processes.values():
                with suppress(OSError):
                    process.kill()


def _put_below(folder: Path, url: str, centre: HubIdentity) -> None:
    Upstream(url, centre.keys).keep(folder)


def _believe(
    folder: Path, nodes: Sequence[Node], deciding: Sequence[SigningKey], post: HubIdentity
) -> None:
    kiosks = [(node.key.public, Role.KIOSK) for node in nodes]
    others = [(one.public, Role.HUB if one is post.signing else Role.DESK) for one in deciding]
    for hub in ("post", "centre"):
        trust = TrustFile(folder / hub)
        for at, (public, role) in enumerate([*kiosks, *others]):
            trust.believe(TrustedNode.of(public, f"{role.value} {at}", "", role, training=True))


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
