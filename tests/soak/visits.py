"""A thousand visits in one process, and the memory it holds after each.

``python -m tests.soak.visits [--count 1000] [--out build/soak/visits.json]`` walks the visits of
``examples/visits`` in every language, one after another, drawn off screen over real storage.

Warm-up is every visit twice in every language: by then each screen's layout, each catalogue, each
list of countries and each font has been loaded, which a kiosk keeps for good, and the heap has
taken the size the largest visit needs. The hundred visits after it are compared with the last
hundred; both hold nearly the same mixture.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from statistics import fmean
from typing import Any

from tests.soak.at_glass import AtGlass, stand, window_clock

ROOT = Path(__file__).resolve().parents[2]
VISITS = sorted((ROOT / "examples" / "visits").glob("*.json"))
LANGUAGES = ("az", "en", "ru", "ka", "tr")
PAGE = resource.getpagesize()
COMPARED = 100
GOAL = 1.02
QUIET = 3.5
"""Seconds without a touch after which the kiosk has cleared away what a visit left."""
HASTE, EASE = 0.1, 0.8
"""Seconds between presses. Whoever takes as long as a person does has every screen built ahead for
them; for the hasty it is built when they press. All at ease, a thousand take three times as long.
"""
AT_EASE_EVERY = 7
PATIENCE_SECONDS = 60.0
MOST_SCREENS = 120
TOLD_EVERY = 20
PANEL = (540, 960)


def mixture() -> Iterator[Any]:
    """Give every visit in every language, neighbours as unlike as can be.

    A power cut ends the process, and a pause leaves somebody's place to be taken up: neither can
    be one of a thousand alike.
    """
    from kiosk.player.script import script_of

    told = [script_of(json.loads(path.read_text(encoding="utf-8"))) for path in VISITS]
    whole = [one for one in told if one.power_cut is None and one.pauses is None]
    for turn in range(len(LANGUAGES)):
        for at, one in enumerate(whole):
            yield replace(one, language=LANGUAGES[(at + turn) % len(LANGUAGES)])


def resident() -> int:
    """Bytes this process holds in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE


def until_idle(at: AtGlass) -> None:
    """Wait for what is written and printed on threads of its own."""
    context = at.conductor.context
    end = time.monotonic() + PATIENCE_SECONDS
    while context.background.busy or context.printing.busy:
        if time.monotonic() > end:
            raise TimeoutError(at.visit.step)
        time.sleep(0.001)
        at.frame()


def perform(at: AtGlass, script: Any, tap: float) -> int | None:
    """Let a person of the visit, and whoever comes before them, go as far as they do."""
    from kiosk.player.person import Person, make_way
    from kiosk.player.play import _knowing

    if script.before is not None:
        given = perform(at, script.before, tap)
        make_way(at.screen, next_person=script.next)
        until_idle(at)
        if given is not None:
            script = _knowing(script, f"{given:013d}")
    return walk(at, Person(script), tap)


def _at_post_with(context: Any, nothing: Any) -> Any:
    return replace(context, settings=replace(context.settings, nothing=nothing))


def walk(at: AtGlass, person: Any, tap: float) -> int | None:
    for _ in range(MOST_SCREENS):
        at.pass_time(tap, draw=True)
        press = person.fill(at.screen)
        if press is None:
            lodged = at.visit.lodged
            return None if lodged is None else int(lodged.number)
        at.app.touched()
        press()
        until_idle(at)
    raise RuntimeError(f"still going at {at.visit.step}")


def leave(at: AtGlass) -> None:
    """End the visit as whoever has finished does."""
    from kiosk.journey import FINISH

    finish = getattr(at.screen, "finish", lambda: at.conductor.left(at.screen, FINISH))
    finish()
    until_idle(at)
    assert at.visit.step == "language", at.visit.step


def run(at: AtGlass, visits: Iterator[Any], after: Callable[[], None]) -> None:
    for number, script in enumerate(visits):
        at.conductor.equip(_at_post_with(at.conductor.context, script.nothing))
        perform(at, script, HASTE if number % AT_EASE_EVERY else EASE)
        leave(at)
        at.pass_time(QUIET, draw=True)
        after()


def measure(count: int, every: int = 100) -> dict[str, Any]:
    """Walk the warm-up and then ``count`` visits."""
    clock, began = window_clock(), time.monotonic()
    from kiosk.background import Background
    from kiosk.context import KioskSettings

    held: list[int] = []
    objects: list[int] = []
    background, printer = Background(), Background("printer")
    with tempfile.TemporaryDirectory(prefix="sarhad-soak-") as folder:
        settings = KioskSettings(languages=LANGUAGES, means=("air", "road_car"))
        at = stand(Path(folder), clock, background, printer, settings, panel=PANEL)

        def note() -> None:
            held.append(resident())
            if len(held) % every == 0:
                objects.append(len(gc.get_objects()) + gc.get_freeze_count())
            if len(held) % TOLD_EVERY == 0:
                print(f"{len(held)} visits, {held[-1] / 1e6:.1f} MB", file=sys.stderr, flush=True)

        warm = list(mixture())
        run(at, iter(warm + warm), lambda: None)
        run(at, islice(cycle(warm), count), note)
        lodged = len(at.kiosk.rooms.hub.store.register.newest(10**6))
        background.close()
        printer.close()
        at.kiosk.close()
    return told_of(held, objects, 2 * len(warm), lodged, time.monotonic() - began)


def told_of(
    held: list[int], objects: list[int], warm: int, lodged: int, seconds: float
) -> dict[str, Any]:
    first, last = fmean(held[:COMPARED]), fmean(held[-COMPARED:])
    hundreds = [fmean(held[at : at + COMPARED]) for at in range(0, len(held), COMPARED)]
    return {
        "visits": len(held),
        "warm_up": warm,
        "seconds": round(seconds),
        "lodged": lodged,
        "first_hundred_mb": round(first / 1e6, 2),
        "last_hundred_mb": round(last / 1e6, 2),
        "each_hundred_mb": [round(each / 1e6, 2) for each in hundreds],
        "objects": objects,
        "ratio": round(last / first, 4),
        "goal": GOAL,
        "reached": last / first <= GOAL,
    }


def kinds(most: int = 30) -> list[tuple[str, int]]:
    """Count what Python holds, by type: for finding what grows."""
    return Counter(type(one).__name__ for one in gc.get_objects()).most_common(most)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--count", type=int, default=1000)
    asked.add_argument("--out", type=Path, default=ROOT / "build" / "soak" / "visits.json")
    given = asked.parse_args()
    found = measure(given.count)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
