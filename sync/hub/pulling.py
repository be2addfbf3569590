"""Facts brought down from the hub above: what is bound for this post, and what was asked for.

A page and the place it was read to are kept in one transaction, so a process may end anywhere: what
was not kept is asked for again, and what comes twice is held once.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from customs.facts import FactId
from envelope.parcels import look
from envelope.trust import TrustList
from events import note
from records import StorageFault
from records.pulling import ReadAbove
from sync.backoff import Backoff
from sync.blobs import Beside
from sync.events import BRINGING_FAILED, BROUGHT_DOWN
from sync.hub.hub import Hub
from sync.hub.intake import Down
from sync.pages import ABOUT, NAMED, PULL, Asking, Page, sign_recipient
from sync.protocol import MOST_PARCELS, HubBusy, HubUnreachable

WAIT_SECONDS = 20
"""How long the hub above may keep a question for facts that are still to come."""

_NOTHING = Down(0, 0, ())


class Asks(Protocol):
    """A way to the hub above."""

    def post(self, path: str, body: bytes) -> bytes:
        """Post a question with this hub's pass. Raises HubUnreachable."""


@dataclass
class Pulling:
    """Reads from one hub above, whose word is signed by ``above_public``, ``most`` facts at a time.

    For one thread.
    """

    hub: Hub
    wire: Asks
    above_public: bytes
    most: int = MOST_PARCELS
    _believed: TrustList | None = field(default=None, init=False)

    def once(self, wait: int = 0) -> tuple[Down, bool]:
        """Bring one page down; say what became of it, and whether more waits above.

        ``wait`` is how many seconds the hub above may wait for facts where there are none. Raises
        HubUnreachable, StorageFault: nothing was read then.
        """
        again = self._once_believed()
        asked = self._asking(cursor=self.hub.store.pulled.cursor())
        path = f"{PULL}?wait={wait}" if wait else PULL
        page = self._ask(path, asked)
        down = self._keep(page, self._whole(page), page.cursor)
        return Down(down.new + again, down.set_aside, down.unknown), page.more

    def about(self, number: int) -> Down:
        """Bring down what is held above of a number; later facts about it come by themselves.

        Raises HubUnreachable, StorageFault.
        """
        page = self._ask(ABOUT, self._asking(number=number))
        return self._keep(page, page.parcels, None) if page.parcels else _NOTHING

    def _whole(self, page: Page) -> list[bytes]:
        """Give the page's facts, with those that were only named and are not here after all."""
        held = self.hub.store.journal.positions(page.ids)
        missing = [one for one in page.ids if one not in held]
        return [*page.parcels, *self._named(missing)]

    def _named(self, ids: Sequence[FactId]) -> list[bytes]:
        return [parcel for page in self._pages_of(ids) for parcel in page.parcels]

    def _pages_of(self, ids: Sequence[FactId]) -> Iterator[Page]:
        """Ask for facts by their ids until all are given that the hub above gives."""
        left = list(ids)
        while left:
            page = self._ask(NAMED, self._asking(ids=tuple(left)))
            yield page
            given = {look(one).fact_id for one in page.parcels}
            if not page.more or given.isdisjoint(left):
                return
            left = [one for one in left if one not in given]

    def _once_believed(self) -> int:
        """Ask again for facts of authors nobody here believed, when the trust list has changed."""
        trust = self.hub.trust
        if trust is self._believed:
            return 0
        new, after = 0, b""
        while ids := self.hub.store.pulled.wanted(MOST_PARCELS, after):
            for page in self._pages_of(ids):
                new += self._keep(page, page.parcels, None).new
            after = ids[-1]
        self._believed = trust
        return new

    def _keep(self, page: Page, parcels: Sequence[bytes], cursor: bytes | None) -> Down:
        return self.hub.intake.take_down(parcels, ReadAbove(page.epoch, cursor))

    def _asking(
        self, *, cursor: bytes = b"", ids: tuple[FactId, ...] = (), number: int | None = None
    ) -> Asking:
        identity = self.hub.identity
        recipient = sign_recipient(identity.signing, identity.opening)
        asked = Asking(cursor=cursor, most=self.most, recipient=recipient)
        return replace(asked, ids=ids, number=number)

    def _ask(self, path: str, asked: Asking) -> Page:
        return Page.heard(self.wire.post(path, asked.written()), self.above_public, asked.nonce)


class Puller:
    """Pulls on a thread of its own until it is told to stop; documents follow their facts."""

    def __init__(
        self,
        pulling: Pulling,
        dice: Callable[[], float],
        beside: Beside | None = None,
        *,
        wait: int = WAIT_SECONDS,
        backoff: Backoff | None = None,
    ) -> None:
        self._pulling = pulling
        self._beside = beside
        self._dice = dice
        self._wait = wait
        self._backoff = backoff or Backoff()
        self._failures = 0
        self._stop = threading.Event()
        # A question that waits above must not keep this process from ending.
        self._thread = threading.Thread(target=self._run, name="puller", daemon=True)

    def start(self) -> None:
        """Begin to pull."""
        self._thread.start()

    def stop(self, patience: float = 2.0) -> None:
        """End after what is being kept; a question that waits above is left alone."""
        self._stop.set()
        self._thread.join(patience)

    def _run(self) -> None:
        while not self._stop.is_set():
            self._stop.wait(self._round())

    def _round(self) -> float:
        try:
            down, more = self._pulling.once(self._wait)
            if self._beside is not None and not more:
                # Facts first: a document is taken only once a fact that names it is held.
                self._beside.down()
                self._beside.up()
        except HubUnreachable as fault:
            asked = fault.seconds if isinstance(fault, HubBusy) else 0
            return max(self._failed(), asked)
        except StorageFault as fault:
            note(BRINGING_FAILED, fault=fault)
            return self._failed()
        self._failures = 0
        if down.new or down.set_aside:
            note(BROUGHT_DOWN, new=down.new, set_aside=down.set_aside)
        return 0.0

    def _failed(self) -> float:
        self._failures += 1
        return self._backoff.wait(self._failures, self._dice())
