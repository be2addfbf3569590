"""How a traveller answers: one table from what an answer is to how it is given."""

from __future__ import annotations

from collections.abc import Mapping

from forms.definition import Kind
from kiosk.widgets.answers.base import Answer, Setting
from kiosk.widgets.answers.code import CodeAnswer
from kiosk.widgets.answers.country import CountryAnswer
from kiosk.widgets.answers.day import DayAnswer
from kiosk.widgets.answers.number import AmountAnswer, NumberAnswer
from kiosk.widgets.answers.picked import CountAnswer, PickedAnswer, YesNoAnswer
from kiosk.widgets.answers.typed import TypedAnswer

ANSWERS: Mapping[Kind, type[Answer]] = {
    Kind.CHOICE: PickedAnswer,
    Kind.YES_NO: YesNoAnswer,
    Kind.COUNT: CountAnswer,
    Kind.DATE: DayAnswer,
    Kind.COUNTRY: CountryAnswer,
    Kind.AMOUNT: AmountAnswer,
    Kind.QUANTITY: NumberAnswer,
}
"""Every other kind is typed."""

NAMED: Mapping[str, type[Answer]] = {"earlier_number": CodeAnswer}
"""Fields that are answered in a way of their own, by name."""

__all__ = ["ANSWERS", "Answer", "Setting", "answer"]


def answer(setting: Setting) -> Answer:
    """Make the widget that answers a field."""
    usual = ANSWERS.get(setting.field.kind, TypedAnswer)
    return NAMED.get(setting.field.name, usual)(setting)
