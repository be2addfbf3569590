"""Editions: what the centre says, whole and at one moment, as a machine keeps it.

A folder an edition, named by the versions of its root and timestamp, and a small file that says
which one stands; so a power cut leaves the old one or the new. Read from the disk it is believed
anew from the pinned root, as if it had just come over the wire.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Self

from envelope.snapshots.parts import Part, name_of
from envelope.snapshots.reading import Believed, TrustedRoot
from sync.folders import locked, read_json, undamaged, write_private
from sync.protocol import FileDamaged, SyncFault

EDITIONS = "editions"
"""The folder of them, in a hub's or a kiosk's own."""

TRUST, OFFICERS, FORMS, LAW = "trust.json", "officers.json", "forms.json", "reference"
"""The files of an edition; below ``LAW`` are those of ``reference/data``."""

_PINNED, _NOW = "pinned.json", "now.json"
_METADATA, _FILES, _DRAFT = "metadata", "files", "draft"
_AFTER_ROOTS = (Part.TIMESTAMP, Part.SNAPSHOT, Part.TARGETS)


class NoRootPinned(SyncFault):
    """This machine was not told whose word is the centre's (``sarhad hub pin``)."""

    number = 78


class EditionIncomplete(SyncFault):
    """What an edition names cannot be had now. The one before it stays."""

    number = 77


@dataclass(frozen=True)
class Signed:
    """The signed parts of an edition, as bytes; ``roots`` from the pinned one on, in order."""

    roots: tuple[bytes, ...]
    timestamp: bytes
    snapshot: bytes
    targets: bytes


@dataclass(frozen=True)
class Edition:
    """One edition that is believed, and the folder it lies in."""

    folder: Path
    roots: tuple[bytes, ...] = field(repr=False)
    root: TrustedRoot
    timestamp: Believed
    snapshot: Believed
    targets: Believed

    @classmethod
    def believed(cls, folder: Path, signed: Signed) -> Self:
        """Believe it step by step from its first root, which is pinned. Raises EnvelopeError."""
        root = TrustedRoot.pinned(signed.roots[0])
        for later in signed.roots[1:]:
            root = root.followed_by(later)
        timestamp = root.believe(signed.timestamp, Part.TIMESTAMP)
        timestamp.names[Part.SNAPSHOT].check(signed.snapshot)
        snapshot = root.believe(signed.snapshot, Part.SNAPSHOT)
        snapshot.names[Part.TARGETS].check(signed.targets)
        targets = root.believe(signed.targets, Part.TARGETS)
        return cls(folder, signed.roots, root, timestamp, snapshot, targets)

    @property
    def number(self) -> str:
        """Name it: versions of the root and of the timestamp."""
        return f"{self.root.version}.{self.timestamp.version}"

    @property
    def signed_at(self) -> datetime:
        """When the centre last said that this stands."""
        return self.timestamp.signed_at

    @property
    def law(self) -> Path:
        """The folder of its reference data."""
        return self.folder / _FILES / LAW

    def old(self, now: datetime) -> tuple[Part, ...]:
        """Name the parts the centre should have signed anew by now."""
        parts = (self.timestamp, self.snapshot, self.targets)
        old = tuple(part.part for part in parts if part.is_old(now))
        return (Part.ROOT, *old) if now >= self.root.expires else old

    def file(self, name: str) -> bytes | None:
        """Give a file of it; None where it has none, or this machine keeps it not.

        Raises NotTheOneNamed when the disk gives other bytes, OSError.
        """
        named = self.targets.names.get(name)
        if named is None or not (self.folder / _FILES / name).exists():
            return None
        data = (self.folder / _FILES / name).read_bytes()
        named.check(data)
        return data

    def metadata(self) -> Mapping[str, bytes]:
        """Give its signed parts by their names, for whoever follows this machine."""
        first = self.root.version - len(self.roots) + 1
        roots = {name_of(Part.ROOT, first + at): root for at, root in enumerate(self.roots)}
        parts = (self.timestamp, self.snapshot, self.targets)
        return roots | {name_of(part.part, part.version): part.data for part in parts}


