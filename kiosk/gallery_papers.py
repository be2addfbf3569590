"""The gallery's papers: a receipt and a slip in every language, on both rolls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from forms.catalogue import definition
from forms.check import check
from forms.content import Content
from kiosk.code_scenes import MANY_CODES
from kiosk.scenes import CODES, LODGED_WHOLE, NOW, NUMBER, SCENES, Speak, visit
from kiosk.services.papers import on_slip
from paper.bits import save_png
from paper.escpos import encode
from paper.from_declaration import Issue, moment, post_name, receipt_of
from paper.measures import measures
from paper.page import Page
from paper.reader import render
from paper.receipt import compose
from paper.slip import Slip, compose_slip
from reference import Reference, load, today

WIDTHS = (80, 58)
"""Rolls in millimetres."""

POST, KIOSK = "baki", "0001"


def draw_papers(languages: Iterable[str], speak: Speak, out: Path) -> list[Path]:
    """Write a picture of every paper, as the printer's own bytes come out; give the files."""
    out.mkdir(parents=True, exist_ok=True)
    drawn = []
    for language in languages:
        for width in WIDTHS:
            for name, page in papers(language, speak, width):
                target = out / f"{name}-{language}-{width}.png"
                save_png(render(encode(page), measures(width).dots).pages[0], target, border=20)
                drawn.append(target)
    return drawn


def papers(language: str, speak: Speak, width: int) -> Iterator[tuple[str, Page]]:
    """Give each paper by its name. Raises KeyError when the answers of the scenes do not stand."""
    reference = load(today(NOW))
    own, az = speak(language), speak("az")
    for name, version in (("receipt", 1), ("receipt-changed", 2)):
        issue = Issue(NUMBER, NOW, POST, KIOSK, version=version)
        receipt = receipt_of(declared(reference), issue, reference, own, az)
        yield name, compose(receipt, own, az, width)
    post, kiosk = post_name(POST, reference, own), own.say("receipt", "Kiosk {kiosk}", kiosk=KIOSK)
    slip = Slip(moment(NOW, own), post, kiosk)
    for name, codes in (("slip", CODES[1:]), ("slip-codes", CODES), ("slip-eight", MANY_CODES)):
        on_it = tuple(on_slip(found, own, az) for found in codes)
        yield name, compose_slip(replace(slip, codes=on_it), own, az, width)


def declared(reference: Reference) -> Content:
    """Give the declaration of the scenes, as it would be lodged."""
    lodged = next(scene for scene in SCENES if scene.answers is LODGED_WHOLE)
    answers = visit(lodged, "az", tuple(question.id for question in reference.questions)).answers
    content = check(definition("passenger"), answers, reference.lists, reference.on).content
    if content is None:
        raise KeyError("the answers of the scenes cannot be lodged")
    return content
