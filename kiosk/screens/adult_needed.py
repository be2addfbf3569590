"""Under 16: kindly asks for the adult."""

from __future__ import annotations

from kiosk.screens.message import MessageScreen


class AdultNeededScreen(MessageScreen):
    """A child's goods are declared by the adult they travel with."""

    def ask(self) -> None:
        """Ask for the adult."""
        say = self.language.say
        self.question = say("adult_needed", "Please come with the adult you travel with")
        self.words = say(
            "adult_needed",
            "Under 16 years the adult declares for you. If you travel alone, call an officer.",
        )
        self.mark = "officer"
        self.main_word = say("frame", "Finish")
