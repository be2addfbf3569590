"""How a hub is watched: its figures, its readiness, and the token figures are answered for."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sync.figures import Counts, Unwatched
from sync.folders import locked, undamaged, write_private
from sync.readiness import Readiness, nothing_seen

TOKEN = "metrics.token"
_TOKEN_BYTES = 32


@dataclass(frozen=True)
class Watched:
    """With an empty ``token`` a hub's figures are for nobody."""

    figures: Counts = field(default_factory=Unwatched)
    ready: Callable[[], Readiness] = nothing_seen
    token: str = field(default="", repr=False)


def watchers_token(folder: Path) -> str:
    """Give the token figures are answered for, made at first use. Raises OSError, FileDamaged.

    The file holds nothing else, so that Prometheus can be pointed at it (``credentials_file``).
    """
    path = folder / TOKEN
    with locked(folder, path.stem):
        if not path.exists():
            write_private(path, secrets.token_hex(_TOKEN_BYTES))
    with undamaged(path):
        token = path.read_text(encoding="ascii").strip()
        if len(bytes.fromhex(token)) != _TOKEN_BYTES:
            raise ValueError("not a watcher's token")
    return token
