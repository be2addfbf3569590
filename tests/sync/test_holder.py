from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from customs.facts import FactKind
from customs.life import State
from forms.catalogue import definition
from forms.check import check
from forms.content import Content
from reference.load import today
from sync.embedded import Embedded
from sync.holder import NotHeldAnyMore

Lodge = Callable[..., int]
TOGETHER = b"together"
PROOF = "C01234567"


@pytest.fixture
def act(machine: Embedded) -> Content:
    """Why somebody withdraws."""
    on, lists = today(machine.now()), machine.law().lists
    checked = check(definition("act"), {"act": {"reason": "nümunə"}}, lists, on)
    assert checked.content is not None
    return checked.content


def carried(machine: Embedded) -> None:
    machine.kiosk.courier.run_once()


def told(machine: Embedded, number: int) -> Any:
    return machine.desk("Nümunə").view(number)


def away(machine: Embedded, content: Callable[..., Content], seed: int) -> int:
    """Lodge at another machine than the kiosk."""
    made = machine.cabinet.lodging.lodge(content(seed), visit_token=f"away {seed}")
    machine.cabinet.courier.run_once()
    return made.number


def test_a_holder_changes_what_the_same_kiosk_lodged(
    machine: Embedded, lodged: Lodge, content: Callable[..., Content]
) -> None:
    number = lodged(1)
    machine.holder.amend(number, 1, content(2))
    carried(machine)
    view = told(machine, number)
    assert (view.declaration.version, view.declaration.conflicts) == (2, ())
    assert view.content.answers == content(2).answers


def test_a_version_is_changed_once(
    machine: Embedded, lodged: Lodge, content: Callable[..., Content]
) -> None:
    number = lodged(1)
    machine.holder.amend(number, 1, content(2))
    carried(machine)
    with pytest.raises(NotHeldAnyMore):
        machine.holder.amend(number, 1, content(3))
    carried(machine)
    assert told(machine, number).declaration.version == 2


def test_what_an_officer_has_taken_up_is_not_the_holders_any_more(
    machine: Embedded, lodged: Lodge, content: Callable[..., Content], act: Content
) -> None:
    number = lodged(1)
    machine.desk("Nümunə").act(number, FactKind.PRESENTED)
    with pytest.raises(NotHeldAnyMore):
        machine.holder.amend(number, 1, content(2))
    with pytest.raises(NotHeldAnyMore):
        machine.holder.withdraw(number, 1, act)
    assert machine.kiosk.store.outbox.backlog().new == 0


def test_a_declaration_withdrawn_no_longer_counts(
    machine: Embedded, lodged: Lodge, act: Content
) -> None:
    number = lodged(1)
    machine.holder.withdraw(number, 1, act)
    carried(machine)
    assert told(machine, number).declaration.state is State.WITHDRAWN


def test_what_another_machine_lodged_is_not_changed_here(
    machine: Embedded, content: Callable[..., Content], act: Content
) -> None:
    number = away(machine, content, 1)
    with pytest.raises(NotHeldAnyMore):
        machine.holder.amend(number, 1, content(2))
    with pytest.raises(NotHeldAnyMore):
        machine.holder.withdraw(number, 1, act)


def test_declarations_of_any_machine_are_joined_into_one_crossing(
    machine: Embedded, lodged: Lodge, content: Callable[..., Content]
) -> None:
    numbers = (lodged(1), away(machine, content, 2))
    assert machine.holder.join(numbers, TOGETHER) == numbers
    carried(machine)
    rows = machine.hub.store.register.by_crossing(TOGETHER)
    assert {row.number for row in rows} == set(numbers)
    assert all(told(machine, number).declaration.conflicts == () for number in numbers)
    assert machine.hub.store.set_aside.count() == 0


def test_what_crosses_together_already_is_not_joined_twice(
    machine: Embedded, lodged: Lodge
) -> None:
    numbers = (lodged(1), lodged(2))
    machine.holder.join(numbers, TOGETHER)
    carried(machine)
    assert machine.holder.join(numbers, TOGETHER) == ()


def test_what_is_unknown_or_finished_is_joined_to_nothing(
    machine: Embedded, lodged: Lodge, act: Content
) -> None:
    number = lodged(1)
    machine.holder.withdraw(number, 1, act)
    carried(machine)
    assert machine.holder.join((number, 2_999_999_999_999), TOGETHER) == ()


@pytest.mark.parametrize("kind", [None, FactKind.PRESENTED])
def test_what_a_holder_may_do_is_told_with_what_was_declared(
    machine: Embedded, lodged: Lodge, kind: FactKind | None
) -> None:
    number = lodged(1, document_number=PROOF)
    if kind:
        machine.desk("Nümunə").act(number, kind)
    opened = machine.lookups.opened(number, PROOF)
    assert opened is not None and opened.content is not None
    changes = {FactKind.AMENDED, FactKind.WITHDRAWN}
    assert opened.standing.may - {FactKind.JOINED} == (set() if kind else changes)
