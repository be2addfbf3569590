"""Play a script on a real glass drawn off screen, over real storage and a real printer socket."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.bootstrap import Machine, put_together
from kiosk.player.person import Person, Stuck
from kiosk.player.script import Script
from kiosk.render import LANDSCAPE, PORTRAIT, open_offscreen, settle
from kiosk.simulated import AtOnce

MOST_SCREENS = 120
"""A script that needs more goes round in circles."""


@dataclass
class Played:
    """What came of a visit: pictures in order, what each screen said, the number if one was given.

    ``reached`` is the step the visit ended on.
    """

    pictures: list[Path] = field(default_factory=list)
    story: list[dict[str, Any]] = field(default_factory=list)
    number: int | None = None
    reached: str = ""


def play(script: Script, machine: Machine, now: Callable[[], datetime], out: Path) -> Played:
    """Play ``script`` and write ``NN-step.png`` and ``story.json`` into ``out``.

    Raises Stuck when the script does not answer what is asked; StorageFault as ``put_together``.
    """
    open_offscreen()
    from kiosk.conductor import Conductor
    from kiosk.widgets.glass import Glass
    from kiosk.widgets.look import look

    look.reset()
    size = PORTRAIT if script.portrait else LANDSCAPE
    look.fit(*size)
    kiosk = put_together(machine, now, AtOnce())
    glass = Glass(lambda: conductor.touched(), size_hint=(None, None), size=size)
    conductor = Conductor(kiosk.context, glass, secrets.token_bytes, lambda: 0.0)
    try:
        conductor.start()
        played = _walk(Person(script), conductor, glass, out)
    finally:
        kiosk.close()
    (out / "story.json").write_text(
        json.dumps(played.story, ensure_ascii=False, indent=2), encoding="utf-8"
    )
    return played


def _walk(person: Person, conductor: Any, glass: Any, out: Path) -> Played:
    played = Played()
    out.mkdir(parents=True, exist_ok=True)
    for _ in range(MOST_SCREENS):
        settle()
        press = person.fill(conductor.screen)
        settle()
        _look(conductor, glass, out, played)
        if press is None:
            return played
        before = conductor.screen, conductor.screen.spoken()
        press()
        if before == (conductor.screen, conductor.screen.spoken()):
            raise Stuck(f"{conductor.visit.step}: pressing changes nothing {before[1].errors}")
    raise Stuck(f"still going after {MOST_SCREENS} screens")


def _look(conductor: Any, glass: Any, out: Path, played: Played) -> None:
    step = str(conductor.visit.step)
    picture = out / f"{len(played.pictures) + 1:02d}-{step}.png"
    glass.export_to_png(str(picture))
    played.pictures.append(picture)
    played.story.append({"step": step, **asdict(conductor.screen.spoken())})
    played.reached = step
    if conductor.visit.lodged is not None:
        played.number = conductor.visit.lodged.number
