"""What a hub is called, which post it serves and where: ``hub.json`` in its folder."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from sync.folders import locked, read_json, undamaged, write_private

PLACE = "hub.json"


@dataclass(frozen=True, slots=True)
class HubPlace:
    """``url`` is where nodes reach the hub; empty while it was not said."""

    name: str = ""
    post: str = ""
    url: str = ""

    @classmethod
    def of(cls, folder: Path) -> Self:
        """Read it; a hub that was never told has none of it. Raises FileDamaged."""
        path = folder / PLACE
        if not path.exists():
            return cls()
        with undamaged(path):
            kept = read_json(path)
            return cls(str(kept["name"]), str(kept["post"]), str(kept["url"]))

    def keep(self, folder: Path) -> None:
        """Write it into a hub's folder."""
        with locked(folder):
            write_private(folder / PLACE, json.dumps(asdict(self), indent=2) + "\n")
