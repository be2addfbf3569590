"""What a hub lost with its disk comes again, and no number does: one story for each protection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from customs.offices import Role
from envelope.keys import SigningKey
from records.outbox import Held
from tests.faults.sync.leasing import LeaseWire, first_numbers
from tests.faults.sync.world import World


@pytest.fixture
def world(begin: Callable[[int], World]) -> World:
    return begin(0)


def test_a_centre_that_began_a_new_life_is_told_everything_again(world: World) -> None:
    world.back_up(post=False)
    for at in (0, 1, 0):
        world.lodge(at)
        world.carry(at)
    world.relay()
    assert len(world.centre.held()) == 3
    world.lose_hub(post=False)
    assert world.centre.held() == {}
    world.quieten()
    assert len(world.centre.held()) == 3
    world.check()


def test_what_a_post_lost_before_anybody_else_held_it_is_offered_again(world: World) -> None:
    world.back_up(post=True)
    world.lodge(0)
    world.carry(0)
    kiosk = world.kiosks[0]
    assert kiosk.store.outbox.waiting(9, Held.STORED) and kiosk.courier.backlog().new == 0
    world.lose_hub(post=True)
    assert world.post.held() == {}
    world.quieten()
    assert len(world.post.held()) == len(world.centre.held()) == 1
    world.check()


def test_what_a_lost_centre_held_counts_as_safe_again_once_it_holds_it_again(world: World) -> None:
    world.back_up(post=False)
    world.lodge(0)
    world.carry(0)
    world.relay()
    assert len(world.post.safe()) == 1
    world.lose_hub(post=False)
    world.pull()
    # The kiosk that asks now keeps what it has: the post alone holds it.
    assert world.post.safe() == set()
    world.carry(0)
    assert world.kiosks[0].store.outbox.waiting(9, Held.STORED)
    world.relay()
    world.carry(0)
    assert world.kiosks[0].waiting() == set()


def test_a_post_brought_back_from_a_copy_gets_everything_again_from_above(world: World) -> None:
    world.lodge(0)
    world.carry(0)
    world.back_up(post=True)
    for _ in range(4):
        world.lodge(1)
        world.carry(1)
    world.relay()
    world.carry(1)
    assert world.kiosks[1].waiting() == set()
    world.lose_hub(post=True)
    assert len(world.post.held()) == 1
    world.quieten()
    assert len(world.post.held()) == 5
    world.check()


def test_a_place_read_to_in_an_earlier_life_of_the_centre_is_the_beginning(world: World) -> None:
    world.back_up(post=False)
    for _ in range(3):
        world.lodge(0)
        world.carry(0)
    world.relay()
    world.decide()
    world.quieten()
    world.ask_far()
    # Its own post has read past all that a new life will have for a while.
    world.lose_hub(post=False)
    world.decide(far=True)
    world.relay(far=True)
    world.quieten()
    assert world.post.held().keys() == world.centre.held().keys()
    assert len(world.post.held()) == 5
    world.check()


def test_a_post_hears_of_what_it_asked_about_and_of_nothing_else(world: World) -> None:
    for at in (0, 1):
        world.lodge(at)
        world.carry(at)
    world.quieten()
    assert world.far_hub.held() == {}
    world.ask_far()
    assert len(world.far_hub.held()) == 1
    for _ in range(6):
        world.decide()
    world.quieten()
    world.check()
    assert 1 < len(world.far_hub.held()) < len(world.centre.held())


def test_a_post_made_anew_leases_no_number_it_may_have_leased_since_its_copy(world: World) -> None:
    one, other = world.kiosks
    world.back_up(post=True)
    world.use_up(0)
    world.confirm(0)
    world.lose_hub(post=True)
    world.use_up(1)
    world.confirm(1)
    (further,), (others,) = one.node.lease.further, other.node.lease.further
    assert further.end <= others.first
    world.lodge(0)
    world.lodge(1)
    world.quieten()
    world.check()


def test_a_centre_made_anew_leases_no_number_it_may_have_leased_since_its_copy(
    world: World,
) -> None:
    world.back_up(post=False)
    first = first_numbers(LeaseWire(world.centre, world.far.trusted)).leases[0]
    world.lose_hub(post=False)
    stranger = replace(world.far, desk_key=SigningKey.generate()).desk
    assert stranger.node != world.far.trusted.node
    again = first_numbers(LeaseWire(world.centre, replace(stranger, role=Role.HUB))).leases[0]
    assert first.end <= again.first


def test_a_kiosk_brought_back_from_a_copy_gives_no_number_twice(world: World) -> None:
    world.copy_kiosk(0)
    # Nobody hears of these but the disk that is lost.
    for _ in range(3):
        world.lodge(0)
    world.lose_kiosk(0)
    for _ in range(3):
        world.lodge(0)
    world.quieten()
    world.check()
    assert len(world.known.lodged) == 6
