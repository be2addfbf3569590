"""Screens that wait to go on: built in quiet moments, so that a touch only has to show them.

Each is fresh. It asks again when its turn comes, since answers may have changed since it was built,
and what has not changed costs nothing; it goes on at most once and is forgotten with its visit.
"""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kivy.uix.widget import Widget

from kiosk.ahead import steps_ahead
from kiosk.context import Context
from kiosk.piecework import Piecework
from kiosk.screens.table import screen_of
from kiosk.visit import Step, Visit
from kiosk.widgets.apart import take_apart
from kiosk.widgets.unseen import draw_unseen

if TYPE_CHECKING:
    from kiosk.screens.base import KioskScreen, Place


MOST = 5
"""Screens that wait at most: those beyond may come otherwise, and each holds a few MB of text."""

MOST_OVER = 40
"""Parts of screens that are over and wait to be taken apart, at most: they would grow without end
where somebody goes from screen to screen faster than that is done."""


@dataclass
class _Waiting:
    """A screen that waits, and the answers it was last asked with and looked at, as hashes.

    ``screen`` is None where it can only be built when its turn has come.
    """

    screen: KioskScreen | None = None
    asked: int | None = None
    drawn: int | None = None


class Wings:
    """Holds the screens of one visit that may come next, by step and language.

    What it does takes longer than a frame, so it is done in pieces (``kiosk.piecework``).
    """

    def __init__(self) -> None:
        self._waiting: dict[Place, _Waiting] = {}
        self._over: deque[Widget] = deque()
        self._building: Piecework | None = None
        self._clearing: Piecework | None = None
        self._asking: Place | None = None
        self._begun: KioskScreen | None = None
        self._unswept = False

    def take(self, step: Step, language: str) -> KioskScreen | None:
        """Give the screen of ``step`` if it is built. It leaves the wings."""
        if self._building is not None and self._asking == (step, language):
            self._building.finish()
        taken = self._waiting.pop((step, language), None)
        return None if taken is None else taken.screen

    def let_go(self, screen: KioskScreen | None) -> None:
        """Have a screen that is over taken apart: nobody may use it any more."""
        if screen is None:
            return
        self._over += (screen, *screen.beside())
        while len(self._over) > MOST_OVER:
            take_apart(self._over.popleft())

    def clear(self) -> None:
        """Forget every screen that waits, and with it what it was built from."""
        if self._building is not None:
            self._building.give_up()
        if self._begun is not None:
            self._over.append(self._begun)
            self._begun = None
        for waiting in self._waiting.values():
            self.let_go(waiting.screen)
        self._waiting.clear()
        self._unswept = True

    def touched(self) -> None:
        """Do no more of what was begun for the screen that is shown: it may change now."""
        if self._building is not None and self._asking is None:
            self._building.give_up()

    def clear_away(self) -> bool:
        """Do a piece of taking apart what is over. False when nothing is left.

        Until then it is drawn anew with each change of letters and colours, as if it were seen.
        """
        if self._clearing is None or self._clearing.dead:
            self._clearing = Piecework(self._take_one_apart)
        return self._clearing.go_on() or self._clearing.found

    def sweep(self) -> bool:
        """Have Python collect the little that taking apart has left. False when nothing has come
        since. Call before other screens are built: it looks through all that there is.
        """
        if self._over or not self._unswept:
            return False
        self._unswept = False
        if not gc.isenabled():
            gc.collect()
        return not gc.isenabled()

    def get_ready(
        self,
        context: Context,
        visit: Visit,
        shown: KioskScreen,
        *,
        other_languages: bool = False,
    ) -> bool:
        """Do a piece of building a screen that may come after ``shown``, or of asking one again as
        things stand now. False when there is nothing to do.

        A screen is made as large as ``shown``, so that it has found its place when its turn comes.
        ``other_languages``: it is ``shown`` itself that may come, in another language.
        """

        def build() -> bool:
            self._asking = None
            if not other_languages and shown.get_ready():
                return True
            ahead = _translated if other_languages else _places
            places = tuple(ahead(context, visit, shown))[:MOST]
            return self._build_one(context, visit, shown, places)

        if self._building is None or self._building.dead:
            self._building = Piecework(build)
        return self._building.go_on() or self._building.found

    def _build_one(
        self, context: Context, visit: Visit, shown: KioskScreen, places: tuple[Place, ...]
    ) -> bool:
        said = hash(repr(visit.answers))
        for place in self._waiting.keys() - set(places):
            self.let_go(self._waiting.pop(place).screen)
        self._waiting = {place: self._waiting.get(place, _Waiting()) for place in places}
        for place, waiting in self._waiting.items():
            if waiting.asked != said:
                self._asking = place
                self._ask(waiting, place, context, visit, shown)
                waiting.asked = said
                return True
        for waiting in self._waiting.values():
            if waiting.screen is not None and waiting.drawn != said:
                waiting.drawn = said
                if waiting.screen.canvas.needs_redraw:
                    draw_unseen(waiting.screen)
                    return True
        nearest = self._waiting[places[0]].screen if places else None
        return nearest is not None and nearest.get_ready()

    def _ask(
        self, waiting: _Waiting, place: Place, context: Context, visit: Visit, shown: KioskScreen
    ) -> None:
        kind: Any = screen_of(place[0])
        if waiting.screen is not None:
            waiting.screen.ask_again(_draft(place, shown))
        elif kind.ahead:
            # In two steps: what is given up half-way is taken apart too.
            self._begun = made = kind.__new__(kind)
            made.__init__(context, visit, _draft(place, shown), place)
            made.size, made.pos = shown.size, shown.pos
            self._begun, waiting.screen = None, made

    def _take_one_apart(self) -> bool:
        if not self._over:
            return False
        take_apart(self._over.popleft())
        return True


def _draft(place: Place, shown: KioskScreen) -> dict[str, Any]:
    # A copy: what was typed so far stays with the screen that is shown.
    return dict(shown.draft) if place[0] is shown.step else {}


def _places(context: Context, visit: Visit, shown: KioskScreen) -> Iterator[Place]:
    if visit.step is Step.LANGUAGE:
        yield from ((Step.INTENT, code) for code in _in_these_letters(context, shown))
        return
    for step in steps_ahead(visit, context.settings.journey):
        yield step, visit.language


def _translated(context: Context, visit: Visit, shown: KioskScreen) -> Iterator[Place]:
    for code in _in_these_letters(context, shown):
        if code != visit.language:
            yield visit.step, code


def _in_these_letters(context: Context, shown: KioskScreen) -> Iterator[str]:
    # One in other letters is built when it is chosen: until then the glass has these fonts.
    leads = shown.language.screen_fonts[0]
    for code in context.settings.languages:
        if context.speak(code).screen_fonts[0] == leads:
            yield code
