"""What is bound for a post: its own line of facts, and nobody ever steps over one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from customs.facts import FactKind
from envelope.facts import Envelope
from envelope.trust import TrustList
from records.bound import Delivery
from records.hub_store import HubStore
from reference.load import Reference

NUMBER, OTHER = 2000000000015, 2000000000022
AT = 1_795_000_000_000


@pytest.fixture
def store(
    place: Path | str, law: Reference, trust: TrustList, tmp_path: Path
) -> Iterator[Callable[..., HubStore]]:
    """Open the same store again, as another process would: all nodes stand at the north post."""

    opened: list[HubStore] = []

    def make(checkpoint: Any = None) -> HubStore:
        more = {"checkpoint": checkpoint} if checkpoint else {}
        folder = tmp_path / "documents"
        hub = HubStore.open(
            place,
            law.lists,
            trust.role_of,
            post_of=lambda _node: "north",
            documents_folder=folder,
            **more,
        )
        opened.append(hub)
        return hub

    yield make
    for hub in opened:
        hub.close()


def facts_of(page: list[Delivery]) -> list[bytes]:
    return [one.envelope.fact_id for one in page if one.envelope is not None]


def test_a_post_s_line_holds_what_was_lodged_there_in_order(
    store: Callable[..., HubStore], kiosk_author: Any, author: Any, content: Callable[..., Any]
) -> None:
    hub = store()
    lodged = kiosk_author.fact(NUMBER, content=content(1))
    decided = author.act(NUMBER, FactKind.PRESENTED, lodged)
    hub.journal.append([lodged], AT)
    hub.journal.append([decided], AT)
    hub.journal.append([decided], AT)
    page = hub.bound.page("north", 0, 9)
    assert facts_of(page) == [lodged.fact_id, decided.fact_id]
    assert facts_of(hub.bound.page("north", page[0].id, 9)) == [decided.fact_id]
    assert hub.bound.page("south", 0, 9) == []
    last, posts = hub.bound.news(page[0].id)
    assert last == hub.bound.last() and "north" in posts and "south" not in posts
    assert hub.bound.news(last) == (last, frozenset())


def test_a_decision_that_came_before_its_lodging_is_delivered_with_it(
    store: Callable[..., HubStore], kiosk_author: Any, author: Any, content: Callable[..., Any]
) -> None:
    hub = store()
    lodged = kiosk_author.fact(NUMBER, content=content(1))
    hub.journal.append([author.act(NUMBER, FactKind.PRESENTED, lodged)], AT)
    assert hub.bound.page("north", 0, 9) == []
    hub.journal.append([lodged], AT)
    assert len(hub.bound.page("north", 0, 9)) == 2


def test_content_that_comes_after_its_header_is_delivered_again(
    store: Callable[..., HubStore], kiosk_author: Any, content: Callable[..., Any]
) -> None:
    hub = store()
    lodged = kiosk_author.fact(NUMBER, content=content(1))
    bare = Envelope(lodged.fact_id, lodged.header, lodged.signed, None)
    hub.journal.append([bare], AT)
    (first,) = hub.bound.page("north", 0, 9)
    hub.journal.append([lodged], AT)
    (again,) = hub.bound.page("north", first.id, 9)
    assert again.envelope == lodged


def test_whoever_asks_for_a_number_gets_all_of_it_and_what_comes_later(
    store: Callable[..., HubStore], kiosk_author: Any, author: Any, content: Callable[..., Any]
) -> None:
    hub = store()
    lodged = kiosk_author.fact(NUMBER, content=content(1))
    hub.journal.append([lodged], AT)
    assert hub.bound.follow("south", OTHER) == []
    for _ in range(2):
        assert hub.bound.follow("south", NUMBER) == [lodged]
    hub.journal.append([author.act(NUMBER, FactKind.PRESENTED, lodged)], AT)
    assert len(hub.bound.page("south", 0, 9)) == 2
    assert hub.bound.facts("south", [lodged.fact_id]) == [lodged]
    assert hub.bound.facts("east", [lodged.fact_id]) == []


def test_rebuilding_binds_what_was_held_before_there_were_posts(
    store: Callable[..., HubStore],
    place: Path | str,
    law: Reference,
    trust: TrustList,
    kiosk_author: Any,
    content: Callable[..., Any],
) -> None:
    before = HubStore.open(place, law.lists, trust.role_of)
    before.journal.append([kiosk_author.fact(NUMBER, content=content(1))], AT)
    before.close()
    hub = store()
    assert hub.bound.page("north", 0, 9) == []
    hub.journal.rebuild()
    hub.journal.rebuild()
    assert len(hub.bound.page("north", 0, 9)) == 1


class Slow:
    """A transaction that has written its lines, and stands there until it is let go."""

    def __init__(self) -> None:
        self.stands, self.go = threading.Event(), threading.Event()

    def __call__(self, step: str, /) -> None:
        if step == "register written":
            self.stands.set()
            assert self.go.wait(20)


def test_a_slow_and_a_fast_transaction_never_let_a_reader_step_over_a_line(
    store: Callable[..., HubStore],
    kiosk_author: Any,
    another_kiosk: Any,
    content: Callable[..., Any],
) -> None:
    slowly = Slow()
    slow, fast, reader = store(slowly), store(), store()
    first = kiosk_author.fact(NUMBER, content=content(1))
    second = another_kiosk.fact(OTHER, content=content(2))
    writers = [
        threading.Thread(target=hub.journal.append, args=([fact], AT))
        for hub, fact in ((slow, first), (fast, second))
    ]
    writers[0].start()
    assert slowly.stands.wait(20)
    writers[1].start()
    seen: list[bytes] = []
    cursor, until = 0, time.monotonic() + 0.7
    while len(seen) < 2 and time.monotonic() < until + 20:
        page = reader.bound.page("north", cursor, 9)
        seen += facts_of(page)
        cursor = page[-1].id if page else cursor
        if time.monotonic() > until:
            slowly.go.set()
        time.sleep(0.02)
    for writer in writers:
        writer.join(20)
    assert seen == [first.fact_id, second.fact_id]
