"""A second thing only the holder of a code knows, before anything of it is shown."""

from __future__ import annotations

from kivy.properties import BooleanProperty, StringProperty

from customs import mrz
from customs.errors import NotAnMrz
from kiosk.journey import NEXT
from kiosk.questions import form, question
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken
from kiosk.visit import FoundCode
from kiosk.widgets.answers import Answer, Setting, answer
from reference import today


class SecondThingScreen(KioskScreen):
    """Tries are counted where the codes are kept; this screen only passes the answer on."""

    main_word = StringProperty("")
    busy = BooleanProperty(False)

    def ask(self) -> None:
        """Ask for the thing the code names."""
        self._code = next(code for code in self.visit.codes if code.second_thing)
        path = f"person.{self._code.second_thing}"
        self.question = self.language.say("ask", question(path, self.visit).wording.ask)
        self.hint = self.language.say("second_thing", "So that nobody else sees your declaration.")
        self.main_word = self.language.say("frame", "Continue")
        self._answer: Answer = answer(self._setting(path))
        self.bind(wide=self._answer.setter("wide"))
        self.ids.slot.add_widget(self._answer)

    @property
    def answering(self) -> Answer:
        """What takes the answer."""
        return self._answer

    def go_on(self) -> None:
        """Hold what was typed against the code."""
        said = str(next(iter(self._answer.given().values()), ""))
        if said:
            self._prove(_as_kept(said))

    def scanned(self, text: str) -> None:
        """Take the thing off a travel document."""
        try:
            document = mrz.read(text, today(self.context.now()))
        except NotAnMrz:
            return
        born = document.birth_date.isoformat() if document.birth_date else ""
        self._prove(document.number if self._code.second_thing == "document_number" else born)

    def spoken(self) -> Spoken:
        """Give the screen as text; what was typed is never in it."""
        errors = (self.error,) if self.error else ()
        return Spoken(self.title, self.question, (self.main_word,), errors)

    def _setting(self, path: str) -> Setting:
        field = form().section("person").field(path.split(".")[1])
        return Setting(field, self.language, self.context.reference.lists, {})

    def _prove(self, said: str) -> None:
        if self.busy:
            return
        self.busy = True
        number = self._code.number
        self.context.background.run(
            lambda: self.context.codes.proves(number, said), self._judged, self._refused
        )

    def _judged(self, right: object) -> None:
        self.busy = False
        if right is True:
            self._open()
            self.leave(NEXT)
        else:
            words = "This does not belong to the code. Please check it."
            self.error, self._answer.wrong = self.language.say("second_thing", words), True

    def _refused(self, _fault: Exception) -> None:
        self.busy = False
        words = "Too many tries. Please show your code to the officer at One Window."
        self.error = self.language.say("second_thing", words)

    def _open(self) -> None:
        proven, known = self._code, self._code
        opened = FoundCode(known.number, known.known, known.state, known.form)
        self.visit.codes = [opened if code is proven else code for code in self.visit.codes]


def _as_kept(said: str) -> str:
    """Give a birth date in the order it is kept in; anything else as it was typed."""
    parts = said.split(".")
    return "-".join(reversed(parts)) if len(parts) == 3 else said
