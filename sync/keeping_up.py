"""A machine keeps up with the centre while it runs: it follows the hub above."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Self

from envelope.errors import EnvelopeError
from envelope.keys import SigningKey
from events import note
from sync.above import Upstream
from sync.editions import EditionIncomplete, Editions
from sync.events import EDITION_KEPT, EDITION_OLD, EDITION_REFUSED, LAW_UNREAD
from sync.following import Follower, all_but_officers, everything
from sync.http.fetching import EditionWire
from sync.http.wire import Wire
from sync.protocol import HubUnreachable, SyncFault

FOLLOW_SECONDS = 30.0
"""Between looks at what the hub above has: so long a revocation may take for each level."""


class KeepingUp:
    """Does one round again and again on a thread of its own until it is told to stop."""

    def __init__(
        self,
        once: Callable[[], None],
        seconds: float = FOLLOW_SECONDS,
        close: Callable[[], None] = lambda: None,
    ) -> None:
        self._once = once
        self._seconds = seconds
        self._close = close
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="keeping up", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End after the round that is under way."""
        self._stop.set()
        self._thread.join()
        self._close()

    def _run(self) -> None:
        while not self._stop.is_set():
            self._once()
            self._stop.wait(self._seconds)


def following(
    machine: Path, key: SigningKey, now: Callable[[], datetime], *, desk: bool = True
) -> KeepingUp | None:
    """Give what follows the hub above a machine; None where nothing is to be followed.

    Raises as ``Following.of``.
    """
    found = Following.of(machine, key, now, desk=desk)
    return None if found is None else KeepingUp(found.once, close=found.close)


class Following:
    """What the hub above has is believed and kept, or told to be neither."""

    def __init__(
        self,
        follower: Follower,
        editions: Editions,
        now: Callable[[], datetime],
        close: Callable[[], None] = lambda: None,
    ) -> None:
        self._follower = follower
        self._editions = editions
        self._now = now
        self._told: int | None = None
        self.close = close
        """Lets go of the connections."""

    @classmethod
    def of(
        cls, machine: Path, key: SigningKey, now: Callable[[], datetime], *, desk: bool = True
    ) -> Self | None:
        """Follow the hub above the machine in this folder; None where none is, or no root.

        ``desk``: officers sign in by this machine, so it keeps their accounts; a kiosk does not.
        Raises FileDamaged, PlainHttpRefused.
        """
        upstream, editions = Upstream.of(machine), Editions(machine)
        if upstream is None or editions.pinned() is None:
            return None
        node = Wire(upstream.url, key, authorities=upstream.authorities)
        wire = EditionWire(upstream.url, node.entered, upstream.authorities)

        def close() -> None:
            wire.close()
            node.close()

        wants = everything if desk else all_but_officers
        return cls(Follower(editions, wire.get, now, wants), editions, now, close)

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
        days = self._editions.unheard(self._now())
        if days is not None and days != self._told:
            note(EDITION_OLD, days=days)
        self._told = days
