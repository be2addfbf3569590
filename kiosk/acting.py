"""What is done to a scene's screen, and what is laid over it: typing, going on, panels."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from kiosk import panels
from kiosk.panels import PanelWords, VoiceIs
from languages import Language, available, load
from reference import load as load_reference

Act = Callable[[Any], None]
"""Done to a screen once it is shown, as a traveller would."""

Cover = Callable[[Language], PanelWords]
"""The panel over a screen, in a language."""


def going_on(screen: Any) -> None:
    """Press the main act."""
    screen.go_on()


def typing(text: str, go_on: bool = False) -> Act:
    """Type where the answer stands; ``go_on`` then goes on, to be told what is wrong."""

    def act(screen: Any) -> None:
        for typed in text:
            screen.answering.type(typed)
        if go_on:
            screen.go_on()

    return act


def about(tick: str, on: date) -> Cover:
    """Open what the "?" of a tick line says, by the questions of that day."""

    def words(language: Language) -> PanelWords:
        asked = next(q for q in load_reference(on).questions if q.id == tick)
        what = language.say("question", asked.does_not_count)
        title = language.say("question", asked.plain)
        return panels.told(
            title, language.say("ticks", "Does not count: {what}", what=what), language
        )

    return words


def hearing(language: Language) -> PanelWords:
    """Open text, contrast and voice where the screen is read aloud."""
    return panels.text_and_contrast(language, 1.3, "black_on_white", VoiceIs.ON)


def every_language(language: Language) -> PanelWords:
    """Offer every language there is."""
    return panels.languages(tuple(load(code) for code in available()), language)
