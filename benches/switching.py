"""How soon the glass stands in another language, or in other letters and colours.

Reference: a redraw of the very frame that came, with nothing built and nothing placed, in the same
moment. The screens most people switch at are shown in turn; on each the language is changed through
its panel, then contrast and text size. A switch counts from the press until the first frame with it
has been drawn whole (``glFinish``). Between presses the kiosk has the time a scripted person takes.
Off screen, so Mesa draws on the processor. Prints JSON; run ``python -m benches.switching``.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

from benches.touch import _ask_for_a_redraw, _draw, _milliseconds
from benches.touch import _frame as frame
from kiosk.render import open_offscreen

SCENES = ("intent", "ticks", "passport", "ask-surname", "ask-country", "goods", "review")
LANGUAGES = ("en", "ru", "ka", "tr", "az")
THEMES = ("black_on_white", "yellow_on_black", "daylight")
SIZES = 4
REDRAWS = 3
PAUSE = 1.1
"""Seconds: 0.3 to look at a panel, 0.8 for a tap, as a scripted person takes."""
ROUNDS = 1
GOALS = {"language": 1.5, "theme": 1.5}
"""Switch over redraw, in the middle of all switches; text sizes are told beside them."""


@dataclass(frozen=True, slots=True)
class Switch:
    """One change, its milliseconds, and those of a redraw of what came."""

    what: str
    scene: str
    ms: float
    redraw: float


def measure(rounds: int = ROUNDS) -> dict[str, Any]:
    """Switch on every scene, once unmeasured and then ``rounds`` times."""
    open_offscreen()
    from kiosk.quiet import set_aside

    taken: list[Switch] = []
    for turn in range(rounds + 1):
        for name in SCENES:
            found = list(_switched(name))
            taken += found if turn else []
        if not turn:
            set_aside()
    return _told(taken)


def _told(taken: list[Switch]) -> dict[str, Any]:
    kinds = sorted({switch.what for switch in taken})
    ratios = {
        kind: round(median(s.ms / s.redraw for s in taken if s.what == kind), 3) for kind in kinds
    }
    scenes = {
        kind: {
            name: round(
                median(s.ms / s.redraw for s in taken if (s.what, s.scene) == (kind, name)), 2
            )
            for name in SCENES
        }
        for kind in kinds
    }
    return {
        "switches": len(taken),
        "redraw_ms": round(median(s.redraw for s in taken), 1),
        "switch_ms": {k: round(median(s.ms for s in taken if s.what == k), 1) for k in kinds},
        "ratios": ratios,
        "by_scene": scenes,
        "goals": GOALS,
        "reached": {name: ratios[name] <= goal for name, goal in GOALS.items()},
    }


def _switched(name: str) -> Iterator[Switch]:
    """Change everything there is to change on one screen."""
    from kiosk.widgets.look import look

    conductor, quiet = _shown(name)
    acts: list[tuple[str, Callable[[], None]]] = [
        *(("language", _pick(conductor, "language", code)) for code in LANGUAGES),
        *(("theme", _pick(conductor, "text", theme)) for theme in THEMES),
        *(("size", _pick(conductor, "text", "larger")) for _ in range(SIZES)),
    ]
    for what, act in acts:
        quiet.touched()
        conductor.aside("language" if what == "language" else "text")
        _pause()
        quiet.touched()
        took = _milliseconds(act)
        redraw = median(_milliseconds(_ask_for_a_redraw, _draw) for _ in range(REDRAWS))
        yield Switch(what, name, took, redraw)
    look.reset()


def _pick(conductor: Any, panel: str, name: str) -> Callable[[], None]:
    def act() -> None:
        conductor._glass.panel.dispatch("on_chosen", name)

    return act


def _shown(name: str) -> tuple[Any, Any]:
    """Put a kiosk at a scene into the window: its conductor and its quiet."""
    import gc
    import secrets

    from kivy.core.window import Window

    from kiosk.conductor import Conductor
    from kiosk.context import KioskSettings
    from kiosk.quiet import Quiet
    from kiosk.scenes import SCENES as ALL
    from kiosk.scenes import context, visit
    from kiosk.widgets.glass import Glass

    scene = next(each for each in ALL if each.name == name)
    doors = context(scene)
    doors = type(doors)(**{**vars(doors), "settings": KioskSettings(languages=LANGUAGES)})
    glass = Glass(lambda: False)
    for child in tuple(Window.children):
        Window.remove_widget(child)
    Window.add_widget(glass)
    # The kiosk of the scene before is still bound to the look until it is cleared away.
    gc.collect()
    conductor = Conductor(doors, glass, secrets.token_bytes, lambda: 0.0)
    conductor.start()
    conductor.visit = visit(scene, "az", tuple(q.id for q in doors.reference.questions))
    conductor._show(scene.step, dict(scene.draft))
    quiet = Quiet(conductor.get_ready)
    quiet.touched()
    return conductor, quiet


def _pause() -> None:
    over = time.perf_counter() + PAUSE
    while time.perf_counter() < over:
        frame()
        time.sleep(1 / 60)


def main() -> None:
    print(json.dumps(measure(), indent=2))


if __name__ == "__main__":
    main()
