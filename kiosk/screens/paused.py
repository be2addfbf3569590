"""The visit is paused: the short code it is held under, and for how long. It is shown once."""

from __future__ import annotations

from datetime import timedelta

from kivy.properties import StringProperty

from kiosk.journey import FINISH
from kiosk.kept.pauses import LASTS
from kiosk.kept.telling import clock
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken
from kiosk.widgets import lines  # noqa: F401  (the layout names its widgets)
from kiosk.widgets.code import PAUSE_GROUPS, grouped_so_far

CONTEXT = "paused"


class PausedScreen(KioskScreen):
    """The visit has left the glass already: what stands here is only its code."""

    ahead = False

    code = StringProperty("")
    code_label = StringProperty("")
    told = StringProperty("")
    main_word = StringProperty("")

    def ask(self) -> None:
        """Show the code, and say where the answers are and until when."""
        say = self.language.say
        self.can_go_back = False
        self.question = say(CONTEXT, "Your declaration is paused")
        self.code_label = say(CONTEXT, "Code of your pause")
        self.code = grouped_so_far(self.draft["code"], PAUSE_GROUPS)
        if "until" not in self.draft:
            self.draft["until"] = clock(self.context.now() + timedelta(seconds=LASTS))
        words = "Type it here by {time} and go on where you stopped. Then it is erased."
        self.told = say(CONTEXT, words, time=self.draft["until"])
        self.hint = say(CONTEXT, "Only the memory of this kiosk has your answers.")
        self.main_word = say(CONTEXT, "I have the code")

    def finish(self) -> None:
        """Free the glass."""
        self.leave(FINISH)

    def spoken(self) -> Spoken:
        """Give the screen as text; the code stands alone, so that it is read in groups, twice."""
        said = (self.code_label, self.code, self.told)
        return Spoken(self.title, self.question, (self.main_word,), state=said)
