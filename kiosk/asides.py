"""What the always-there acts open over a screen: language, text and voice, help, an officer."""

from __future__ import annotations

from typing import Any, Protocol

from kiosk import panels
from kiosk.bell import LeadsVisits
from kiosk.calling import Calling
from kiosk.kept.pausing import Pausing
from kiosk.narrator import Narrator
from kiosk.panels import PanelWords, VoiceIs
from kiosk.shows import ShowsScreens
from kiosk.widgets.look import look


class Leads(LeadsVisits, Protocol):
    """What panels need of the conductor."""

    @property
    def narrator(self) -> Narrator:
        """Who reads aloud."""

    def switch_voice(self) -> None:
        """Read aloud from now on, or no more."""

    def speak_in(self, language: str) -> None:
        """Ask the question that stands in another language."""

    @property
    def pausing(self) -> Pausing:
        """Who holds paused visits."""

    @property
    def screen(self) -> Any:
        """The screen that is shown."""

    def pause(self) -> None:
        """Hold the visit under a short code, and free the glass."""


class Asides:
    """Covers the glass with panels, and does what is picked on them."""

    def __init__(self, leads: Leads, glass: ShowsScreens, calling: Calling) -> None:
        self._leads = leads
        self._calling = calling
        self._glass = glass

    def open(self, name: str) -> None:
        """Open the panel of an act."""
        language = self._language()
        match name:
            case "language":
                context = self._leads.context
                offered = tuple(context.speak(code) for code in context.settings.languages)
                self._cover(panels.languages(offered, language))
            case "text":
                voice = self._voice_is()
                self._cover(panels.text_and_contrast(language, look.factor, look.palette, voice))
            case "help":
                step, may_pause = (
                    self._leads.visit.step,
                    self._leads.pausing.may(self._leads.screen),
                )
                self._cover(panels.help_with(step, language, may_pause=may_pause))
            case "pause":
                self._leads.pause()
            case "officer":
                self._calling.call()

    def tell(self, title: str, words: str) -> None:
        """Show an explanation."""
        self._cover(panels.told(title, words, self._language()))

    def warn(self, seconds: int) -> None:
        """Ask whether somebody is still there."""
        self._cover(panels.still_there(seconds, self._language()))

    def _language(self) -> Any:
        return self._leads.context.speak(self._leads.visit.language)

    def _cover(self, words: PanelWords) -> None:
        self._glass.cover(words, lambda name: self._picked(words.name, name))

    def _picked(self, panel: str, name: str) -> None:
        if panel == "language":
            self._leads.speak_in(name)
        elif panel == "text":
            self._set(name)
            self.open("text")
        elif name == "pause":
            self._leads.pause()

    def _set(self, name: str) -> None:
        match name:
            case "larger":
                look.enlarge()
            case "voice":
                self._leads.switch_voice()
            case "blank":
                self._glass.darken(not self._glass.is_dark())
            case _:
                look.palette = name

    def _voice_is(self) -> VoiceIs:
        narrator = self._leads.narrator
        if narrator.on:
            return VoiceIs.ON_IN_THE_DARK if self._glass.is_dark() else VoiceIs.ON
        return VoiceIs.OFF if narrator.can_speak else VoiceIs.MISSING
