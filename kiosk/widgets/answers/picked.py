"""Answers picked from tiles: one of a list, yes or no, a small number."""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from forms.outline import choice_text
from kiosk.widgets import scroller  # noqa: F401  (the layout names its widgets)
from kiosk.widgets.answers.base import Answer
from kiosk.widgets.choice import Choice, names
from kiosk.widgets.layouts import load_beside

load_beside(__file__)

MANY = 6
"""From how many choices on tiles stand in columns."""


class PickedAnswer(Answer):
    """Tiles; touching one is the answer."""

    choices = ObjectProperty(())
    picked = StringProperty("")
    columns = NumericProperty(1)
    style = StringProperty("ring")
    large = False
    waits = False

    def begin(self, value: Any) -> None:
        """Offer the tiles, with the one picked before."""
        self.choices = self.offers()
        self.columns = self._columns()
        self.style = "plain" if len(self.choices) >= MANY else "ring"
        self.picked = "" if value is None else str(value)

    def offers(self) -> tuple[Choice, ...]:
        """Give the tiles: the entries of the field's list."""
        listed, name = self.setting.lists, str(self.setting.field.code_list)
        codes = self.setting.only or tuple(entry.code for entry in listed[name].entries)
        return tuple(
            Choice(code, choice_text(name, code, self.setting.language, listed)) for code in codes
        )

    def on_wide(self, *_: object) -> None:
        """Use the width of the panel."""
        self.columns = self._columns()

    def pick(self, name: str) -> None:
        """Take this one."""
        self.picked = name
        self.dispatch("on_done")

    def given(self) -> dict[str, Any]:
        """Give what was picked."""
        return {self.setting.field.name: self.picked} if self.picked else {}

    def said(self) -> tuple[str, ...]:
        """Give the words of what was picked."""
        return tuple(choice.text for choice in self.choices if choice.name == self.picked)

    def offered(self) -> tuple[str, ...]:
        """Give the words of the tiles."""
        return names(self.choices)

    def _columns(self) -> int:
        if len(self.choices) < MANY:
            return 1
        return 3 if self.wide else 2


class YesNoAnswer(PickedAnswer):
    """Yes or no, each in the words that fit the question."""

    def offers(self) -> tuple[Choice, ...]:
        """Give two tiles."""
        say = self.setting.language.say
        if self.setting.field.name == "accompanied":
            return (
                Choice("yes", say("ask", "With me")),
                Choice("no", say("ask", "Sent separately")),
            )
        return (Choice("yes", say("answer", "Yes")), Choice("no", say("answer", "No")))

    def begin(self, value: Any) -> None:
        """Offer both."""
        super().begin({True: "yes", False: "no"}.get(value))

    def given(self) -> dict[str, Any]:
        """Give true or false."""
        return {self.setting.field.name: self.picked == "yes"} if self.picked else {}


class CountAnswer(PickedAnswer):
    """Buttons 0 to 9."""

    large = True

    def offers(self) -> tuple[Choice, ...]:
        """Give ten buttons."""
        return tuple(Choice(digit, digit) for digit in "0123456789")

    def _columns(self) -> int:
        return 5

    def given(self) -> dict[str, Any]:
        """Give the number."""
        return {self.setting.field.name: int(self.picked)} if self.picked else {}
