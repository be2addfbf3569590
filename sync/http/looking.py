"""What is seen of a hub when somebody asks how it stands."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from envelope.errors import EnvelopeError
from records import StorageFault
from records.standing import Standing, standing
from sync.above import Upstream
from sync.editions import Editions
from sync.figures import (
    AGES,
    DISK_FREE,
    JOURNAL_POSITION,
    NODES,
    READY,
    SAFE_LAG,
    SHELF,
    STORE_UP,
    UPSTREAM_AGE,
    UPSTREAM_BACKLOG,
    how_long_ago,
)
from sync.http.counting import Counting, Reading, shared_folder
from sync.hub.certificate import HubCertificate
from sync.hub.hub import Hub
from sync.protocol import FileDamaged, SyncFault
from sync.readiness import Observed, Readiness, judge
from sync.watched import Watched, watchers_token

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def watched(hub: Hub) -> Watched:
    """Give how an open hub is watched. Raises OSError, FileDamaged."""
    look = Looking(hub)
    counting = Counting(lambda: tuple(look.figures()), shared_folder())
    return Watched(counting, look.readiness, watchers_token(hub.identity.folder))


class Looking:
    """Looks at one open hub."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._editions = Editions(hub.identity.folder)

    def readiness(self) -> Readiness:
        """Say how everything stands."""
        return judge(
            Observed(
                at=self._hub.now(),
                store_answers=self._standing() is not None,
                free=self._free(),
                snapshot=self._snapshot(),
                certificate=self._certificate(),
            )
        )

    def figures(self) -> Iterator[Reading]:
        """Give the figures that are looked up. A store that does not answer has none."""
        yield READY, float(self.readiness().ready), {}
        free = self._free()
        if free is not None:
            yield DISK_FREE, free, {}
        found = self._standing()
        yield STORE_UP, float(found is not None), {}
        if found is not None:
            yield from self._of_the_store(found)

    def _of_the_store(self, found: Standing) -> Iterator[Reading]:
        now = int(self._hub.now().timestamp() * 1000)
        yield JOURNAL_POSITION, found.position, {}
        yield SAFE_LAG, max(0, found.position - found.safe), {}
        yield SHELF, found.shelf, {}
        if Upstream.of(self._hub.identity.folder) is not None:
            waited = 0 if found.oldest is None else max(0, now - found.oldest) / 1000
            yield UPSTREAM_BACKLOG, max(0, found.position - found.above), {}
            yield UPSTREAM_AGE, waited, {}
        ages = [max(0, now - at) / 1000 for at in found.heard]
        counted = Counter(map(how_long_ago, ages))
        for word in AGES:
            yield NODES, counted[word], {"within": word}

    def _standing(self) -> Standing | None:
        try:
            return standing(self._hub.store.engine)
        except StorageFault:
            return None

    def _snapshot(self) -> datetime | None:
        try:
            edition = self._editions.current()
        except (SyncFault, EnvelopeError, OSError):
            # One that is not whole is looked at as one nobody has heard of for long.
            return _LONG_AGO
        return None if edition is None else edition.signed_at

    def _certificate(self) -> datetime | None:
        try:
            return HubCertificate(self._hub.identity.folder).ends()
        except (FileDamaged, OSError):
            # One that cannot be read is as good as one that has ended.
            return _LONG_AGO

    def _free(self) -> int | None:
        try:
            return shutil.disk_usage(self._hub.identity.folder).free
        except OSError:
            return None
