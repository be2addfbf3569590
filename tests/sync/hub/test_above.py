from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from customs.facts import FactKind
from sync.figures import Figure, Unwatched
from sync.hub.above import AskingAbove
from sync.hub.desk import Desk
from sync.hub.in_vain import BY_MISS
from sync.hub.misses import Asked, NobodyAbove
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


class Counted(Unwatched):
    """Keeps what was counted by its result."""

    def __init__(self) -> None:
        self.results: dict[str, int] = {}

    def add(self, figure: Figure, amount: float = 1, /, **labels: object) -> None:
        word = str(labels["result"])
        self.results[word] = self.results.get(word, 0) + int(amount)


def unknown_codes(count: int) -> list[int]:
    return [3000000000000 + 10 * at for at in range(count)]


def test_a_kiosk_that_tries_codes_one_after_the_other_makes_its_hub_ask_about_few(
    border: Border, asking: Callable[..., Any]
) -> None:
    way, _ = asking()
    kiosk, other = (Lookups(border.north.hub, name) for name in ("one", "other"))
    told = [kiosk.summary(code) for code in unknown_codes(200)]
    assert len(way.asked) == BY_MISS.free
    # Whoever is not asked about is told as such, and an officer can help.
    assert [one.unasked for one in told] == [False] * BY_MISS.free + [True] * 180
    # Nobody else waits for it, and what is known here is answered to it as before.
    border.centre.take(border.far_kiosk.lodge(NUMBER, to="south"))
    assert other.summary(NUMBER).known
    assert kiosk.summary(NUMBER).known


def test_codes_that_are_known_above_or_that_nobody_could_be_asked_about_are_no_tries(
    border: Border, asking: Callable[..., Any]
) -> None:
    way, _ = asking()
    kiosk = Lookups(border.north.hub, "a kiosk")
    codes = [2000000000015 + 1000 * at for at in range(BY_MISS.free + 5)]
    border.centre.take(*(border.far_kiosk.lodge(code, to="south") for code in codes))
    assert all(kiosk.summary(code).known for code in codes)
    asked = len(way.asked)
    way.cut = True
    assert kiosk.summary(OTHER).unasked
    assert border.north.hub.in_vain.ask(NobodyAbove(), "a kiosk", 1, bool) is Asked.NOBODY_ABOVE
    assert len(way.asked) == asked


def test_what_is_asked_above_is_counted_by_what_came_of_it(
    border: Border, asking: Callable[..., Any]
) -> None:
    asking()
    counted = border.north.hub.in_vain.counts = Counted()
    kiosk = Lookups(border.north.hub, "a kiosk")
    for code in unknown_codes(BY_MISS.free + 2):
        kiosk.summary(code)
    assert counted.results == {"unknown": BY_MISS.free, "held_back": 2}
