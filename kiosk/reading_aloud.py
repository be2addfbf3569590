"""What a voice says of a screen, in the order an ear can follow. Pure.

What is wrong comes first, then the question, what was answered so far, and what is offered, each
with its place. A registration number is read in groups, digit by digit, and twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from kiosk.devices.voice.interface import Sentence
from kiosk.sounding import WHOLE_CODE, groups, sounded
from kiosk.spoken import Item, Role, Spoken
from languages import Language

CONTEXT = "voice"

_LINE_ENDS = re.compile(r"\n|  ·  ")
"""What parts the languages where a screen asks in several."""

Speak = Callable[[str], Language]
"""Gives a language by its code."""

AFTER_QUESTION = 0.6
AFTER_GROUP = 0.7
"""Seconds: long enough to write four digits down."""
AFTER_CODE = 1.2

MOST_OFFERS = 12
"""More are not read out unasked: the keys go through them."""

SIGNS = {
    ".": "full stop",
    ",": "comma",
    "-": "hyphen",
    "'": "apostrophe",
    "’": "apostrophe",
    "/": "slash",
}
"""Msgids under context ``voice``."""

ACTS = {"erase": "erase", "shift": "capital letters", "space": "space", "switch": "other letters"}
"""Keys that do something; msgids under context ``voice``."""


def whole(
    spoken: Spoken, language: Language, speak: Speak, *, title: bool, tactile: bool = False
) -> list[Sentence]:
    """Say a screen from the beginning.

    ``title`` is whether its title is new, ``tactile`` whether the keys are those of a keypad.
    """
    if spoken.languages:
        return _in_each(spoken, speak, tactile)
    first = _lines((spoken.title,), language) if title else []
    wrong, asked = errors(spoken, language), _question(spoken, language)
    return [*first, *wrong, *asked, *offers(spoken, language)]


def errors(spoken: Spoken, language: Language) -> list[Sentence]:
    """Say what is wrong."""
    attention = language.say(CONTEXT, "Attention.")
    return _lines((f"{attention} {words}" for words in spoken.errors), language)


def state(spoken: Spoken, language: Language) -> list[Sentence]:
    """Say what was answered, typed or announced so far; picked choices are said where offered."""
    return _lines((line for line in spoken.state if line not in spoken.choices), language)


def offers(spoken: Spoken, language: Language) -> list[Sentence]:
    """Say what can be picked, each with its place: 2 of 4."""
    choices = spoken.choices
    if not choices:
        return []
    if len(choices) == 1:
        return _lines((item_words(Item(Role.BUTTON, choices[0]), language),), language)
    if len(choices) > MOST_OFFERS:
        words = "{count} choices. Go through them with the next key."
        return _lines((language.say(CONTEXT, words, count=len(choices)),), language)
    if _counts_up(choices):
        words = language.say(CONTEXT, "From {first} to {last}.", first=choices[0], last=choices[-1])
        return _lines((words,), language)
    return _lines(_numbered(spoken, language), language)


def item(at: Item, language: Language) -> list[Sentence]:
    """Say what the keys have come to."""
    return _lines((item_words(at, language),), language)


def item_words(at: Item, language: Language) -> str:
    """Name a thing that can be pressed: what it is called, what it is, how it stands, where."""
    if at.role is Role.KEY:
        return key_words(at.name, language)
    said = [sounded(at.name, language)]
    if at.role is Role.BUTTON:
        said.append(language.say(CONTEXT, "button"))
    elif at.role is Role.LINE:
        said.append(language.say(CONTEXT, "can be changed"))
    elif at.role is Role.TICK:
        said.append(language.say(CONTEXT, "ticked" if at.chosen else "not ticked"))
    elif at.chosen:
        said.append(language.say(CONTEXT, "picked"))
    return ", ".join(part for part in (*said, _place(at, language)) if part)


def key_words(name: str, language: Language) -> str:
    """Name a key to type with."""
    known = SIGNS.get(name) or ACTS.get(name)
    return language.say(CONTEXT, known) if known else name


def how_to(language: Language, *, tactile: bool) -> list[Sentence]:
    """Say what the keys do, once a visit."""
    if tactile:
        words = (
            "The keys of the keypad in order: previous, next, take, back, where am I, help, "
            "louder, faster. Help explains what you are on."
        )
    else:
        words = (
            "The arrow keys go from one thing to the next, Enter takes it, Escape goes back. "
            "Home says where you are, F1 explains what you are on. F3 is louder, F4 is faster."
        )
    return [_sentence(language.say(CONTEXT, words), language, AFTER_QUESTION)]


def words_alone(words: str, language: Language) -> list[Sentence]:
    """Say a few words of the kiosk's own."""
    return _lines((words,), language)


