"""One form for a family: whom one declaration may cover, and what is counted for each alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from customs.allowances.pack import Figure
from reference.files import Table, in_force, read

COVERED = ("children", "adults")
ALONE = ("values", "money")


@dataclass(frozen=True, slots=True)
class Stand:
    """Whether something holds, where that was read, and whether in the words of a state body."""

    holds: bool
    source: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Families:
    """What holds for people who travel together.

    ``declares_from`` is the age, in years, from which a person declares for themselves;
    ``child_below`` the age below which an allowance may give more. ``covers`` says of ``children``
    and ``adults`` whether another's declaration may cover them, ``alone`` of ``values`` and
    ``money`` whether a limit is counted for each person alone.
    """

    valid_from: date
    source: str
    confirmed: bool
    declares_from: Figure
    child_below: Figure
    covers: Mapping[str, Stand]
    alone: Mapping[str, Stand]


def read_families(folder: Path, on: date) -> Families:
    """Read what holds on a day, or what is known best of days before. Raises ReferenceBroken."""
    table = read(in_force(folder, on, or_earliest=True))
    families = Families(
        valid_from=table.day("valid_from"),
        source=table.text("source"),
        confirmed=table.flag("confirmed"),
        declares_from=_age(table.table("declares_from")),
        child_below=_age(table.table("child_below")),
        covers=_stands(table.table("covers"), COVERED),
        alone=_stands(table.table("alone"), ALONE),
    )
    table.done()
    return families


def _age(table: Table) -> Figure:
    figure = Figure(
        value=table.number("value"),
        unit=table.text("unit"),
        source=table.text("source"),
        confirmed=table.flag("confirmed"),
    )
    if figure.unit != "year" or figure.value != int(figure.value):
        raise table.broken("value", "is not an age in years")
    table.done()
    return figure


def _stands(table: Table, names: tuple[str, ...]) -> Mapping[str, Stand]:
    stands = {name: _stand(table.table(name)) for name in names}
    table.done()
    return stands


def _stand(table: Table) -> Stand:
    stand = Stand(table.flag("holds"), table.text("source"), table.flag("confirmed"))
    table.done()
    return stand
