"""How soon the kiosk shows its first screen, and how much memory it holds then.

Reference: the smallest Kivy app there can be, one label in a window of the same size. Every run is
a new process, the two take turns, and the clock starts before the process does. Both draw off
screen. Prints JSON; run ``python -m benches.first_frame``.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

RUNS = 9
SIZE = (1080, 1920)
GOALS = {"time": 1.6, "memory": 1.3}
"""Kiosk over bare app: seconds from process start to the first frame drawn, resident memory."""

PAGE = resource.getpagesize()


def bare() -> None:
    """Show one label."""
    prepared()
    from kivy.app import App
    from kivy.uix.label import Label

    class Bare(App):
        def build(self) -> Label:
            return Label(text="Bəyannamə")

    at_first_frame(report)
    Bare().run()


def kiosk() -> None:
    """Start the kiosk on an empty folder, as ``sarhad kiosk`` does."""
    prepared()
    from kiosk import start
    from kiosk.machine import Machine

    machine = Machine(Path(os.environ["KIVY_HOME"]) / "data")
    start.prepare(machine, fullscreen=False)
    fit()
    at_first_frame(report)
    start.run(machine, fullscreen=False)


CONTENDERS: dict[str, Callable[[], None]] = {"bare": bare, "kiosk": kiosk}


def prepared() -> None:
    for name, value in {
        "SDL_VIDEODRIVER": "offscreen",
        "KIVY_NO_ARGS": "1",
        "KIVY_NO_FILELOG": "1",
        "KIVY_NO_CONSOLELOG": "1",
    }.items():
        os.environ[name] = value
    fit()


def fit() -> None:
    """Give both windows one size."""
    from kivy.config import Config

    for side, pixels in zip(("width", "height"), SIZE, strict=True):
        Config.set("graphics", side, str(pixels))


def at_first_frame(act: Callable[[], None]) -> None:
    from kivy.core.window import Window

    Window.bind(on_flip=lambda *_: act())


def report() -> None:
    """Say when the first frame was drawn and what was held then, and end at once."""
    drawn = time.monotonic()
    held = int(Path("/proc/self/statm").read_text().split()[1]) * PAGE
    print(json.dumps({"drawn": drawn, "bytes": held}), flush=True)
    os._exit(0)


def one(name: str) -> dict[str, float]:
    """Start a contender and give its seconds and megabytes at the first frame."""
    with tempfile.TemporaryDirectory(prefix="sarhad-bench-") as home:
        started = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "benches.first_frame", name],
            env={**os.environ, "KIVY_HOME": home},
            capture_output=True,
            text=True,
            check=True,
        )
    told = json.loads(done.stdout)
    return {"seconds": told["drawn"] - started, "megabytes": told["bytes"] / 1e6}


def measure(runs: int = RUNS) -> dict[str, Any]:
    """Give the medians of each contender and the ratios between them."""
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in CONTENDERS}
    for name in CONTENDERS:
        one(name)  # Once unmeasured: files come from the disk only then.
    for turn in range(runs):
        for name in sorted(CONTENDERS, reverse=bool(turn % 2)):
            taken[name].append(one(name))
    middle = {name: _middle(every) for name, every in taken.items()}
    ratios = {"time": _ratio(taken, "seconds"), "memory": _ratio(taken, "megabytes")}
    return {
        "runs": runs,
        "size": SIZE,
        **middle,
        "ratios": ratios,
        "goals": GOALS,
        "reached": {name: ratio <= GOALS[name] for name, ratio in ratios.items()},
    }


def _ratio(taken: dict[str, list[dict[str, float]]], what: str) -> float:
    """Each run beside the one next to it, so that a busy moment weighs on both."""
    pairs = zip(taken["kiosk"], taken["bare"], strict=True)
    return round(median(kiosk[what] / bare[what] for kiosk, bare in pairs), 3)


def _middle(every: list[dict[str, float]]) -> dict[str, float]:
    return {name: round(median(one[name] for one in every), 3) for name in every[0]}


def main(arguments: list[str]) -> None:
    if arguments:
        CONTENDERS[arguments[0]]()
    else:
        print(json.dumps(measure(), indent=2))


if __name__ == "__main__":
    main(sys.argv[1:])
