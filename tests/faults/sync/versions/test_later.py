"""What a later version writes is carried whole: kept, handed on, shown as newer, never dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from customs.facts import FactKind
from customs.life import State
from envelope import cbor, cose
from envelope.facts import PURPOSE, Envelope, content_hash, read
from envelope.header import Key
from envelope.packing import pack
from envelope.parcels import to_parcel
from forms.catalogue import definition
from forms.wire import LANGUAGE, ORIGIN
from sync.hub.desk import Desk
from sync.protocol import Level
from tests.faults.sync.world import World

PASSENGER = definition("passenger")
PERSON, GOODS = PASSENGER.section("person"), PASSENGER.section("goods")
SAID = {ORIGIN: {LANGUAGE: "az"}, PERSON.number: {1: "Sınaqova"}}


@pytest.fixture
def world(begin: Callable[[int], World]) -> World:
    return begin(0)


def fact(world: World, packed: bytes, **header: Any) -> Envelope:
    """Sign a fact by hand, as a version we do not know would."""
    lodging = world.kiosks[0].lodging
    number = lodging.lodge(world.contents[0], visit_token="a number").number
    key = world.kiosks[0].node.key
    fields: dict[int, Any] = {
        Key.VERSION: 1,
        Key.NODE: key.node,
        Key.SEQUENCE: 7,
        Key.CLOCK: 1_795_341_720_000 << 16,
        Key.NUMBER: number + 10,
        Key.KIND: int(FactKind.LODGED),
        Key.FORM: [PASSENGER.number, PASSENGER.version],
        Key.FLAGS: 1,
        Key.CONTENT_HASH: content_hash(packed),
    }
    fields |= {Key[name.upper()]: value for name, value in header.items()}
    return signed(world, {int(name): value for name, value in fields.items()}, packed)


def signed(world: World, fields: dict[int, Any], packed: bytes) -> Envelope:
    payload = cbor.encode(dict(sorted(fields.items())))
    return read(cose.sign(payload, PURPOSE, world.kiosks[0].node.key), packed)


def with_keys_nobody_knows(world: World) -> Envelope:
    made = fact(world, pack(SAID), version=2, flags=5)
    fields = cbor.decode(cose.payload_of(made.signed), 10_000) | {13: b"later", 40: [1, 2]}
    assert made.content is not None
    return signed(world, fields, made.content)


LATER: dict[str, Callable[[World], Envelope]] = {
    "a later version of its form": lambda w: fact(w, pack({1: {}}), form=[PASSENGER.number, 99]),
    "a form nobody knows": lambda w: fact(w, pack({1: {}}), form=[77, 1]),
    "a header of a later version": with_keys_nobody_knows,
    "a later header, packed in a later way": lambda w: fact(w, bytes(8) + b"\0brotli", version=2),
    "a field nobody knows": lambda w: fact(w, pack(SAID | {PERSON.number: {1: "S", 99: 1}})),
    "a section nobody knows": lambda w: fact(w, pack(SAID | {99: {1: 1}})),
    "a choice nobody knows": lambda w: fact(w, pack(SAID | {GOODS.number: [{1: 9_999}]})),
    "a note on its origin nobody knows": lambda w: fact(w, pack(SAID | {ORIGIN: {9: 1}})),
    "a dictionary nobody has": lambda w: fact(w, bytes(8) + b"\x09" + b"deflated"),
}


@pytest.mark.parametrize("what", LATER)
def test_a_declaration_of_a_later_version_is_carried_to_the_centre_and_shown_as_newer(
    world: World, what: str
) -> None:
    made = LATER[what](world)
    assert take(world, made) is Level.STORED
    world.relay()
    for hub in (world.post, world.centre):
        assert hub.held()[made.fact_id] == (made.signed, made.content)
        assert hub.store.set_aside.count() == 0
        assert hub.store.verify(hub.trust.now()).stands
    number = made.header.number
    assert number is not None
    desk = Desk(world.post.hub, world.desk_key, "Nümunə")
    view = desk.view(number)
    assert (view.newer, view.declaration.state) == (True, State.LODGED)
    desk.act(number, FactKind.PRESENTED)
    assert desk.view(number).declaration.state is State.PRESENTED


def test_something_that_happened_which_nobody_knows_is_carried_and_shown(world: World) -> None:
    world.lodge(0)
    (told,) = world.told.values()
    number = told.envelope.header.number
    later = fact(world, pack(SAID), kind=4_711, number=number, seen=[told.envelope.fact_id])
    world.carry(0)
    assert take(world, later) is Level.STORED
    world.relay()
    assert later.fact_id in world.centre.held()
    assert number is not None
    view = Desk(world.post.hub, world.desk_key, "Nümunə").view(number)
    assert (view.newer, view.declaration.state, len(view.facts)) == (True, State.LODGED, 2)
    assert view.content is not None


def test_what_this_version_writes_is_not_newer(world: World) -> None:
    world.lodge(0)
    world.carry(0)
    (told,) = world.told.values()
    number = told.envelope.header.number
    assert number is not None
    assert not Desk(world.post.hub, world.desk_key, "Nümunə").view(number).newer


def take(world: World, made: Envelope) -> Level:
    parcel = to_parcel(made, world.post.identity.keys.recipients)
    (said,) = world.post.hub.intake.take([parcel]).acknowledgements
    return said.level
