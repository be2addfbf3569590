"""Follow what the centre says: fetch, believe, keep whole. Below a post's hub it is the same.

Whatever is not believed changes nothing here: the edition that is held goes on being used, and the
fault says by its name what was wrong with the new one. Roots first, then timestamp, snapshot and
targets, then the files that are not held already.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from envelope.errors import NotTheOneNamed
from envelope.snapshots.parts import MOST_BYTES, Part, name_of
from envelope.snapshots.reading import Believed, Named, TrustedRoot
from reference import ReferenceBroken, load, today
from sync.editions import OFFICERS, Edition, EditionIncomplete, Editions, NoRootPinned, Signed

METADATA, FILES = "/v1/reference/metadata", "/v1/reference/files"
GUARDED = "/v1/reference/officers"
"""Where the officers' accounts are: the one file that a pass is asked for."""

MOST_ROOTS = 32
"""New roots followed in one go: a hub that goes on naming another is not the centre's."""

Get = Callable[[str, int], bytes | None]
"""Fetches an address of the hub above, at most so many bytes; None where the hub has no such thing.

Raises HubUnreachable.
"""


def everything(_name: str) -> bool:
    """Say which files a hub keeps: all, since it passes them on."""
    return True


def all_but_officers(name: str) -> bool:
    """Say which files a kiosk keeps: nobody signs in there by a password."""
    return name != OFFICERS


class Follower:
    """Brings one machine's editions up to what the hub above has."""

    def __init__(
        self,
        editions: Editions,
        get: Get,
        now: Callable[[], datetime],
        wants: Callable[[str], bool] = everything,
    ) -> None:
        self._editions = editions
        self._get = get
        self._now = now
        self._wants = wants

    def look(self) -> bool:
        """Keep the edition above if it is another; say whether it was.

        Raises HubUnreachable, NoRootPinned, EditionIncomplete, EnvelopeError, OSError.
        """
        held = self._editions.current()
        roots = self._roots(held)
        root = _last(roots)
        bound = _Bound(held, root)
        stamp = self._part(Part.TIMESTAMP, 0)
        timestamp = root.believe(stamp, Part.TIMESTAMP, bound.timestamp)
        if held is not None and stamp == held.timestamp.data and roots == held.roots:
            return False
        snapshot = self._named(timestamp, Part.SNAPSHOT, root, bound.snapshot)
        targets = self._named(snapshot, Part.TARGETS, root, bound.targets)
        files = self._files(targets.names, held)
        signed = Signed(roots, timestamp.data, snapshot.data, targets.data)
        self._editions.keep(signed, files, self._reads)
        return True

    def _roots(self, held: Edition | None) -> tuple[bytes, ...]:
        pinned = self._editions.pinned()
        if pinned is None:
            raise NoRootPinned("no root was pinned here")
        roots = (pinned,) if held is None else held.roots
        root = _last(roots)
        for _ in range(MOST_ROOTS):
            address = f"{METADATA}/{name_of(Part.ROOT, root.version + 1)}"
            later = self._get(address, MOST_BYTES[Part.ROOT])
            if later is None:
                return roots
            root, roots = root.followed_by(later), (*roots, later)
        return roots

    def _part(self, part: Part, version: int) -> bytes:
        data = self._get(f"{METADATA}/{name_of(part, version)}", MOST_BYTES[part])
        if data is None:
            raise EditionIncomplete(f"there is no {name_of(part, version)}")
        return data

    def _named(
        self, before: Believed, part: Part, root: TrustedRoot, held: Believed | None
    ) -> Believed:
        named = before.names[part]
        data = self._part(part, named.version)
        named.check(data)
        believed = root.believe(data, part, held)
        if believed.version != named.version:
            raise NotTheOneNamed(f"{part} {believed.version} in place of {named.version}")
        return believed

    def _files(self, names: Mapping[str, Named], held: Edition | None) -> dict[str, bytes]:
        return {
            name: self._held(name, named, held) or self._file(name, named)
            for name, named in names.items()
            if self._wants(name)
        }

    def _held(self, name: str, named: Named, held: Edition | None) -> bytes | None:
        before = None if held is None else held.targets.names.get(name)
        if held is None or before is None or before.sha256 != named.sha256:
            return None
        try:
            return held.file(name)
        except NotTheOneNamed:
            # The disk lost it; the hub above has it still.
            return None

    def _file(self, name: str, named: Named) -> bytes:
        folder = GUARDED if name == OFFICERS else FILES
        data = self._get(f"{folder}/{named.sha256}", named.length)
        if data is None:
            raise EditionIncomplete(f"there is no {name}")
        named.check(data)
        return data

    def _reads(self, law: Path) -> bool:
        return reads(law, self._now())


class _Bound:
    """What is held of each part, as far as its key still counts under the newest root."""

    def __init__(self, held: Edition | None, root: TrustedRoot) -> None:
        def counts(part: Believed) -> Believed | None:
            return part if root.still_counts(part) else None

        self.timestamp = None if held is None else counts(held.timestamp)
        self.snapshot = None if held is None else counts(held.snapshot)
        self.targets = None if held is None else counts(held.targets)


def reads(law: Path, now: datetime) -> bool:
    """Whether this version of Sarhad understands an edition's reference data."""
    try:
        load(today(now), folder=law)
    except ReferenceBroken:
        return False
    return True


def _last(roots: tuple[bytes, ...]) -> TrustedRoot:
    first, *later = roots
    root = TrustedRoot.pinned(first)
    for data in later:
        root = root.followed_by(data)
    return root
