"""A scripted person: looks at a screen, fills in what it asks, and presses on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from kiosk.player.script import Script
from kiosk.screens.adult_needed import AdultNeededScreen
from kiosk.screens.ask import AskScreen
from kiosk.screens.code import CodeScreen
from kiosk.screens.code_status import CodeStatusScreen
from kiosk.screens.confirm import ConfirmScreen
from kiosk.screens.done import DoneScreen
from kiosk.screens.green_line import GreenLineScreen
from kiosk.screens.identity import IdentityScreen
from kiosk.screens.intent import IntentScreen
from kiosk.screens.kept import KeptScreen
from kiosk.screens.language import LanguageScreen
from kiosk.screens.passport import PassportScreen
from kiosk.screens.paused import PausedScreen
from kiosk.screens.resume import ResumeScreen
from kiosk.screens.review import ReviewScreen
from kiosk.screens.rows import RowsScreen
from kiosk.screens.second_thing import SecondThingScreen
from kiosk.screens.ticks import TicksScreen
from kiosk.screens.withdraw import WithdrawScreen
from kiosk.widgets.answers import Answer
from kiosk.widgets.answers.code import CodeAnswer
from kiosk.widgets.answers.country import CountryAnswer
from kiosk.widgets.answers.day import DayAnswer, digits_of
from kiosk.widgets.answers.number import AmountAnswer, NumberAnswer
from kiosk.widgets.answers.picked import PickedAnswer
from kiosk.widgets.answers.typed import TypedAnswer
from kiosk.widgets.choice import TickLine

Press = Callable[[], None]


class Stuck(Exception):
    """The script has no answer to what the screen asks."""


@dataclass
class Effort:
    """What a visit asks of a hand: taps on buttons, letters and digits typed, screens read."""

    taps: int = 0
    typed: int = 0
    screens: int = 0


class Person:
    """Plays one script. It does what a hand can do: it calls the verbs the layouts call."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.effort = Effort()
        self._rows_given: dict[str, int] = {}
        self._brought = 0
        self._acted: set[str] = set()
        self._short_code = ""

    def fill(self, screen: Any) -> Press | None:
        """Fill in what ``screen`` asks and give the last press; None where the visit ends.

        Raises Stuck when the script does not say what to answer.
        """
        self.effort.screens += 1
        if isinstance(screen, CodeStatusScreen):
            return self._deal_with_codes(screen)
        if screen.step is self.script.pauses and self._for_the_first_time("pause"):
            # Help, and what it offers.
            self.effort.taps += 2
            return partial(screen.step_aside, "pause")
        for kind, act in self._acts():
            if isinstance(screen, kind):
                self.effort.taps += not self._is_scanned(screen)
                return act(screen)
        return None

    def _is_scanned(self, screen: Any) -> bool:
        """Whether a document laid on the reader answers the screen, with no tap."""
        return isinstance(screen, PassportScreen) and self.script.mrz is not None

    def _acts(self) -> tuple[tuple[type, Callable[[Any], Press]], ...]:
        return (
            (LanguageScreen, lambda screen: lambda: screen.choose(self.script.language)),
            (IntentScreen, self._intend),
            (TicksScreen, self._tick),
            (PassportScreen, self._show_passport),
            (IdentityScreen, self._identify),
            (RowsScreen, self._list),
            (AskScreen, self._answer),
            (ReviewScreen, self._review),
            (ConfirmScreen, lambda screen: screen.confirm),
            (CodeScreen, self._type_code),
            (SecondThingScreen, self._prove),
            (WithdrawScreen, self._withdraw),
            (KeptScreen, lambda screen: screen.go_on),
            (PausedScreen, self._note_the_code),
            (ResumeScreen, self._come_back),
        )

    def _intend(self, screen: IntentScreen) -> Press:
        if self._short_code:
            return screen.resume
        if self.script.code is not None:
            return screen.have_code
        direction = self._said("journey.direction")
        return lambda: screen.choose(str(direction))

    def _tick(self, screen: TicksScreen) -> Press:
        for line in screen.walk():
            if isinstance(line, TickLine) and self.script.said(f"{screen.section}.{line.name}"):
                self.effort.taps += 1
                line.ticked = True
                screen.tick(line.name, True)
        return screen.go_on

    def _show_passport(self, screen: PassportScreen) -> Press:
        if self.script.mrz is None:
            return screen.type_instead
        read = self.script.mrz
        return lambda: screen.scanned(read)

    def _identify(self, screen: IdentityScreen) -> Press:
        return screen.go_on if screen.answering is None else self._answer(screen)

    def _list(self, screen: RowsScreen) -> Press:
        section = "money" if screen.visit.step.value == "money" else "goods"
        rows, given = self.script.rows(section), self._rows_given.get(section, 0)
        if screen.answering is None:
            if given < len(rows):
                return screen.one_more
            return screen.go_on
        place = min(screen.index, len(rows) - 1)
        if place < 0:
            raise Stuck(f"{section}: the script has no row")
        self._rows_given[section] = place + 1
        return self._give(screen, rows[place])

    def _answer(self, screen: AskScreen) -> Press:
        section = str(screen.path).split(".")[0]
        return self._give(screen, self.script.answers.get(section, {}))

    def _give(self, screen: AskScreen, group: Mapping[str, Any]) -> Press:
        name = str(screen.path).split(".")[1]
        if name == "document_number" and self._travels_with_another(screen):
            return screen.skip
        value = _day_or_year(group) if name == "birth_date" else group.get(name)
        if value is None:
            if screen.skip_word:
                return screen.skip
            raise Stuck(f"{screen.path}: the script does not say")
        widget = screen.answering
        return self._enter(widget, value, group) or screen.go_on

    def _travels_with_another(self, screen: AskScreen) -> bool:
        said = screen.visit.said("person.document_type")
        return said is None and self.script.said("person.document_type") is not None

    def _type_code(self, screen: CodeScreen) -> Press:
        if not screen.digits:
            self._brought += 1
            code, _ = self.script.codes[self._brought - 1]
            self._type(screen, "".join(filter(str.isdecimal, code)))
        return screen.go_on

    def _prove(self, screen: SecondThingScreen) -> Press:
        self._type(screen.answering, self.script.codes[self._brought - 1][1])
        return screen.go_on

    def _deal_with_codes(self, screen: CodeStatusScreen) -> Press | None:
        """Bring every code, do what is to be done with the first, then ask for the slip."""
        if self._brought < len(self.script.codes):
            press: Press | None = screen.another
        elif self.script.change and self._for_the_first_time("change"):
            press = partial(screen.change, int(self.script.codes[0][0]))
        elif self.script.withdraw and self._for_the_first_time("withdraw"):
            press = partial(screen.withdraw, int(self.script.codes[0][0]))
        else:
            press = screen.go_on if self._for_the_first_time("slip") else None
        self.effort.taps += press is not None
        return press

    def _withdraw(self, screen: WithdrawScreen) -> Press:
        self.effort.taps += 1
        screen.pick(str(self.script.withdraw))
        return screen.go_on

    def _review(self, screen: ReviewScreen) -> Press:
        if self.script.change and self._for_the_first_time("line"):
            return partial(screen.change, self.script.change)
        return screen.go_on

    def _note_the_code(self, screen: PausedScreen) -> Press:
        self._short_code = screen.code.replace(" ", "")
        return screen.finish

    def _come_back(self, screen: ResumeScreen) -> Press:
        self._type(screen, self._short_code)
        self._short_code = ""
        return screen.go_on

    def _for_the_first_time(self, what: str) -> bool:
        new = what not in self._acted
        self._acted.add(what)
        return new

    def _said(self, path: str) -> Any:
        value = self.script.said(path)
        if value is None:
            raise Stuck(f"{path}: the script does not say")
        return value

    def _enter(self, widget: Answer | None, value: Any, group: Mapping[str, Any]) -> Press | None:
        """Put a value in the way its kind is touched; a tile's own press is given back."""
        match widget:
            case PickedAnswer():
                return lambda: widget.pick(_tile(value))
            case CountryAnswer():
                return lambda: widget.pick(str(value))
            case DayAnswer():
                self._type(widget, digits_of(value))
            case NumberAnswer():
                self._measure(widget, str(group.get(str(widget.setting.field.measured_in))))
                self._type(widget, str(value).replace(".", widget.mark))
            case TypedAnswer() | CodeAnswer():
                self._type(widget, str(value))
        return None

    def _measure(self, widget: NumberAnswer, unit: str) -> None:
        self.effort.taps += widget.picked != unit and isinstance(widget, AmountAnswer)
        widget.pick(unit)

    def _type(self, widget: Any, text: str) -> None:
        self.effort.typed += len(text)
        for letter in text:
            widget.type(letter)


def make_way(screen: Any, *, next_person: bool) -> None:
    """End a visit: for a stranger, or for the next person of the same crossing. Raises Stuck."""
    if not next_person:
        screen.finish()
        return
    verbs: dict[type, str] = {
        DoneScreen: "next_person",
        GreenLineScreen: "more",
        AdultNeededScreen: "go_on",
    }
    if type(screen) not in verbs:
        raise Stuck(f"{screen.step}: nobody can come next here")
    getattr(screen, verbs[type(screen)])()


def _day_or_year(person: Mapping[str, Any]) -> Any:
    """Give the birth date; where only the year is known, with zeros for the rest."""
    year = person.get("birth_year")
    return person.get("birth_date") or (f"{year:04d}-00-00" if year else None)


def _tile(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
