"""A claim before the law of its day: what every rule looks at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from customs.allowances.claim import Claim, Goods, Used, age
from customs.allowances.pack import Period, RulePack
from customs.allowances.result import (
    ADULTS_ONLY,
    AGE_UNKNOWN,
    ALREADY_USED,
    ASSUMES_UNUSED,
    NO_RATE,
    VALUE_MISSING,
)
from customs.money import Rates, UnknownCurrency


@dataclass(frozen=True, slots=True)
class Case:
    """One person's claim, the pack in force and the day's rates."""

    claim: Claim
    pack: RulePack
    rates: Rates

    @property
    def under_age(self) -> bool:
        """Whether the person is known to be too young for adult goods."""
        born = self.claim.birth_date
        return born is not None and age(born, self.claim.on) < self.pack.adult_age.value

    def for_adults(self, kinds: Iterable[str]) -> bool:
        """Whether any of ``kinds`` is free for adults only."""
        return bool(self.pack.adult_kinds.intersection(kinds))

    def used(self, period: Period) -> Used:
        """Whether the allowance of ``period`` was used before this crossing."""
        by_period = {
            Period.MONTH: self.claim.used_this_month,
            Period.YEAR: self.claim.used_this_year,
        }
        return by_period.get(period, Used.NO)

    def priced(self, currency: str) -> bool:
        """Whether a rate is known for ``currency``."""
        try:
            self.rates.of(currency)
        except UnknownCurrency:
            return False
        return True

    def use_notes(self, period: Period) -> Iterator[str]:
        """Say what is assumed about earlier use."""
        said = {Used.YES: ALREADY_USED, Used.UNKNOWN: ASSUMES_UNUSED}.get(self.used(period))
        if said is not None:
            yield said

    def age_notes(self, kinds: Iterable[str]) -> Iterator[str]:
        """Say what is assumed about the age, where it matters."""
        if self.for_adults(kinds) and self.claim.birth_date is None:
            yield AGE_UNKNOWN
        elif self.for_adults(kinds) and self.under_age:
            yield ADULTS_ONLY

    def worth_notes(self, goods: tuple[Goods, ...]) -> Iterator[str]:
        """Say that something is not in the sum because its worth is not known."""
        if any(g.value and not self.priced(g.currency) for g in goods):
            yield NO_RATE
        if not all(g.value for g in goods):
            yield VALUE_MISSING
