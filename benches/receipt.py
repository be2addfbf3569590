"""The receipt in bytes and in processor time, against python-escpos printing the same picture.

Bytes: the same page, dot for dot as our reader renders both, without and with its barcode. The
reference sends the barcode as part of the picture; we let the printer draw it. Time: encoding a
drawn page, and drawing with encoding; both sides draw with our drawing, which favours nobody. The
reference gets its cheapest setting, one whole image without fragments.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from escpos.printer import Dummy
from PIL import Image

from languages import load
from paper import sample
from paper.draw import Drawing, draw
from paper.escpos import encode, encode_drawing
from paper.page import Code, Page
from paper.reader import render
from paper.receipt import compose

BYTES_GOAL, ENCODING_GOAL, DRAWING_GOAL = 0.45, 0.05, 0.7
BLOCKS = 7
ROUNDS = 25
WHOLE = 65_535
PROFILES = {80: "TM-T20II", 58: "POS-5890"}
PAIRS = (("en", 80), ("ru", 80), ("az", 80), ("en", 58), ("ru", 58), ("az", 58))

Act = Callable[[], object]


def receipt(language: str, width_mm: int) -> Page:
    page = sample.receipt(language, training=False)
    return compose(page, load(language), load("az"), width_mm)


def without_code(page: Page) -> Page:
    return replace(page, blocks=tuple(b for b in page.blocks if not isinstance(b, Code)))


class Reference:
    """python-escpos, as anyone would use it for a picture."""

    def __init__(self, width_mm: int) -> None:
        self._printer = Dummy(profile=PROFILES[width_mm])

    def __call__(self, picture: Image.Image) -> bytes:
        self._printer.clear()
        self._printer.image(picture, impl="bitImageRaster", fragment_height=WHOLE)
        return bytes(self._printer.output)


def same_dots(drawing: Drawing, ours: bytes, theirs: bytes) -> bool:
    """Whether both streams put the picture on paper, read back dot for dot."""
    wanted, dots = drawing.picture(), drawing.placed.dots
    (mine, *_), (other, *_) = render(ours, dots).pages, render(theirs, dots).pages
    return np.array_equal(mine, wanted) and np.array_equal(other[: len(wanted)], wanted)


def sizes(language: str, width_mm: int) -> dict[str, Any]:
    page, reference = receipt(language, width_mm), Reference(width_mm)
    result: dict[str, Any] = {"language": language, "width_mm": width_mm}
    for name, one in (("without_barcode", without_code(page)), ("with_barcode", page)):
        drawing = draw(one)
        ours, theirs = encode_drawing(drawing), reference(drawing.image())
        result[name] = {
            "ours": len(ours),
            "reference": len(theirs),
            "ratio": round(len(ours) / len(theirs), 3),
            "same_dots": same_dots(drawing, ours, theirs),
        }
    return result


def p50(act: Act) -> float:
    spent = []
    for _ in range(ROUNDS):
        before = time.process_time_ns()
        act()
        spent.append((time.process_time_ns() - before) / 1e6)
    return statistics.median(spent)


def times(ours: Act, theirs: Act, goal: float) -> dict[str, Any]:
    """Blocks in turn, each side first in every other one."""
    ratios, spent = [], []
    for turn in range(BLOCKS):
        if turn % 2:
            mine, other = p50(ours), p50(theirs)
        else:
            other, mine = p50(theirs), p50(ours)
        ratios.append(mine / other)
        spent.append((mine, other))
    mine, other = (statistics.median(side) for side in zip(*spent, strict=True))
    return {
        "ours_ms": round(mine, 3),
        "reference_ms": round(other, 3),
        "ratios": [round(ratio, 4) for ratio in ratios],
        "ratio": round(statistics.median(ratios), 4),
        "goal": goal,
    }


def measure() -> dict[str, Any]:
    page = without_code(receipt("en", 80))
    drawing, reference = draw(page), Reference(80)
    picture = drawing.image()
    encoding = times(lambda: encode_drawing(drawing), lambda: reference(picture), ENCODING_GOAL)
    drawn = times(lambda: encode(page), lambda: reference(draw(page).image()), DRAWING_GOAL)
    measured = [sizes(*pair) for pair in PAIRS]
    worst = max(one["without_barcode"]["ratio"] for one in measured)
    whole = ("without_barcode", "with_barcode")
    return {
        "bench": "receipt",
        "reference": "python-escpos 3.1, image() as bitImageRaster, one whole image",
        "rows": drawing.placed.rows,
        "bytes": measured,
        "bytes_worst_ratio": worst,
        "bytes_goal": BYTES_GOAL,
        "encoding_cpu": encoding,
        "drawing_and_encoding_cpu": drawn,
        "reached": {
            "bytes": worst <= BYTES_GOAL,
            "same_dots": all(one[name]["same_dots"] for one in measured for name in whole),
            "encoding": encoding["ratio"] <= ENCODING_GOAL,
            "drawing": drawn["ratio"] <= DRAWING_GOAL,
        },
    }


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
