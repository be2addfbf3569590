"""What was kept long enough is erased, all of it and nothing else, and every chain stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from customs.facts import FactKind
from customs.retention import Retention
from customs.states import State
from records.journal_report import Fault
from reference.retention import read_retention
from sync.embedded import HUB, Embedded
from sync.hub.desk import Desk
from sync.hub.hub import Hub
from sync.hub.retention import ClockUnlikely, check_likely, retain
from sync.in_process import InProcessTransport

RULES = Retention(date(2026, 1, 1), "a test", False, {State.WITHDRAWN: 12, State.REFUSED: 60})
BEFORE, AFTER = date(2027, 11, 21), date(2027, 11, 22)
"""Facts are of 22 November 2026: a year later, less a day, and a year later."""

MARKER = "NÜMUNƏQIZI"


class Stopped(Exception):
    """Where a test cuts a run short."""


ON_BOTH = pytest.mark.parametrize("hub", ["file", "server"], indirect=True)


def _asks_for(request: pytest.FixtureRequest) -> bool:
    return getattr(request, "param", "file") == "server"


@pytest.fixture
def hub(request: pytest.FixtureRequest, machine: Embedded, clock: Any) -> Iterator[Hub]:
    store = request.getfixturevalue("postgres")() if _asks_for(request) else None
    opened = Hub.open(machine.hub.identity.folder, machine.law, clock, store=store)
    yield opened
    opened.close()


@pytest.fixture
def handed_over(hub: Hub, machine: Embedded, content: Callable[..., Any]) -> Callable[..., int]:
    """Lodge at the kiosk and hand it to this hub; end it as ``how`` says."""

    def lodge(seed: int, how: FactKind | None = FactKind.WITHDRAWN) -> int:
        made = machine.kiosk.lodging.lodge(content(seed, surname=MARKER), visit_token=f"{seed}")
        waiting = machine.kiosk.store.outbox.waiting(500)
        InProcessTransport(hub.intake).offer([one.parcel for one in waiting])
        if how is not None:
            desk = Desk(hub, machine.desk_key, "Nümunə")
            desk.act(made.number, how, {"note": MARKER})
        return made.number

    return lodge


def named(hub: Hub) -> int:
    return len(hub.store.register.by_name(MARKER))


@ON_BOTH
def test_what_was_kept_long_enough_is_erased_and_the_chains_stand(
    hub: Hub, handed_over: Callable[..., int]
) -> None:
    number = handed_over(1)
    done = retain(hub, RULES, AFTER)
    assert (done.count, done.contents) == (1, 2)
    assert named(hub) == 0
    row = hub.store.register.row(number)
    assert row is not None and (row.state, row.name, row.document) == ("withdrawn", None, None)
    report = hub.store.verify(hub.trust)
    assert report.stands and len(report.erased) == 2


def test_nothing_is_erased_a_day_before(hub: Hub, handed_over: Callable[..., int]) -> None:
    handed_over(1)
    assert retain(hub, RULES, BEFORE).count == 0
    assert named(hub) == 1


def test_what_has_come_to_no_end_is_never_erased(hub: Hub, handed_over: Callable[..., int]) -> None:
    handed_over(1, None)
    assert retain(hub, RULES, date(2090, 1, 1)).count == 0
    assert named(hub) == 1


@ON_BOTH
def test_a_second_run_has_nothing_to_say(hub: Hub, handed_over: Callable[..., int]) -> None:
    handed_over(1)
    retain(hub, RULES, AFTER)
    own = hub.identity.signing.node
    said = hub.store.journal.head(own).sequence
    assert retain(hub, RULES, AFTER).count == 0
    assert hub.store.journal.head(own).sequence == said == 2


def test_what_would_be_erased_is_told_and_stays(hub: Hub, handed_over: Callable[..., int]) -> None:
    handed_over(1)
    done = retain(hub, RULES, AFTER, dry_run=True)
    assert (done.count, done.contents) == (1, 2)
    assert named(hub) == 1
    assert hub.trust.role_of(hub.identity.signing.node) is None


def test_a_run_that_was_cut_short_is_gone_on_with(
    machine: Embedded, clock: Any, content: Callable[..., Any], tmp_path: Path
) -> None:
    desk = machine.desk("Nümunə")
    for seed in (1, 2, 3):
        made = machine.kiosk.lodging.lodge(content(seed, surname=MARKER), visit_token=f"{seed}")
        machine.kiosk.courier.run_once()
        desk.act(made.number, FactKind.WITHDRAWN, {})
    passed: list[str] = []

    def stop_in_the_second(where: str) -> None:
        passed.append(where)
        if passed.count("facts written") == 2:
            raise Stopped

    folder = tmp_path / "machine" / HUB
    broken = Hub.open(folder, machine.law, clock, checkpoint=stop_in_the_second)
    with pytest.raises(Stopped):
        retain(broken, RULES, AFTER)
    broken.close()
    assert named(machine.hub) == 2
    assert retain(machine.hub, RULES, AFTER).count == 2
    assert named(machine.hub) == 0
    assert machine.hub.store.verify(machine.hub.trust).stands


def test_nothing_of_it_is_left_in_the_hubs_files(
    machine: Embedded, content: Callable[..., Any], tmp_path: Path
) -> None:
    made = machine.kiosk.lodging.lodge(content(1, surname=MARKER), visit_token="1")
    machine.kiosk.courier.run_once()
    machine.desk("Nümunə").act(made.number, FactKind.WITHDRAWN, {"note": "nümunə"})
    files = [one for one in (tmp_path / "machine" / HUB).iterdir() if one.is_file()]
    marker = MARKER.encode()
    assert any(marker in one.read_bytes() for one in files)
    retain(machine.hub, RULES, AFTER)
    assert not any(marker in one.read_bytes() for one in files if one.exists())


def test_a_hub_may_order_it_and_a_stranger_may_not(
    hub: Hub, handed_over: Callable[..., int]
) -> None:
    handed_over(1)
    retain(hub, RULES, AFTER)
    faults = {one.fault for one in hub.store.verify(type(hub.trust)()).faults}
    assert faults <= {Fault.NOT_TRUSTED, Fault.NOT_ITS_OFFICE, Fault.CONTENT_MISSING}
    assert faults


def test_a_clock_far_ahead_erases_nothing(hub: Hub, handed_over: Callable[..., int]) -> None:
    handed_over(1)
    check_likely(hub, date(2027, 1, 20))
    with pytest.raises(ClockUnlikely):
        check_likely(hub, date(2036, 1, 1))


def test_a_hub_that_holds_nothing_keeps_quiet(hub: Hub) -> None:
    check_likely(hub, date(2036, 1, 1))
    assert retain(hub, read_retention(AFTER), AFTER).count == 0
