"""A crossing: the people, vehicles and goods that come over the border together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from customs.facts import CrossingId
from customs.life import Declaration


class Part(StrEnum):
    """What a declaration is about."""

    PERSON = "person"
    VEHICLE = "vehicle"
    GOODS = "goods"


@dataclass(frozen=True, slots=True)
class Crossing:
    """Declarations that share a crossing id; each part ordered by registration number.

    ``unsorted`` holds those whose lodging has not come or whose form is not known here, so that
    nothing which crosses is left out of sight.
    """

    id: CrossingId
    people: tuple[Declaration, ...]
    vehicles: tuple[Declaration, ...]
    goods: tuple[Declaration, ...]
    unsorted: tuple[Declaration, ...]

    @property
    def declarations(self) -> tuple[Declaration, ...]:
        """All of them: people first, as the desk shows them."""
        return self.people + self.vehicles + self.goods + self.unsorted


def joined(declarations: Iterable[Declaration], parts: Mapping[int, Part]) -> tuple[Crossing, ...]:
    """Put declarations together by crossing; those that cross alone are left out.

    ``parts`` maps a form's number to what that form is about. Ordered by crossing id.
    """
    together: dict[CrossingId, list[Declaration]] = {}
    for declaration in sorted(declarations, key=lambda each: each.number):
        if declaration.crossing is not None:
            together.setdefault(declaration.crossing, []).append(declaration)
    return tuple(_crossing(key, together[key], parts) for key in sorted(together))


def _crossing(key: CrossingId, found: list[Declaration], parts: Mapping[int, Part]) -> Crossing:
    def of(part: Part | None) -> tuple[Declaration, ...]:
        return tuple(each for each in found if _part(each, parts) is part)

    return Crossing(key, of(Part.PERSON), of(Part.VEHICLE), of(Part.GOODS), of(None))


def _part(declaration: Declaration, parts: Mapping[int, Part]) -> Part | None:
    form = declaration.lodged.header.form if declaration.lodged else None
    return parts.get(form[0]) if form else None
