from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from customs.channel import Channel, Corridor
from customs.crossing import Part, joined
from customs.facts import FactKind
from customs.life import Declaration, fold

PARTS = {1: Part.PERSON, 2: Part.GOODS, 3: Part.VEHICLE}


@pytest.fixture
def declare(story: Any) -> Callable[..., Declaration]:
    def declare(number: int, crossing: bytes | None, form: tuple[int, int] | None) -> Declaration:
        return fold([story.tell(FactKind.LODGED, number=number, crossing=crossing, form=form)])

    return declare


def test_people_vehicle_and_goods_of_one_crossing_stand_together(
    declare: Callable[..., Declaration],
) -> None:
    goods = declare(4, b"crossin1", (2, 1))
    second, first = declare(2, b"crossin1", (1, 1)), declare(1, b"crossin1", (1, 1))
    vehicle = declare(3, b"crossin1", (3, 1))
    (crossing,) = joined([goods, second, vehicle, first], PARTS)
    assert crossing.id == b"crossin1"
    assert crossing.people == (first, second)
    assert crossing.vehicles == (vehicle,)
    assert crossing.goods == (goods,)
    assert crossing.declarations == (first, second, vehicle, goods)


def test_those_who_cross_alone_or_apart_are_not_put_together(
    declare: Callable[..., Declaration],
) -> None:
    one, other = declare(1, b"crossin2", (1, 1)), declare(2, b"crossin1", (1, 1))
    alone = declare(3, None, (1, 1))
    crossings = joined([one, other, alone], PARTS)
    assert [crossing.people for crossing in crossings] == [(other,), (one,)]


def test_nothing_that_crosses_is_left_out_of_sight(declare: Callable[..., Declaration]) -> None:
    formless, foreign = declare(1, b"crossin1", None), declare(2, b"crossin1", (77, 1))
    (crossing,) = joined([formless, foreign], PARTS)
    assert crossing.unsorted == (formless, foreign)
    assert crossing.declarations == crossing.unsorted


def test_goods_are_given_a_corridor_and_people_a_channel(story: Any) -> None:
    lodged = story.tell(FactKind.LODGED)
    act = {"channel": "red", "corridor": "yellow"}
    story.tell(FactKind.CHANNEL_ASSIGNED, lodged, act=act)
    declaration = fold(story.told)
    assert declaration.channel is Channel.RED
    assert declaration.corridor is Corridor.YELLOW


def test_a_word_that_is_no_channel_assigns_none(story: Any) -> None:
    lodged = story.tell(FactKind.LODGED)
    story.tell(FactKind.CHANNEL_ASSIGNED, lodged, act={"channel": "blue"})
    assert fold(story.told).channel is None
    assert fold(story.told).corridor is None
