"""Say an estimate in a person's language, line by line: what, how much, why, and how sure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from customs.allowances.pack import Figure
from customs.allowances.result import Charge, Estimate, Line, WrittenReason
from customs.money import NATIONAL
from forms.speech import Speech

CONTEXT = "allowance"
MONEY_UNITS = frozenset({"USD", NATIONAL})

SUBJECTS: dict[str, str] = {
    "accompanied": "Goods with you",
    "sent": "Goods sent separately",
    "alcohol": "Alcohol",
    "cigarettes": "Cigarettes",
    "gold": "Gold",
    "diamonds": "Diamonds",
    "food": "Food",
    "fuel": "Fuel in canisters",
    "phones": "Mobile phones",
    "caviar": "Caviar",
    "sturgeon": "Sturgeon",
    "vehicle_days": "Vehicle in the country",
    "fee": "Customs fee",
}
"""What a rule of a pack is about: msgids under context ``allowance``."""

UNITS: dict[str, str] = {
    "piece": "{amount} pcs",
    "litre": "{amount} l",
    "kilogram": "{amount} kg",
    "gram": "{amount} g",
    "carat": "{amount} ct",
    "day": "{amount} days",
    "year": "{amount} years",
}
"""A quantity with its unit, short: msgids under context ``allowance``."""


FIGURES: dict[str, str] = {
    "limit": "limit",
    "per_minor": "for each child",
    "per_pack": "in a pack",
    "adult_age": "full age",
    "duty": "duty",
    "vat": "VAT",
    "excise": "excise",
    "fee": "fee",
}
"""What a figure of the law is: msgids under context ``figure``, for the officer."""


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """One line to read. ``amount`` is empty when nothing is owed; ``reason`` names the source.

    ``parts`` say how the amount is made up; ``notes`` what is assumed or left open.
    """

    text: str
    amount: str
    parts: tuple[str, ...]
    notes: tuple[str, ...]
    reason: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Explained:
    """A whole estimate to read. ``headline`` always says that it is one."""

    headline: str
    lines: tuple[ExplainedLine, ...]
    written: tuple[str, ...]
    total: str
    rates: str


def explain(estimate: Estimate, speech: Speech) -> Explained:
    """Put an estimate into words, with every figure's source and whether it is confirmed."""
    return Explained(
        headline=speech.say(CONTEXT, estimate.message),
        lines=tuple(_line(line, speech) for line in estimate.lines),
        written=tuple(_written(reason, speech) for reason in estimate.written),
        total=speech.say(CONTEXT, "Total: {amount}", amount=_azn(estimate.total, speech)),
        rates=_rates(estimate, speech),
    )


def quantity(amount: Decimal, unit: str, speech: Speech) -> str:
    """Write an amount with its unit: 1,5 l; 800 USD."""
    if unit in MONEY_UNITS:
        return speech.amount(amount, unit)
    return speech.say(CONTEXT, UNITS.get(unit, "{amount}"), amount=speech.decimal(_plain(amount)))


def figure_line(name: str, figure: Figure, speech: Speech) -> str:
    """Write one figure for an officer: its source, and a plain word when it is not confirmed."""
    first = name.partition(".")[0]
    named = speech.say("figure", FIGURES.get(first, first))
    return f"{named}: {_figure(figure, speech)}. {_cited(figure.source, figure.confirmed, speech)}"


def _figure(figure: Figure, speech: Speech) -> str:
    if figure.unit == "percent":
        return f"{speech.decimal(_plain(figure.value))} %"
    return quantity(figure.value, figure.unit, speech)


def _line(line: Line, speech: Speech) -> ExplainedLine:
    said = {name: quantity(value, line.unit, speech) for name, value in line.parameters.items()}
    subject = speech.say(CONTEXT, SUBJECTS.get(line.subject, line.subject))
    return ExplainedLine(
        text=speech.say(CONTEXT, line.message, subject=subject, **said),
        amount=_azn(line.total, speech) if line.total else "",
        parts=_parts(line.charge, speech),
        notes=tuple(speech.say(CONTEXT, note) for note in line.notes),
        reason=_cited(line.source, line.confirmed, speech),
        confirmed=line.confirmed,
    )


def _parts(charge: Charge, speech: Speech) -> tuple[str, ...]:
    if not charge.total or charge.fee:
        return ()
    shown = (
        ("Counted from {amount}", charge.value),
        ("Duty {amount}", charge.duty),
        ("Excise {amount}", charge.excise),
        ("VAT {amount}", charge.vat),
    )
    return tuple(
        speech.say(CONTEXT, message, amount=_azn(amount, speech))
        for message, amount in shown
        if amount
    )


def _cited(source: str, confirmed: bool, speech: Speech) -> str:
    return source if confirmed else f"{source} ({speech.say(CONTEXT, 'not confirmed')})"


def _written(reason: WrittenReason, speech: Speech) -> str:
    said = {name: quantity(value, unit, speech) for name, (value, unit) in reason.amounts.items()}
    return speech.say(CONTEXT, reason.message, **said)


def _rates(estimate: Estimate, speech: Speech) -> str:
    day = speech.date(estimate.rate_date)
    if estimate.rates_are_samples:
        return speech.say(CONTEXT, "Sample rates of {day}, not published ones.", day=day)
    return speech.say(CONTEXT, "Rates of {day}.", day=day)


def _azn(amount: Decimal, speech: Speech) -> str:
    return speech.amount(amount, NATIONAL)


def _plain(amount: Decimal) -> Decimal:
    """Drop zeros after the mark, so that 3.000 litres read 3."""
    whole = amount.to_integral_value()
    return whole if amount == whole else amount.normalize()
