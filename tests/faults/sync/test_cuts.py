"""Cuts that last: three days without a wire, a full disk at the hub, a stolen kiosk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from customs.facts import FactKind, Header
from envelope.clock import reading_ms
from envelope.facts import seal
from envelope.keys import SigningKey
from envelope.parcels import look, to_parcel
from records.outbox import Held
from sync.protocol import Level
from tests.faults.sync.machines import CLOCKS_OFF, HUB_STEPS
from tests.faults.sync.trouble import Trouble
from tests.faults.sync.world import World

THREE_DAYS = 72


@pytest.fixture
def world(begin: Callable[[int], World]) -> World:
    return begin(0)


@pytest.mark.parametrize("whole", [True, False], ids=["everything is cut", "the centre is"])
def test_three_days_without_a_wire_lose_nothing_and_keep_the_order(
    world: World, whole: bool
) -> None:
    for hour in range(THREE_DAYS):
        world.lodge(hour % 2)
        if hour % 9 == 0:
            world.amend(hour % 2)
        world.carry(hour % 2, Trouble.CUT_BEFORE if whole else Trouble.NONE)
        world.relay(Trouble.CUT_BEFORE)
        world.pass_time(timedelta(hours=1))
    kiosk = world.kiosks[0]
    assert kiosk.courier.wait() <= (kiosk.courier.backoff.longest if whole else 0)
    assert kiosk.courier.backlog().new == (40 if whole else 0)
    assert kiosk.store.outbox.waiting(1, Held.NEW if whole else Held.STORED)
    world.quieten()
    world.check()
    own = [one for _, one in world.centre.store.journal.after(0, 1_000)]
    order = [one.header.sequence for one in own if one.header.node == kiosk.node.id]
    assert order == list(range(1, 41))


@pytest.mark.parametrize(
    ("off", "trusted"),
    [
        (CLOCKS_OFF[1], (True, True)),
        (CLOCKS_OFF[2], (True, False)),
        (CLOCKS_OFF[3], (False, True)),
        (CLOCKS_OFF[4], (True, False)),
    ],
    ids=["behind", "ahead", "1970", "2036"],
)
def test_whatever_a_kiosks_clock_says_it_lodges_and_is_not_followed(
    world: World, off: timedelta, trusted: tuple[bool, bool]
) -> None:
    world.turn_clock(2, off)
    world.lodge(0)
    world.turn_clock(2, timedelta())
    world.lodge(0)
    world.carry(0)
    world.decide()
    first, second, *rest = (one.envelope.header for one in world.told.values())
    assert first.clock < second.clock
    assert (first.date_trusted, second.date_trusted) == trusted
    # A desk that reads a fact of ten years ahead does not follow it there.
    now = world.post.clock().timestamp() * 1000
    assert all(reading_ms(one.clock) <= now + 10 * 60_000 for one in rest)
    world.quieten()
    world.check()


@pytest.mark.parametrize("step", HUB_STEPS[:-1])
def test_a_hub_with_a_full_disk_takes_nothing_and_loses_nothing(world: World, step: str) -> None:
    world.lodge(0)
    world.fill_hub(True, step)
    world.carry(0)
    assert world.post.held() == {}
    assert world.kiosks[0].courier.backlog().new == 1
    world.carry(0)
    assert len(world.post.held()) == 1


def test_a_stolen_kiosk_that_sets_its_clock_back_is_not_believed(world: World) -> None:
    world.lodge(0)
    world.carry(0)
    world.lodge(0)
    world.pass_time(timedelta(hours=1))
    world.revoke(0)
    world.turn_clock(2, timedelta(hours=-9))
    world.lodge(0)
    world.carry(0)
    kiosk = world.kiosks[0]
    assert kiosk.courier.backlog().set_aside == 2
    assert {one.reason for one in world.post.store.set_aside.newest()} == {"revoked_node"}
    world.quieten()
    world.check()
    (told, *_) = world.told
    assert set(world.post.held()) == {told}


def forged(world: World, key: SigningKey, **header: Any) -> bytes:
    first = Header(key.node, 1, None, 1 << 58, FactKind.LODGED, 2_000_000_000_008, training=True)
    made = seal(replace(first, **header), {1: {}}, key)
    return to_parcel(made, world.post.identity.keys.recipients)


def with_anothers_signature(world: World) -> bytes:
    """A kiosk's own header under a signature of somebody else's."""
    parcel = forged(world, world.kiosks[0].node.key)
    stranger = forged(world, SigningKey.generate())
    mine, theirs = look(parcel).signed, look(stranger).signed
    return parcel.replace(mine[-64:], theirs[-64:])


FORGED: dict[str, tuple[Callable[[World], bytes], str]] = {
    "by nobody": (lambda w: forged(w, SigningKey.generate()), "unknown_node"),
    "under another signature": (with_anothers_signature, "bad_signature"),
    "a live fact": (lambda w: forged(w, w.kiosks[0].node.key, training=False), "training_mismatch"),
    "a kiosk's decision": (
        lambda w: forged(w, w.kiosks[0].node.key, kind=FactKind.RELEASED),
        "not_its_office",
    ),
}


@pytest.mark.parametrize("which", FORGED)
def test_what_is_forged_is_set_aside_by_name_and_goes_no_further(world: World, which: str) -> None:
    make, reason = FORGED[which]
    (said,) = world.post.hub.intake.take([make(world)]).acknowledgements
    assert (said.level, said.reason) == (Level.SET_ASIDE, reason)
    world.relay()
    assert world.post.held() == world.centre.held() == {}
