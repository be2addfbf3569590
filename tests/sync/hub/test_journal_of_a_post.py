"""What verifying says at a post, which is given of other posts' machines what is bound for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text

from customs.facts import FactKind
from records.engine import writing
from records.journal_report import ChainState, Fault, JournalReport

NUMBER, OTHER = 2000000000015, 2000000000022
THIRD, FOURTH, FIFTH = 2000000000039, 2000000000046, 2000000000053

# A centre, two posts below it and their machines: conftest.py has them as ``border``.
Border = Any


@pytest.fixture
def post(border: Border, drain: Callable[..., int]) -> Border:
    """The north, given the first and the last of three decisions a far desk has made."""
    north, south, centre = border.north, border.south, border.centre
    mine = border.kiosk.lodge(NUMBER)
    other = border.far_kiosk.lodge(OTHER)
    north.take(mine)
    north.hand_up(centre)
    south.take(other)
    acts = [(NUMBER, mine), (OTHER, other), (NUMBER, mine)]
    made = [border.far_desk.act(number, FactKind.PRESENTED, about) for number, about in acts]
    south.take(*made)
    south.hand_up(centre)
    drain(north.pulling(north.way_to(centre)))
    assert north.holds(made[0], made[2]) and not north.holds(made[1])
    return border


def read_again(site: Any, serves: str) -> JournalReport:
    report: JournalReport = site.hub.store.verify(site.hub.trust, post=serves)
    return report


def states(site: Any, serves: str, machine: Any) -> list[ChainState]:
    chains = read_again(site, serves).chains
    return [one.state for one in chains if one.node == machine.key.node]


def lose(site: Any, machine: Any, sequence: int) -> None:
    with writing(site.hub.store.engine) as connection:
        which = {"node": machine.key.node, "sequence": sequence}
        gone = "DELETE FROM journal WHERE node = :node AND sequence = :sequence"
        assert connection.execute(text(gone), which).rowcount == 1


def test_a_chain_of_another_post_s_machine_is_told_as_a_part(post: Border) -> None:
    assert read_again(post.north, "north").stands
    assert states(post.north, "north", post.far_desk) == [ChainState.PARTIAL]
    assert states(post.north, "north", post.kiosk) == [ChainState.WHOLE]


def test_at_the_centre_every_chain_is_whole_and_a_part_of_one_is_a_gap(post: Border) -> None:
    assert states(post.centre, "", post.far_desk) == [ChainState.WHOLE]
    lose(post.centre, post.far_desk, 2)
    assert states(post.centre, "", post.far_desk) == [ChainState.GAP]


def test_what_machines_of_the_post_itself_lack_is_a_gap_though_all_came_from_above(
    post: Border, drain: Callable[..., int], machine_at: Callable[..., Any]
) -> None:
    kiosk = machine_at("north")
    for site in (post.centre, post.north):
        site.believe(kiosk)
    # As after a disk was lost: what was lodged here comes back from the centre.
    post.centre.take(*(kiosk.lodge(number) for number in (THIRD, FOURTH, FIFTH)))
    assert drain(post.north.pulling(post.north.way_to(post.centre))) == 3
    assert states(post.north, "north", kiosk) == [ChainState.WHOLE]
    lose(post.north, kiosk, 2)
    assert states(post.north, "north", kiosk) == [ChainState.GAP]


def test_what_another_post_s_machine_handed_over_here_is_all_of_its_chain(post: Border) -> None:
    strays = [post.far_kiosk.act(OTHER, FactKind.PRINTED) for _ in range(2)]
    post.north.take(strays[1])
    assert states(post.north, "north", post.far_kiosk) == [ChainState.GAP]


def test_a_line_lost_from_a_part_of_a_chain_is_named(post: Border) -> None:
    lose(post.north, post.far_desk, 3)
    report = read_again(post.north, "north")
    assert [one.fault for one in report.faults] == [Fault.ALTERED]
    assert not report.stands
