from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from customs.facts import FactId
from envelope.keys import SigningKey
from envelope.parcels import look
from forms.content import Content
from records.outbox import Held
from sync.answers import sign_answer, witnesses
from sync.courier import Courier, Round
from sync.embedded import Embedded
from sync.in_process import InProcessTransport
from sync.protocol import (
    MOST_PARCELS,
    Acknowledgement,
    Answer,
    BatchTooLarge,
    HubBusy,
    HubUnreachable,
    Level,
)

Make = Callable[..., Content]


@dataclass
class Wire:
    """A hub that answers as it is told to, and keeps what it was offered."""

    key: SigningKey = field(default_factory=SigningKey.generate)
    level: Level = Level.STORED
    cut: bool = False
    fault: HubUnreachable | None = None
    takes: int = MOST_PARCELS
    offered: list[list[bytes]] = field(default_factory=list)
    asked: list[list[FactId]] = field(default_factory=list)

    def offer(self, parcels: Sequence[bytes]) -> Answer:
        self.offered.append(list(parcels))
        return self._answer([look(one).fact_id for one in parcels])

    def ask(self, fact_ids: Sequence[FactId]) -> Answer:
        self.asked.append(list(fact_ids))
        return self._answer(fact_ids)

    def _answer(self, ids: Sequence[FactId]) -> Answer:
        if self.cut:
            raise HubUnreachable("the wire is cut")
        if self.fault is not None:
            raise self.fault
        if len(ids) > self.takes:
            raise BatchTooLarge("too many bytes")
        return sign_answer([Acknowledgement(one, self.level) for one in ids], (), self.key, 1)


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def courier(machine: Embedded, wire: Wire) -> Courier:
    return Courier(machine.kiosk.store.outbox, wire, wire.key.public, lambda: 0.5)


def lodge(machine: Embedded, content: Content, count: int) -> list[FactId]:
    lodging = machine.kiosk.lodging
    return [lodging.lodge(content, visit_token=f"{at}").fact_id for at in range(count)]


def test_nothing_to_carry_is_a_good_round(courier: Courier, wire: Wire) -> None:
    assert courier.run_once() == Round(reached=True)
    assert wire.offered == wire.asked == []


def test_the_oldest_go_first_and_once(
    courier: Courier, wire: Wire, machine: Embedded, content: Make
) -> None:
    ids = lodge(machine, content(), 3)
    assert courier.run_once() == Round(reached=True, stored=3)
    assert [look(one).fact_id for one in wire.offered[0]] == ids
    courier.run_once()
    assert len(wire.offered) == 1


def test_a_batch_has_a_limit(
    courier: Courier, wire: Wire, machine: Embedded, content: Make
) -> None:
    lodge(machine, content(), MOST_PARCELS + 3)
    courier.run_once()
    assert (len(wire.offered[0]), courier.backlog().new) == (MOST_PARCELS, 3)


def test_what_is_stored_is_asked_about_until_it_is_safe(
    courier: Courier, wire: Wire, machine: Embedded, content: Make
) -> None:
    ids = lodge(machine, content(), 2)
    courier.run_once()
    assert courier.backlog().stored == 2
    wire.level = Level.SAFE
    assert courier.run_once() == Round(reached=True, safe=2)
    assert wire.asked == [ids]
    assert courier.backlog().stored == 0


def test_what_a_restored_hub_lost_is_offered_again(
    courier: Courier, wire: Wire, machine: Embedded, content: Make
) -> None:
    lodge(machine, content(), 1)
    courier.run_once()
    wire.level = Level.MISSING
    courier.run_once()
    wire.level = Level.STORED
    courier.run_once()
    assert len(wire.offered) > 1
    assert wire.offered[0] == wire.offered[-1]
    assert courier.backlog().stored == 1


def test_a_refused_parcel_is_kept_and_not_offered_again(
    courier: Courier, wire: Wire, machine: Embedded, content: Make
) -> None:
    lodge(machine, content(), 1)
    wire.level = Level.SET_ASIDE
    assert courier.run_once() == Round(reached=True, set_aside=1)
    courier.run_once()
    assert len(wire.offered) == 1
    assert courier.backlog().set_aside == 1


def test_a_cut_wire_loses_nothing_and_makes_the_courier_wait(
    courier: Courier, wire: Wire, machine: Embedded, content: Make
) -> None:
    lodge(machine, content(), 2)
    wire.cut = True
    waits = []
    for _ in range(3):
        assert courier.run_once() == Round(reached=False)
        waits.append(courier.wait())
    assert waits == [0.75, 1.5, 3.0]
    assert courier.backlog().new == 2
    wire.cut = False
    assert courier.run_once().stored == 2
    assert courier.wait() == 0


def test_nobody_can_answer_in_the_hubs_place(
    courier: Courier, wire: Wire, machine: Embedded, content: Make
) -> None:
    lodge(machine, content(), 1)
    wire.key = SigningKey.generate()
    wire.level = Level.SAFE
    assert not courier.run_once().reached
    assert courier.backlog().new == 1


