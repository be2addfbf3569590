"""Read a rule pack from its file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from customs.allowances.pack import (
    Charged,
    Charges,
    Citation,
    Currencies,
    Figure,
    MoneyRule,
    Over,
    Period,
    QuantityLimit,
    RulePack,
    ValueLimit,
    WrittenKind,
    WrittenValue,
)
from reference.files import Table, in_force, read


def read_rule_pack(folder: Path, on: date) -> RulePack:
    """Read the pack in force on a day, Asia/Baku. Raises ReferenceBroken."""
    table = read(in_force(folder, on))
    pack = _pack(table)
    table.done()
    if f"{pack.valid_from.isoformat()}.toml" != table.file:
        raise table.broken("valid_from", "is not the date the file is named by")
    return pack


def _pack(table: Table) -> RulePack:
    start = table.day("valid_from")
    return RulePack(
        number=start.year * 10000 + start.month * 100 + start.day,
        valid_from=start,
        source=table.text("source"),
        confirmed=table.flag("confirmed"),
        value_limits=tuple(_value_limit(name, t) for name, t in table.tables("value")),
        quantity_limits=tuple(_quantity_limit(name, t) for name, t in table.tables("quantity")),
        money_rules=tuple(_money_rule(name, t) for name, t in table.tables("money")),
        written_kinds=tuple(_written_kind(name, t) for name, t in table.tables("written_kinds")),
        written_values=tuple(_written_value(name, t) for name, t in table.tables("written_values")),
        written_always={name: _citation(t) for name, t in table.tables("written_always")},
        charges=_charges(table),
        adult_age=_figure(table.table("adult").table("age")),
        adult_kinds=frozenset(table.table("adult").texts("kinds")),
        vehicle_days=_figure(table.table("vehicle").table("days")),
        outside=_written_kind("commercial", table.table("outside")),
    )


def _figure(table: Table) -> Figure:
    figure = Figure(
        value=table.number("value"),
        unit=table.text("unit"),
        source=table.text("source"),
        confirmed=table.flag("confirmed"),
        note=table.optional("note"),
    )
    table.done()
    return figure


def _optional_figure(table: Table, key: str) -> Figure | None:
    return _figure(table.table(key)) if key in table.data else None


def _citation(table: Table) -> Citation:
    citation = Citation(table.text("source"), table.flag("confirmed"))
    table.done()
    return citation


def _value_limit(name: str, table: Table) -> ValueLimit:
    limit = ValueLimit(
        name=name,
        accompanied=table.flag("accompanied"),
        limit=_figure(table.table("limit")),
        per_minor=_figure(table.table("per_minor")),
        period=table.choice("period", Period),
        charged=table.choice("charged", Charged),
    )
    table.done()
    return limit


def _quantity_limit(name: str, table: Table) -> QuantityLimit:
    limit = QuantityLimit(
        name=name,
        kinds=frozenset(table.texts("kinds")),
        limit=_figure(table.table("limit")),
        direction=table.text("direction"),
        period=table.choice("period", Period, Period.CROSSING),
        charged=table.choice("charged", Charged, Charged.EXCESS),
        by_item=table.flag("by_item", False),
        per_pack=_optional_figure(table, "per_pack"),
    )
    table.done()
    return limit


def _money_rule(name: str, table: Table) -> MoneyRule:
    rule = MoneyRule(
        reason=name,
        question=table.text("question"),
        currencies=table.choice("currencies", Currencies),
        kinds=frozenset(table.texts("kinds")),
        directions=frozenset(table.texts("directions")),
        over=table.choice("over", Over),
        limit=_figure(table.table("limit")),
        up_to=_optional_figure(table, "up_to"),
    )
    table.done()
    return rule


def _written_kind(name: str, table: Table) -> WrittenKind:
    kind = WrittenKind(
        question=name,
        kinds=frozenset(table.texts("kinds")),
        citation=Citation(table.text("source"), table.flag("confirmed")),
    )
    table.done()
    return kind


def _written_value(name: str, table: Table) -> WrittenValue:
    value = WrittenValue(
        question=name,
        limit=_figure(table.table("limit")),
        over=table.choice("over", Over),
        kinds=frozenset(table.texts("kinds", optional=True)),
        temporary=table.flag("temporary", False),
    )
    table.done()
    return value


def _charges(table: Table) -> Charges:
    below = table.table("charges")
    charges = Charges(
        duty=_figure(below.table("duty")),
        vat=_figure(below.table("vat")),
        fee=_figure(below.table("fee")),
        excise={kind: _figure(rate) for kind, rate in table.tables("excise")},
        no_rate=frozenset(below.texts("no_rate", optional=True)),
    )
    below.done()
    return charges
