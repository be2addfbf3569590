"""Play a script on a real glass drawn off screen, over real storage and a real printer socket."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.bootstrap import Kiosk, put_together
from kiosk.machine import Machine
from kiosk.player.person import Person, Stuck, make_way
from kiosk.player.script import Script
from kiosk.render import LANDSCAPE, PORTRAIT, open_offscreen, settle
from kiosk.simulated import AtOnce

BEFORE = "before"
"""Stands for the code that the visit before was given, as a code or as an earlier declaration."""

MOST_SCREENS = 120
"""A script that needs more goes round in circles."""


@dataclass
class Played:
    """What came of a visit: pictures in order, what each screen said, the number if one was given.

    ``reached`` is the step the visit ended on; ``before`` what was played before it.
    """

    pictures: list[Path] = field(default_factory=list)
    story: list[dict[str, Any]] = field(default_factory=list)
    number: int | None = None
    reached: str = ""
    before: Played | None = None


@dataclass
class Stage:
    """A kiosk with its glass and its conductor, open, with nobody in front of it.

    ``start`` puts the kiosk together, and a conductor for its glass.
    """

    start: Callable[[Any], tuple[Kiosk, Any]]
    glass: Any = None
    kiosk: Any = None
    conductor: Any = None

    def power_on(self) -> None:
        """Begin at the first screen."""
        self.kiosk, self.conductor = self.start(self.glass)
        self.conductor.start()

    def power_cut(self) -> None:
        """Let the power fail in the middle of a visit, and come again."""
        self.kiosk.close()
        self.power_on()


@contextmanager
def stage(machine: Machine, now: Callable[[], datetime], *, portrait: bool) -> Iterator[Stage]:
    """Open a kiosk at its first screen. Raises StorageFault as ``put_together``."""
    open_offscreen()
    from kiosk.conductor import Conductor
    from kiosk.widgets.glass import Glass
    from kiosk.widgets.look import look

    look.reset()
    size = PORTRAIT if portrait else LANDSCAPE
    look.fit(*size)

    def start(glass: Any) -> tuple[Kiosk, Any]:
        kiosk = put_together(machine, now, AtOnce())
        return kiosk, Conductor(kiosk.context, glass, secrets.token_bytes, lambda: 0.0)

    opened = Stage(start)
    opened.glass = Glass(lambda: opened.conductor.touched(), size_hint=(None, None), size=size)
    opened.power_on()
    try:
        yield opened
    finally:
        opened.kiosk.close()


def play(script: Script, machine: Machine, now: Callable[[], datetime], out: Path) -> Played:
    """Play ``script`` and write ``NN-step.png`` and ``story.json`` into ``out``.

    Raises Stuck when the script does not answer what is asked; StorageFault as ``put_together``.
    """
    with stage(machine, now, portrait=script.portrait) as opened:
        played = perform(script, opened, out)
    (out / "story.json").write_text(
        json.dumps(played.story, ensure_ascii=False, indent=2), encoding="utf-8"
    )
    return played


def perform(script: Script, opened: Stage, out: Path | None = None) -> Played:
    """Play what comes before a script, then the script itself, as ``walk`` does.

    Raises Stuck, also when a visit ends elsewhere than its script says.
    """
    before = None
    if script.before is not None:
        before = perform(script.before, opened)
        make_way(opened.conductor.screen, next_person=script.next)
        if before.number is not None:
            script = _knowing(script, f"{before.number:013d}")
    played = walk(Person(script), opened, out)
    if script.ends not in (None, played.reached):
        raise Stuck(f"the visit ended on {played.reached}, not on {script.ends}")
    played.before = before
    return played


def _knowing(script: Script, code: str) -> Script:
    """Put the code given before where the script speaks of it."""
    if script.code == BEFORE:
        script = replace(script, code=code)
    origin = script.answers.get("money_origin", {})
    if origin.get("earlier_number") == BEFORE:
        origin = {**origin, "earlier_number": code}
        script = replace(script, answers={**script.answers, "money_origin": origin})
    return script


def walk(person: Person, opened: Stage, out: Path | None = None) -> Played:
    """Let a person go as far as their script does, drawing each screen into ``out`` if given.

    Raises Stuck.
    """
    played, cut = Played(), person.script.power_cut
    for _ in range(MOST_SCREENS):
        conductor = opened.conductor
        press = person.fill(conductor.screen)
        _note(conductor, played)
        if out is not None:
            _draw(opened, played, out)
        if press is None:
            return played
        if conductor.visit.step is cut:
            cut = None
            opened.power_cut()
            continue
        before = conductor.screen, conductor.screen.spoken()
        press()
        if before == (conductor.screen, conductor.screen.spoken()):
            raise Stuck(f"{conductor.visit.step}: pressing changes nothing {before[1].errors}")
    raise Stuck(f"still going after {MOST_SCREENS} screens")


def _note(conductor: Any, played: Played) -> None:
    step = str(conductor.visit.step)
    played.story.append({"step": step, **asdict(conductor.screen.spoken())})
    played.reached = step
    if conductor.visit.lodged is not None:
        played.number = conductor.visit.lodged.number


def _draw(opened: Stage, played: Played, out: Path) -> None:
    settle()
    out.mkdir(parents=True, exist_ok=True)
    picture = out / f"{len(played.pictures) + 1:02d}-{played.reached}.png"
    opened.glass.export_to_png(str(picture))
    played.pictures.append(picture)
