"""Screens that wait to go on: built in quiet moments, so that a touch only has to show them.

Each is fresh. It asks again when its turn comes, since answers may have changed since it was built,
and what has not changed costs nothing; it goes on at most once and is forgotten with its visit.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kiosk.context import Context
from kiosk.journey import steps_ahead
from kiosk.screens.table import screen_of
from kiosk.visit import Step, Visit
from kiosk.widgets.unseen import draw_unseen

if TYPE_CHECKING:
    from kiosk.screens.base import KioskScreen, Place


MOST = 5
"""Screens that wait at most: those beyond may come otherwise, and each holds a few MB of text."""


class Wings:
    """Holds the screens of one visit that may come next, by step and language."""

    def __init__(self) -> None:
        self._waiting: dict[Place, KioskScreen] = {}
        self._asked: dict[Place, int] = {}
        """What each was asked with; also of those that could not be built with it."""
        self._drawn: dict[Place, int] = {}

    def take(self, step: Step, language: str) -> KioskScreen | None:
        """Give the screen of ``step`` if it is built. It leaves the wings."""
        self._asked.pop((step, language), None)
        self._drawn.pop((step, language), None)
        return self._waiting.pop((step, language), None)

    def clear(self) -> None:
        """Forget every screen, and with it what it was built from."""
        self._waiting.clear()
        self._asked.clear()
        self._drawn.clear()

    def get_ready(self, context: Context, visit: Visit, shown: KioskScreen) -> bool:
        """Build one screen that may come after ``shown``, or ask one again as things stand now.

        False when there is nothing to do. A screen is made as large as ``shown``, so that it has
        found its place when its turn comes.
        """
        said = hash(repr(visit.answers))
        places = tuple(_places(context, visit, shown))[:MOST]
        self._keep_only(places)
        for place in places:
            if self._asked.get(place) != said:
                self._asked[place] = said
                self._ask(place, context, visit, shown)
                return True
        for place in places:
            if place in self._waiting and self._drawn.get(place) != said:
                self._drawn[place] = said
                draw_unseen(self._waiting[place])
                return True
        return bool(places) and places[0] in self._waiting and self._waiting[places[0]].get_ready()

    def _keep_only(self, places: tuple[Place, ...]) -> None:
        for place in [place for place in self._asked if place not in places]:
            self.take(*place)

    def _ask(self, place: Place, context: Context, visit: Visit, shown: KioskScreen) -> None:
        kind = screen_of(place[0])
        if not kind.ahead:
            return
        try:
            if place in self._waiting:
                self._waiting[place].ask_again({})
            else:
                self._waiting[place] = _made(kind, place, context, visit, shown)
        except Exception:
            # It may lack an answer that is still to come; when its turn comes, it is built then,
            # and a fault that is real shows itself there.
            self._waiting.pop(place, None)


def _made(kind: Any, place: Place, context: Context, visit: Visit, shown: Any) -> KioskScreen:
    screen: KioskScreen = kind(context, visit, place=place)
    screen.size, screen.pos = shown.size, shown.pos
    return screen


def _places(context: Context, visit: Visit, shown: KioskScreen) -> Iterator[Place]:
    if visit.step is Step.LANGUAGE:
        # One in other letters is built when it is chosen: until then the glass has these fonts.
        fonts = shown.language.screen_fonts
        for code in context.settings.languages:
            if context.speak(code).screen_fonts == fonts:
                yield Step.INTENT, code
        return
    for step in steps_ahead(visit, context.settings.journey):
        yield step, visit.language
