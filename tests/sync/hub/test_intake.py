from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event
from time import sleep
from typing import Any

import pytest

from customs.facts import FactKind, Header
from customs.offices import Role
from envelope import cose
from envelope.facts import PURPOSE, Envelope, content_hash, read, seal
from envelope.header import to_payload
from envelope.keys import RecipientKey, SigningKey
from envelope.parcels import to_parcel, to_plain
from envelope.trust import TrustedNode, TrustList
from forms.catalogue import definition
from forms.content import Content
from forms.wire import to_wire
from records.journal_report import Fault
from records.set_aside import MOST_OF_A_NODE
from sync.embedded import Embedded
from sync.hub.desk import act_content
from sync.hub.intake import BUSY_SECONDS, MOST_AT_ONCE, Intake, reason_of
from sync.protocol import Acknowledgement, HubBusy, Level

Make = Callable[..., Content]
NUMBER = 2_000_000_000_008


@pytest.fixture
def stranger(machine: Embedded) -> SigningKey:
    return SigningKey.generate()


@pytest.fixture
def friend(machine: Embedded) -> SigningKey:
    """A kiosk the hub believes, whose facts the test makes by hand."""
    return enrolled(machine, Role.KIOSK)


def enrolled(machine: Embedded, role: Role) -> SigningKey:
    key = SigningKey.generate()
    machine.hub.believe(TrustedNode.of(key.public, "friend", "", role, training=True))
    return key


@pytest.fixture
def fact(machine: Embedded, content: Make, clock: Any) -> Callable[..., Envelope]:
    """Sign a lodged declaration; ``content`` or any part of the header can be set."""

    def make(key: SigningKey, said: Content | None = None, **header: Any) -> Envelope:
        said = said or content()
        form = definition(said.form, said.version)
        first = Header(
            node=key.node,
            sequence=1,
            previous=None,
            clock=clock.milliseconds << 16,
            kind=FactKind.LODGED,
            number=NUMBER,
            form=(form.number, form.version),
            training=True,
        )
        return seal(replace(first, **header), to_wire(form, said, machine.law().lists), key)

    return make


def parcel(machine: Embedded, envelope: Envelope) -> bytes:
    return to_parcel(envelope, machine.hub.identity.keys.recipients)


def take(machine: Embedded, *parcels: bytes) -> tuple[Acknowledgement, ...]:
    return machine.hub.intake.take(parcels).acknowledgements


def reasons(machine: Embedded) -> list[str]:
    return [one.reason for one in machine.hub.store.set_aside.newest()]


def test_a_genuine_fact_is_stored(machine: Embedded, friend: SigningKey, fact: Any) -> None:
    made = fact(friend)
    answer = machine.hub.intake.take([parcel(machine, made)])
    assert answer.acknowledgements == (Acknowledgement(made.fact_id, Level.STORED),)
    assert [(one.node, one.sequence, one.fact_id) for one in answer.heads] == [
        (friend.node, 1, made.fact_id)
    ]
    assert machine.hub.store.journal.facts(NUMBER) == [made]


def test_content_in_clear_is_taken_too(machine: Embedded, friend: SigningKey, fact: Any) -> None:
    assert take(machine, to_plain(fact(friend)))[0].level is Level.STORED


def test_an_empty_batch_is_answered(machine: Embedded) -> None:
    assert take(machine) == ()


def test_a_refused_parcel_is_set_aside(machine: Embedded, stranger: SigningKey, fact: Any) -> None:
    made = fact(stranger)
    whole = parcel(machine, made)
    assert take(machine, whole) == (Acknowledgement(made.fact_id, Level.SET_ASIDE, "unknown_node"),)
    (kept,) = machine.hub.store.set_aside.newest()
    assert (kept.parcel, kept.reason) == (whole, "unknown_node")
    assert machine.hub.store.journal.facts(NUMBER) == []


