"""What the traveller came to do: the direction, or a code they already have."""

from __future__ import annotations

from kivy.properties import ObjectProperty, StringProperty

from kiosk.journey import HAVE_CODE, NEXT, TO_RESUME
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken
from kiosk.widgets.choice import Choice, names

CODE = "code"


class IntentScreen(KioskScreen):
    """One tap, and on."""

    choices = ObjectProperty(())
    code_word = StringProperty("")
    code_hint = StringProperty("")
    paused_word = StringProperty("")

    def ask(self) -> None:
        """Offer the three directions and the code."""
        say = self.language.say
        self.question = say("intent", "What would you like to do?")
        self.choices = (
            Choice("arriving", say("intent", "I am entering Azerbaijan")),
            Choice("leaving", say("intent", "I am leaving Azerbaijan")),
            Choice("passing", say("intent", "I am passing through")),
        )
        self.code_word = say("intent", "I have a code")
        self.code_hint = say("intent", "You declared at home, or were given a number")
        pauses = self.context.pauses
        self.paused_word = say("intent", "I paused here") if pauses and pauses.any else ""

    def choose(self, direction: str) -> None:
        """Declare, in this direction."""
        settings, journey = self.context.settings, self.visit.group("journey")
        journey["direction"] = direction
        journey["crossing_point"] = settings.post
        if len(settings.means) == 1:
            journey["transport"] = settings.means[0]
        self.leave(NEXT)

    def have_code(self) -> None:
        """Bring a code instead."""
        self.leave(HAVE_CODE)

    def resume(self) -> None:
        """Take up a visit that was paused."""
        self.leave(TO_RESUME)

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        acts = tuple(word for word in (self.code_word, self.paused_word) if word)
        return Spoken(self.title, self.question, (*names(self.choices), *acts))
