from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from customs.facts import FactKind
from customs.life import State
from forms.content import Content
from sync.embedded import Embedded, NotDeclarable


def test_a_declaration_goes_all_the_way(machine: Embedded, content: Callable[..., Content]) -> None:
    lodged = machine.kiosk.lodging.lodge(content(), visit_token="visit")
    assert machine.kiosk.courier.run_once().stored == 1
    desk = machine.desk("Nümunə Əməkdaş", "sign-in 1")
    (found,) = desk.find(f"{lodged.number:013d}").rows
    assert found.number == lodged.number
    desk.acts(
        lodged.number,
        [(FactKind.PRESENTED, {}), (FactKind.ACCEPTED, {}), (FactKind.RELEASED, {})],
    )
    view = desk.view(lodged.number)
    assert view.declaration.state is State.RELEASED
    assert view.content == content()
    assert view.problems == ()
    assert [fact.details["act"]["officer"] for fact in view.facts[1:] if fact.details] == [
        "Nümunə Əməkdaş"
    ] * 3


@pytest.mark.parametrize("form", ["passenger", "goods", "vehicle"])
def test_what_is_declared_at_home_is_found_at_the_desk(
    machine: Embedded, given: Callable[..., dict[str, Any]], form: str
) -> None:
    lodged = machine.predeclare(form, given(1, form))
    view = machine.desk("Nümunə").view(lodged.number)
    assert view.definition.code == form
    assert view.facts[0].header.node == machine.cabinet.node.id


def test_what_is_no_declaration_is_not_lodged(machine: Embedded) -> None:
    with pytest.raises(NotDeclarable) as refused:
        machine.predeclare("goods", {"declarant": {"name": "Nümunə"}})
    assert refused.value.problems
    assert "journey.direction required" in str(refused.value)
    assert machine.cabinet.store.outbox.backlog().new == 0
    with pytest.raises(KeyError):
        machine.predeclare("no_such_form", {})


def test_kiosk_and_cabinet_never_give_the_same_number(
    machine: Embedded, content: Callable[..., Content]
) -> None:
    numbers = [
        station.lodging.lodge(content(), visit_token=str(visit)).number
        for station in (machine.kiosk, machine.cabinet)
        for visit in range(20)
    ]
    assert len(set(numbers)) == 40


def test_a_machine_opened_again_is_the_same_machine(
    machine: Embedded, clock: Any, content: Callable[..., Content], tmp_path: Path
) -> None:
    lodged = machine.kiosk.lodging.lodge(content(), visit_token="visit")
    machine.kiosk.courier.run_once()
    machine.close()
    again = Embedded.open(tmp_path / "machine", clock)
    assert again.kiosk.node.id == machine.kiosk.node.id
    assert again.desk_key.node == machine.desk_key.node
    assert len(again.hub.trust) == 3
    assert again.desk("Nümunə").view(lodged.number).content == content()
    again.close()


def test_two_processes_may_open_a_new_folder_at_once(tmp_path: Path, clock: Any) -> None:
    with ThreadPoolExecutor(4) as threads:
        opened = list(threads.map(lambda _: Embedded.open(tmp_path / "new", clock), range(4)))
    assert len({one.kiosk.node.id for one in opened}) == 1
    assert len({one.hub.identity.signing.node for one in opened}) == 1
    assert {len(one.hub.trust) for one in opened} == {3}
    for one in opened:
        one.close()


def test_a_kiosk_forgets_a_visit_after_a_day_and_never_gives_its_number_again(
    machine: Embedded, clock: Any, content: Callable[..., Content], tmp_path: Path
) -> None:
    lodged = machine.kiosk.lodging.lodge(content(), visit_token="visit")
    machine.close()
    clock.move(hours=23)
    day = Embedded.open(tmp_path / "machine", clock)
    last = day.kiosk.store.last_visit()
    assert last is not None and last.number == lodged.number
    day.close()
    clock.move(hours=2)
    later = Embedded.open(tmp_path / "machine", clock)
    assert later.kiosk.store.last_visit() is None
    again = later.kiosk.lodging.lodge(content(), visit_token="visit")
    assert again.number != lodged.number
    later.close()
