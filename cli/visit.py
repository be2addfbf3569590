"""``sarhad visit``: play a whole visit from an answers file, with no display."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.answers import now
from cli.options import AsJson, Language
from cli.output import problem, say, say_json, words
from cli.reading import read_json

if TYPE_CHECKING:
    from kiosk.player.script import Script

Out = Annotated[Path, typer.Option("--out", metavar="DIR", file_okay=False, help="Where to draw.")]
Source = Annotated[str, typer.Argument(metavar="ANSWERS", help="A visit in JSON; - is stdin.")]
MEANS = ("air", "road_car", "bus", "rail", "on_foot")


@dataclass(frozen=True, slots=True)
class Result:
    """What a visit left behind: pictures of screens, papers, the number if one was given."""

    data: Path
    reached: str
    number: int | None
    screens: list[str]
    papers: list[str]


def visit(answers: Source, out: Out, as_json: AsJson = False, language: Language = None) -> None:
    """Play a visit: every screen as a picture, the receipt, and the lodged fact."""
    told = read_json(answers)
    result = play_visit(told, out)
    if as_json:
        say_json(_plain(result))
        return
    say(words("{count} screens are in {folder}.", count=len(result.screens), folder=out))
    for paper in result.papers:
        say(words("Printed: {paper}", paper=paper))
    if result.number is not None:
        say(words("Registered: {number}", number=f"{result.number:013d}"))


def play_visit(told: dict[str, Any], out: Path, data: Path | None = None) -> Result:
    """Play one answers file into ``out``; ``data`` (else ``out/data``) holds what is written."""
    from kiosk.render import open_offscreen

    # Before anything of Kivy is imported: it chooses where it draws, and how much it talks, once.
    open_offscreen()
    from kiosk.player.person import Stuck
    from kiosk.player.script import NotAScript, script_of

    # Kivy and its friends talk while they start; what matters here is the story.
    logging.disable(logging.INFO)

    try:
        return _played(script_of(told), out, data or out / "data")
    except (NotAScript, Stuck) as why:
        problem(words("The visit cannot be played: {why}", why=why))


def _played(script: Script, out: Path, data: Path) -> Result:
    from kiosk.context import KioskSettings
    from kiosk.devices.printer.virtual_printer import VirtualPrinter
    from kiosk.machine import Machine
    from kiosk.player.play import play

    with ExitStack() as stack:
        printer = stack.enter_context(VirtualPrinter(out / "paper"))
        settings = KioskSettings(means=MEANS, nothing=script.nothing)
        machine = Machine(data, f"127.0.0.1:{printer.port}", settings=settings)
        played = play(script, machine, now, out / "screens")
    papers = sorted(str(path) for path in (out / "paper").glob("*.png"))
    screens = [str(path) for path in played.pictures]
    return Result(data, played.reached, played.number, screens, papers)


def _plain(result: Result) -> dict[str, Any]:
    number = None if result.number is None else f"{result.number:013d}"
    return {
        "reached": result.reached,
        "number": number,
        "screens": result.screens,
        "papers": result.papers,
        "data": str(result.data),
    }
