"""A kiosk under its post's hub: what it lodges comes there by itself, and waits when it cannot."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from customs.facts import FactKind
from envelope.errors import KeyExposed
from envelope.keys import SigningKey
from forms.catalogue import definition
from forms.check import check
from reference.load import today
from sync.at_post import AtPost
from sync.editions import OFFICERS, TRUST, Editions
from sync.embedded import Embedded
from sync.http.enrol_client import Enrolment
from sync.hub.calls import CallState, KioskCalls, Place, standing
from sync.hub.desk import Desk
from sync.hub.keeping_up import centre_of
from sync.lookups import Summary
from sync.node import SIGNING_KEY
from sync.node_status import Paper, Printer
from sync.protocol import HubUnreachable
from sync.publishing import Publisher
from sync.rooms import KIOSK, Rooms, open_rooms

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "passenger.json"


def until(true: Callable[[], bool], seconds: float = 15.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came about"
        time.sleep(0.02)


def lodge(rooms: Rooms, token: str, now: Callable[[], Any]) -> int:
    answers = json.loads(EXAMPLE.read_text("utf-8"))
    checked = check(definition("passenger"), answers, rooms.law().lists, today(now()))
    assert checked.content is not None
    number = rooms.kiosk.lodging.lodge(checked.content, visit_token=token).number
    rooms.carry()
    return number


@pytest.fixture
def opened(clock: Any) -> Iterator[Callable[[Path], Rooms]]:
    """Open what stands behind a kiosk's glass, as the kiosk does."""
    with ExitStack() as stack:

        def open_(data: Path) -> Rooms:
            rooms = open_rooms(data, clock)
            stack.callback(rooms.close)
            return rooms

        yield open_


@pytest.fixture
def enrolled(serve: Callable[..., Any], tmp_path: Path) -> tuple[Any, Path]:
    """A post's hub over TLS, and the folder of a kiosk that has come in there."""
    post, data = serve(tls=True), tmp_path / "machine"
    Enrolment(post.token(), data).node()
    return post, data


def test_a_machine_that_came_in_nowhere_keeps_its_hub_with_it(
    opened: Callable[[Path], Rooms], tmp_path: Path
) -> None:
    assert isinstance(opened(tmp_path / "alone"), Embedded)


def test_what_is_lodged_is_at_the_post_within_two_seconds(
    enrolled: tuple[Any, Path], opened: Callable[[Path], Rooms], clock: Any
) -> None:
    post, data = enrolled
    rooms = opened(data)
    assert isinstance(rooms, AtPost)
    until(lambda: bool(post.hub.store.nodes.contacts.all()))
    began = time.monotonic()
    number = lodge(rooms, "one", clock)
    until(lambda: post.hub.store.register.row(number) is not None)
    assert time.monotonic() - began < 2
    assert not (data / "hub").exists()


def test_its_hub_answers_what_is_asked_at_the_glass(
    enrolled: tuple[Any, Path], opened: Callable[[Path], Rooms], clock: Any
) -> None:
    post, data = enrolled
    rooms = opened(data)
    number = lodge(rooms, "one", clock)
    until(lambda: post.hub.store.register.row(number) is not None)
    document = json.loads(EXAMPLE.read_text("utf-8"))["person"]["document_number"]
    found = rooms.lookups.opened(number, document)
    assert found is not None and FactKind.AMENDED in found.standing.may
    rooms.holder.withdraw(number, 1, found.content)
    rooms.carry()
    until(lambda: rooms.lookups.summary(number).state == "withdrawn")


def test_without_its_hub_it_lodges_and_everything_comes_there_later(
    enrolled: tuple[Any, Path], opened: Callable[[Path], Rooms], clock: Any, cut: Any
) -> None:
    post, data = enrolled
    rooms = opened(data)
    with cut(data):
        rooms.close()
        rooms = opened(data)
        numbers = [lodge(rooms, f"{at}", clock) for at in range(3)]
        with pytest.raises(HubUnreachable):
            rooms.lookups.summary(numbers[0])
        with pytest.raises(HubUnreachable):
            rooms.calls("", "").call("ab", Place.CODE)
        assert rooms.kiosk.courier.backlog().new == 3
        rooms.close()
    rooms = opened(data)
    until(lambda: rooms.lookups.summary(numbers[2]).known)
    assert rooms.lookups.summary(numbers[0]) == Summary(
        numbers[0], True, "lodged", "passenger", "document_number"
    )


def test_a_call_its_earlier_life_left_standing_is_taken_back(
    enrolled: tuple[Any, Path], opened: Callable[[Path], Rooms]
) -> None:
    post, data = enrolled
    (node,) = [one for one in post.hub.trust if one.role == "kiosk"]
    left = KioskCalls(post.hub, node.node, node.post, node.name)
    assert left.call("ab", Place.QUESTIONS) is CallState.WAITS
    desk = Desk(post.hub, post.hub.identity.signing, "Nümunə", "")
    opened(data)
    until(lambda: all(one.ended_at for one in standing(desk)))


def test_a_key_others_may_read_opens_nothing(
    enrolled: tuple[Any, Path], opened: Callable[[Path], Rooms]
) -> None:
    _, data = enrolled
    (data / KIOSK / SIGNING_KEY).chmod(0o644)
    with pytest.raises(KeyExposed):
        opened(data)


@pytest.fixture
def cut() -> Callable[[Path], Any]:
    """Turn a kiosk's wire to where nobody answers, for a while."""

    @contextmanager
    def away(data: Path) -> Iterator[None]:
        file = data / KIOSK / "upstream.json"
        told = file.read_text("utf-8")
        said = {**json.loads(told), "url": "https://127.0.0.1:9"}
        file.write_text(json.dumps(said), encoding="utf-8")
        try:
            yield
        finally:
            file.write_text(told, encoding="utf-8")

    return away


def test_it_goes_by_what_the_centre_says_and_keeps_no_officers_accounts(
    serve: Callable[..., Any], opened: Callable[[Path], Rooms], clock: Any, tmp_path: Path
) -> None:
    post, data = serve(), tmp_path / "machine"
    publisher, key = Publisher(post.hub.identity.folder, clock), SigningKey.generate()
    root = publisher.make_root([key], [key.public], 1)
    centre_of(post.hub).publish(root)
    Enrolment(post.token(), data).node()
    held = Editions(data / KIOSK)
    opened(data)
    until(lambda: held.current() is not None)
    edition = held.current()
    assert edition is not None
    assert edition.file(TRUST) is not None
    assert edition.file(OFFICERS) is None
    assert held.law() == edition.law


def test_its_hub_is_told_how_the_printer_stood(
    enrolled: tuple[Any, Path], opened: Callable[[Path], Rooms]
) -> None:
    post, folder = enrolled
    rooms = opened(folder)
    rooms.tell_of(lambda: (Printer.READY, Paper.LOW))
    assert isinstance(rooms, AtPost)
    said = rooms.beside.look()
    assert (said.printer, said.paper) == (Printer.READY, Paper.LOW)
    until(lambda: rooms.kiosk.node.id in post.hub.store.nodes.contacts.all())
