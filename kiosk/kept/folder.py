"""The files of visits that a power cut may interrupt: locked, few, and gone within the hour.

A file's name and key come from what its holder says; nothing in it, or in its name, can be read
without that. It is replaced whole or not at all, and overwritten before it goes.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from envelope.errors import NotForThisKey
from envelope.holder_key import SALT_BYTES, HoldersKey
from records.checkpoint import Checkpoint, pass_by

SALT = "salt"
ENDING, DRAFT = ".kept", ".draft"

LONGEST = timedelta(minutes=60)
"""Whoever has not come back by then begins anew."""

MOST = 4
"""Files at once. One is the usual number: each more is another power cut within the hour."""


class KeptFolder:
    """One machine's folder of them. ``now`` gives an aware datetime.

    Not made for two threads at once: whoever uses it does so from one. Everything here may raise
    OSError.
    """

    def __init__(
        self, path: Path, now: Callable[[], datetime], checkpoint: Checkpoint = pass_by
    ) -> None:
        self._path = path
        self._now = now
        self._checkpoint = checkpoint
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        for draft in path.glob(f"*{DRAFT}"):
            _erase(draft)
        self.look_after()
        self._salt = self._kept_salt()

    def names(self) -> frozenset[str]:
        """Name the files there are."""
        return frozenset(file.stem for file in self._files())

    def key(self, secret: bytes) -> HoldersKey:
        """Derive the key of whoever says this; some tenths of a second."""
        return HoldersKey.of(secret, self._salt)

    def write(self, key: HoldersKey, plain: bytes) -> None:
        """Keep this for the holder of a key, instead of what was kept for them before."""
        path = self._path / f"{key.name}{ENDING}"
        draft = path.with_suffix(DRAFT)
        self._write_whole(draft, key.lock(plain))
        before = os.open(path, os.O_WRONLY) if path.exists() else None
        draft.replace(path)
        self._checkpoint("named")
        _keep_names(self._path)
        if before is not None:
            # Replaced is not gone: the disk still has it, only without a name.
            _overwrite(before)
            self._checkpoint("overwritten")

    def read(self, key: HoldersKey) -> bytes | None:
        """Give what is kept for the holder of a key; None too where it cannot be opened."""
        try:
            return key.unlock((self._path / f"{key.name}{ENDING}").read_bytes())
        except (FileNotFoundError, NotForThisKey):
            return None

    def drop(self, name: str) -> None:
        """Erase a file, if it is there."""
        path = self._path / f"{name}{ENDING}"
        if path.exists():
            _erase(path)
            _keep_names(self._path)

    def look_after(self) -> None:
        """Erase what is too old, or of no time at all, and the oldest of too many."""
        now = self._now().timestamp()
        # A clock that was set back says nothing of an age: better gone than kept for who knows how
        # long.
        ages = {file: now - file.stat().st_mtime for file in self._files()}
        young = [f for f, age in ages.items() if 0 <= age <= LONGEST.total_seconds()]
        stay = set(sorted(young, key=lambda file: ages[file])[:MOST])
        for file in ages.keys() - stay:
            self.drop(file.stem)

    def _files(self) -> list[Path]:
        return sorted(self._path.glob(f"*{ENDING}"))

    def _write_whole(self, draft: Path, locked: bytes) -> None:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(locked)
            file.flush()
            self._checkpoint("written")
            at = self._now().timestamp()
            os.utime(file.fileno(), (at, at))
            os.fsync(file.fileno())
        self._checkpoint("safe")

    def _kept_salt(self) -> bytes:
        path = self._path / SALT
        salt = path.read_bytes() if path.exists() else b""
        if self._files() and len(salt) == SALT_BYTES:
            return salt
        # Drawn anew whenever nothing is kept: what was erased cannot even be guessed any more.
        for name in self.names():
            self.drop(name)
        if path.exists():
            _erase(path)
        salt = os.urandom(SALT_BYTES)
        self._write_whole(path.with_suffix(DRAFT), salt)
        path.with_suffix(DRAFT).replace(path)
        _keep_names(self._path)
        return salt


def _erase(path: Path) -> None:
    _overwrite(os.open(path, os.O_WRONLY))
    path.unlink()


def _overwrite(handle: int) -> None:
    """Fill an open file with zeros and close it. A disk may keep the old bytes elsewhere."""
    with os.fdopen(handle, "r+b", buffering=0) as file:
        file.write(bytes(os.fstat(handle).st_size))
        os.fsync(handle)


def _keep_names(folder: Path) -> None:
    # Without this a power cut may keep the file's bytes and forget that they have a name.
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
