"""A post's hub that keeps to the centre's: its journal goes up, what is bound for it comes down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from customs.offices import Role
from envelope.keys import SigningKey
from envelope.parcels import to_parcel
from envelope.trust import TrustedNode
from records.relayed import Relayed
from sync.courier import Courier
from sync.http.messages import MessageUnreadable
from sync.hub.giving import Giving
from sync.hub.leasing import keep_numbers
from sync.hub.pulling import Pulling
from sync.pages import ABOUT, NAMED, PULL, Asking
from sync.protocol import HubUnreachable
from tests.faults.sync.leasing import LeaseWire, first_numbers
from tests.faults.sync.machines import Doors, HubMachine
from tests.faults.sync.trouble import Trouble, TroubledWire, flipped

MOST = 3
"""Facts of one page: few, so that a life of the centre ends between pages too."""


@dataclass
class Asks:
    """The way a hub asks the one above it for facts, under whatever ``trouble`` is."""

    centre: HubMachine
    node: Callable[[], TrustedNode]
    dice: Random
    trouble: Trouble = Trouble.NONE
    last: bytes = b""

    def post(self, path: str, body: bytes) -> bytes:
        if self.trouble in (Trouble.CUT_BEFORE, Trouble.LATE):
            raise HubUnreachable("the wire is cut")
        for _ in range(2 if self.trouble is Trouble.TWICE else 1):
            said = self._answered(path, self._on_the_way(body))
        before, self.last = self.last, said
        return self._on_the_way_back(said, before)

    def _answered(self, path: str, body: bytes) -> bytes:
        giving = Giving(self.centre.hub)
        do = {PULL: giving.page, NAMED: giving.named, ABOUT: giving.about}[path]
        try:
            return do(self.node(), Asking.read(body))
        except MessageUnreadable as fault:
            raise HubUnreachable("status 422") from fault

    def _on_the_way(self, body: bytes) -> bytes:
        match self.trouble:
            case Trouble.FLIPPED:
                return flipped(body, self.dice)
            case Trouble.SHORT:
                return body[:-1]
        return body

    def _on_the_way_back(self, said: bytes, before: bytes) -> bytes:
        match self.trouble:
            case Trouble.CUT_AFTER:
                raise HubUnreachable("cut before the answer")
            case Trouble.ANSWER_FLIPPED:
                return flipped(said, self.dice)
            case Trouble.ANSWER_CUT:
                return said[: self.dice.randrange(len(said))]
            case Trouble.ANSWER_OLD:
                return before or said
        return said


@dataclass
class Below:
    """One post: its hub, its desk, and its two ways to the centre."""

    hub: HubMachine
    centre: HubMachine
    post: str
    dice: Random
    desk_key: SigningKey = field(default_factory=SigningKey.generate)
    asked: set[int] = field(default_factory=set)
    """Numbers it has ever asked about."""
    follows: set[int] = field(default_factory=set)
    """Those that the centre's present life knew and told it of."""

    def __post_init__(self) -> None:
        self.up = TroubledWire(Doors(self.centre), self.dice)
        self.down = Asks(self.centre, lambda: self.trusted, self.dice)
        self._connect()

    @property
    def trusted(self) -> TrustedNode:
        public = self.hub.identity.signing.public
        return TrustedNode.of(public, self.hub.name, self.post, Role.HUB, training=True)

    @property
    def desk(self) -> TrustedNode:
        return TrustedNode.of(self.desk_key.public, "desk", self.post, Role.DESK, training=True)

    def lease_numbers(self) -> None:
        """Take the part of the numbers that is this post's, as when it came in."""
        keep_numbers(self.hub.hub, first_numbers(LeaseWire(self.centre, self.trusted)))

    def relay(self, trouble: Trouble = Trouble.NONE) -> None:
        """Hand one batch up."""
        self._keep_connected()
        self.up.trouble = trouble
        self.carrier.run_once()
        self.up.trouble = Trouble.NONE

    def pull(self, trouble: Trouble = Trouble.NONE) -> bool:
        """Bring one page down. Raises HubUnreachable, StorageFault. Says whether more waits."""
        self._keep_connected()
        self.down.trouble = trouble
        try:
            return self.pulling.once()[1]
        finally:
            self.down.trouble = Trouble.NONE

    def ask(self, number: int, trouble: Trouble = Trouble.NONE) -> None:
        """Ask above about a code that is not known here. Raises HubUnreachable, StorageFault."""
        self._keep_connected()
        self.down.trouble = trouble
        self.asked.add(number)
        try:
            self.pulling.about(number)
            if self.hub.store.journal.facts(number):
                self.follows.add(number)
        finally:
            self.down.trouble = Trouble.NONE

    def _keep_connected(self) -> None:
        if self._connected is not self.hub.hub:
            self._connect()

    def _connect(self) -> None:
        recipients = self.centre.identity.keys.recipients
        store, public = self.hub.store, self.centre.identity.signing.public
        relayed = Relayed(store.engine, store.journal, lambda one: to_parcel(one, recipients))
        self._connected = self.hub.hub
        self.carrier = Courier(relayed, self.up, public, self.dice.random)
        self.pulling = Pulling(self.hub.hub, self.down, public, most=MOST)
