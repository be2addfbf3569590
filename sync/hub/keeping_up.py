"""A hub keeps up with the centre while it serves: the centre publishes, a post follows."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Self

from envelope.errors import EnvelopeError
from events import note
from records import StorageFault
from reference import ReferenceBroken
from sync.above import Upstream
from sync.editions import EditionIncomplete, Editions
from sync.events import EDITION_KEPT, EDITION_OLD, EDITION_PUBLISHED, EDITION_REFUSED, LAW_UNREAD
from sync.following import Follower
from sync.http.fetching import EditionWire
from sync.http.wire import Wire
from sync.hub.centre import Centre
from sync.hub.hub import Hub
from sync.protocol import HubUnreachable, SyncFault
from sync.publishing import Publisher

PUBLISH_SECONDS, FOLLOW_SECONDS = 5.0, 30.0
"""Between looks: at what changed at the centre, and at what the hub above has."""

_DAY = timedelta(days=1)


class KeepingUp:
    """Does one round again and again on a thread of its own until it is told to stop."""

    def __init__(self, once: Callable[[], None], seconds: float) -> None:
        self._once = once
        self._seconds = seconds
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="keeping up", daemon=True)

    @classmethod
    def of(cls, hub: Hub) -> Self | None:
        """Give what this hub does to keep up; None for one that neither publishes nor follows."""
        folder = hub.identity.folder
        if Publisher(folder, hub.now).is_here():
            return cls(Publishing(hub).once, PUBLISH_SECONDS)
        upstream = Upstream.of(folder)
        if upstream is None or Editions(folder).pinned() is None:
            return None
        return cls(Following.of(hub, upstream).once, FOLLOW_SECONDS)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End after the round that is under way."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            self._once()
            self._stop.wait(self._seconds)


class Publishing:
    """The centre's side: what changed is signed anew."""

    def __init__(self, hub: Hub) -> None:
        self.centre = centre_of(hub)

    def once(self) -> None:
        """Publish if there is anything new; what is in the way is told, and tried again."""
        try:
            if self.centre.publish_if_due() is not None:
                note(EDITION_PUBLISHED)
        except (EnvelopeError, SyncFault, StorageFault, ReferenceBroken, OSError) as fault:
            note(EDITION_REFUSED, fault=fault)


class Following:
    """A post's side: what the hub above has is believed and kept, or told to be neither."""

    def __init__(self, follower: Follower, editions: Editions, hub: Hub) -> None:
        self._follower = follower
        self._editions = editions
        self._hub = hub
        self._told = 0

    @classmethod
    def of(cls, hub: Hub, upstream: Upstream) -> Self:
        """Follow the hub above over its wire. Raises PlainHttpRefused."""
        node = Wire(upstream.url, hub.identity.signing, authorities=upstream.authorities)
        wire = EditionWire(upstream.url, node.entered, upstream.authorities)
        editions = Editions(hub.identity.folder)
        return cls(Follower(editions, wire.get, hub.now), editions, hub)

    def once(self) -> None:
        """Look once. A wire that is cut is no fault; how long it has been is told once a day."""
        try:
            # What the hub above has not whole yet, it will have in a moment.
            with suppress(HubUnreachable, EditionIncomplete):
                if self._follower.look():
                    self._tell_kept()
            self._tell_age()
        except (EnvelopeError, SyncFault, OSError) as fault:
            note(EDITION_REFUSED, fault=fault)

    def _tell_kept(self) -> None:
        note(EDITION_KEPT)
        edition = self._editions.current()
        if edition is not None and edition.law != self._editions.law():
            note(LAW_UNREAD)

    def _tell_age(self) -> None:
        edition = self._editions.current()
        if edition is None or not edition.old(self._hub.now()):
            self._told = 0
            return
        days = (self._hub.now() - edition.signed_at) // _DAY
        if days != self._told:
            note(EDITION_OLD, days=max(days, 0))
            self._told = days


def centre_of(hub: Hub) -> Centre:
    """Give what publishes for an open hub."""
    publisher = Publisher(hub.identity.folder, hub.now)
    return Centre(publisher, lambda: hub.trust, hub.store.officers)
