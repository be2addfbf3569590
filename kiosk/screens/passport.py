"""Scan your passport: a picture of how, and a way to type instead."""

from __future__ import annotations

from kivy.properties import StringProperty

from customs import mrz
from customs.errors import NotAnMrz
from kiosk.asking import check_answers
from kiosk.journey import NEXT, TO_KEPT, nothing_ticked
from kiosk.kept.keeping import look_for_earlier
from kiosk.passport import fill, too_young
from kiosk.reading.symbol import Symbology
from kiosk.screens.lodging import LodgesOnLeaving
from kiosk.spoken import Spoken
from kiosk.visit import NothingMode
from kiosk.widgets import lines, picture  # noqa: F401  (the layout names their widgets)
from reference import today


class PassportScreen(LodgesOnLeaving):
    """Read, never typed, unless the traveller wants to.

    For a traveller with nothing to declare this is the last question: reading the document is the
    confirmation, and the screen says so.
    """

    type_word = StringProperty("")
    privacy = StringProperty("")
    more_word = StringProperty("")
    truth = StringProperty("")

    def ask(self) -> None:
        """Say how, what for, and what reading it means."""
        say = self.language.say
        self.question = say("passport", "Scan your passport")
        self.hint = say("passport", "Open it at the photo page and lay it face down on the reader.")
        self.type_word = say("passport", "I will type instead")
        self.privacy = say("passport", "Only customs sees your data.")
        self.more_word = say("passport", "More")
        words = "By scanning it you confirm that you have nothing to declare."
        self.truth = say("passport", words) if self._is_last() else ""

    def scanned(self, text: str, symbology: Symbology | None = None) -> None:
        """Take what the reader read, if it is a travel document."""
        if self.busy:
            return
        on = today(self.context.now())
        try:
            document = mrz.read(text, on)
        except NotAnMrz:
            words = "This is not the photo page of a passport. Please try again."
            self.error = self.language.say("passport", words)
            return
        fill(self.visit, document)
        age = self.context.reference.families.declares_from.value
        self.visit.under_16 = too_young(self.visit, on, age)
        look_for_earlier(self, self._looked, self._be_busy)

    def type_instead(self) -> None:
        """Go on without a reader; not while what was read is being written."""
        if not self.busy:
            self.leave(NEXT)

    def explain(self) -> None:
        """Tell what happens with the data."""
        words = (
            "Your answers go to the State Customs Committee, encrypted, and nowhere else. "
            "This kiosk forgets them when you leave. Customs keeps them as long as the law says."
        )
        self.tell(self.privacy, self.language.say("passport", words))

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        errors = (self.error,) if self.error else ()
        said = tuple(words for words in (self.truth, self.privacy) if words)
        return Spoken(self.title, self.question, (self.type_word,), errors, said)

    def _looked(self, found: object) -> None:
        if found is not None:
            self.handover = {"found": found}
            self.leave(TO_KEPT)
        elif self._is_last() and not self.visit.under_16 and self._complete():
            self.lodge()
        else:
            self.leave(NEXT)

    def _is_last(self) -> bool:
        settings = self.context.settings
        lodges = settings.nothing is NothingMode.LODGE
        return lodges and nothing_ticked(self.visit, settings.journey)

    def _complete(self) -> bool:
        trial = {**self.visit.answers, "confirmation": {"truth": True}}
        return check_answers(self.context, self.visit, trial).content is not None
