"""Asked again after a power cut: go on with what was begun, or print the paper of what was lodged.

Only the person themselves comes here: the visit opens by their document's number and birth date.
"""

from __future__ import annotations

from kivy.properties import BooleanProperty, StringProperty

from kiosk.events import Again
from kiosk.journey import NEXT, Outcome, Way, where_it_stood
from kiosk.kept.telling import Found, clock
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken
from kiosk.widgets import lines  # noqa: F401  (the layout names its widgets)

CONTEXT = "kept"


class KeptScreen(KioskScreen):
    """Two acts, and nothing is lost before one is taken."""

    ahead = False

    words = StringProperty("")
    mark = StringProperty("")
    main_word = StringProperty("")
    anew_word = StringProperty("")
    busy = BooleanProperty(False)

    def ask(self) -> None:
        """Ask about the visit that was found."""
        self._found: Found = self.draft["found"]
        self.can_go_back = False
        say, at = self.language.say, clock(self._found.at)
        if self._found.visit.lodged:
            self.question = say(CONTEXT, "You registered one at {time}. Print it again?", time=at)
            self.words = say(CONTEXT, "Your declaration is safe. Its number stays the same.")
            self.main_word = say(CONTEXT, "Print it again")
            self.anew_word = say(CONTEXT, "Make another one")
            self.mark = "sum"
            return
        asked = "You began a declaration here at {time}. Go on with it?"
        self.question = say(CONTEXT, asked, time=at)
        self.words = say(CONTEXT, "The power failed. Your answers were kept, encrypted.")
        self.main_word = say(CONTEXT, "Go on with it")
        self.anew_word = say(CONTEXT, "Begin anew")
        self.mark = "pause"

    def go_on(self) -> None:
        """Take the visit up where it stood, in the language spoken now."""
        if self.busy:
            return
        visit = self._found.visit
        visit.asked_again, visit.language = True, self.visit.language
        how = Again.FOR_THE_PAPER if visit.lodged else Again.AFTER_A_POWER_CUT
        step = where_it_stood(visit, self.context.settings.journey)
        self.handover = {"taken": visit, "how": how}
        self.leave(Outcome(Way.TAKE_UP, step))

    def begin_anew(self) -> None:
        """Erase what was kept, then go on with this visit."""
        kept = self.context.kept
        if self.busy or kept is None:
            return
        self.busy = self.visit.asked_again = True
        # Whether or not it could be erased now, it goes with the visit.
        self.context.background.run(
            kept.forget, lambda _done: self.leave(NEXT), lambda _fault: self.leave(NEXT)
        )

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        return Spoken(
            self.title, self.question, (self.main_word, self.anew_word), state=(self.words,)
        )
