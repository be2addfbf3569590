"""Every form in every version. A version that was ever lodged stays here for good."""

from __future__ import annotations

from forms.catalogue.act_1 import ACT_1
from forms.catalogue.goods_1 import GOODS_1
from forms.catalogue.passenger_1 import PASSENGER_1
from forms.catalogue.vehicle_1 import VEHICLE_1
from forms.definition import FormDefinition

_ALL = (PASSENGER_1, GOODS_1, VEHICLE_1, ACT_1)


def all_definitions() -> tuple[FormDefinition, ...]:
    """Give every version of every form."""
    return _ALL


def definition(code: str, version: int | None = None) -> FormDefinition:
    """Give one form by its name; the newest version unless one is asked for. Raises KeyError."""
    found = [form for form in _ALL if form.code == code and version in {None, form.version}]
    if not found:
        raise KeyError((code, version))
    return max(found, key=lambda form: form.version)


def definition_by_number(number: int, version: int) -> FormDefinition:
    """Give the form a fact names by its numbers. Raises KeyError."""
    for form in _ALL:
        if (form.number, form.version) == (number, version):
            return form
    raise KeyError((number, version))
