"""How soon the next question stands on the glass after a touch, on every edge of the journey.

Reference: a redraw of the very frame that came, with nothing built and nothing placed, in the same
moment. A touch counts until the first frame with the new question in it has been drawn whole
(``glFinish``). Between touches the kiosk has ``PAUSE`` seconds, the time a scripted person takes
for a tap, and does in them what it does at a post. Off screen, so Mesa draws on the processor.
Prints JSON; run ``python -m benches.touch``.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from kiosk.render import open_offscreen

VISITS = Path(__file__).resolve().parents[1] / "examples" / "visits"
WALKED = (
    "az-leaving-with-cash",
    "az-nothing-to-declare",
    "en-brings-a-code",
    "en-goods-and-cash",
    "ru-car-typed",
)
"""Visits that are walked: always the same, so that one measurement can be held beside another."""
BLOCKS = 2
REDRAWS = 3
PAUSE = 0.8
FRAME = 1 / 60
WORST = 8
MOST_SCREENS = 120

GOALS = {"p50": 1.25, "p99": 3.0}
"""What is wanted of the ratio touch / redraw (docs/benchmarks.md says what keeps it from that)."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One touch: from which question to which, and its milliseconds beside a redraw's."""

    name: str
    touch: float
    redraw: float


def measure(blocks: int = BLOCKS) -> dict[str, Any]:
    """Walk every visit ``blocks`` times, after once unmeasured."""
    open_offscreen()
    from kiosk.quiet import set_aside

    taken: dict[str, list[Edge]] = {}
    for block in range(blocks + 1):
        for path in (VISITS / f"{name}.json" for name in WALKED):
            edges = list(_walked(json.loads(path.read_text(encoding="utf-8"))))
            for edge in edges if block else ():
                taken.setdefault(edge.name, []).append(edge)
        if not block:
            set_aside()
    return _told(taken)


def _told(taken: dict[str, list[Edge]]) -> dict[str, Any]:
    ratios = {name: median(e.touch / e.redraw for e in edges) for name, edges in taken.items()}
    every = sorted(edge.touch / edge.redraw for edges in taken.values() for edge in edges)
    found = {"p50": _at(every, 0.5), "p99": _at(every, 0.99)}
    worst = sorted(ratios, key=lambda name: -ratios[name])[:WORST]
    return {
        "edges": len(taken),
        "touches": len(every),
        "redraw_ms": round(median(e.redraw for edges in taken.values() for e in edges), 1),
        "touch_ms": round(median(e.touch for edges in taken.values() for e in edges), 1),
        "ratios": found,
        "edges_within_p50": sum(ratio <= GOALS["p50"] for ratio in ratios.values()),
        "worst": {name: round(ratios[name], 2) for name in worst},
        "goals": GOALS,
        "reached": {name: found[name] <= GOALS[name] for name in found},
    }


def _walked(told: dict[str, Any]) -> Iterator[Edge]:
    """Let a person of ``examples/visits`` go to the end, measuring each press."""
    from kiosk.player.person import Person
    from kiosk.player.script import script_of

    conductor, quiet = _kiosk()
    person = Person(script_of(told))
    for _ in range(MOST_SCREENS):
        press = person.fill(conductor.screen)
        if press is None:
            return
        _pause()
        before = _name(conductor)
        quiet.touched()
        touch = _milliseconds(press)
        redraw = median(_milliseconds(_ask_for_a_redraw, _draw) for _ in range(REDRAWS))
        yield Edge(f"{before} > {_name(conductor)}", touch, redraw)


def _kiosk() -> tuple[Any, Any]:
    """Put a kiosk with nobody in front of it into the window: its conductor and its quiet."""
    from kivy.core.window import Window

    from kiosk.conductor import Conductor
    from kiosk.quiet import Quiet
    from kiosk.scenes import SCENES, context
    from kiosk.widgets.glass import Glass

    glass = Glass(lambda: False)
    for child in tuple(Window.children):
        Window.remove_widget(child)
    Window.add_widget(glass)
    conductor = Conductor(context(SCENES[0]), glass, secrets.token_bytes, lambda: 0.0)
    conductor.start()
    quiet = Quiet(conductor.get_ready)
    quiet.touched()
    return conductor, quiet


def _name(conductor: Any) -> str:
    path = getattr(conductor.screen, "path", None)
    return str(path or conductor.visit.step)


def _pause() -> None:
    """Let the time pass that a person takes."""
    over = time.perf_counter() + PAUSE
    while time.perf_counter() < over:
        _frame()
        time.sleep(FRAME)


def _milliseconds(act: Callable[[], object], frame: Callable[[], None] | None = None) -> float:
    start = time.perf_counter()
    act()
    (frame or _frame)()
    return (time.perf_counter() - start) * 1000


def _ask_for_a_redraw() -> None:
    from kivy.core.window import Window

    Window.canvas.ask_update()


def _frame() -> None:
    """Draw one frame, as Kivy's main loop does, and wait until it is there."""
    from kivy.clock import Clock
    from kivy.lang import Builder

    # Not EventLoop.idle: it would wait for the next sixtieth of a second.
    Clock.tick()
    Builder.sync()
    Clock.tick_draw()
    Builder.sync()
    _draw()


def _draw() -> None:
    """Draw the window if anything in it has changed, and wait until it is there."""
    from kivy.core.window import Window
    from kivy.graphics.opengl import glFinish

    if Window.canvas.needs_redraw:
        Window.dispatch("on_draw")
        Window.flip()
    glFinish()


def _at(ordered: list[float], part: float) -> float:
    return round(ordered[min(len(ordered) - 1, int(part * len(ordered)))], 3)


def main() -> None:
    print(json.dumps(measure(), indent=2))


if __name__ == "__main__":
    main()
