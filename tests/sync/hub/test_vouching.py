"""A hub above knows whose facts it gets before it gets them, and of a revocation after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from customs.offices import Role
from envelope.keys import SigningKey
from envelope.trust import TrustedNode
from records.outbox import Backlog, Held, Parcel
from sync.http.nodes_words import NODES, read_nodes
from sync.hub.vouching import Vouched, Vouching
from sync.protocol import HubUnreachable

KIOSK = TrustedNode.of(SigningKey.generate().public, "Kiosk 3", "baki", Role.KIOSK)
HUB = TrustedNode.of(SigningKey.generate().public, "hub", "baki", Role.HUB)
REFUSED = b'{"fault": 76}'


@dataclass
class Above:
    """A hub above, and what it was told: names with where they were revoked, or parcels."""

    status: int = 204
    said: bytes = b""
    told: list[object] = field(default_factory=list)

    def asked(self, path: str, body: bytes) -> tuple[int, bytes]:
        assert path == NODES
        if not self.status:
            raise HubUnreachable("away")
        self.told.append([(one.name, one.revoked_after_sequence) for one in read_nodes(body)])
        return self.status, self.said


@dataclass
class Journal:
    """What of a journal waits to go up."""

    parcels: list[Parcel] = field(default_factory=list)

    def waiting(self, most: int, state: Held = Held.NEW) -> Sequence[Parcel]:
        return self.parcels[:most] if state is Held.NEW else []

    def in_epoch(self, epoch: bytes) -> bool:
        return True

    def mark(self, answers: object, witness: bytes | None = None) -> None:
        self.parcels.clear()

    def backlog(self) -> Backlog:
        return Backlog(len(self.parcels), 0, 0, None)


@dataclass
class Own:
    """The machines a hub let in itself."""

    nodes: list[TrustedNode]

    def __call__(self) -> list[TrustedNode]:
        return self.nodes


PARCEL = Parcel(1, bytes(16), b"parcel")


def test_a_machine_is_named_before_its_facts_go_up_and_once() -> None:
    above, own = Above(), Own([HUB, KIOSK])
    vouched = Vouched(Journal([PARCEL]), Vouching(own, above))
    assert vouched.waiting(9) == [PARCEL]
    assert above.told == [[("Kiosk 3", None)]]
    vouched.waiting(9)
    own.nodes = [KIOSK, replace(KIOSK, name="Kiosk 4")]
    vouched.waiting(9)
    assert above.told[1:] == [[("Kiosk 3", None), ("Kiosk 4", None)]]


def test_a_revocation_goes_up_behind_what_was_held_until_then() -> None:
    above, journal = Above(), Journal([PARCEL])
    revoked = replace(KIOSK, revoked_after_sequence=7)
    vouched = Vouched(journal, Vouching(Own([revoked]), above))
    vouched.waiting(9)
    assert above.told == [[("Kiosk 3", None)]]
    vouched.mark([])
    vouched.waiting(9)
    assert above.told == [[("Kiosk 3", None)], [("Kiosk 3", 7)]]


def test_nothing_goes_up_while_its_machines_cannot_be_named() -> None:
    above = Above(status=0)
    vouched = Vouched(Journal([PARCEL]), Vouching(Own([KIOSK]), above))
    with pytest.raises(HubUnreachable):
        vouched.waiting(9)
    above.status = 204
    assert vouched.waiting(9) == [PARCEL]
    assert above.told == [[("Kiosk 3", None)]]


@pytest.mark.parametrize(("status", "said"), [(404, b""), (405, b""), (409, REFUSED)])
def test_a_hub_above_that_is_older_or_refuses_stops_nothing(status: int, said: bytes) -> None:
    above = Above(status, said)
    vouched = Vouched(Journal([PARCEL]), Vouching(Own([KIOSK]), above))
    assert vouched.waiting(9) == [PARCEL]
    assert vouched.waiting(9) == [PARCEL]
    assert len(above.told) == 1


def test_many_machines_are_named_in_several_goes() -> None:
    above = Above()
    nodes = [replace(KIOSK, name=f"Kiosk {at}") for at in range(450)]
    Vouching(Own(nodes), above).tell(revocations=False)
    assert [len(one) for one in above.told if isinstance(one, list)] == [200, 200, 50]
