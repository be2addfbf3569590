"""Answers typed on a keyboard: names, numbers of papers, plates, a few words."""

from __future__ import annotations

from typing import Any

from kivy.properties import BooleanProperty, ListProperty, StringProperty

from forms.definition import Field, Kind
from kiosk import keyboards
from kiosk.widgets import field, keys  # noqa: F401  (the layout names their widgets)
from kiosk.widgets.answers.base import Answer
from kiosk.widgets.layouts import load_beside
from languages import Language

load_beside(__file__)

LETTERS_OF_NAMES = "az"

LONGEST_NUMBER = 20
"""Letters of a field that holds the number of something rather than words."""


class TypedAnswer(Answer):
    """A field above a keyboard. All but free words are typed in capitals, on the Latin layout."""

    text = StringProperty("")
    most = 70
    layouts = ListProperty()
    capitals = BooleanProperty(True)
    digits = BooleanProperty(True)
    space_word = StringProperty("")

    def begin(self, value: Any) -> None:
        """Show the text as it was left and choose the keyboards."""
        self.text = "" if value is None else str(value)
        asked = self.setting.field
        self.capitals = not _is_prose(asked)
        self.digits = asked.kind is not Kind.NAME
        self.space_word = self.setting.language.say("keys", "space")
        self.layouts = layouts_for(asked, self.setting.language)

    def type(self, typed: str) -> None:
        """Add what a key types, as long as there is room."""
        if len(self.text) + len(typed) <= self.setting.field.max_length:
            self.text += typed

    def erase(self) -> None:
        """Take the last character away."""
        self.text = self.text[:-1]

    def given(self) -> dict[str, Any]:
        """Give what was typed."""
        text = self.text.strip()
        return {self.setting.field.name: text} if text else {}


def layouts_for(asked: Field, language: Language) -> list[keyboards.Layout]:
    """Give the keyboards for an answer, the first one first."""
    latin = keyboards.keyboard(keyboards.LATIN)
    if asked.kind is Kind.NAME:
        return [keyboards.with_letters_of(latin, keyboards.keyboard(LETTERS_OF_NAMES))]
    own = keyboards.keyboard_of(language)
    if _is_prose(asked) and own != latin:
        return [own, latin]
    return [latin]


def _is_prose(asked: Field) -> bool:
    # A short text is the number of a flight, a train or a paper, and those are Latin everywhere.
    return asked.kind is Kind.TEXT and asked.max_length > LONGEST_NUMBER
