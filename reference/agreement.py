"""Hold a rule pack against the lists and rates it speaks of, before anybody counts with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from customs.allowances.pack import RulePack
from customs.allowances.writing import ALWAYS, MESSAGES
from customs.money import NATIONAL, Rates
from forms.code_list import CodeList
from reference.files import ReferenceBroken


def agree(pack: RulePack, lists: Mapping[str, CodeList], rates: Rates) -> None:
    """Raise ReferenceBroken when the pack uses a word, unit or currency nobody here knows."""
    file = f"{pack.valid_from.isoformat()}.toml"
    for problem in _disagreements(pack, lists, rates):
        raise ReferenceBroken(file, problem)


def _disagreements(pack: RulePack, lists: Mapping[str, CodeList], rates: Rates) -> Iterator[str]:
    yield from _unknown("goods_kind", _goods_kinds(pack), lists)
    yield from _unknown("money_kind", chain(*(r.kinds for r in pack.money_rules)), lists)
    yield from _unknown("direction", _directions(pack), lists)
    yield from _unknown("unit", (q.limit.unit for q in pack.quantity_limits), lists)
    yield from (f"{reason} has no wording" for reason in sorted(_reasons(pack) - MESSAGES.keys()))
    yield from (f"{name} is not cited" for name in sorted(ALWAYS - pack.written_always.keys()))
    yield from (f"{unit} has no rate" for unit in _currencies(pack) if unit not in _known(rates))
    yield from _unlike_units(pack)


def _unknown(name: str, codes: Iterator[str], lists: Mapping[str, CodeList]) -> Iterator[str]:
    if name not in lists:
        raise ReferenceBroken(f"{name}.toml", "is missing")
    known = {entry.code for entry in lists[name].entries}
    return (f"{code} is not in the list {name}" for code in sorted(set(codes) - known))


def _goods_kinds(pack: RulePack) -> Iterator[str]:
    yield from chain(*(q.kinds for q in pack.quantity_limits))
    yield from chain(*(w.kinds for w in (*pack.written_kinds, pack.outside)))
    yield from chain(*(w.kinds for w in pack.written_values))
    yield from chain(pack.adult_kinds, pack.charges.excise, pack.charges.no_rate)


def _directions(pack: RulePack) -> Iterator[str]:
    yield from (q.direction for q in pack.quantity_limits)
    yield from chain(*(r.directions for r in pack.money_rules))


def _reasons(pack: RulePack) -> set[str]:
    kinds = {written.question for written in pack.written_kinds}
    values = {written.question for written in pack.written_values}
    return kinds | values | {rule.reason for rule in pack.money_rules}


def _currencies(pack: RulePack) -> Iterator[str]:
    for value in pack.value_limits:
        yield from (value.limit.unit, value.per_minor.unit)
    yield from (rule.limit.unit for rule in pack.money_rules)
    yield from (written.limit.unit for written in pack.written_values)


def _known(rates: Rates) -> set[str]:
    return {*rates.azn_per_unit, NATIONAL}


def _unlike_units(pack: RulePack) -> Iterator[str]:
    """Excise is counted in the unit of the limit that governs the goods, so they must agree."""
    for limit in pack.quantity_limits:
        for kind in sorted(limit.kinds & pack.charges.excise.keys()):
            if pack.charges.excise[kind].unit != limit.limit.unit:
                yield f"excise of {kind} is not in {limit.limit.unit}"