def _question(spoken: Spoken, language: Language) -> list[Sentence]:
    asked = _sentence(spoken.question, language, AFTER_QUESTION)
    return [asked, *_lines((spoken.hint,), language), *state(spoken, language)]


def _in_each(spoken: Spoken, speak: Speak, tactile: bool) -> list[Sentence]:
    """Say a screen that asks in every language: each line, and each choice, in its own."""
    said = []
    for at, code in enumerate(spoken.languages):
        language = speak(code)
        for words in (*spoken.errors, spoken.question, *spoken.state):
            said += _lines(_LINE_ENDS.split(words)[at : at + 1], language)
        if at < len(spoken.choices):
            place = _of(at + 1, len(spoken.choices), language)
            said += [
                _sentence(_how_to_choose(language, tactile), language),
                _sentence(f"{place}: {spoken.choices[at]}", language, AFTER_QUESTION),
            ]
    return said


def _how_to_choose(language: Language, tactile: bool) -> str:
    if tactile:
        return language.say(CONTEXT, "The second key goes on, the third key takes.")
    return language.say(CONTEXT, "Go on with the arrow keys, take with Enter.")


def _numbered(spoken: Spoken, language: Language) -> Iterable[str]:
    for at, choice in enumerate(spoken.choices, 1):
        picked = language.say(CONTEXT, "picked") if choice in spoken.state else ""
        words = f"{_of(at, len(spoken.choices), language)}: {sounded(choice, language)}"
        yield ", ".join(part for part in (words, picked) if part)


def _counts_up(choices: tuple[str, ...]) -> bool:
    numbers = [int(choice) for choice in choices if choice.isdecimal()]
    return len(numbers) == len(choices) and all(b - a == 1 for a, b in pairwise(numbers))


def _place(at: Item, language: Language) -> str:
    return _of(at.place, at.of, language) if at.place and at.of > 1 else ""


def _of(place: int, count: int, language: Language) -> str:
    return language.say(CONTEXT, "{place} of {count}", place=place, count=count)


def _lines(lines: Iterable[str], language: Language) -> list[Sentence]:
    return [each for line in lines if line for each in _with_code(line, language)]


def _with_code(line: str, language: Language) -> list[Sentence]:
    """Say a line; a code in it is said after the words before it, in groups, and once more."""
    found = WHOLE_CODE.search(line)
    if found is None:
        return [_sentence(line, language)]
    before, after = line[: found.start()].strip(), line[found.end() :].lstrip(". ")
    digits = [Sentence(f"{group}.", language.code, AFTER_GROUP) for group in groups(found.group())]
    again = _sentence(language.say(CONTEXT, "Once more:"), language)
    said = [_sentence(before, language)] if before else []
    said += [*digits, again, *digits[:-1], Sentence(digits[-1].text, language.code, AFTER_CODE)]
    return [*said, *_lines((after,), language)]


def _sentence(words: str, language: Language, pause: float = 0.3) -> Sentence:
    text = sounded(words, language)
    ended = text if re.search(r"[.?!:]$", text) else f"{text}."
    return Sentence(ended, language.code, pause)
