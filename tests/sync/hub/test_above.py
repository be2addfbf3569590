from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from customs.facts import FactKind
from sync.hub.above import AskingAbove
from sync.hub.desk import Desk
from sync.hub.misses import Asked
from sync.hub.pulling import Pulling
from sync.lookups import Lookups

NUMBER, OTHER = 2000000000015, 2000000000022
Border = Any


@dataclass
class Slow:
    """A way to the centre that takes its time: until it is let go."""

    way: Any
    go: threading.Event = field(default_factory=threading.Event)

    def post(self, path: str, body: bytes) -> bytes:
        self.go.wait(10)
        said: bytes = self.way.post(path, body)
        return said


@pytest.fixture
def asking(border: Border) -> Iterator[Callable[..., tuple[Any, AskingAbove]]]:
    """Give the north post's hub a centre to ask, over a way the test holds."""
    made: list[AskingAbove] = []

    def make(way: Any = None, patience: float = 1.7) -> tuple[Any, AskingAbove]:
        to = way or border.north.way_to(border.centre)
        public = border.centre.hub.identity.signing.public
        asks = AskingAbove(lambda: Pulling(border.north.hub, to, public), patience)
        made.append(asks)
        border.north.hub.above = asks
        return to, asks

    yield make
    for one in made:
        one.close()


def test_a_kiosk_hears_of_a_code_that_only_the_centre_knows(
    border: Border, asking: Callable[..., Any]
) -> None:
    asking()
    border.centre.take(border.far_kiosk.lodge(NUMBER, to="south"))
    said = Lookups(border.north.hub, "a kiosk").summary(NUMBER)
    assert (said.known, said.state, said.unasked) == (True, "lodged", False)


def test_a_desk_finds_what_only_the_centre_knows_and_hears_of_it_from_then_on(
    border: Border, asking: Callable[..., Any], drain: Callable[[Any], int]
) -> None:
    way, _ = asking()
    lodged = border.far_kiosk.lodge(NUMBER, to="south")
    border.centre.take(lodged)
    (row,) = Desk(border.north.hub, border.desk.key, "Nümunə").find(f"{NUMBER:013d}").rows
    assert row.number == NUMBER
    border.centre.take(border.far_desk.act(NUMBER, FactKind.PRESENTED, lodged))
    assert drain(border.north.pulling(way)) == 1


def test_nobody_knows_it_and_nobody_could_be_asked_are_told_apart(
    border: Border, asking: Callable[..., Any]
) -> None:
    way, _ = asking()
    lookups = Lookups(border.north.hub, "a kiosk")
    desk = Desk(border.north.hub, border.desk.key, "Nümunə")
    assert not lookups.summary(NUMBER).unasked
    assert not desk.find(f"{NUMBER}").unasked
    way.cut = True
    assert lookups.summary(NUMBER).unasked
    assert desk.find(f"{NUMBER}").unasked


def test_without_a_hub_above_nothing_is_said_of_it(border: Border) -> None:
    assert not Lookups(border.north.hub, "a kiosk").summary(NUMBER).unasked


def test_a_silent_centre_keeps_nobody_waiting_and_its_late_answer_is_kept(
    border: Border, asking: Callable[..., Any]
) -> None:
    slow = Slow(border.north.way_to(border.centre))
    asking(slow, patience=0.2)
    border.centre.take(border.far_kiosk.lodge(NUMBER, to="south"))
    lookups = Lookups(border.north.hub, "a kiosk")
    began = time.monotonic()
    assert lookups.summary(NUMBER).unasked
    assert time.monotonic() - began < 1.5
    slow.go.set()
    until = time.monotonic() + 10
    while not lookups.summary(NUMBER).known and time.monotonic() < until:
        time.sleep(0.05)
    assert lookups.summary(NUMBER).known


def test_after_a_silence_the_next_miss_does_not_wait_for_it(
    border: Border, asking: Callable[..., Any]
) -> None:
    slow = Slow(border.north.way_to(border.centre))
    _, asks = asking(slow, patience=0.2)
    assert asks.about(NUMBER) is Asked.AWAY
    began = time.monotonic()
    assert asks.about(OTHER) is Asked.AWAY
    assert time.monotonic() - began < 0.15
    slow.go.set()


def test_what_is_known_here_is_asked_of_nobody(border: Border, asking: Callable[..., Any]) -> None:
    way, _ = asking()
    border.north.take(border.kiosk.lodge(NUMBER))
    assert Lookups(border.north.hub, "a kiosk").summary(NUMBER).known
    assert way.asked == []
