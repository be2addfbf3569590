"""Centre, post and kiosk of the demonstration, each a process of its own on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from cli.demo_post import EXAMPLE, Held, Three
from customs.facts import FactKind
from forms.catalogue import definition
from forms.check import check
from reference.load import today
from sync.rooms import open_rooms


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Three, int, str]]:
    machines = Three(tmp_path_factory.mktemp("three") / "out")
    code, document = machines.make()
    with machines.serving():
        yield machines, code, document


@pytest.mark.soak
def test_what_was_declared_at_home_is_opened_at_the_kiosk(three: tuple[Three, int, str]) -> None:
    machines, code, document = three
    rooms = open_rooms(machines.kiosk, now)
    try:
        assert rooms.kiosk.node.post == "baki"
        assert rooms.lookups.summary(code).known
        opened = rooms.lookups.opened(code, document)
        assert opened is not None and opened.content is not None
        assert opened.standing.may == {FactKind.JOINED}
    finally:
        rooms.close()


@pytest.mark.soak
def test_what_the_kiosk_lodges_comes_to_the_centre_through_the_post(
    three: tuple[Three, int, str],
) -> None:
    machines, _, _ = three
    rooms = open_rooms(machines.kiosk, now)
    law = rooms.law()
    answers = json.loads(EXAMPLE.read_text("utf-8"))
    content = check(definition("passenger"), answers, law.lists, today(now())).content
    assert content is not None
    number = rooms.kiosk.lodging.lodge(content, visit_token="one").number
    rooms.carry()
    rooms.close()
    assert machines.settled(number) == Held(kiosk=0, post=2, centre=2)
