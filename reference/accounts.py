"""Read how long officers' accounts work at a post without the centre."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from reference.files import DATA, in_force, read

LONGEST = 366


def offline_days(on: date, *, folder: Path = DATA) -> int:
    """Give the days an account works without the centre. Raises ReferenceBroken."""
    table = read(in_force(folder / "accounts", on, or_earliest=True))
    days = table.whole("offline_days")
    table.day("valid_from"), table.text("source"), table.flag("confirmed")
    table.done()
    if not 1 <= days <= LONGEST:
        raise table.broken("offline_days", f"is not from 1 to {LONGEST}")
    return days
