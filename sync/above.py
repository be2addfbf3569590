"""Where a machine's hub is: ``upstream.json`` in the machine's folder.

The same for a kiosk under its post's hub and for a post's hub under the centre's. It says whose
word is taken and who may open what is handed over.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sync.folders import locked, read_json, undamaged, write_private
from sync.http.wire import check_safe
from sync.node import HubKeys

UPSTREAM = "upstream.json"


@dataclass(frozen=True, slots=True)
class Upstream:
    """Where the hub above is, and its keys. ``authorities`` is a file of certificates."""

    url: str
    keys: HubKeys
    authorities: Path | None = None

    @classmethod
    def of(cls, folder: Path) -> Self | None:
        """Read what a machine's folder says; None where nothing is above it. Raises FileDamaged."""
        path = folder / UPSTREAM
        if not path.exists():
            return None
        with undamaged(path):
            kept = read_json(path)
            authorities = Path(kept["authorities"]) if kept["authorities"] else None
            return cls(kept["url"], HubKeys.read(kept["hub"]), authorities)

    def keep(self, folder: Path) -> None:
        """Write it into a machine's folder. Raises PlainHttpRefused."""
        check_safe(self.url)
        kept = {
            "url": self.url,
            "hub": self.keys.written(),
            "authorities": str(self.authorities) if self.authorities else None,
        }
        with locked(folder):
            write_private(folder / UPSTREAM, json.dumps(kept, indent=2) + "\n")
