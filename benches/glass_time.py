"""How long a visit takes at the glass, in the time of a scripted person.

Reference: a hand that takes 0.8 s a tap, types 3 letters a second and reads a screen in 0.3 s. What
is counted is taps, letters and screens of a real visit through real screens, so the figures depend
on no machine. Laying a passport on the reader is not counted. Prints JSON; run
``python -m benches.glass_time``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kiosk.render import open_offscreen

VISITS = Path(__file__).resolve().parents[1] / "examples" / "visits"
TAP, LETTER, SCREEN = 0.8, 1 / 3, 0.3
"""Seconds."""

GOALS = {
    "az-nothing-to-declare": {"seconds": 30.0, "taps": 12},
    "en-goods-and-cash": {"seconds": 180.0, "typed": 25},
}
"""What each visit may take, in every language."""

MOST_SCREENS = 120


def measure() -> dict[str, Any]:
    """Walk each visit in each language the glass speaks."""
    open_offscreen()
    from languages import available

    taken = {
        visit: {language: _walked(visit, language) for language in available()} for visit in GOALS
    }
    worst = {
        visit: {name: max(effort[name] for effort in by.values()) for name in GOALS[visit]}
        for visit, by in taken.items()
    }
    return {
        "visits": taken,
        "goals": GOALS,
        "reached": {
            f"{visit}, {name}": worst[visit][name] <= most
            for visit, goals in GOALS.items()
            for name, most in goals.items()
        },
    }


def _walked(visit: str, language: str) -> dict[str, float]:
    """Count what a visit asks of a hand."""
    import secrets

    from kiosk.conductor import Conductor
    from kiosk.player.person import Person
    from kiosk.player.script import script_of
    from kiosk.scenes import SCENES, context
    from kiosk.widgets.glass import Glass

    told = json.loads((VISITS / f"{visit}.json").read_text(encoding="utf-8"))
    person = Person(script_of({**told, "language": language}))
    conductor = Conductor(
        context(SCENES[0]), Glass(lambda: False), secrets.token_bytes, lambda: 0.0
    )
    conductor.start()
    for _ in range(MOST_SCREENS):
        press = person.fill(conductor.screen)
        if press is None:
            break
        press()
    if conductor.visit.lodged is None:
        raise RuntimeError(f"{visit} in {language} ends at {conductor.visit.step}")
    effort = person.effort
    seconds = effort.taps * TAP + effort.typed * LETTER + effort.screens * SCREEN
    return {
        "seconds": round(seconds, 1),
        "taps": effort.taps,
        "typed": effort.typed,
        "screens": effort.screens,
    }


def main() -> None:
    print(json.dumps(measure(), indent=2))


if __name__ == "__main__":
    main()
