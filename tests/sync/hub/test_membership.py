"""Who was revoked is believed no more, whatever its clock says; a new key goes on for an old."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from customs.offices import Role
from envelope.errors import UnknownNode
from envelope.keys import SigningKey
from envelope.trust import TrustedNode
from sync.embedded import Embedded
from sync.hub.membership import Members
from sync.membership import HandOver, MembershipRefused
from sync.node_status import NodeStatus, Paper, Printer


@pytest.fixture
def members(machine: Embedded) -> Members:
    return Members(machine.hub)


def test_what_was_held_at_the_revocation_stands_and_nothing_after(
    machine: Embedded, members: Members, lodged: Callable[..., int], clock: Any
) -> None:
    held = lodged(1)
    revoked = members.revoke(machine.kiosk.node.id)
    assert revoked.revoked_after_sequence == 1
    # Its clock set back changes nothing: what counts is what is held.
    clock.move(days=-300)
    lodged(2)
    assert machine.kiosk.store.outbox.backlog().set_aside == 1
    assert machine.hub.store.register.row(held) is not None
    assert machine.hub.store.verify(machine.hub.trust).stands


def test_revoking_again_takes_nothing_back(
    machine: Embedded, members: Members, lodged: Callable[..., int]
) -> None:
    members.revoke(machine.kiosk.node.id)
    lodged(1)
    assert members.revoke(machine.kiosk.node.id).revoked_after_sequence == 0


def test_what_is_not_known_cannot_be_revoked(members: Members) -> None:
    with pytest.raises(UnknownNode):
        members.revoke(b"nobody--")


def test_what_a_node_says_of_itself_is_kept_with_its_clocks_error(
    machine: Embedded, members: Members, clock: Any
) -> None:
    node = machine.hub.trust.lookup(machine.kiosk.node.id)
    said = NodeStatus("0.1.0", clock.milliseconds + 90_000, Printer.OFFLINE, Paper.OUT, 4, 1_000)
    members.heard(node, said)
    (contact,) = machine.hub.store.nodes.contacts.all().values()
    assert (contact.skew, contact.printer, contact.paper) == (90_000, "offline", "out")
    assert (contact.heard_at, contact.waiting) == (clock.milliseconds, 4)


def handing(machine: Embedded, last: int, new: SigningKey) -> bytes:
    old = machine.kiosk.node.key
    return HandOver(old.node, new.public, last).signed(old, new)


def test_a_new_key_goes_on_under_the_old_name(
    machine: Embedded, members: Members, lodged: Callable[..., int]
) -> None:
    lodged(1)
    old, new = machine.hub.trust.lookup(machine.kiosk.node.id), SigningKey.generate()
    members.hand_over(old, handing(machine, 1, new))
    assert machine.hub.trust.lookup(old.node).revoked_after_sequence == 1
    after = machine.hub.trust.lookup(new.node)
    assert (after.name, after.role, after.revoked_after_sequence) == (old.name, old.role, None)
    assert machine.hub.store.verify(machine.hub.trust).stands


def test_a_key_that_owes_facts_or_hands_over_to_a_known_machine_is_refused(
    machine: Embedded, members: Members, lodged: Callable[..., int]
) -> None:
    lodged(1)
    old = machine.hub.trust.lookup(machine.kiosk.node.id)
    for last, new in ((2, SigningKey.generate()), (0, SigningKey.generate())):
        with pytest.raises(MembershipRefused, match="not all"):
            members.hand_over(old, handing(machine, last, new))
    with pytest.raises(MembershipRefused, match="another machine"):
        members.hand_over(old, handing(machine, 1, machine.desk_key))
    assert machine.hub.trust.lookup(old.node).revoked_after_sequence is None


POST = TrustedNode.of(SigningKey.generate().public, "post", "baki", Role.HUB, training=True)


def kiosk_of(post: str = "", **more: Any) -> TrustedNode:
    made = TrustedNode.of(SigningKey.generate().public, "Kiosk 3", post, Role.KIOSK)
    return replace(made, **more)


def test_a_hub_vouches_for_machines_of_its_own_post_alone(
    machine: Embedded, members: Members
) -> None:
    node = kiosk_of("another post")
    members.vouched(POST, [node])
    assert machine.hub.trust.lookup(node.node).post == "baki"
    elsewhere = replace(POST, post="sumqayıt")
    members.vouched(elsewhere, [replace(node, revoked_after_sequence=0)])
    assert machine.hub.trust.lookup(node.node).revoked_after_sequence is None


def test_a_hub_below_revokes_and_never_brings_back(machine: Embedded, members: Members) -> None:
    node = kiosk_of()
    members.vouched(POST, [node])
    members.vouched(POST, [replace(node, revoked_after_sequence=3)])
    members.vouched(POST, [node])
    members.vouched(POST, [replace(node, revoked_after_sequence=9)])
    assert machine.hub.trust.lookup(node.node).revoked_after_sequence == 3


def test_nobody_but_a_hub_vouches_and_for_no_hub(machine: Embedded, members: Members) -> None:
    kiosk = machine.hub.trust.lookup(machine.kiosk.node.id)
    with pytest.raises(MembershipRefused):
        members.vouched(kiosk, [kiosk_of()])
    with pytest.raises(MembershipRefused):
        members.vouched(POST, [kiosk_of(role=Role.HUB)])
