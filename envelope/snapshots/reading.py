"""Believe what the centre says, step by step from a root pinned when the machine was enrolled.

Roots follow one another, each signed by the one before; then timestamp, snapshot and targets, each
named by hash in the one before. Versions only rise. That a part is past its time is told, never a
reason to refuse: whoever has no network goes on with the newest that came.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from securesystemslib.signer import Key
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import BaseFile, Metadata, Root

from envelope.errors import NotTheOneNamed, OlderVersion, SnapshotUnreadable, WrongSigners
from envelope.snapshots.parts import Part, parsed, signed_at

LARGEST_FILE = 4 * 1024 * 1024
"""Bytes of one file that the targets name."""

MOST_FILES, LARGEST_WHOLE = 500, 16 * 1024 * 1024
"""How many files one snapshot names, and their bytes together."""

# A name becomes a path below a folder of ours: nothing in it may lead anywhere else.
_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}(/[a-z0-9][a-z0-9_.-]{0,63}){0,4}")


@dataclass(frozen=True)
class Named:
    """How the part before names the next one, or a file: its length and SHA-256."""

    version: int
    length: int
    sha256: str

    def check(self, data: bytes) -> None:
        """Raise NotTheOneNamed for any other bytes."""
        there = hashlib.sha256(data).hexdigest()
        if len(data) != self.length or not hmac.compare_digest(there, self.sha256):
            raise NotTheOneNamed("not the bytes that were signed for")


@dataclass(frozen=True)
class Believed:
    """A part whose signatures count. ``names`` is what it names, by file."""

    part: Part
    version: int
    signed_at: datetime
    expires: datetime
    names: Mapping[str, Named] = field(repr=False)
    data: bytes = field(repr=False)

    def is_old(self, now: datetime) -> bool:
        """Whether the centre should have signed another by now."""
        return now >= self.expires


class TrustedRoot:
    """A root that is believed: pinned, or signed by the one before it."""

    def __init__(self, data: bytes, signed: Root) -> None:
        self.data = data
        self.version: int = signed.version
        self.expires = signed.expires
        self._signed = signed

    @classmethod
    def pinned(cls, data: bytes) -> TrustedRoot:
        """Begin with the root this machine was given. Raises SnapshotUnreadable, WrongSigners."""
        read = _root(data)
        _check(read.signed, Part.ROOT, read)
        return cls(data, read.signed)

    def followed_by(self, data: bytes) -> TrustedRoot:
        """Go on to the next root.

        Raises SnapshotUnreadable, WrongSigners, and OlderVersion for any but the next.
        """
        read = _root(data)
        if read.signed.version != self.version + 1:
            raise OlderVersion(f"root {read.signed.version} after root {self.version}")
        _check(self._signed, Part.ROOT, read)
        _check(read.signed, Part.ROOT, read)
        return TrustedRoot(data, read.signed)

    def believe(self, data: bytes, part: Part, held: Believed | None = None) -> Believed:
        """Believe a part other than a root.

        Raises SnapshotUnreadable, WrongSigners, and OlderVersion for one older than ``held``, or
        of its version and yet another.
        """
        read = parsed(data, part)
        _check(self._signed, part, read)
        if held is not None:
            _check_rises(read.signed.version, data, held)
        signed = read.signed
        return Believed(
            part, signed.version, signed_at(signed), signed.expires, _names(signed, part), data
        )

    def still_counts(self, held: Believed) -> bool:
        """Whether what was believed under an earlier root still is: its key was not replaced.

        Where it was, its versions bind nobody: a stolen key may have signed the highest there is.
        """
        try:
            self.believe(held.data, held.part)
        except WrongSigners:
            return False
        return True


def _root(data: bytes) -> Metadata[Root]:
    read = parsed(data, Part.ROOT)
    signed_at(read.signed)
    roles = read.signed.roles
    for role in roles.values():
        _check_distinct([read.signed.keys.get(keyid) for keyid in role.keyids])
    return read


def _check_distinct(keys: list[Key | None]) -> None:
    # One key under two ids would count twice towards the threshold.
    public = [key.keyval.get("public") for key in keys if key is not None]
    if len(public) != len(keys) or len(set(public)) != len(public):
        raise SnapshotUnreadable("a root that names a key twice, or none")
    if any(key is None or key.scheme != "ed25519" for key in keys):
        raise SnapshotUnreadable("a root with a key that is not Ed25519")


def _check(root: Root, part: Part, read: Metadata[Any]) -> None:
    try:
        root.verify_delegate(part.value, read.signed_bytes, read.signatures)
    except (RepositoryError, ValueError) as error:
        raise WrongSigners(f"a {part} that is not signed by whom the root names") from error


def _check_rises(version: int, data: bytes, held: Believed) -> None:
    if version < held.version:
        raise OlderVersion(f"{held.part} {version} after {held.version}")
    if version == held.version and data != held.data:
        raise OlderVersion(f"another {held.part} {version} than the one held")


def _names(signed: Any, part: Part) -> dict[str, Named]:
    match part:
        case Part.TIMESTAMP:
            return {Part.SNAPSHOT.value: _named(signed.snapshot_meta, Part.SNAPSHOT)}
        case Part.SNAPSHOT:
            if "targets.json" not in signed.meta:
                raise SnapshotUnreadable("a snapshot that names no targets")
            return {Part.TARGETS.value: _named(signed.meta["targets.json"], Part.TARGETS)}
        case _:
            return _files({name: _named(file, part) for name, file in signed.targets.items()})


def _files(named: dict[str, Named]) -> dict[str, Named]:
    whole = sum(file.length for file in named.values())
    if len(named) > MOST_FILES or whole > LARGEST_WHOLE:
        raise SnapshotUnreadable(f"it names {len(named)} files of {whole} bytes")
    strange = [name for name in named if not _NAME.fullmatch(name)]
    if strange:
        raise SnapshotUnreadable(f"it names {min(strange)[:64]!r}")
    return named


def _named(file: BaseFile, part: Part) -> Named:
    length, hashes = getattr(file, "length", None), getattr(file, "hashes", None) or {}
    if length is None or not isinstance(hashes.get("sha256"), str):
        raise SnapshotUnreadable(f"it names a {part} without length or hash")
    if length > LARGEST_FILE:
        raise SnapshotUnreadable(f"it names {length} bytes")
    return Named(getattr(file, "version", 0), length, hashes["sha256"])
