"""What the panels over a screen say: words only, so that they are tested without a display."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.spoken import Spoken
from kiosk.visit import STAFF, Step
from languages import Language


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its name in code, its words, and what explains them.

    ``mark`` is drawn before one that acts at once, where the others are one of several.
    """

    name: str
    text: str
    hint: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class PanelWords:
    """A panel: ``name`` says which, ``picked`` which choice stands now."""

    name: str
    title: str
    words: str = ""
    choices: tuple[Choice, ...] = ()
    picked: str = ""
    close: str = ""


class VoiceIs(StrEnum):
    """How the voice stands. A dark screen is offered only to whoever hears what is on it."""

    MISSING = "missing"
    OFF = "off"
    ON = "on"
    ON_IN_THE_DARK = "on_in_the_dark"


IDLE = "idle"
OFFICER = "officer"
FACTORS = ("1.0", "1.15", "1.3", "1.5")


def told(title: str, words: str, language: Language) -> PanelWords:
    """Give an explanation a screen asked for."""
    return PanelWords("told", title, words, close=language.say("frame", "Close"))


def languages(offered: tuple[Language, ...], language: Language) -> PanelWords:
    """Offer every language by its own name."""
    return PanelWords(
        "language",
        language.say("language", "Choose your language"),
        choices=tuple(Choice(each.code, each.name) for each in offered),
        picked=language.code,
        close=language.say("frame", "Close"),
    )


def text_and_contrast(
    language: Language, factor: float, palette: str, voice: VoiceIs = VoiceIs.MISSING
) -> PanelWords:
    """Offer larger text, the palettes of high contrast, and a voice where there is one."""
    say = language.say
    silent = voice is VoiceIs.MISSING
    return PanelWords(
        "text",
        say("panel", "Text and contrast") if silent else say("panel", "Text, contrast, voice"),
        choices=(
            Choice("larger", say("panel", "Larger text"), _size(language, factor), "text"),
            Choice("daylight", say("panel", "Usual colours")),
            Choice("black_on_white", say("panel", "Black on white")),
            Choice("yellow_on_black", say("panel", "Yellow on black")),
            *_voice_choices(language, voice),
        ),
        picked=palette,
        close=say("frame", "Close"),
    )


def help_with(step: Step, language: Language, *, may_pause: bool = False) -> PanelWords:
    """Explain the step; ``may_pause`` offers to come back to it."""
    words = HELP.get(step, HELP_STAFF if step in STAFF else HELP_ANYWHERE)
    return PanelWords(
        "help",
        language.say("frame", "Help"),
        language.say("help", words),
        choices=(_pause(language),) if may_pause else (),
        close=language.say("frame", "Close"),
    )


def officer_called(language: Language, heard: bool | None, where: str = "") -> PanelWords:
    """Say what became of the call; ``heard`` is None while it is not known.

    Nobody is said to come unless a desk has said so. ``where`` is the post's own words for where
    an officer is found instead.
    """
    say = language.say
    if heard is None:
        words = say("panel", "Calling an officer…")
        meanwhile = say("panel", "You can close this and go on. You will be told here.")
        words = f"{words}\n{meanwhile}"
    elif heard:
        words = say("panel", "An officer is coming. Please wait here.")
    else:
        words = say("panel", "Nobody answered. Please go to the One Window desk.")
        words = f"{words}\n{where}" if where else words
    return PanelWords(OFFICER, say("frame", "Call an officer"), words, close=say("frame", "Close"))


def still_there(seconds: int, language: Language) -> PanelWords:
    """Warn that the visit ends soon."""
    words = language.say_count(
        "panel",
        "Your answers will be erased in {count} second.",
        "Your answers will be erased in {count} seconds.",
        seconds,
    )
    return PanelWords(
        IDLE,
        language.say("panel", "Are you still there?"),
        words,
        close=language.say("panel", "I am still here"),
    )


def spoken(words: PanelWords) -> Spoken:
    """Give a panel as text. The seconds of a countdown are told, but their going is no news."""
    choices = tuple(_told(choice) for choice in words.choices)
    picked = tuple(_told(choice) for choice in words.choices if choice.name == words.picked)
    counts = words.name == IDLE
    said = (words.words,) if words.words and not counts else ()
    hint = words.words if counts else ""
    return Spoken("", words.title, (*choices, words.close), state=(*said, *picked), hint=hint)


def _told(choice: Choice) -> str:
    return f"{choice.text}. {choice.hint}" if choice.hint else choice.text


def _voice_choices(language: Language, voice: VoiceIs) -> tuple[Choice, ...]:
    say = language.say
    match voice:
        case VoiceIs.OFF:
            return (Choice("voice", say("panel", "Read aloud"), say("panel", "Off"), "voice"),)
        case VoiceIs.ON | VoiceIs.ON_IN_THE_DARK:
            dark = voice is VoiceIs.ON_IN_THE_DARK
            blank = say("panel", "Show the screen") if dark else say("panel", "Blank the screen")
            return (
                Choice("voice", say("panel", "Read aloud"), say("panel", "On"), "voice"),
                Choice("blank", blank, say("panel", "A touch brings it back"), "blank"),
            )
    return ()


def _pause(language: Language) -> Choice:
    say = language.say
    hint = say("panel", "A short code keeps your answers here for 15 minutes.")
    return Choice("pause", say("panel", "Pause: I will be back"), hint, "pause")


def _size(language: Language, factor: float) -> str:
    at = FACTORS.index(str(factor)) + 1
    return language.say("panel", "Size {now} of {all}", now=at, all=len(FACTORS))


HELP_ANYWHERE = (
    "Answer one question at a time. Back leads to the question before. "
    "Nothing is sent until you confirm at the end."
)

HELP_STAFF = (
    "Choose a line to look at it or to change it. A change holds at once and is kept. "
    "Every change is written into the log."
)

HELP = {
    Step.TICKS: (
        "Tick what you have with you. The question mark beside a line says what does not count. "
        "If you have none of these, press the button below."
    ),
    Step.PASSPORT: (
        "Open the passport at the page with your photo and lay it on the reader. "
        "If it cannot be read, you can type instead."
    ),
    Step.REVIEW: "Read every line. Choose a line to change it; you come back here afterwards.",
    Step.CODE: (
        "The code has 13 digits. It is on your paper, or in the message you got when you declared."
    ),
    Step.KEPT: (
        "The power failed here while you were answering. Your answers were kept, encrypted: only "
        "you can open them. Go on with them, or begin anew: then they are erased."
    ),
    Step.RESUME: (
        "Type the five digits you were shown when you paused. "
        "A pause lasts 15 minutes. After that everything is erased."
    ),
    Step.DONE: "Take the paper, go to the line named on the screen and show the paper or the code.",
}
"""Msgids under context ``help``."""
