"""Serves whoever uses keys and ears instead of hands and eyes.

Keys move the focus and press what has it; a narrator says where it is. It leads nowhere itself:
all that a key does, a touch could have done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kiosk import panels
from kiosk.keypad import Act, Pressed
from kiosk.spoken import Item, Role, Spoken
from kiosk.visit import Step
from kiosk.widgets.choice import TickLine, TickSheet
from kiosk.widgets.focus import Focus
from kiosk.widgets.glass import Glass
from languages import Language

if TYPE_CHECKING:
    from kiosk.conductor import Conductor


class Attendant:
    """Goes with one glass. ``look`` is called some ten times a second, and after every key."""

    def __init__(self, conductor: Conductor, glass: Glass) -> None:
        self._conductor = conductor
        self._glass = glass
        self.focus = Focus(lambda: glass.uppermost)
        self._asked: object = None

    @property
    def narrator(self) -> Any:
        """Who speaks, if anybody wants to hear."""
        return self._conductor.narrator

    def touched(self) -> None:
        """Take the focus away: a hand is at the glass."""
        self.focus.drop()

    def pressed(self, key: Pressed) -> None:
        """Do what a key is for. Like a touch, one that wakes the glass does nothing else."""
        woken = self._conductor.touched()
        self._notice()
        if key.tactile and self._conductor.visit.step is Step.LANGUAGE:
            woken = woken or not self.narrator.on
            self.narrator.switch_on(tactile=True)
        if not woken:
            self._do(key)
        self.look()

    def look(self) -> None:
        """Notice a new question, and have what is new read aloud."""
        self._notice()
        if self.narrator.on and self._glass.uppermost is not None:
            self.narrator.look(self.spoken(), self._language())

    def spoken(self) -> Spoken:
        """Give what can be reached now as text: the panel, or the screen under it."""
        panel, screen = self._glass.panel, self._conductor.screen
        if panel is not None:
            return panels.spoken(panel.said)
        assert screen is not None  # the conductor has started before anybody presses a key
        return replace(screen.spoken(), hint=screen.hint)

    def _do(self, key: Pressed) -> None:
        acts: Mapping[Act, Callable[[], None]] = {
            Act.PREVIOUS: lambda: self._come_to(self.focus.step(-1)),
            Act.NEXT: lambda: self._come_to(self.focus.step(1)),
            Act.PREVIOUS_PART: lambda: self._come_to(self.focus.step_part(-1)),
            Act.NEXT_PART: lambda: self._come_to(self.focus.step_part(1)),
            Act.TAKE: self._take,
            Act.BACK: self._go_back,
            Act.WHERE: lambda: self._answer_where(tactile=key.tactile),
            Act.HELP: self._help,
            Act.LOUDER: lambda: self._tune(self.narrator.louder),
            Act.FASTER: lambda: self._tune(self.narrator.faster),
            Act.VOICE: self._conductor.switch_voice,
        }
        acts[key.act]()

    def _come_to(self, item: Item | None) -> None:
        if item is not None and self.narrator.on:
            self.narrator.item(item, self._language_of(item))

    def _take(self) -> None:
        """Press what has the focus, and say what came of it; a new question is said by ``look``."""
        before = self.focus.item
        if before is None:
            self._say_where()
            return
        self.focus.take()
        if self._notice() or not self.narrator.on:
            return
        if before.chosen is None and before.role is not Role.KEY:
            self.narrator.tried()
            return
        if before.role is Role.KEY:
            self.narrator.key(before, self.spoken(), self._language())
        elif (after := self.focus.item) is not None:
            self._come_to(after)
        self.narrator.seen(self.spoken())

    def _go_back(self) -> None:
        panel, screen = self._glass.panel, self._conductor.screen
        if panel is not None:
            panel.close()
        elif screen is not None and screen.can_go_back:
            screen.go_back()

    def _help(self) -> None:
        """Explain the line the keys are on, or the screen."""
        at = self.focus.widget
        line = at.parent if isinstance(at, TickSheet) else None
        if isinstance(line, TickLine) and line.explained:
            line.explain()
        elif self._glass.panel is None:
            self._conductor.aside("help")

    def _tune(self, turn: Callable[[], None]) -> None:
        turn()
        self._say_where()

    def _answer_where(self, *, tactile: bool) -> None:
        """Say where one is: whoever asks that wants to hear it, and gets the voice if it is off."""
        if self.narrator.on:
            self._say_where()
        self.narrator.switch_on(tactile=tactile)

    def _say_where(self) -> None:
        if self.narrator.on:
            self.narrator.where(self.spoken(), self._language(), self.focus.item)

    def _notice(self) -> bool:
        """Whether another question has come. It begins with no focus: nothing is pressed unseen."""
        panel, screen = self._glass.panel, self._conductor.screen
        asked = (panel.name, panel.title) if panel else (id(screen), getattr(screen, "question", 0))
        new = asked != self._asked
        if new:
            self._asked = asked
            self.focus.drop()
        return new

    def _language(self) -> Language:
        doors = self._conductor.context
        return doors.speak(self._conductor.visit.language)

    def _language_of(self, item: Item) -> Language:
        """Give the language to say an item in: the name of a language is said in that one."""
        doors = self._conductor.context
        offered = (doors.speak(code) for code in doors.settings.languages)
        return next((each for each in offered if each.name == item.name), self._language())
