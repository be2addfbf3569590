"""``sarhad kiosk``: open the traveller's glass on this machine's display."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.options import Data, Language

if TYPE_CHECKING:
    from kiosk.machine import Machine

Printer = Annotated[
    str | None, typer.Option("--printer", metavar="HOST:PORT", help="Empty prints into thin air.")
]
Camera = Annotated[
    str | None,
    typer.Option("--camera", help="A device number, a video file, a folder of pictures."),
]
Fullscreen = Annotated[bool, typer.Option("--fullscreen", help="As on a post.")]
Post = Annotated[str | None, typer.Option("--post", help="The crossing point's short name.")]
LogFile = Annotated[
    Path | None,
    typer.Option("--log", metavar="FILE", dir_okay=False, help="Keep the log here too, 5 MB."),
]
Name = Annotated[str | None, typer.Option("--name", help="What this kiosk is called on papers.")]


def kiosk(
    data: Data,
    printer: Printer = None,
    camera: Camera = None,
    fullscreen: Fullscreen = False,
    post: Post = None,
    name: Name = None,
    log: LogFile = None,
    language: Language = None,
) -> None:
    """Run the kiosk until its window is closed. It is for training until a post enrols it.

    What is not given here stands in DIR/kiosk.toml, or has its default.
    """
    from importlib.metadata import version

    from events.writing import Log
    from kiosk.start import run

    given = {"printer": printer, "camera": camera, "post": post, "kiosk": name}
    Path(data).mkdir(parents=True, exist_ok=True, mode=0o700)
    stands = machine(data, given)
    with Log(version("sarhad"), sys.stderr, log) as lines:
        code = run(stands, fullscreen=fullscreen, log=lines)
    raise typer.Exit(code)


def machine(data: Path, given: Mapping[str, str | None]) -> Machine:
    """Give the machine in a folder. Leaves with 2 for an option that may not stand.

    Raises SettingsBroken.
    """
    from kiosk.machine import Machine
    from kiosk.settings.setting import NotAllowed

    try:
        return Machine.of(data, given)
    except NotAllowed as wrong:
        raise typer.BadParameter(str(wrong)) from None
