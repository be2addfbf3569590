"""What a traveller does at a kiosk with a declaration they have proved to hold.

It is looked at again right before each act: an officer may have taken it up in the meantime. What
comes in between all the same is a conflict for an officer, as between any two authors.
"""

from __future__ import annotations

from collections.abc import Iterable

from customs.facts import CrossingId, FactKind
from envelope.facts import Envelope
from forms.content import Content
from sync.lodging import Lodging
from sync.lookups import LooksUp
from sync.opened import Standing
from sync.protocol import SyncFault


class NotHeldAnyMore(SyncFault):
    """The holder may not do this any more: somebody acted meanwhile. Nothing was written."""

    number = 51


class Holder:
    """Changes, withdraws and joins through one machine's lodging. ``version``: as it was opened."""

    def __init__(self, lodging: Lodging, lookups: LooksUp) -> None:
        self._lodging = lodging
        self._lookups = lookups

    def amend(self, number: int, version: int, content: Content) -> Envelope:
        """Replace what the declaration says. Raises NotHeldAnyMore, StorageFault."""
        now = self._still(number, version, FactKind.AMENDED)
        return self._lodging.amend(number, content, now.seen)

    def withdraw(self, number: int, version: int, act: Content) -> Envelope:
        """Take the declaration back. Raises NotHeldAnyMore, StorageFault."""
        now = self._still(number, version, FactKind.WITHDRAWN)
        return self._lodging.withdraw(number, act, now.seen)

    def join(self, numbers: Iterable[int], crossing: CrossingId) -> tuple[int, ...]:
        """Say that declarations cross together; give those that were told so by this.

        What is there already, or may not be joined any more, is left as it is.
        """
        told = []
        for number in numbers:
            now = self._lookups.standing(number)
            if now and FactKind.JOINED in now.may and now.crossing != crossing:
                self._lodging.join(number, crossing, now.seen)
                told.append(number)
        return tuple(told)

    def _still(self, number: int, version: int, kind: FactKind) -> Standing:
        now = self._lookups.standing(number)
        if now is None or now.version != version or kind not in now.may:
            raise NotHeldAnyMore(f"{number:013d}: {kind.name}")
        return now
