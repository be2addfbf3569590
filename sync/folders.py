"""Files of a node's or hub's folder: written whole or not at all, by one process at a time."""

from __future__ import annotations

import fcntl
import json
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from envelope.errors import BadKey
from envelope.keys import RecipientKey, SigningKey
from sync.protocol import FileDamaged

K = TypeVar("K", SigningKey, RecipientKey)


@contextmanager
def locked(folder: Path, what: str = "") -> Iterator[None]:
    """Hold the folder, or one thing in it, until the block ends. A missing folder is made.

    A folder that others may enter is closed to them. Raises OSError when it is not ours to close.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if stat.S_IMODE(folder.stat().st_mode) & 0o077:
        folder.chmod(0o700)
    handle = os.open(folder / f"{what}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def kept_key(path: Path, kind: type[K]) -> K:
    """Give a machine's own key, made at first use. Raises KeyExposed, BadKey, OSError."""
    with locked(path.parent, path.stem):
        if not path.exists():
            draft = path.with_suffix(".draft")
            # Left by a process that ended while it wrote: no key of anybody yet.
            draft.unlink(missing_ok=True)
            kind.generate().save(draft)
            draft.replace(path)
            _keep_name(path.parent)
    return kind.load(path)


def write_private(path: Path, text: str, encoding: str = "ascii") -> None:
    """Replace a file that only its owner may read."""
    draft = path.with_suffix(".draft")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding=encoding) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    _keep_name(path.parent)


@contextmanager
def undamaged(path: Path) -> Iterator[None]:
    """Read what was written in ``path``: anything else found there is FileDamaged."""
    try:
        yield
    except (ValueError, KeyError, TypeError, BadKey) as error:
        raise FileDamaged(f"{path}: {error}") from error


def read_json(path: Path) -> Any:
    """Read a file that ``write_private`` wrote as JSON. Raises ValueError, OSError."""
    return json.loads(path.read_text(encoding="ascii"))


def _keep_name(folder: Path) -> None:
    # Without this a power cut may keep the file's bytes and forget that they have a name.
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
