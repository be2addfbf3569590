"""A centre and posts below it, each a hub on a folder of its own, and machines that sign facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from customs.facts import FactId, FactKind, Header
from customs.offices import Role
from envelope.facts import Envelope, seal
from envelope.keys import SigningKey
from envelope.parcels import to_parcel
from envelope.trust import TrustedNode
from forms.catalogue import definition
from forms.check import check
from forms.examples import answers
from forms.wire import to_wire
from records.checkpoint import Checkpoint, pass_by
from records.outbox import Held
from records.relayed import Relayed
from reference.load import Reference, load
from sync.hub.giving import Giving
from sync.hub.hub import Hub
from sync.hub.pulling import Pulling
from sync.pages import ABOUT, NAMED, PULL, Asking
from sync.protocol import HubUnreachable, Level

NOW = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)
AT = int(NOW.timestamp() * 1000) << 16


@dataclass
class Machine:
    """A kiosk or desk that signs facts one after the other."""

    law: Reference
    post: str
    role: Role = Role.KIOSK
    key: SigningKey = field(default_factory=SigningKey.generate)
    sequence: int = 0
    previous: FactId | None = None

    @property
    def trusted(self) -> TrustedNode:
        name = f"nümunə {self.role.value}"
        return TrustedNode.of(self.key.public, name, self.post, self.role, training=True)

    def lodge(self, number: int, *, seed: int = 1, to: str = "", **more: Any) -> Envelope:
        """Lodge a declaration that names the post it is going to."""
        form = definition("passenger")
        given: dict[str, Any] = dict(answers(form, self.law.lists, self.law.on, seed))
        given["journey"] = {**given["journey"], "crossing_point": to}
        content = check(form, given, self.law.lists, self.law.on).content
        assert content is not None
        wire = to_wire(form, content, self.law.lists)
        return self._seal(number, FactKind.LODGED, (form.number, form.version), wire, **more)

    def act(self, number: int, kind: FactKind, *seen: Envelope, **more: Any) -> Envelope:
        ids = tuple(sorted(one.fact_id for one in seen))
        return self._seal(number, kind, None, None, seen=ids, **more)

    def _seal(
        self,
        number: int,
        kind: FactKind,
        form: tuple[int, int] | None,
        wire: dict[int, Any] | None,
        **more: Any,
    ) -> Envelope:
        self.sequence += 1
        header = Header(
            self.key.node, self.sequence, self.previous, AT + self.sequence, kind, number
        )
        header = replace(header, form=form, training=True, rule_pack=self.law.rule_pack_number)
        made = seal(replace(header, **more), wire, self.key)
        self.previous = made.fact_id
        return made


@dataclass
class Way:
    """From a post's hub to the centre's, in one process. ``cut`` ends it; ``asked`` counts."""

    centre: Hub
    node: TrustedNode
    cut: bool = False
    asked: list[str] = field(default_factory=list)

    def post(self, path: str, body: bytes) -> bytes:
        if self.cut:
            raise HubUnreachable("cut")
        address = path.partition("?")[0]
        self.asked.append(address)
        giving = Giving(self.centre)
        do = {PULL: giving.page, NAMED: giving.named, ABOUT: giving.about}[address]
        return do(self.node, Asking.read(body))


@dataclass
class Site:
    """One hub with what tests do at it."""

    hub: Hub
    post: str

    @property
    def trusted(self) -> TrustedNode:
        public = self.hub.identity.signing.public
        return TrustedNode.of(public, "nümunə hub", self.post, Role.HUB, training=True)

    def believe(self, *who: Machine | Site) -> None:
        for one in who:
            self.hub.introduce(one.trusted)

    def take(self, *facts: Envelope) -> list[Level]:
        to = self.hub.identity.keys.recipients
        said = self.hub.intake.take([to_parcel(one, to) for one in facts])
        return [one.level for one in said.acknowledgements]

    def holds(self, *facts: Envelope) -> bool:
        ids = [one.fact_id for one in facts]
        return set(self.hub.store.journal.positions(ids)) == set(ids)

    def hand_up(self, centre: Site) -> int:
        """Hand the journal on to the centre, as the courier does. Gives how many facts went."""
        to = centre.hub.identity.keys.recipients
        relayed = Relayed(
            self.hub.store.engine, self.hub.store.journal, lambda one: to_parcel(one, to)
        )
        relayed.in_epoch(centre.hub.store.epoch())
        count = 0
        while parcels := relayed.waiting(500):
            centre.hub.intake.take([one.parcel for one in parcels])
            relayed.mark([(one.fact_id, Held.STORED, None) for one in parcels])
            count += len(parcels)
        return count

    def way_to(self, centre: Site) -> Way:
        return Way(centre.hub, self.trusted)

    def pulling(self, way: Way) -> Pulling:
        return Pulling(self.hub, way, way.centre.identity.signing.public)


def pull_all(pulling: Pulling) -> int:
    """Pull until nothing waits. Gives how many facts were new."""
    new = 0
    while True:
        down, more = pulling.once()
        new += down.new
        if not more:
            return new


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load(NOW.date())


@pytest.fixture
def drain() -> Callable[[Pulling], int]:
    return pull_all


@pytest.fixture
def site(tmp_path: Path, reference: Reference) -> Iterator[Callable[..., Site]]:
    """Open a hub that serves a post; the centre serves none."""
    opened: list[Hub] = []

    def make(
        name: str, post: str = "", store: str | None = None, checkpoint: Checkpoint = pass_by
    ) -> Site:
        hub = Hub.open(
            tmp_path / name, lambda: reference, lambda: NOW, store=store, checkpoint=checkpoint
        )
        opened.append(hub)
        return Site(hub, post)

    yield make
    for hub in opened:
        hub.close()


@pytest.fixture
def machine_at(reference: Reference) -> Callable[..., Machine]:
    def make(post: str, role: Role = Role.KIOSK) -> Machine:
        return Machine(reference, post, role)

    return make


@dataclass
class Border:
    """The centre, two posts that follow it, a kiosk and a desk at each; all know all."""

    centre: Site
    north: Site
    south: Site
    kiosk: Machine
    desk: Machine
    far_kiosk: Machine
    far_desk: Machine


@pytest.fixture(params=["sqlite", "postgresql"])
def border(
    request: pytest.FixtureRequest,
    site: Callable[..., Site],
    machine_at: Callable[..., Machine],
) -> Border:
    stores: list[str | None] = [None, None, None]
    if request.param == "postgresql":
        made = request.getfixturevalue("postgres")
        stores = [made(), made(), None]
    centre, north = site("centre", "", stores[0]), site("north", "north", stores[1])
    south = site("south", "south", stores[2])
    kiosk, desk = machine_at("north"), machine_at("north", Role.DESK)
    far_kiosk, far_desk = machine_at("south"), machine_at("south", Role.DESK)
    for one in (centre, north, south):
        one.believe(kiosk, desk, far_kiosk, far_desk, north, south)
    return Border(centre, north, south, kiosk, desk, far_kiosk, far_desk)
