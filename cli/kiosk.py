"""``sarhad kiosk``: open the traveller's glass on this machine's display."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.options import Data, Language

Printer = Annotated[
    str, typer.Option("--printer", metavar="HOST:PORT", help="Empty prints into thin air.")
]
Camera = Annotated[
    str, typer.Option("--camera", help="A device number, a video file, a folder of pictures.")
]
Fullscreen = Annotated[bool, typer.Option("--fullscreen", help="As on a post.")]
Post = Annotated[str, typer.Option("--post", help="The crossing point's short name.")]
Name = Annotated[str, typer.Option("--name", help="What this kiosk is called on papers.")]


def kiosk(
    data: Data,
    printer: Printer = "",
    camera: Camera = "",
    fullscreen: Fullscreen = False,
    post: Post = "baki",
    name: Name = "0001",
    language: Language = None,
) -> None:
    """Run the kiosk until its window is closed. It is for training until a post enrols it."""
    from kiosk.context import KioskSettings
    from kiosk.machine import Machine
    from kiosk.start import run

    Path(data).mkdir(parents=True, exist_ok=True, mode=0o700)
    run(Machine(data, printer, camera, KioskSettings(post, name)), fullscreen=fullscreen)
