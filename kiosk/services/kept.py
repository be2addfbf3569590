"""Visits kept over a power cut: written as they go, found again by their holder, gone at the end.

Of a visit that had lodged before the power went, the store knows by its token, and the print jobs
know whether its paper came out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from customs.states import WITH_THE_HOLDER
from envelope.holder_key import HoldersKey
from events import note
from kiosk.events import NOT_KEPT
from kiosk.kept.folder import KeptFolder
from kiosk.kept.telling import Found, NotAVisit, read_back
from kiosk.visit import Lodged, Step, Visit
from records.kiosk_store import KioskStore, LodgedVisit
from records.print_jobs import PrintState
from sync.opened import Standing

NOTHING_OUT = frozenset({PrintState.QUEUED, PrintState.FAILED_BEFORE})
"""How a print job stands of which no paper can have come out."""


class KeptVisits:
    """Keeps the visit at the glass, and finds those of before. Ask it from one thread.

    ``standing`` says how a declaration stands now, None where that cannot be told. A disk that
    cannot be written stops no visit: it is told to the log.
    """

    def __init__(
        self, folder: KeptFolder, store: KioskStore, standing: Callable[[int], Standing | None]
    ) -> None:
        self._folder = folder
        self._store = store
        self._standing = standing
        self._holder: bytes | None = None
        self._key: HoldersKey | None = None
        self._left = folder.names()

    def left(self) -> bool:
        """Whether a visit of before waits to be found. Returns at once, on any thread."""
        return bool(self._left)

    def find(self, holder: bytes) -> Found | None:
        """Give the visit that was interrupted, to whoever is its holder."""
        try:
            return self._found(self._key_of(holder))
        except OSError as fault:
            note(NOT_KEPT, fault=fault)
            return None

    def keep(self, holder: bytes, told: bytes) -> None:
        """Keep the visit as it was written down."""
        try:
            key = self._key_of(holder)
            self._folder.write(key, told)
            self._left -= {key.name}
        except OSError as fault:
            note(NOT_KEPT, fault=fault)

    def forget(self) -> None:
        """Erase what was kept of the visit at the glass: it has ended, or begins anew."""
        key, self._key, self._holder = self._key, None, None
        if key is not None:
            self._drop(key.name)

    def look_after(self) -> None:
        """Erase what nobody came back for."""
        try:
            self._folder.look_after()
            self._left &= self._folder.names()
        except OSError as fault:
            note(NOT_KEPT, fault=fault)

    def _key_of(self, holder: bytes) -> HoldersKey:
        if self._key is None or self._holder != holder:
            # Somebody who corrects their number is the same person under another name.
            self.forget()
            self._holder, self._key = holder, self._folder.key(holder)
        return self._key

    def _drop(self, name: str) -> None:
        try:
            self._folder.drop(name)
        except OSError as fault:
            note(NOT_KEPT, fault=fault)
        self._left -= {name}

    def _found(self, key: HoldersKey) -> Found | None:
        said = self._folder.read(key) if key.name in self._left else None
        try:
            found = None if said is None else read_back(said)
        except NotAVisit:
            found = None
        if found and (lodged := self._store.visit(found.visit.token)):
            found = self._again(found.visit, lodged)
        if found is None:
            self._drop(key.name)
        return found

    def _again(self, visit: Visit, lodged: LodgedVisit) -> Found | None:
        """Give a visit that had lodged, to print its paper; None where that is not wanted."""
        stands = self._standing(lodged.number)
        jobs = self._store.print_jobs.of(lodged.fact_id)
        moved_on = stands and (stands.version > 1 or stands.state not in WITH_THE_HOLDER)
        if moved_on or any(job.state is PrintState.PRINTED for job in jobs):
            return None
        perhaps_out = [job.copy for job in jobs if job.state not in NOTHING_OUT]
        visit.lodged = Lodged(lodged.number, lodged.fact_id)
        visit.copies = max(perhaps_out) + 1 if perhaps_out else 0
        visit.step = Step.DONE
        return Found(visit, datetime.fromtimestamp(lodged.lodged_at / 1000, UTC))