def test_bytes_that_are_no_fact_are_set_aside_without_a_name(machine: Embedded) -> None:
    said = take(machine, b"", b"\x00", b"\x82\x80\xf6", b"letters")
    assert {one.level for one in said} == {Level.SET_ASIDE}
    assert {one.fact_id for one in said} == {None}
    assert machine.hub.store.set_aside.count() == 4


def test_a_flipped_bit_never_changes_what_is_kept(
    machine: Embedded, friend: SigningKey, fact: Any
) -> None:
    made = fact(friend)
    whole = parcel(machine, made)
    flipped = [
        whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(0, len(whole), 7)
    ]
    said = take(machine, *flipped)
    refused = [one for one in said if one.level is Level.SET_ASIDE]
    # What was wrapped for the recovery key is no business of this hub's: there a flip is harmless.
    assert len(refused) > len(flipped) * 3 // 4
    assert machine.hub.store.journal.facts(NUMBER) in ([], [made])
    assert machine.hub.store.set_aside.count() == len(refused)


def test_one_bad_parcel_keeps_no_good_one_out(
    machine: Embedded, friend: SigningKey, stranger: SigningKey, fact: Any
) -> None:
    said = take(machine, b"junk", parcel(machine, fact(friend)), parcel(machine, fact(stranger)))
    assert [one.level for one in said] == [Level.SET_ASIDE, Level.STORED, Level.SET_ASIDE]


def test_live_facts_are_refused_among_training_ones(
    machine: Embedded, friend: SigningKey, fact: Any
) -> None:
    said = take(machine, parcel(machine, fact(friend, training=False)))
    assert said[0].reason == "training_mismatch"


def test_what_this_hub_cannot_open_is_set_aside(
    machine: Embedded, friend: SigningKey, fact: Any
) -> None:
    elsewhere = to_parcel(fact(friend), [RecipientKey.generate().public])
    assert take(machine, elsewhere)[0].reason == "not_for_this_key"


def test_content_that_is_not_what_its_form_says_is_carried_unread(
    machine: Embedded, friend: SigningKey, fact: Any
) -> None:
    # It may be what a later version says under the same form: docs/decisions.
    made = fact(friend, form=(90, 1))
    assert take(machine, parcel(machine, made))[0].level is Level.STORED
    assert machine.hub.store.journal.facts(NUMBER) == [made]


def test_content_that_cannot_be_unpacked_is_set_aside(
    machine: Embedded, friend: SigningKey, clock: Any
) -> None:
    header = Header(friend.node, 1, None, clock.milliseconds << 16, FactKind.LODGED, NUMBER, (1, 1))
    packed = bytes(8) + b"\x01" + b"no deflate at all"
    header = replace(header, training=True, content_hash=content_hash(packed))
    made = read(cose.sign(to_payload(header), PURPOSE, friend), packed)
    assert take(machine, parcel(machine, made))[0].reason == "unreadable"


def test_a_form_of_a_later_version_is_carried(
    machine: Embedded, friend: SigningKey, fact: Any
) -> None:
    made = fact(friend, form=(1, 99))
    assert take(machine, parcel(machine, made))[0].level is Level.STORED
    assert machine.hub.store.journal.facts(NUMBER) == [made]


def test_a_kind_of_a_later_version_is_carried(
    machine: Embedded, friend: SigningKey, fact: Any
) -> None:
    made = fact(friend, kind=4_711)
    assert take(machine, parcel(machine, made))[0].level is Level.STORED
    assert machine.hub.store.journal.facts(NUMBER) == [made]


def test_signed_content_that_fails_its_check_is_taken_and_marked(
    machine: Embedded, friend: SigningKey, fact: Any, content: Make
) -> None:
    made = content()
    person = {**made.group("person"), "birth_date": date(2090, 1, 1)}
    wrong = Content(made.form, made.version, {**made.answers, "person": person}, made.language)
    assert take(machine, parcel(machine, fact(friend, wrong)))[0].level is Level.STORED
    row = machine.hub.store.register.row(NUMBER)
    assert row is not None and row.problems
    view = machine.desk("Nümunə").view(NUMBER)
    assert "person.birth_date" in {one.path for one in view.problems}


