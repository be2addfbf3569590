"""What a kiosk may ask of its hub, whatever carries it: in the same process, and over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from customs.facts import FactKind
from forms.catalogue import definition
from forms.check import check
from forms.examples import answers
from reference.load import today
from sync.embedded import Embedded
from sync.http.remote_calls import RemoteCalls
from sync.http.remote_lookups import RemoteLookups
from sync.http.serving import serve_in_thread, served_by
from sync.http.wire import Wire
from sync.hub.calls import CallState, Place, answer, standing
from sync.hub.window import Window
from sync.lookups import BY_CODE, BY_WINDOW, Summary, TooManyTries

UNKNOWN = 2_000_000_000_008


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def machine(tmp_path: Path, clock: Clock) -> Iterator[Embedded]:
    opened = Embedded.open(tmp_path / "machine", clock)
    yield opened
    opened.close()


@pytest.fixture(params=["in process", "http"])
def window(request: pytest.FixtureRequest, machine: Embedded) -> Iterator[Window]:
    node = machine.kiosk.node
    if request.param == "in process":
        yield Window.of(machine.hub, machine.hub.trust.lookup(node.id))
        return
    with serve_in_thread(served_by(machine.hub)) as url:
        wire = Wire(url, node.key)
        yield Window(RemoteLookups(wire, machine.law), RemoteCalls(wire))
        wire.close()


@pytest.fixture
def lodged(machine: Embedded) -> Callable[..., int]:
    """Lodge a declaration at this kiosk or the cabinet, and carry it."""

    def lodge(form: str = "passenger", at: str = "kiosk") -> int:
        law = machine.law()
        given: dict[str, Any] = dict(answers(definition(form), law.lists, law.on, 1))
        if form == "passenger":
            given["person"] = {**given["person"], "document_number": "C01234567"}
        content = check(definition(form), given, law.lists, today(machine.now())).content
        assert content is not None
        station = machine.kiosk if at == "kiosk" else machine.cabinet
        made = station.lodging.lodge(content, visit_token=f"{form} {at}")
        station.courier.run_once()
        return made.number

    return lodge


def test_a_summary_tells_no_stranger_a_name(window: Window, lodged: Callable[..., int]) -> None:
    number = lodged()
    said = Summary(number, True, "lodged", "passenger", "document_number")
    assert window.lookups.summary(number) == said
    assert window.lookups.summary(UNKNOWN) == Summary(UNKNOWN, known=False)


def test_the_right_second_thing_opens_all_of_it(
    window: Window, machine: Embedded, lodged: Callable[..., int]
) -> None:
    number = lodged()
    found = window.lookups.opened(number, "c0123-4567")
    assert found is not None
    assert found.content == machine.desk("Nümunə").view(number).content
    assert found.standing.may == {FactKind.AMENDED, FactKind.WITHDRAWN, FactKind.JOINED}
    assert found.standing == window.lookups.standing(number)
    assert len(found.standing.seen) == 1


@pytest.mark.parametrize("form", ["passenger", "vehicle", "goods"])
def test_every_form_comes_whole(
    form: str, window: Window, machine: Embedded, lodged: Callable[..., int]
) -> None:
    number = lodged(form)
    content = machine.desk("Nümunə").view(number).content
    row = machine.hub.store.register.row(number)
    assert content is not None and row is not None
    found = window.lookups.opened(number, row.document or row.birth or "")
    assert found is not None and found.content == content


def test_a_wrong_one_opens_nothing(window: Window, lodged: Callable[..., int]) -> None:
    number = lodged()
    for said in ("C00000000", "C" * 500):
        assert window.lookups.opened(number, said) is None
    assert not window.lookups.proves(number, "")
    assert window.lookups.opened(UNKNOWN, "C01234567") is None
    assert window.lookups.standing(UNKNOWN) is None


def test_guesses_at_a_code_are_counted(
    window: Window, clock: Clock, lodged: Callable[..., int]
) -> None:
    number = lodged()
    for _ in range(BY_CODE.free):
        assert not window.lookups.proves(number, "C00000000")
    for guess in (window.lookups.proves, window.lookups.opened):
        with pytest.raises(TooManyTries):
            guess(number, "C01234567")
    clock.at += timedelta(milliseconds=BY_CODE.first)
    assert window.lookups.proves(number, "C01234567")


def test_a_kiosk_that_guesses_at_many_codes_waits(
    window: Window, lodged: Callable[..., int]
) -> None:
    number = lodged()
    for code in range(BY_WINDOW.free):
        assert not window.lookups.proves(UNKNOWN + code, "C01234567")
    with pytest.raises(TooManyTries):
        window.lookups.proves(number, "C01234567")


def test_what_was_lodged_elsewhere_may_be_joined_here_and_no_more(
    window: Window, lodged: Callable[..., int]
) -> None:
    standing = window.lookups.standing(lodged(at="cabinet"))
    assert standing is not None and standing.may == {FactKind.JOINED}


def test_what_was_erased_is_told_as_that(
    window: Window, machine: Embedded, lodged: Callable[..., int]
) -> None:
    number = lodged()
    machine.desk("Nümunə").act(number, FactKind.ERASED, {"basis": "test"})
    assert window.lookups.summary(number).second_thing is None
    assert window.lookups.opened(number, "C01234567") is None


def test_a_call_stands_is_answered_and_taken_back(window: Window, machine: Embedded) -> None:
    desk = machine.desk("Nümunə")
    assert window.calls.call("ab12", Place.CODE) is CallState.WAITS
    assert window.calls.call("ab12", Place.CODE) is CallState.WAITS
    (seen,) = standing(desk)
    assert answer(desk, seen.id)
    assert window.calls.call("ab12", Place.CODE) is CallState.COMING
    window.calls.take_back()
    window.calls.take_back()
    assert window.calls.call("ab12", Place.CODE) is CallState.GONE


def test_a_desk_hears_where_somebody_stands_by_the_hubs_own_word(
    window: Window, machine: Embedded
) -> None:
    window.calls.call("cd34", Place.REGISTERED)
    (seen,) = standing(machine.desk("Nümunə"))
    trusted = machine.hub.trust.lookup(machine.kiosk.node.id)
    assert (seen.place, seen.kiosk, seen.post) == (Place.REGISTERED, trusted.name, trusted.post)
