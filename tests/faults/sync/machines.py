"""Machines that can lose their power: a kiosk and a hub over real stores, closed and opened again.

What is in memory is thrown away with the objects; what was committed is read from the file.
Whether it is really on the disk is for ``tests/faults/test_power_cut.py``, so nothing waits for a
disk here.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select

from customs.facts import NodeId
from customs.offices import Role
from envelope.keys import RecipientKey, SigningKey
from envelope.trust import TrustedNode, TrustList
from records import StorageFault, StorageFull
from records.backup import begin_anew, restore
from records.engine import DURABLE, reading
from records.hub_store import HubStore
from records.kiosk_store import KioskStore
from records.schema_hub import state
from reference.load import Reference
from sync.hub.hub import Hub
from sync.hub.identity import HubIdentity
from sync.hub.intake import Intake
from sync.protocol import Answer, HubBusy, HubUnreachable

BEGAN = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)

KIOSK_STEPS = ("begun", "sealed", "parcel written", "head moved", "visit written", "committed")
HUB_STEPS = ("head locked", "fact written", "facts written", "register written", "committed")
CLOCKS_OFF = (
    timedelta(),
    timedelta(hours=-7),
    timedelta(hours=9),
    timedelta(days=-56 * 365 - 300),
    timedelta(days=10 * 365),
)
"""Hours apart, in the days of 1970, and in 2036."""

NO_WAITING = {**DURABLE, "synchronous": ("OFF", 0)}
"""Power over the disk is no business of these machines."""


@dataclass
class Shared:
    """What SQLAlchemy has made of each question, for all stores together: there are thousands of
    them, and each would make it anew.
    """

    first: Engine | None = None
    compiled: dict[Any, Any] = field(default_factory=dict)

    def by(self, engine: Engine) -> None:
        self.first = self.first or engine
        engine.dialect = self.first.dialect
        engine.update_execution_options(compiled_cache=self.compiled)


SHARED = Shared()


class PowerGone(BaseException):
    """Thrown where the power goes: nothing in between may catch it."""


@dataclass
class Clock:
    """A machine's clock: the world's, and how far it is off."""

    world: datetime = BEGAN
    off: timedelta = timedelta()

    def __call__(self) -> datetime:
        return self.world + self.off


@dataclass
class Fuse:
    """Passes every step, until one is armed: there the power goes, or the disk is full."""

    step: str | None = None
    full: bool = False

    def __call__(self, step: str, /) -> None:
        if step == self.step:
            self.step = None
            if self.full:
                raise StorageFull("no room left")
            raise PowerGone(step)

    def arm(self, step: str, *, full: bool = False) -> None:
        self.step, self.full = step, full


class TrustBook:
    """A trust list in memory, shared by everything on one hub."""

    def __init__(self) -> None:
        self._held = TrustList(training=True)

    def now(self) -> TrustList:
        return self._held

    def role_of(self, node: NodeId) -> Role | None:
        return self._held.role_of(node)

    def post_of(self, node: NodeId) -> str:
        return self._held.post_of(node)

    def believe(self, node: TrustedNode) -> None:
        self._held = self._held.with_node(node)


@dataclass
class HubMachine:
    """A hub whose power may go and whose disk may be put back to an earlier copy."""

    name: str
    folder: Path
    law: Reference
    clock: Clock = field(default_factory=Clock)
    fuse: Fuse = field(default_factory=Fuse)
    trust: TrustBook = field(default_factory=TrustBook)
    copies: int = 0
    copied: set[bytes] = field(default_factory=set)
    """The facts that lie in a finished copy."""
    life: int = 0

    def __post_init__(self) -> None:
        recovery = RecipientKey.generate().public
        keys = SigningKey.generate(), RecipientKey.generate()
        self.identity = HubIdentity(self.folder, *keys, recovery)
        self.hub = self._opened()

    @property
    def store(self) -> HubStore:
        return self.hub.store

    @property
    def newest_copy(self) -> Path | None:
        return self.folder / f"{self.name} copy {self.copies}" if self.copies else None

    def restart(self) -> None:
        self.hub.close()
        self.hub = self._opened()

    def back_up(self) -> None:
        held = set(self.held())
        self.store.back_up(self.folder / f"{self.name} copy {self.copies + 1}")
        self.copied |= held
        self.copies += 1

    def lose_disk(self) -> None:
        """Put the newest finished copy in the place of what the hub had; it begins a new life."""
        copy = self.newest_copy
        assert copy is not None
        self.hub.close()
        self.life += 1
        restore(copy, self._path)
        self.hub = self._opened()
        begin_anew(self.store.engine)

    def held(self) -> dict[bytes, tuple[bytes, bytes | None]]:
        """Give every fact of the journal as it lies there."""
        lines = self.store.journal.after(0, 100_000)
        assert len({one.fact_id for _, one in lines}) == len(lines)
        return {one.fact_id: (one.signed, one.content) for _, one in lines}

    def safe(self) -> set[bytes]:
        """Name the facts that it calls safe."""
        last = self.store.safe_position()
        return {one.fact_id for at, one in self.store.journal.after(0, 100_000) if at <= last}

    def life_above(self) -> bytes | None:
        """Give the life of the hub above that it knows of."""
        with reading(self.store.engine) as connection:
            return connection.execute(select(state.c.upstream_epoch)).scalar()

    def last_of(self, node: NodeId) -> int:
        """Give the highest sequence number of a node's facts that is held here."""
        lines = self.store.journal.after(0, 100_000)
        return max((one.header.sequence for _, one in lines if one.header.node == node), default=0)

    def say(self, asked: Callable[[Intake], Answer]) -> Answer:
        """Answer as the hub's doors do: a power cut or a full disk gives no answer."""
        try:
            return asked(self.hub.intake)
        except PowerGone as gone:
            self.restart()
            raise HubUnreachable("the hub went down") from gone
        except StorageFault as fault:
            raise HubBusy("status 503") from fault

    @property
    def _path(self) -> Path:
        return self.folder / f"{self.name} {self.life}.db"

    def _opened(self) -> Hub:
        template = self.folder.parent / "template hub.db"
        if not self._path.exists() and template.exists():
            shutil.copyfile(template, self._path)
        store = HubStore.open(
            self._path,
            self.law.lists,
            self.trust.role_of,
            post_of=self.trust.post_of,
            checkpoint=self.fuse,
            pragmas=NO_WAITING,
        )
        SHARED.by(store.engine)
        # A trust list in memory has what a hub asks of one in a file.
        return Hub(self.identity, self.trust, store, lambda: self.law, self.clock)  # type: ignore[arg-type]


@dataclass
class Doors:
    """The short wire to a hub machine, whichever of its lives it is in."""

    machine: HubMachine

    def offer(self, parcels: Sequence[bytes]) -> Answer:
        return self.machine.say(lambda intake: intake.take(parcels))

    def ask(self, fact_ids: Sequence[bytes]) -> Answer:
        return self.machine.say(lambda intake: intake.held(fact_ids))


def make_templates(folder: Path, law: Reference) -> None:
    """Lay empty stores ready, so that no world has to make its own."""
    HubStore.open(folder / "template hub.db", law.lists, lambda _: None).close()
    KioskStore.open(folder / "template kiosk.db").close()


def without(node: TrustedNode, after: int) -> TrustedNode:
    """Give the node as it stands once it is revoked after its fact ``after``."""
    return replace(node, revoked_after_sequence=after)