def revoke(machine: Embedded, key: SigningKey, after: int) -> None:
    node = machine.hub.trust.lookup(key.node)
    machine.hub.believe(replace(node, revoked_after_sequence=after))


def test_a_revoked_nodes_facts_held_before_stay_and_nothing_new_is_taken(
    machine: Embedded, friend: SigningKey, fact: Any
) -> None:
    first = fact(friend)
    second = fact(friend, sequence=2, previous=first.fact_id, number=NUMBER + 1)
    forged = fact(friend, sequence=1, number=NUMBER + 2)
    take(machine, parcel(machine, first))
    revoke(machine, friend, after=1)
    said = take(machine, *(parcel(machine, one) for one in (first, second, forged)))
    assert [(one.level, one.reason) for one in said] == [
        (Level.STORED, None),
        (Level.SET_ASIDE, "revoked_node"),
        (Level.SET_ASIDE, "revoked_node"),
    ]
    assert reasons(machine) == ["revoked_node"] * 2
    assert machine.hub.store.journal.facts(NUMBER + 2) == []


NOT_ITS_OFFICE = (Level.SET_ASIDE, "not_its_office")


def levels(machine: Embedded, *envelopes: Envelope) -> list[tuple[Level, str | None]]:
    said = take(machine, *(parcel(machine, one) for one in envelopes))
    return [(one.level, one.reason) for one in said]


@pytest.mark.parametrize("role", [Role.KIOSK, Role.CABINET, Role.HUB])
@pytest.mark.parametrize("kind", [FactKind.ACCEPTED, FactKind.RELEASED, FactKind.CONFLICT_SETTLED])
def test_only_a_desk_decides(machine: Embedded, fact: Any, role: Role, kind: FactKind) -> None:
    lodged = fact(enrolled(machine, Role.KIOSK))
    decided = fact(enrolled(machine, role), kind=kind, seen=(lodged.fact_id,))
    assert levels(machine, lodged, decided) == [(Level.STORED, None), NOT_ITS_OFFICE]
    assert machine.hub.store.journal.facts(NUMBER) == [lodged]


@pytest.mark.parametrize("kind", [FactKind.AMENDED, FactKind.WITHDRAWN, FactKind.PRINTED])
def test_a_kiosk_speaks_for_what_it_lodged_itself_and_for_nothing_else(
    machine: Embedded, fact: Any, friend: SigningKey, kind: FactKind
) -> None:
    lodged = fact(friend)
    take(machine, parcel(machine, lodged))
    stranger = enrolled(machine, Role.CABINET)
    assert levels(machine, fact(stranger, kind=kind, seen=(lodged.fact_id,))) == [NOT_ITS_OFFICE]
    own = fact(friend, kind=kind, sequence=2, previous=lodged.fact_id, seen=(lodged.fact_id,))
    assert levels(machine, own) == [(Level.STORED, None)]


def test_a_desk_may_amend_what_a_kiosk_lodged(
    machine: Embedded, fact: Any, friend: SigningKey
) -> None:
    lodged = fact(friend)
    amended = fact(enrolled(machine, Role.DESK), kind=FactKind.AMENDED, seen=(lodged.fact_id,))
    assert levels(machine, lodged, amended) == [(Level.STORED, None)] * 2


def test_what_came_before_its_lodging_falls_silent_when_the_lodging_is_anothers(
    machine: Embedded, fact: Any, friend: SigningKey
) -> None:
    withdrawn = fact(enrolled(machine, Role.KIOSK), kind=FactKind.WITHDRAWN)
    assert levels(machine, withdrawn) == [(Level.STORED, None)]
    take(machine, parcel(machine, fact(friend)))
    row = machine.hub.store.register.row(NUMBER)
    assert row is not None and row.state == "lodged"
    faults = machine.hub.store.verify(machine.hub.trust).faults
    assert [(one.position, one.fault) for one in faults] == [(1, Fault.NOT_ITS_OFFICE)]


