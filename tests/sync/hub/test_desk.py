from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from customs.facts import FactKind
from customs.life import State
from customs.offices import Role
from customs.registration_number import is_well_formed
from envelope.clock import reading_ms
from envelope.errors import RevokedNode
from envelope.facts import seal, verify
from sync.embedded import Embedded
from sync.hub.desk import ActIncomplete, Desk, NotAllowedNow, NotHere, Overtaken
from sync.protocol import NotItsOffice

Lodge = Callable[..., int]


@pytest.fixture
def desk(machine: Embedded) -> Desk:
    return machine.desk("Nümunə Əməkdaş", "sign-in 1")


def test_a_code_is_found_however_it_is_written(desk: Desk, lodged: Lodge) -> None:
    number = lodged(1)
    text = f"{number:013d}"
    for typed in (
        text,
        f" {text[:3]} {text[3:7]} {text[7:10]} {text[10:]} ",
        f"{text[:4]}-{text[4:]}",
    ):
        found = desk.find(typed)
        assert [row.number for row in found.rows] == [number]
        assert (found.number, found.well_formed, found.near) == (number, True, ())


def test_a_wrong_check_digit_warns_and_names_what_was_meant(desk: Desk, lodged: Lodge) -> None:
    number = lodged(1)
    wrong = number // 10 * 10 + (number + 1) % 10
    found = desk.find(str(wrong))
    assert (found.rows, found.number, found.well_formed) == ((), wrong, False)
    assert [row.number for row in found.near] == [number]


def test_any_thirteen_digits_are_looked_up(desk: Desk) -> None:
    found = desk.find("4006381333931")
    assert (found.rows, found.number, found.well_formed) == ((), 4006381333931, True)
    assert is_well_formed("4006381333931")


def test_people_and_vehicles_are_found_by_what_they_carry(desk: Desk, lodged: Lodge) -> None:
    person = lodged(1, surname="Sınaqova", document_number="C01234567")
    vehicle = lodged(2, "vehicle")
    plate = str(desk.view(vehicle).content.group("vehicle")["plate"])  # type: ignore[union-attr]
    for typed, number in (("sinaqova", person), ("C 0123 4567", person), (plate, vehicle)):
        found = desk.find(typed)
        assert number in [row.number for row in found.rows], typed
        assert found.number is None
    assert desk.find("").rows == ()


def test_what_is_not_here_is_told(desk: Desk) -> None:
    with pytest.raises(NotHere):
        desk.view(2_000_000_000_008)
    with pytest.raises(NotHere):
        desk.act(2_000_000_000_008, FactKind.PRESENTED)


def test_facts_whose_lodging_has_not_come_cannot_be_shown_yet(
    desk: Desk, machine: Embedded, lodged: Lodge
) -> None:
    content = desk.view(lodged(1)).content
    assert content is not None
    machine.kiosk.lodging.amend(2_999_999_999_999, content)
    machine.kiosk.courier.run_once()
    with pytest.raises(NotHere, match="lodging"):
        desk.view(2_999_999_999_999)


def test_a_form_newer_than_this_version_is_told(
    desk: Desk, machine: Embedded, lodged: Lodge
) -> None:
    number = lodged(1)
    (fact,) = machine.hub.store.journal.facts(number)
    key = machine.kiosk.node.key
    later = seal(replace(fact.header, number=number + 1, form=(1, 99), sequence=2), {0: 1}, key)
    machine.hub.store.journal.append([later], 1)
    view = desk.view(number + 1)
    assert (view.newer, view.content, view.definition) == (True, None, None)
    assert not desk.view(number).newer


def test_an_act_is_a_signed_fact_with_the_officer_in_it(
    desk: Desk, machine: Embedded, lodged: Lodge
) -> None:
    number = lodged(1)
    made = desk.act(number, FactKind.PRESENTED, {"note": "qeyd"})
    assert made.details == {
        "act": {"officer": "Nümunə Əməkdaş", "session": "sign-in 1", "note": "qeyd"}
    }
    kept = machine.hub.store.journal.fact(made.id)
    assert kept is not None
    header = verify(kept.signed, machine.hub.trust)
    assert header.node == machine.desk_key.node
    assert header.seen == (desk.view(number).facts[0].id,)
    assert header.rule_pack == machine.law().rule_pack_number


def test_nobody_can_sign_an_act_in_anothers_name(desk: Desk, lodged: Lodge) -> None:
    made = desk.act(lodged(1), FactKind.PRESENTED, {"officer": "Başqası", "session": "7"})
    assert made.details is not None
    assert made.details["act"] == {"officer": "Nümunə Əməkdaş", "session": "sign-in 1"}


def test_what_its_life_does_not_allow_is_not_done(desk: Desk, lodged: Lodge) -> None:
    number = lodged(1)
    with pytest.raises(NotAllowedNow, match="RELEASED while LODGED"):
        desk.act(number, FactKind.RELEASED)
    with pytest.raises(NotAllowedNow):
        desk.acts(number, [(FactKind.PRESENTED, {}), (FactKind.RELEASED, {})])
    assert desk.view(number).declaration.state is State.LODGED


