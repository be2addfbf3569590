"""Under 16: kindly asks for the adult."""

from __future__ import annotations

from kiosk.journey import NEXT_PERSON
from kiosk.screens.message import MessageScreen


class AdultNeededScreen(MessageScreen):
    """A child's goods are declared by the adult they travel with. Nothing of the child is kept."""

    ahead = False

    def ask(self) -> None:
        """Ask for the adult."""
        say = self.language.say
        self.can_go_back = False
        self._forget()
        self.question = say("adult_needed", "Please come with the adult you travel with")
        self.words = say(
            "adult_needed",
            "Under 16 years the adult declares for you. If you travel alone, call an officer.",
        )
        self.mark = "adult"
        self.main_word = say("adult_needed", "The adult is here: start again")
        self.finish_word = say("frame", "Finish")

    def go_on(self) -> None:
        """Ask the adult instead, from the ticks on."""
        self.leave(NEXT_PERSON)

    def _forget(self) -> None:
        journey = self.visit.group("journey")
        self.visit.answers = {"journey": journey}
        self.visit.read.clear()
        self.visit.under_16 = False