@dataclass
class Replayer(Wire):
    """Answers with somebody else's genuine acknowledgements."""

    said: Sequence[Acknowledgement] = ()

    def _answer(self, ids: Sequence[FactId]) -> Answer:
        return sign_answer(self.said, (), self.key, 1)


@pytest.mark.parametrize(
    "said",
    [
        (),
        (Acknowledgement(bytes(16), Level.SAFE),),
        (Acknowledgement(bytes(16), Level.SAFE), Acknowledgement(bytes(16), Level.SAFE)),
    ],
)
def test_an_answer_about_other_facts_changes_nothing(
    machine: Embedded, content: Make, said: Sequence[Acknowledgement]
) -> None:
    lodge(machine, content(), 1)
    wire = Replayer(said=said)
    courier = Courier(machine.kiosk.store.outbox, wire, wire.key.public, lambda: 0.5)
    assert not courier.run_once().reached
    assert courier.backlog().new == 1


@dataclass
class Damaging:
    """Turns a bit of the first parcel over before the hub gets it."""

    inner: InProcessTransport

    def offer(self, parcels: Sequence[bytes]) -> Answer:
        first = parcels[0]
        return self.inner.offer([first[:-1] + bytes([first[-1] ^ 1]), *parcels[1:]])

    def ask(self, fact_ids: Sequence[FactId]) -> Answer:
        return self.inner.ask(fact_ids[::-1])


def test_a_hubs_word_about_damaged_parcels_is_no_word_about_ours(
    machine: Embedded, content: Make
) -> None:
    # The hub sets aside what it cannot read: without the digest the declaration would be lost.
    lodge(machine, content(), 2)
    inner = InProcessTransport(machine.hub.intake)
    outbox, hub_public = machine.kiosk.store.outbox, machine.hub.identity.signing.public
    damaged = Courier(outbox, Damaging(inner), hub_public, lambda: 0.5)
    assert damaged.run_once() == Round(reached=False)
    assert damaged.backlog().new == 2
    assert Courier(outbox, inner, hub_public, lambda: 0.5).run_once().stored == 2
    assert damaged.run_once() == Round(reached=False)


def test_a_hubs_word_is_kept_as_a_witness(machine: Embedded, content: Make) -> None:
    (fact,) = lodge(machine, content(), 1)
    machine.kiosk.courier.run_once()
    machine.kiosk.courier.run_once()
    kept = machine.kiosk.store.outbox.witness()
    assert kept is not None
    (witness,) = witnesses(kept, machine.hub.identity.signing.public)
    assert (witness.node, witness.sequence, witness.fact_id) == (machine.kiosk.node.id, 1, fact)
    assert machine.hub.store.verify(machine.hub.trust, [witness]).stands


def test_carrying_twice_is_harmless(machine: Embedded, content: Make) -> None:
    lodge(machine, content(), 3)
    parcels: list[Any] = [one.parcel for one in machine.kiosk.store.outbox.waiting(9)]
    machine.hub.intake.take(parcels)
    assert machine.kiosk.courier.run_once().stored == 3
    assert machine.hub.store.verify(machine.hub.trust).lines == 3


def test_safe_parcels_leave_the_kiosk(machine: Embedded, content: Make) -> None:
    lodge(machine, content(), 2)
    machine.kiosk.courier.run_once()
    machine.hub.store.mark_safe(2)
    assert machine.kiosk.courier.run_once().safe == 2
    assert machine.kiosk.store.outbox.waiting(9) == []
    assert machine.kiosk.store.outbox.waiting(9, Held.STORED) == []


def test_a_batch_too_large_for_the_wire_is_halved_until_it_goes(
    courier: Courier, wire: Wire, machine: Embedded, content: Make
) -> None:
    lodge(machine, content(), 5)
    wire.takes, courier.most = 2, 4
    assert courier.run_once() == Round(reached=False)
    assert courier.wait() == 0
    assert courier.run_once().stored == 2
    rounds = 0
    while courier.backlog().new:
        courier.run_once()
        rounds += 1
    assert rounds <= 8
    assert courier.failures == 0


def test_one_parcel_that_is_too_large_waits_like_any_failure(
    courier: Courier, wire: Wire, machine: Embedded, content: Make
) -> None:
    lodge(machine, content(), 1)
    wire.takes, courier.most = 0, 1
    courier.run_once()
    assert courier.most == 1
    assert courier.wait() > 0


def test_a_hub_that_asks_for_peace_is_left_alone(
    courier: Courier, wire: Wire, machine: Embedded, content: Make
) -> None:
    lodge(machine, content(), 1)
    wire.fault = HubBusy("status 503", 90)
    for _ in range(12):
        courier.run_once()
        assert courier.wait() == 90
    wire.fault = None
    assert courier.run_once().stored == 1
    assert courier.wait() == 0
