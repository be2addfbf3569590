"""Things that may be several, money and goods: one is asked at a time, then all are listed."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from kivy.properties import StringProperty
from kivy.uix.widget import Widget

from customs.allowances import Claim, Money, estimate
from customs.money import UnknownCurrency, in_usd
from kiosk.asking import shown
from kiosk.journey import BACK, NEXT
from kiosk.questions import CONTEXT, Question, form, unit_of
from kiosk.screens.ask import AskScreen
from kiosk.spoken import Spoken
from kiosk.widgets.lines import Blanks, RowLine
from kiosk.widgets.scroller import Scroller
from reference import today

EARLIER = "earlier_declaration"
"""The reason for which leaving money needs the declaration it was brought in with."""

KINDS = ("goods.kind", "goods.name")
"""Questions that say themselves which goods are meant."""

ONE_MORE = 1


class RowsScreen(AskScreen):
    """Draws the questions of one row, or the list of rows.

    ``draft`` holds the row being ``edited`` and its place ``row``; a row is in the visit only once
    all its questions have been answered.
    """

    more_word = StringProperty("")
    total_label = StringProperty("")
    total = StringProperty("")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._list_of_rows = Scroller()
        self._blanks = Blanks(ONE_MORE)
        super().__init__(*args, **kwargs)

    def ask(self) -> None:
        """List what there is, or ask for the first."""
        self._answer = None
        if "edited" in self.draft:
            self._show()
        elif "row" in self.draft:
            self.change(self.draft["row"])
        elif self._rows:
            self._list()
        else:
            self.one_more()

    @property
    def row(self) -> Mapping[str, Any]:
        """The row being filled in."""
        edited: dict[str, Any] = self.draft.get("edited", {})
        return edited

    def row_to_fill(self) -> dict[str, Any]:
        """Give the row being filled in, to write to."""
        edited: dict[str, Any] = self.draft.setdefault("edited", {})
        return edited

    def to_come(self) -> tuple[Question, ...]:
        """Give the questions still to come for this row; from the list, those of one more."""
        return self._questions_of({}) if self._answer is None else super().to_come()

    def beside(self) -> tuple[Widget, ...]:
        """Give the list too, which stands there only at times."""
        return (*super().beside(), self._list_of_rows, *self._blanks.made)

    def get_ready(self) -> bool:
        """Make the line that the row asked about will be."""
        return super().get_ready() or (
            self._answer is not None and self._blanks.get_ready(self._blank)
        )

    @property
    def index(self) -> int:
        """Its place in the list."""
        return int(self.draft.get("row", len(self._rows)))

    def one_more(self) -> None:
        """Ask for another one."""
        self.draft.update(edited={}, row=len(self._rows), at=0)
        self._show()

    def change(self, index: int) -> None:
        """Ask about one again, with what was said before."""
        self.draft.update(edited=dict(self._rows[index]), row=index)
        self._show()

    def remove(self, index: int) -> None:
        """Take one off the list."""
        del self._rows[index]
        if self._rows:
            self._list()
        else:
            self.one_more()

    def go_on(self) -> None:
        """Take the answer; from the list, go on to the next step."""
        if self._answer is None:
            self._leave_listed()
        else:
            super().go_on()

    def go_back(self) -> None:
        """From the first question of a row, back to the list, and from there to the step before."""
        if self._answer is not None and self._at > 0:
            super().go_back()
        elif self._answer is not None and self._rows:
            self._list()
        else:
            self.leave(BACK)

    def finished(self) -> None:
        """Put the row on the list."""
        self.visit.rows(self._section())[self.index : self.index + 1] = [self.draft["edited"]]
        if self.visit.changing:
            self._leave_listed()
        else:
            self._list()

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        if self._answer is not None:
            return super().spoken()
        lines = tuple(f"{self._label(row)}: {self._words(row)}" for row in self._rows)
        state = (*lines, f"{self.total_label} {self.total}") if self.total else lines
        return Spoken(self.title, self.question, (self.main_word, self.more_word), state=state)

    @property
    def _rows(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.visit.answers.get(self._section(), [])
        return rows

    def _show(self) -> None:
        super()._show()
        self.more_word = self.total = self.total_label = ""

    def _list(self) -> None:
        for name in ("edited", "row", "todo", "given"):
            self.draft.pop(name, None)
        self._answer, self.error = None, ""
        self._word_the_list()
        self.main_word, self.skip_word = self.language.say("frame", "Continue"), ""
        self.more_word = self.language.say(CONTEXT, "One more")
        said = [(self._label(row), self._words(row)) for row in self._rows]
        self._list_of_rows.fill([(self._line, at, *words) for at, words in enumerate(said)])
        self._put(self._list_of_rows)

    def _line(self, at: int, label: str, value: str) -> RowLine:
        line: RowLine = self._blanks.take(self._blank)
        line.index, line.label, line.value = at, label, value
        line.remove_word = self.language.say(CONTEXT, "Take off the list: {what}", what=label)
        return line

    def _blank(self) -> RowLine:
        line = RowLine(change_word=self.language.say(CONTEXT, "Change"))
        line.bind(on_changed=lambda _, index: self.change(index))
        line.bind(on_removed=lambda _, index: self.remove(index))
        return line

    def _said(self, row: dict[str, Any], name: str) -> str:
        field = form().section(self._section()).field(name)
        return shown(self.context, self.language, field, row)

    def _leave_listed(self) -> None:
        self.leave(NEXT)

    def _word_the_list(self) -> None:
        raise NotImplementedError

    def _label(self, row: dict[str, Any]) -> str:
        raise NotImplementedError

    def _words(self, row: dict[str, Any]) -> str:
        raise NotImplementedError


class GoodsScreen(RowsScreen):
    """The goods: kind, how many, worth how much, with the traveller or sent."""

    def finished(self) -> None:
        """Put the goods on the list, in the unit their kind is counted in."""
        self.row_to_fill().setdefault("unit", unit_of(str(self.row.get("kind"))))
        super().finished()

    def _show(self) -> None:
        """Ask, and say of which goods: several may be asked about one after another."""
        super()._show()
        if self.path not in KINDS and self.row.get("kind"):
            parts = (self._label(dict(self.row)), self.hint)
            self.hint = "  ·  ".join(part for part in parts if part)

    def _word_the_list(self) -> None:
        self.question = self.language.say(CONTEXT, "Are these all your goods?")
        self.hint = self.language.say(CONTEXT, "Choose a line to change it.")

    def _label(self, row: dict[str, Any]) -> str:
        return self._said(row, "name") or self._said(row, "kind")

    def _words(self, row: dict[str, Any]) -> str:
        parts = [self._said(row, "quantity"), self._said(row, "value")]
        if row.get("accompanied") is False:
            parts.append(self.language.say(CONTEXT, "Sent separately"))
        return "  ·  ".join(part for part in parts if part)


class MoneyScreen(RowsScreen):
    """The money: currency and amount, then its form; below, what it comes to in dollars."""

    def _word_the_list(self) -> None:
        self.question = self.language.say(CONTEXT, "Is this all your money?")
        self.hint = self.language.say(CONTEXT, "Choose a line to change it.")
        self.total_label = self.language.say(CONTEXT, "Together about")
        self.total = self._in_dollars()

    def _label(self, row: dict[str, Any]) -> str:
        return self._said(row, "kind")

    def _words(self, row: dict[str, Any]) -> str:
        return self._said(row, "amount")

    def _in_dollars(self) -> str:
        rates = self.context.reference.rates
        try:
            sums = [in_usd(each.amount, each.currency, rates) for each in self._money()]
        except UnknownCurrency:
            return ""
        return self.language.amount(sum(sums, Decimal(0)), "USD")

    def _money(self) -> list[Money]:
        return [
            Money(str(row.get("kind")), str(row.get("currency")), _decimal(row.get("amount")))
            for row in self._rows
        ]

    def _leave_listed(self) -> None:
        reference = self.context.reference
        direction = str(self.visit.said("journey.direction"))
        claim = Claim(today(self.context.now()), direction, money=tuple(self._money()))
        reasons = estimate(claim, reference.rule_pack, reference.rates).written
        self.visit.money_over_limit = bool(reasons)
        self.visit.earlier_due = any(reason.code == EARLIER for reason in reasons)
        super()._leave_listed()


def _decimal(said: Any) -> Decimal:
    try:
        return Decimal(str(said))
    except InvalidOperation:
        return Decimal(0)