@pytest.fixture
def erasing(machine: Embedded, clock: Any) -> Content:
    return act_content({"officer": "Nümunə", "basis": "müddət bitib"}, machine.hub)


@pytest.mark.parametrize("role", [Role.DESK, Role.HUB])
def test_an_order_of_erasure_from_elsewhere_is_carried_out(
    machine: Embedded, fact: Any, friend: SigningKey, erasing: Content, role: Role
) -> None:
    lodged = fact(friend)
    order = fact(enrolled(machine, role), erasing, kind=FactKind.ERASED, seen=(lodged.fact_id,))
    assert levels(machine, lodged, order) == [(Level.STORED, None)] * 2
    assert [one.content is None for one in machine.hub.store.journal.facts(NUMBER)] == [True, False]
    report = machine.hub.store.verify(machine.hub.trust)
    assert report.stands and [one.by for one in report.erased] == [order.fact_id]


def test_a_kiosk_orders_no_erasure(
    machine: Embedded, fact: Any, friend: SigningKey, erasing: Content
) -> None:
    lodged = fact(friend)
    order = fact(friend, erasing, kind=FactKind.ERASED, sequence=2, previous=lodged.fact_id)
    assert levels(machine, lodged, order) == [(Level.STORED, None), NOT_ITS_OFFICE]
    assert machine.hub.store.journal.facts(NUMBER) == [lodged]


def test_junk_beyond_a_strangers_share_is_refused_by_name_and_stays_with_its_sender(
    machine: Embedded, fact: Any, friend: SigningKey
) -> None:
    said = take(machine, *(b"junk %d" % at for at in range(MOST_OF_A_NODE + 1)))
    assert [one.level for one in said[-2:]] == [Level.SET_ASIDE, Level.SHELF_FULL]
    assert machine.hub.store.set_aside.count() == MOST_OF_A_NODE
    assert levels(machine, fact(friend, kind=FactKind.RELEASED)) == [NOT_ITS_OFFICE]


def test_what_is_safe_is_said_to_be(machine: Embedded, friend: SigningKey, fact: Any) -> None:
    made = fact(friend)
    take(machine, parcel(machine, made))
    machine.hub.store.mark_safe(1)
    held = machine.hub.intake.held([made.fact_id, bytes(16)]).acknowledgements
    assert held == (
        Acknowledgement(made.fact_id, Level.SAFE),
        Acknowledgement(bytes(16), Level.MISSING),
    )


def test_reasons_are_the_faults_names() -> None:
    assert reason_of(KeyError()) == "key_error"


def test_a_hub_that_died_before_setting_aside_sets_aside_again(
    machine: Embedded, tmp_path: Path
) -> None:
    take(machine, b"junk")
    take(machine, b"junk")
    assert machine.hub.store.set_aside.count() == 1


def test_more_batches_than_can_be_taken_soon_are_asked_to_come_again(
    machine: Embedded, friend: SigningKey, fact: Any
) -> None:
    hub, whole, go_on = machine.hub, parcel(machine, fact(friend)), Event()

    def trust() -> TrustList:
        assert go_on.wait(20)
        return hub.trust

    slow = Intake(hub.store, hub.identity.signing, hub.identity.opening, trust, hub.now)
    with ThreadPoolExecutor(MOST_AT_ONCE) as pool:
        taken = [pool.submit(slow.take, [whole]) for _ in range(MOST_AT_ONCE)]
        while slow.has_room:
            sleep(0.01)
        with pytest.raises(HubBusy) as busy:
            slow.take([whole])
        go_on.set()
    assert busy.value.seconds == BUSY_SECONDS
    assert {one.result().acknowledgements[0].level for one in taken} == {Level.STORED}
    assert slow.take([whole]).acknowledgements[0].level is Level.STORED
