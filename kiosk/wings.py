"""Screens that wait to go on: built in quiet moments, so that a touch only has to show them.

Each is fresh. It asks again when its turn comes, since answers may have changed since it was built,
and what has not changed costs nothing; it goes on at most once and is forgotten with its visit.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kiosk.ahead import steps_ahead
from kiosk.context import Context
from kiosk.screens.table import screen_of
from kiosk.visit import Step, Visit
from kiosk.widgets.unseen import draw_unseen

if TYPE_CHECKING:
    from kiosk.screens.base import KioskScreen, Place


MOST = 5
"""Screens that wait at most: those beyond may come otherwise, and each holds a few MB of text."""


@dataclass
class _Waiting:
    """A screen that waits, and the answers it was last asked and last drawn with, as hashes.

    ``screen`` is None where it can only be built when its turn has come.
    """

    screen: KioskScreen | None = None
    asked: int | None = None
    drawn: int | None = None


class Wings:
    """Holds the screens of one visit that may come next, by step and language."""

    def __init__(self) -> None:
        self._waiting: dict[Place, _Waiting] = {}
        self._cleared = False

    def take(self, step: Step, language: str) -> KioskScreen | None:
        """Give the screen of ``step`` if it is built. It leaves the wings."""
        taken = self._waiting.pop((step, language), None)
        return None if taken is None else taken.screen

    def clear(self) -> None:
        """Forget every screen, and with it what it was built from."""
        self._waiting.clear()
        self._cleared = True

    def clear_away(self) -> None:
        """Have Python clear away what was forgotten: until then it is drawn anew with each change
        of letters and colours, as if it were seen.
        """
        if self._cleared:
            self._cleared = False
            gc.collect()

    def get_ready(
        self, context: Context, visit: Visit, shown: KioskScreen, *, other_languages: bool = False
    ) -> bool:
        """Build one screen that may come after ``shown``, or ask one again as things stand now.

        False when there is nothing to do. A screen is made as large as ``shown``, so that it has
        found its place when its turn comes. ``other_languages``: it is ``shown`` itself that may
        come, in another language.
        """
        said = hash(repr(visit.answers))
        ahead = _translated if other_languages else _places
        places = tuple(ahead(context, visit, shown))[:MOST]
        self._waiting = {place: self._waiting.get(place, _Waiting()) for place in places}
        for place, waiting in self._waiting.items():
            if waiting.asked != said:
                waiting.asked = said
                _ask(waiting, place, context, visit, shown)
                return True
        for waiting in self._waiting.values():
            if waiting.screen is not None and waiting.drawn != said:
                waiting.drawn = said
                draw_unseen(waiting.screen)
                return True
        nearest = self._waiting[places[0]].screen if places else None
        return nearest is not None and nearest.get_ready()


def _ask(
    waiting: _Waiting, place: Place, context: Context, visit: Visit, shown: KioskScreen
) -> None:
    kind: Any = screen_of(place[0])
    if waiting.screen is not None:
        waiting.screen.ask_again(_draft(place, shown))
    elif kind.ahead:
        waiting.screen = made = kind(context, visit, _draft(place, shown), place)
        made.size, made.pos = shown.size, shown.pos


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
