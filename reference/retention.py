"""Read the dated rules of how long what was declared is kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from customs.retention import ENDS, Retention
from customs.states import State
from reference.files import DATA, in_force, read

FOLDER = DATA / "retention"


def read_retention(on: date, folder: Path = FOLDER) -> Retention:
    """Read what is in force on a day. Raises ReferenceBroken, naming the file."""
    table = read(in_force(folder, on))
    periods = table.table("months")
    months: dict[State, int] = {}
    for key in periods.data:
        if key not in {str(state) for state in ENDS}:
            raise periods.broken(key, "is no state a declaration ends in")
        months[State(key)] = periods.whole(key)
        if months[State(key)] < 1:
            raise periods.broken(key, "is less than a month")
    rules = Retention(
        table.day("valid_from"), table.text("source"), table.flag("confirmed"), months
    )
    table.done()
    return rules