class Editions:
    """The editions of one machine's folder: the one that stands, shared by its processes."""

    def __init__(self, machine: Path) -> None:
        self.folder = machine / EDITIONS
        self._read: tuple[tuple[int, int], Edition | None, Path | None] | None = None

    def pin(self, root: bytes) -> TrustedRoot:
        """Believe this root from now on, as its keeper was handed it. Raises EnvelopeError.

        Another one than is pinned begins anew: what followed from the old one is forgotten.
        """
        trusted = TrustedRoot.pinned(root)
        with locked(self.folder):
            if self.pinned() not in (None, root):
                (self.folder / _NOW).unlink(missing_ok=True)
            write_private(self.folder / _PINNED, root.decode("utf-8"), "utf-8")
        return trusted

    def pinned(self) -> bytes | None:
        """Give the root this machine began with; None where it has none."""
        path = self.folder / _PINNED
        return path.read_bytes() if path.exists() else None

    def current(self) -> Edition | None:
        """Give the edition that stands; None before the first. Raises FileDamaged, EnvelopeError.

        Read again when another process put a new one in its place.
        """
        return self._current()[0]

    def unheard(self, now: datetime) -> int | None:
        """Give the days since the centre was last heard; None while nothing of it is old."""
        edition = self.current()
        if edition is None or not edition.old(now):
            return None
        return max(0, (now - edition.signed_at).days)

    def law(self) -> Path | None:
        """Give the folder of the newest reference data that this version of Sarhad can read."""
        return self._current()[1]

    def keep(
        self, signed: Signed, files: Mapping[str, bytes], reads: Callable[[Path], bool]
    ) -> Edition:
        """Put an edition in place of the one that stands. Raises EnvelopeError, OSError.

        ``reads`` says whether this version understands its reference data; where it does not, the
        rest is used all the same and the law stays as it is held.
        """
        with locked(self.folder):
            before, law = self._current()
            draft = self._drafted(signed, files)
            edition = Edition.believed(draft, signed)
            if before is not None and before.number == edition.number:
                return before
            place = self.folder / edition.number
            shutil.rmtree(place, ignore_errors=True)
            draft.replace(place)
            law = place / _FILES / LAW if reads(place / _FILES / LAW) else law
            self._stand(place, law)
            self._forget_all_but(place, law, before.folder if before else None)
        return replace(edition, folder=place)

    def _drafted(self, signed: Signed, files: Mapping[str, bytes]) -> Path:
        draft = self.folder / _DRAFT
        shutil.rmtree(draft, ignore_errors=True)
        for at, root in enumerate(signed.roots):
            _write(draft / _METADATA / f"{at}.root.json", root)
        for part in _AFTER_ROOTS:
            _write(draft / _METADATA / f"{part}.json", getattr(signed, part))
        for name, data in files.items():
            _write(draft / _FILES / name, data)
        _on_disk(draft)
        return draft

    def _stand(self, place: Path, law: Path | None) -> None:
        shown = None if law is None else str(law.relative_to(self.folder))
        write_private(self.folder / _NOW, json.dumps({"edition": place.name, "law": shown}) + "\n")

    def _forget_all_but(self, *kept: Path | None) -> None:
        # The one before stays too: another process may be reading it.
        for folder in self.folder.iterdir():
            if folder.is_dir() and not any(one and one.is_relative_to(folder) for one in kept):
                shutil.rmtree(folder, ignore_errors=True)

    def _current(self) -> tuple[Edition | None, Path | None]:
        try:
            status = (self.folder / _NOW).stat()
        except FileNotFoundError:
            return None, None
        state = (status.st_mtime_ns, status.st_ino)
        if self._read is None or self._read[0] != state:
            with undamaged(self.folder / _NOW):
                said = read_json(self.folder / _NOW)
                law = None if said["law"] is None else self.folder / said["law"]
                self._read = state, self._opened(self.folder / said["edition"]), law
        return self._read[1], self._read[2]

    def _opened(self, folder: Path) -> Edition:
        held = folder / _METADATA
        roots = sorted(held.glob("*.root.json"), key=lambda path: int(path.name.split(".")[0]))
        try:
            first, *later = [path.read_bytes() for path in roots]
            parts = [(held / f"{part}.json").read_bytes() for part in _AFTER_ROOTS]
        except (FileNotFoundError, ValueError) as error:
            raise FileDamaged(f"{folder}: parts of it are missing") from error
        if first != self.pinned():
            raise FileDamaged(f"{folder}: it does not begin with the pinned root")
        return Edition.believed(folder, Signed((first, *later), *parts))


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # An officer's password lies in one of them, hashed: they are for this machine's owner alone.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _on_disk(folder: Path) -> None:
    for below in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        handle = os.open(below, os.O_RDONLY)
        try:
            with suppress(OSError):
                os.fsync(handle)
        finally:
            os.close(handle)
