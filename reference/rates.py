"""Read the dated file of exchange rates a node holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from customs.money import LIMITS, Rates
from reference.files import in_force, read


def newest_rates(folder: Path) -> date:
    """Give the day of the newest rates held. Raises ReferenceBroken when there are none."""
    return date.fromisoformat(in_force(folder, date.max).stem)


def read_rates(folder: Path, on: date) -> Rates:
    """Read the latest rates not after ``on``, else the earliest held. Raises ReferenceBroken."""
    table = read(in_force(folder, on, or_earliest=True))
    prices = table.table("azn_per_unit")
    rates = Rates(
        on=table.day("valid_from"),
        azn_per_unit={currency: prices.number(currency) for currency in prices.data},
        source=table.text("source"),
        sample=table.flag("sample", False),
    )
    table.flag("confirmed")
    table.done()
    for currency, price in rates.azn_per_unit.items():
        if price == 0:
            raise prices.broken(currency, "costs nothing")
    if LIMITS not in rates.azn_per_unit:
        raise prices.broken(LIMITS, "is missing")
    return rates
