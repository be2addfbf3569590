"""What settings, their values and devices are called at the service menu. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from forms.code_list import CodeLists
from kiosk.devices.printer.interface import PrintEnd
from kiosk.settings.setting import Kind, Setting, Value
from kiosk.settings.table import SETTINGS
from kiosk.staff.finding import CONTEXT as READINESS
from kiosk.staff.finding import LABELS, LEVEL_WORDS
from kiosk.staff.key import Tried, Verdict
from languages import Language

CONTEXT = "staff"
SETTING = "setting"

YES, NO = "Yes", "No"
PERCENT = "{number} %"

NOTHING: Mapping[str, str] = {
    "walk": "Shown to the green line, no data taken",
    "slip": "The green line, with a paper without data",
    "lodge": "A short declaration",
}
"""What happens with a traveller who has nothing to declare, by value of the setting."""

ENDS: Mapping[PrintEnd, str] = {
    PrintEnd.PRINTED: "It was printed.",
    PrintEnd.FAILED_BEFORE: "Nothing was printed. Look at the printer.",
    PrintEnd.FAILED_MIDWAY: "It stopped half-way. Look at the printer.",
    PrintEnd.UNKNOWN: "The printer does not say. Look whether the paper came out.",
}

OF_PAPERS = ("Readiness report", "Test print", "White on black")
"""Words of papers, under context ``readiness``."""

UNSET = "No PIN is set. It is set with the command sarhad service set-pin."
WRONG = "That was wrong."
WAIT = ("Too many wrong tries. Wait {count} minute.", "Too many wrong tries. Wait {count} minutes.")


@dataclass(frozen=True)
class Wording:
    """Says settings and their values in one language. ``speak`` gives a language by its code."""

    language: Language
    lists: CodeLists
    speak: Callable[[str], Language]

    def label(self, setting: Setting) -> str:
        """Name a setting."""
        return self.language.say(SETTING, setting.label)

    def purpose(self, setting: Setting) -> str:
        """Say what a setting is for."""
        return self.language.say(SETTING, setting.purpose)

    def values(self, setting: Setting, value: Value) -> str:
        """Say what stands for a setting."""
        if isinstance(value, tuple):
            return ", ".join(self.one(setting, each) for each in value)
        return self.one(setting, value)

    def one(self, setting: Setting, value: Value) -> str:
        """Say one value that a setting of the menu may have."""
        say = self.language.say
        if isinstance(value, bool):
            return say(CONTEXT, YES if value else NO)
        if isinstance(value, int):
            return say(CONTEXT, PERCENT, number=value)
        if setting.kind is Kind.LANGUAGES:
            return self.speak(str(value)).name
        if setting.name == "means":
            return say("list.transport", self.lists["transport"].by_code(str(value)).label)
        return say(CONTEXT, NOTHING[str(value)])


def refused(tried: Tried, language: Language) -> str:
    """Say why the menu does not open, and for how long."""
    if tried.verdict is Verdict.UNSET:
        return language.say(CONTEXT, UNSET)
    wrong = language.say(CONTEXT, WRONG) if tried.verdict is Verdict.WRONG else ""
    if not tried.wait:
        return wrong
    minutes = -int(-tried.wait // 60)
    return f"{wrong} {language.say_count(CONTEXT, *WAIT, minutes)}".strip()


def all_words() -> Iterator[tuple[str, str]]:
    """Every (context, msgid) spoken through tables, for the test of languages."""
    for setting in SETTINGS:
        yield from ((SETTING, setting.label), (SETTING, setting.purpose))
    own = (YES, NO, PERCENT, *NOTHING.values(), *ENDS.values(), UNSET, WRONG, WAIT[0])
    yield from ((CONTEXT, words) for words in own)
    read = (*LABELS.values(), *LEVEL_WORDS.values(), *OF_PAPERS)
    yield from ((READINESS, words) for words in read)
