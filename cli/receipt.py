"""``sarhad receipt``: the paper of a declaration, as printer bytes and as a picture."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.answers import Answered, content_of, now, read_answers
from cli.options import AnswersFile, AsJson, Language
from cli.output import say, say_json, words, wrong_usage
from cli.speaking import speech
from customs.registration_number import TRAINING_BLOCK, grouped, mint
from languages import load

if TYPE_CHECKING:
    from paper.from_declaration import Issue
    from paper.page import Page

NOT_LODGED = mint(TRAINING_BLOCK, 0, bytes(32))
"""The code of a paper behind which nothing was lodged: of the training block, for no key."""

KIOSK = "0000"


class Width(StrEnum):
    """Rolls there is a layout for, in millimetres."""

    WIDE = "80"
    NARROW = "58"


Roll = Annotated[Width, typer.Option("--width", help="Width of the roll in millimetres.")]
Bytes = Annotated[
    Path | None, typer.Option("--out", dir_okay=False, help="Where the printer's bytes go.")
]
Picture = Annotated[
    Path | None, typer.Option("--png", dir_okay=False, help="Where a picture of the paper goes.")
]
Copy = Annotated[int, typer.Option("--copy", min=0, max=99, help="KOPİYA n; 0 is the original.")]


def receipt(
    file: AnswersFile,
    width: Roll = Width.WIDE,
    out: Bytes = None,
    png: Picture = None,
    copy: Copy = 0,
    language: Language = None,
    as_json: AsJson = False,
) -> None:
    """Print a passenger's receipt into files, marked TƏLİM: nothing is lodged."""
    if out is None and png is None:
        wrong_usage(words("Say where the receipt goes: --out FILE, --png FILE, or both."))
    answered = read_answers("passenger", file, None)
    page = _page(answered, int(width), copy, as_json=as_json)
    written = _write(page, out, png)
    if as_json:
        say_json({"number": f"{NOT_LODGED:013d}", "copy": copy, "width": int(width)} | written)
    else:
        say(words("Receipt {code}, {bytes} bytes.", code=grouped(NOT_LODGED), **written))


def _page(answered: Answered, width: int, copy: int, *, as_json: bool) -> Page:
    from paper.from_declaration import receipt_of
    from paper.receipt import compose

    content = content_of(answered, as_json=as_json)
    own, azerbaijani = speech(), load("az")
    issue = _issue(str(content.group("journey").get("crossing_point", "")), copy)
    paper = receipt_of(content, issue, answered.reference, own, azerbaijani)
    return compose(paper, own, azerbaijani, width)


def _issue(post: str, copy: int) -> Issue:
    from paper.from_declaration import Issue

    return Issue(NOT_LODGED, now(), post, KIOSK, copy, training=True)


def _write(page: Page, out: Path | None, png: Path | None) -> dict[str, int]:
    """Write what was asked for; the picture is read back out of the printer's own bytes."""
    from paper.bits import save_png
    from paper.escpos import encode
    from paper.measures import measures
    from paper.reader import render

    stream = encode(page)
    printed = render(stream, measures(page.width_mm).dots).pages[0]
    if out is not None:
        out.write_bytes(stream)
    if png is not None:
        save_png(printed, png)
    return {"bytes": len(stream), "rows": int(printed.shape[0])}
