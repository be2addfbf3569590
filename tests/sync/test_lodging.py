from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from customs.facts import FactKind
from customs.life import State
from customs.offices import Role
from customs.registration_number import is_training
from envelope.clock import reading_ms
from envelope.errors import NotForThisKey
from envelope.facts import open_content, verify
from envelope.keys import RecipientKey
from envelope.parcels import open_parcel
from envelope.trust import TrustedNode, TrustList
from forms.catalogue import definition
from forms.content import Content
from forms.wire import from_wire
from records.kiosk_store import KioskStore
from sync.embedded import Embedded
from sync.hub.identity import RECOVERY_KEY
from sync.lodging import Lodging
from sync.node import Lease, Node, NumbersExhausted

Make = Callable[..., Content]


def test_a_lodged_declaration_is_signed_and_says_what_was_said(
    machine: Embedded, content: Make
) -> None:
    made = content()
    lodged = machine.kiosk.lodging.lodge(made, visit_token="visit", crossing=b"together")
    assert lodged.envelope is not None
    node = machine.kiosk.node
    kiosk = TrustedNode.of(node.key.public, "k", "", Role.KIOSK, training=True)
    trust = TrustList([kiosk], training=True)
    header = verify(lodged.envelope.signed, trust)
    assert (header.number, header.kind, header.sequence) == (lodged.number, FactKind.LODGED, 1)
    assert (header.form, header.crossing) == ((1, 1), b"together")
    assert header.rule_pack == machine.law().rule_pack_number
    assert header.training and header.date_trusted
    assert is_training(lodged.number)
    said = from_wire(definition("passenger"), open_content(lodged.envelope), machine.law().lists)
    assert said == made


def test_a_visit_that_lodges_twice_has_one_number(machine: Embedded, content: Make) -> None:
    first = machine.kiosk.lodging.lodge(content(), visit_token="visit")
    again = machine.kiosk.lodging.lodge(content(), visit_token="visit")
    assert (again.number, again.fact_id) == (first.number, first.fact_id)
    assert again.envelope is None


def test_the_outbox_opens_only_for_the_hub_and_the_recovery_key(
    machine: Embedded, content: Make, tmp_path: Path
) -> None:
    lodged = machine.kiosk.lodging.lodge(content(), visit_token="visit")
    (parcel,) = machine.kiosk.store.outbox.waiting(9)
    identity = machine.hub.identity
    recovery = RecipientKey.load(identity.folder / RECOVERY_KEY)
    for key in (identity.opening, recovery):
        assert open_parcel(parcel.parcel, key) == lodged.envelope
    with pytest.raises(NotForThisKey):
        open_parcel(parcel.parcel, RecipientKey.generate())


def test_nothing_a_traveller_said_lies_on_the_kiosks_disk(
    machine: Embedded, content: Make, tmp_path: Path
) -> None:
    marker, number = "GIZLISOYAD", "C98765432"
    machine.kiosk.lodging.lodge(
        content(surname=marker, document_number=number), visit_token="visit"
    )
    for closing in (False, True):
        if closing:
            machine.close()
        files = [p for p in (tmp_path / "machine" / "kiosk").rglob("*") if p.is_file()]
        left = b"".join(path.read_bytes() for path in files)
        assert files
        for secret in (marker.encode(), number.encode(), marker.title().encode()):
            assert secret not in left


def test_an_amendment_replaces_what_was_said(machine: Embedded, content: Make) -> None:
    lodged = machine.kiosk.lodging.lodge(content(1), visit_token="visit")
    amended = machine.kiosk.lodging.amend(lodged.number, content(2))
    again = machine.kiosk.lodging.amend(lodged.number, content(3))
    assert amended.header.seen == (lodged.fact_id,)
    assert again.header.seen == (amended.fact_id,)
    machine.kiosk.courier.run_once()
    view = machine.desk("Nümunə").view(lodged.number)
    assert (view.declaration.version, view.content) == (3, content(3))
    assert view.declaration.conflicts == ()


def test_a_declaration_can_be_taken_back(machine: Embedded, content: Make) -> None:
    lodged = machine.kiosk.lodging.lodge(content(), visit_token="visit")
    reason = Content("act", 1, {"act": {"reason": "səhv"}})
    machine.kiosk.lodging.withdraw(lodged.number, reason)
    machine.kiosk.courier.run_once()
    view = machine.desk("Nümunə").view(lodged.number)
    assert view.declaration.state is State.WITHDRAWN


def test_a_printed_paper_is_a_fact(machine: Embedded, content: Make) -> None:
    lodged = machine.kiosk.lodging.lodge(content(), visit_token="visit")
    machine.kiosk.lodging.printed(lodged.number)
    machine.kiosk.courier.run_once()
    assert machine.desk("Nümunə").view(lodged.number).declaration.prints == 1


def test_several_declarations_are_joined_into_one_crossing(
    machine: Embedded, content: Make
) -> None:
    lodging = machine.kiosk.lodging
    first = lodging.lodge(content(1), visit_token="1", crossing=b"together").number
    second = lodging.lodge(content(2), visit_token="2").number
    lodging.join(second, b"together")
    machine.kiosk.courier.run_once()
    joined = machine.hub.store.register.by_crossing(b"together")
    assert {row.number for row in joined} == {first, second}


def test_what_was_seen_elsewhere_can_be_told(machine: Embedded, content: Make) -> None:
    heads = (bytes(16), bytes(15) + b"1")
    amended = machine.kiosk.lodging.amend(2_000_000_000_008, content(), seen=heads)
    assert amended.header.seen == heads
    unknown = machine.kiosk.lodging.amend(2_999_999_999_999, content())
    assert unknown.header.seen == ()


def test_the_clock_never_goes_back(machine: Embedded, content: Make, clock: Any) -> None:
    lodging = machine.kiosk.lodging
    before = lodging.lodge(content(), visit_token="1").envelope
    clock.move(hours=-3)
    after = lodging.lodge(content(), visit_token="2").envelope
    assert before is not None and after is not None
    assert after.header.clock == before.header.clock + 1
    assert before.header.date_trusted
    assert not after.header.date_trusted


def test_a_clock_that_was_never_set_is_told(machine: Embedded, content: Make, clock: Any) -> None:
    made, law = content(), machine.law()
    clock.moment = datetime(1970, 1, 1, 0, 1, tzinfo=UTC)
    lodging = Lodging(machine.kiosk.node, machine.kiosk.store, lambda: law, clock)
    lodged = lodging.lodge(made, visit_token="visit").envelope
    assert lodged is not None
    assert not lodged.header.date_trusted


def test_a_clock_known_to_be_lost_is_told(machine: Embedded, content: Make, clock: Any) -> None:
    station = machine.kiosk
    lodging = Lodging(station.node, station.store, machine.law, clock, lambda: True)
    lodged = lodging.lodge(content(), visit_token="visit").envelope
    assert lodged is not None
    assert not lodged.header.date_trusted
    assert reading_ms(lodged.header.clock) == clock.milliseconds


def test_a_node_without_numbers_lodges_nothing(
    machine: Embedded, content: Make, clock: Any, tmp_path: Path
) -> None:
    node = Node.in_training(
        tmp_path / "small", machine.hub.identity.keys, Lease(0, bytes(32), 0, 1)
    )
    store = KioskStore.open(node.outbox_path)
    lodging = Lodging(node, store, machine.law, clock)
    lodging.lodge(content(), visit_token="1")
    with pytest.raises(NumbersExhausted):
        lodging.lodge(content(), visit_token="2")
    assert store.outbox.backlog().new == 1
    store.close()