def test_nobody_decides_on_what_is_no_longer_so(
    desk: Desk, machine: Embedded, lodged: Lodge
) -> None:
    number = lodged(1)
    heads = desk.view(number).declaration.heads
    machine.desk("Başqa Əməkdaş").act(number, FactKind.CHANNEL_ASSIGNED, {"channel": "red"})
    with pytest.raises(Overtaken):
        desk.acts(number, [(FactKind.PRESENTED, {}), (FactKind.ACCEPTED, {})], seen=heads)
    assert desk.view(number).declaration.state is State.LODGED
    now = desk.view(number).declaration.heads
    done = desk.acts(number, [(FactKind.PRESENTED, {}), (FactKind.ACCEPTED, {})], seen=now)
    assert len(done) == 2


def test_a_desk_that_may_no_longer_decide_writes_nothing(
    desk: Desk, machine: Embedded, lodged: Lodge
) -> None:
    number = lodged(1)
    node = machine.hub.trust.lookup(machine.desk_key.node)
    machine.hub.believe(replace(node, role=Role.KIOSK))
    with pytest.raises(NotItsOffice):
        desk.act(number, FactKind.PRESENTED)
    machine.hub.believe(replace(node, revoked_after_sequence=0))
    with pytest.raises(RevokedNode):
        desk.act(number, FactKind.PRESENTED)
    assert len(machine.hub.store.journal.facts(number)) == 1


def test_words_that_cannot_be_kept_stop_the_act(desk: Desk, lodged: Lodge) -> None:
    number = lodged(1)
    with pytest.raises(ActIncomplete) as refused:
        desk.act(number, FactKind.PRESENTED, {"reason": "x" * 10_000})
    assert [one.path for one in refused.value.problems] == ["act.reason"]
    assert desk.view(number).declaration.state is State.LODGED


def test_acts_of_one_desk_make_one_chain(desk: Desk, machine: Embedded, lodged: Lodge) -> None:
    for seed in range(3):
        desk.acts(lodged(seed), [(FactKind.PRESENTED, {}), (FactKind.ACCEPTED, {})])
    assert machine.hub.store.journal.head(machine.desk_key.node).sequence == 6


def test_an_act_comes_after_what_it_is_about_by_the_clock_too(
    desk: Desk, machine: Embedded, lodged: Lodge, clock: Any
) -> None:
    number = lodged(1)
    clock.move(minutes=-4)
    made = desk.act(number, FactKind.PRESENTED)
    assert made.header.clock > desk.view(number).facts[0].header.clock


def test_a_kiosk_an_hour_ahead_does_not_pull_the_desks_clock(
    desk: Desk, machine: Embedded, lodged: Lodge, clock: Any
) -> None:
    clock.move(hours=1)
    number = lodged(1)
    clock.move(hours=-1)
    made = desk.act(number, FactKind.PRESENTED)
    assert reading_ms(made.header.clock) == clock.milliseconds
    assert desk.view(number).declaration.state is State.PRESENTED


def test_an_erasure_removes_what_was_said_and_keeps_that_it_was(
    desk: Desk, machine: Embedded, lodged: Lodge
) -> None:
    number = lodged(1, surname="Silinməli")
    desk.act(number, FactKind.PRESENTED, {"note": "qalan qeyd"})
    desk.act(number, FactKind.ERASED, {"basis": "müddət bitib"})
    view = desk.view(number)
    assert view.content is None and view.declaration.erased
    assert [fact.details is None for fact in view.facts] == [True, False, False]
    assert desk.find("silinməli").rows == ()
    assert machine.hub.store.verify(machine.hub.trust).stands


def test_an_erasure_may_name_one_fact(desk: Desk, lodged: Lodge) -> None:
    number = lodged(1)
    noted = desk.act(number, FactKind.PRESENTED, {"note": "səhv qeyd"})
    desk.act(number, FactKind.ERASED, {"target": noted.id.hex()})
    view = desk.view(number)
    assert view.content is not None
    assert [fact.details is None for fact in view.facts] == [False, True, False]


def test_an_act_can_be_taken_back(desk: Desk, lodged: Lodge) -> None:
    number = lodged(1)
    done = desk.act(number, FactKind.PRESENTED)
    desk.act(number, FactKind.UNDONE, {"target": done.id.hex(), "reason": "səhv"})
    assert desk.view(number).declaration.state is State.LODGED


def test_a_desk_joins_what_crosses_together(desk: Desk, machine: Embedded, lodged: Lodge) -> None:
    person, vehicle = lodged(1), lodged(2, "vehicle")
    for number in (person, vehicle):
        desk.join(number, b"together")
    found = machine.hub.store.register.by_crossing(b"together")
    assert {row.number for row in found} == {person, vehicle}
    after = desk.act(person, FactKind.PRESENTED)
    assert after.header.crossing == b"together"
