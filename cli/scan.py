"""``sarhad scan``: every code on pictures, and whether it is one of ours."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import AsJson, Language
from cli.output import PROBLEM_FOUND, say, say_json
from cli.reading import STANDARD_INPUT, standard_input
from cli.speaking import speech

if TYPE_CHECKING:
    from kiosk.reading.files import FileReading

Images = Annotated[list[str], typer.Argument(metavar="IMAGE...", help="Pictures; - is stdin.")]


def scan(images: Images, language: Language = None, as_json: AsJson = False) -> None:
    """Read every code on pictures; ends with 1 when a picture gave none."""
    from kiosk.reading.files import problem_found, read_files

    readings = read_files(images, standard_input() if STANDARD_INPUT in images else None)
    if as_json:
        say_json([asdict(one) for one in readings])
    else:
        for one in readings:
            say(_line(one))
    if problem_found(readings):
        raise typer.Exit(PROBLEM_FOUND)


def _line(one: FileReading) -> str:
    from kiosk.reading.files import Fault
    from kiosk.reading.ours import Reason
    from kiosk.reading.words import sentence

    if one.symbology is None:
        return f"{one.file}: {sentence(Fault(one.reason), speech())}"
    return f"{one.file}: {one.text} ({one.symbology}). {sentence(Reason(one.reason), speech())}"
