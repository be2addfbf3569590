"""A country: the usual ones as tiles, every other by typing how its name begins."""

from __future__ import annotations

from typing import Any

from kivy.properties import ListProperty, ObjectProperty, StringProperty

from customs.country_codes import COUNTRIES
from customs.text import az_collation_key, folded
from kiosk import keyboards
from kiosk.widgets import field, keys, scroller  # noqa: F401  (the layout names their widgets)
from kiosk.widgets.answers.base import Answer
from kiosk.widgets.choice import Choice, names
from kiosk.widgets.layouts import load_beside

load_beside(__file__)

SHOWN_TALL, SHOWN_WIDE = 10, 4
COLUMNS = 2
NOTHING = "No country begins like this. Erase a letter."


class CountryAnswer(Answer):
    """Tiles of countries that narrow down with each letter; touching one is the answer.

    ``nothing`` says that no country is called so; the usual ones are offered again then.
    """

    text = StringProperty("")
    nothing = StringProperty("")
    choices = ObjectProperty(())
    picked = StringProperty("")
    layouts = ListProperty()
    space_word = StringProperty("")
    waits = False

    def begin(self, value: Any) -> None:
        """Show the usual countries."""
        language = self.setting.language
        own, latin = keyboards.keyboard_of(language), keyboards.keyboard(keyboards.LATIN)
        # The layouts last: they draw the keyboard, and every other word would draw it again.
        self.space_word = language.say("keys", "space")
        self.layouts = [own] if own == latin else [own, latin]
        self._named = {code: language.country(code) for code in COUNTRIES}
        self.picked = str(value or "")
        self._narrow()

    def type(self, typed: str) -> None:
        """Narrow down."""
        self.text = (self.text + typed)[:40]
        self._narrow()

    def erase(self) -> None:
        """Widen again."""
        self.text = self.text[:-1]
        self._narrow()

    def pick(self, code: str) -> None:
        """Take this one."""
        self.picked = code
        self.dispatch("on_done")

    def on_wide(self, *_: object) -> None:
        """Show as many as the panel has room for."""
        self._narrow()

    def given(self) -> dict[str, Any]:
        """Give the country's ISO 3166-1 alpha-2 code."""
        return {self.setting.field.name: self.picked} if self.picked else {}

    def said(self) -> tuple[str, ...]:
        """Give the name of the country, and that none was found."""
        picked = (self._named[self.picked],) if self.picked else ()
        return (self.nothing, *picked) if self.nothing else picked

    def offered(self) -> tuple[str, ...]:
        """Give the names shown."""
        return names(self.choices)

    def _narrow(self) -> None:
        most = SHOWN_WIDE if self.wide else SHOWN_TALL
        found = matching(self.text, self._named) if self.text.strip() else self._usual()
        self.nothing = "" if found else self.setting.language.say("ask", NOTHING)
        if not found:
            # The words that say so stand in the room of one row of tiles.
            found, most = self._usual(), most - COLUMNS
        self.choices = tuple(Choice(code, self._named[code]) for code in found[:most])

    def _usual(self) -> list[str]:
        said = [self.picked] if self.picked else []
        return [*said, *(code for code in self.setting.only if code not in said)]


def matching(text: str, named: dict[str, str]) -> list[str]:
    """Give the codes whose name begins with ``text``, then those that hold it, in az order."""
    wanted = folded(text.strip())
    ordered = sorted(named, key=lambda code: az_collation_key(named[code]))
    first = [code for code in ordered if folded(named[code]).startswith(wanted)]
    later = [code for code in ordered if code not in first and wanted in folded(named[code])]
    return first + later
