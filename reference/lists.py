"""Code lists: the closed choices of the forms, one dated file each."""

from __future__ import annotations

from pathlib import Path

from forms.code_list import CodeList, Entry
from reference.files import ReferenceBroken, Table, read


def read_lists(folder: Path) -> dict[str, CodeList]:
    """Read every list of ``folder``, by name. Raises ReferenceBroken."""
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise ReferenceBroken(folder.name, "holds no code lists")
    return {path.stem: read_list(path) for path in files}


def read_list(path: Path) -> CodeList:
    """Read one list. Raises ReferenceBroken, also for a number or code given twice."""
    table = read(path)
    table.day("valid_from"), table.text("source"), table.flag("confirmed")
    entries = tuple(_entry(row) for row in table.rows("entries"))
    table.done()
    for twice in (
        _repeated([str(e.number) for e in entries]),
        _repeated([e.code for e in entries]),
    ):
        if twice is not None:
            raise ReferenceBroken(path.name, f"{twice} is given twice")
    return CodeList(path.stem, entries)


def _entry(row: Table) -> Entry:
    entry = Entry(
        number=row.whole("number"),
        code=row.text("code"),
        label=row.text("label"),
        valid_from=row.optional_day("valid_from"),
        valid_to=row.optional_day("valid_to"),
    )
    row.done()
    return entry


def _repeated(values: list[str]) -> str | None:
    return next((value for value in values if values.count(value) > 1), None)
