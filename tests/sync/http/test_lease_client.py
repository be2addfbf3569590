"""A machine brought back from an old copy gives no number twice; one that runs on wastes none."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from records.kiosk_store import KioskStore, Place, Sealed
from records.leases import TRAINING_LEASE
from sync.above import Upstream
from sync.http.enrol_client import Enrolment
from sync.http.lease_client import (
    AGAIN_SECONDS,
    MARGIN_IN_TRAINING,
    NumbersOfNode,
    position_of,
)
from sync.http.status_client import CONFIRM_SECONDS, STATUS_SECONDS, InTouch, StatusClient
from sync.http.wire import Wire
from sync.membership import Holding, Numbers
from sync.node import Lease, Node, NumbersExhausted
from sync.node_status import NodeStatus, Paper, Printer
from sync.protocol import HubUnreachable


@dataclass
class Kiosk:
    """A machine that has come in: gives numbers, and starts again, from a copy or not."""

    folder: Path
    given: list[int] = field(default_factory=list)
    seconds: float = 1_795_000_000.0

    @property
    def node(self) -> Node:
        return Node.open(self.folder)

    def start(self) -> None:
        """Confirm, as at each start."""
        upstream = Upstream.of(self.folder)
        assert upstream is not None
        wire = Wire(upstream.url, self.node.key, authorities=upstream.authorities)
        with closing(wire), closing(self.store()) as store:
            NumbersOfNode(self.folder, wire, store, lambda: self.seconds).confirm()

    def store(self) -> KioskStore:
        return KioskStore.open(self.folder / "outbox.db")

    def give(self, count: int) -> None:
        with closing(self.store()) as store:
            for _ in range(count):
                token = f"visit {len(self.given)}"
                self.given.append(store.lodge(token, 1, self._make)[0].number)

    def _make(self, place: Place) -> Sealed:
        number = self.node.number(place.counter)
        fact = len(self.given).to_bytes(16, "big")
        return Sealed(fact, number, bytes(32), b"parcel", 0)

    @property
    def counter(self) -> int:
        with closing(self.store()) as store:
            return store.place().counter


@pytest.fixture
def kiosk(serve: Callable[..., Any], tmp_path: Path) -> Iterator[Kiosk]:
    post = serve()
    Enrolment(post.token(), tmp_path / "a").node()
    yield Kiosk(tmp_path / "a" / "kiosk")


def test_a_kiosk_brought_back_from_a_copy_gives_no_number_twice(
    kiosk: Kiosk, tmp_path: Path
) -> None:
    kiosk.start()
    kiosk.give(5)
    shutil.copytree(kiosk.folder, tmp_path / "copy")
    kiosk.start()
    kiosk.give(30)
    kiosk.start()
    # The facts never reached the hub: it knows of them by what the kiosk confirmed.
    kiosk.give(MARGIN_IN_TRAINING - 1)
    shutil.rmtree(kiosk.folder)
    shutil.copytree(tmp_path / "copy", kiosk.folder)
    kiosk.start()
    kiosk.give(50)
    assert len(set(kiosk.given)) == len(kiosk.given)


def test_a_kiosk_that_starts_again_and_again_passes_over_nothing(kiosk: Kiosk) -> None:
    kiosk.start()
    kiosk.give(3)
    kiosk.start()
    counter = kiosk.counter
    for _ in range(5):
        kiosk.start()
    assert kiosk.counter == counter


@pytest.mark.parametrize("starts", [0, 1], ids=["that never started", "right after a start"])
def test_a_copy_of_a_kiosk_that_had_given_nothing_since_gives_no_number_twice(
    kiosk: Kiosk, tmp_path: Path, starts: int
) -> None:
    for _ in range(starts):
        kiosk.start()
    KioskStore.open(kiosk.folder / "outbox.db").close()
    shutil.copytree(kiosk.folder, tmp_path / "copy")
    kiosk.start()
    # Nobody but the lost disk knows of these.
    kiosk.give(3)
    kiosk.seconds += AGAIN_SECONDS
    shutil.rmtree(kiosk.folder)
    shutil.copytree(tmp_path / "copy", kiosk.folder)
    kiosk.start()
    kiosk.give(3)
    assert len(set(kiosk.given)) == len(kiosk.given)


def test_a_further_lease_comes_before_the_first_one_ends(kiosk: Kiosk) -> None:
    kiosk.start()
    with closing(kiosk.store()) as store:
        store.skip_to(TRAINING_LEASE - 2)
    running = kiosk.node
    kiosk.start()
    assert kiosk.node.lease.size == 2 * TRAINING_LEASE
    # Opened before, it finds what came since.
    assert running.number(TRAINING_LEASE + 7) == kiosk.node.number(TRAINING_LEASE + 7)


def test_without_its_hub_a_kiosk_says_plainly_when_its_numbers_end(kiosk: Kiosk) -> None:
    with closing(kiosk.store()) as store:
        store.skip_to(TRAINING_LEASE - 1)
    kiosk.give(1)
    with pytest.raises(NumbersExhausted):
        kiosk.give(1)


def test_the_hub_counts_by_lease_and_the_node_by_the_order_it_has_them() -> None:
    lease = Lease(1, b"", 0, 100, (Lease(1, b"", 500, 600), Lease(2, b"", 0, 100)))
    said = Numbers((Holding(2, 0, 100, 0), Holding(1, 500, 600, 7), Holding(1, 0, 100, 100)))
    assert position_of(lease, said) == 107
    assert position_of(lease, Numbers()) == 0


@dataclass
class FakeWire:
    """A hub that answers, or does not."""

    reached: bool = True
    asked_for: list[str] = field(default_factory=list)

    def asked(self, path: str, body: bytes) -> tuple[int, bytes]:
        self.asked_for.append(path)
        if not self.reached:
            raise HubUnreachable("away")
        return 204, b""


@dataclass
class Confirming:
    """Numbers that are confirmed, or cannot be."""

    wire: FakeWire
    fault: Exception | None = None

    def confirm(self) -> None:
        self.wire.asked("confirm", b"")
        if self.fault:
            raise self.fault


@dataclass
class Watch:
    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


def status() -> NodeStatus:
    return NodeStatus("0.1.0", 1_800_000_000_000, Printer.READY, Paper.LOW, 3, 60_000)


def test_a_hub_is_told_once_a_minute_and_asked_for_numbers_once_in_ten() -> None:
    wire, watch = FakeWire(), Watch()
    touch = InTouch(StatusClient(wire, status), Confirming(wire), watch)
    for second in range(0, int(CONFIRM_SECONDS), 7):
        watch.seconds = second
        touch.run_once()
    minutes = int(CONFIRM_SECONDS // STATUS_SECONDS)
    assert minutes - 1 <= wire.asked_for.count("/v1/status") <= minutes
    assert wire.asked_for.count("confirm") == 1
    watch.seconds = CONFIRM_SECONDS
    touch.run_once()
    assert wire.asked_for.count("confirm") == 2


@pytest.mark.parametrize("fault", [HubUnreachable("away"), NumbersExhausted("none is left")])
def test_what_could_not_be_confirmed_is_tried_again_in_a_minute(fault: Exception) -> None:
    wire, watch = FakeWire(reached=True), Watch()
    touch = InTouch(StatusClient(wire, status), Confirming(wire, fault), watch)
    touch.run_once()
    watch.seconds = STATUS_SECONDS - 1
    touch.run_once()
    assert wire.asked_for.count("confirm") == 1
    watch.seconds = STATUS_SECONDS
    touch.run_once()
    assert wire.asked_for.count("confirm") == 2


def test_a_hub_that_is_away_stops_nothing() -> None:
    wire = FakeWire(reached=False)
    InTouch(StatusClient(wire, status), Confirming(wire)).run_once()
    assert wire.asked_for == ["confirm", "/v1/status"]
