"""A second thing only the holder of a code knows, before anything of it is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from kivy.properties import BooleanProperty, StringProperty

from customs import mrz
from customs.errors import NotAnMrz
from kiosk.journey import NEXT
from kiosk.questions import form, question
from kiosk.reading.symbol import Symbology
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken
from kiosk.visit import FoundCode
from kiosk.widgets.answers import Answer, Setting, answer
from reference import today
from sync.opened import Opened

CONTEXT = "second_thing"
DOCUMENT = "document_number"

_NO_CODE = FoundCode(0, known=False, second_thing=DOCUMENT)

MOST_TRIES = 5
"""Wrong answers after which the glass goes on: no more are listened to where codes are kept."""


class SecondThingScreen(KioskScreen):
    """Whoever cannot say the second thing goes on with the code alone, and a slip."""

    main_word = StringProperty("")
    skip_word = StringProperty("")
    busy = BooleanProperty(False)

    def ask(self) -> None:
        """Ask for the thing the code names."""
        asked = [found for found in self.visit.codes if found.second_thing]
        # Built ahead of its turn it has no code yet; most ask for the document's number.
        self._code = asked[0] if asked else _NO_CODE
        path = f"person.{self._code.second_thing}"
        self.question = self.language.say("ask", question(path, self.visit).wording.ask)
        self.hint = self.language.say(CONTEXT, "So that nobody else sees your declaration.")
        self.skip_word = self.language.say("ask", "Go on without this")
        self._put(self._setting(path))
        self._word_the_button()

    def _put(self, setting: Setting) -> None:
        """Take the answer to this, where it is not taken already."""
        if self.ids.slot.children and self._answer.setting.field == setting.field:
            self._answer.ask(setting)
            return
        self.ids.slot.clear_widgets()
        self._answer: Answer = answer(setting)
        self._answer.wide = self.wide
        self.bind(wide=self._answer.setter("wide"))
        self.ids.slot.add_widget(self._answer)

    def on_busy(self, *_: object) -> None:
        """Say that it is being checked."""
        self._word_the_button()

    @property
    def answering(self) -> Answer:
        """What takes the answer."""
        return self._answer

    def go_on(self) -> None:
        """Hold what was typed against the code."""
        said = _as_kept(self._answer.given(), str(self._code.second_thing))
        if said:
            self._prove(said)
        else:
            self._complain(self.language.say("ask", "Please answer, then continue."))

    def skip(self) -> None:
        """Go on with the code alone: what is known of it is forgotten here."""
        self._replace(FoundCode(self._code.number, known=True))
        self.leave(NEXT)

    def go_back(self) -> None:
        """Leave the code too: nothing is shown of one that was not proved."""
        self.visit.codes = [each for each in self.visit.codes if each is not self._code]
        super().go_back()

    def scanned(self, text: str, symbology: Symbology | None = None) -> None:
        """Take the thing off a travel document, if it was read whole."""
        say = self.language.say
        try:
            document = mrz.read(text, today(self.context.now()))
        except NotAnMrz:
            words = "This is not the photo page of a passport. Please try again."
            self._complain(say("passport", words))
            return
        if said := _off(document, str(self._code.second_thing)):
            self._prove(said)
        else:
            self._complain(say(CONTEXT, "That was not read clearly. Scan it again, or type it."))

    def step_aside(self, aside: str) -> None:
        """Keep what was typed while the language is changed."""
        self.draft["given"] = self._answer.given()
        super().step_aside(aside)

    def spoken(self) -> Spoken:
        """Give the screen as text; what was typed is never in it."""
        errors = (self.error,) if self.error else ()
        acts = (self.main_word, self.skip_word)
        return Spoken(self.title, self.question, acts, errors, secret=True)

    def _setting(self, path: str) -> Setting:
        field = form().section("person").field(path.split(".")[1])
        before = self.draft.pop("given", {})
        return Setting(field, self.language, self.context.reference.lists, before)

    def _prove(self, said: str) -> None:
        if self.busy:
            return
        self.error, self._answer.wrong = "", False
        self.busy = True
        number = self._code.number
        self.context.background.run(
            lambda: self.context.codes.opened(number, said), self._judged, self._failed
        )

    def _judged(self, opened: object) -> None:
        self.busy = False
        if isinstance(opened, Opened):
            self._replace(replace(self._code, second_thing=None, opened=opened))
            self.leave(NEXT)
        else:
            self._count()

    def _failed(self, _fault: Exception) -> None:
        self.busy = False
        words = "This cannot be checked now. Try again, or go on without it."
        self.error = self.language.say(CONTEXT, words)

    def _count(self) -> None:
        self.draft["tries"] = self.draft.get("tries", 0) + 1
        if self.draft["tries"] >= MOST_TRIES:
            self.skip()
        else:
            words = "That does not match. Please look at your passport and try again."
            self._complain(self.language.say(CONTEXT, words))

    def _complain(self, words: str) -> None:
        self.error, self._answer.wrong = words, True

    def _replace(self, opened: FoundCode) -> None:
        codes = self.visit.codes
        self.visit.codes = [opened if each is self._code else each for each in codes]

    def _word_the_button(self, *_: object) -> None:
        say = self.language.say
        self.main_word = say(CONTEXT, "Checking") if self.busy else say("frame", "Continue")


def _as_kept(given: dict[str, Any], second_thing: str) -> str:
    """Give an answer the way it is kept: a birth date in ISO order, empty when there is none."""
    said = str(given.get(second_thing, ""))
    if second_thing == DOCUMENT or not said:
        return said
    try:
        day, month, year = map(int, said.split("."))
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _off(document: mrz.TravelDocument, second_thing: str) -> str:
    """Give the thing a document says; empty when its check digit does not match."""
    failed = document.check_failures
    if second_thing == DOCUMENT:
        return "" if "number" in failed else document.number
    born = document.birth_date
    return "" if born is None or "birth_date" in failed else born.isoformat()
