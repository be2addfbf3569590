"""The layout file as numbers: sizes in dots for each width of paper, and the order of blocks."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

LAYOUT = Path(__file__).resolve().parent / "layout" / "receipt.toml"


class UnknownWidth(ValueError):
    """No layout for paper of this width."""


@dataclass(frozen=True, slots=True)
class Style:
    """How words look. ``leading`` is the line height and ``baseline`` its baseline, in dots."""

    size: int
    bold: bool
    leading: int
    baseline: int


@dataclass(frozen=True, slots=True)
class Measures:
    """One width of paper. All in dots of 1/203 inch, except counts."""

    dots: int
    margin: int
    gutter: int
    gap: int
    columns: int
    barcode_module: int
    barcode_height: int
    frame: int
    padding: int
    lines_most: int
    stamp_width: int
    stamp_height: int
    line_height: int
    write_least: int
    marks_apart: int
    spaces: Mapping[str, int]
    styles: Mapping[str, Style]


@cache
def measures(width_mm: int) -> Measures:
    """Give the layout for a roll ``width_mm`` wide. Raises UnknownWidth."""
    try:
        raw = dict(_file()["width"][str(width_mm)])
    except KeyError:
        raise UnknownWidth(f"no layout for {width_mm} mm paper") from None
    spaces, styles = raw.pop("space"), raw.pop("style")
    return Measures(
        spaces=spaces, styles={name: _style(**look) for name, look in styles.items()}, **raw
    )


def order(paper: str) -> tuple[str, ...]:
    """Name the blocks of ``receipt`` or ``slip`` from top to bottom."""
    return tuple(_file()["order"][paper])


def printed_labels() -> Mapping[str, str | Mapping[str, str]]:
    """Give the labels that are shorter on paper, as msgids by field path.

    A label that depends on another answer is a table: that answer's path under ``by``, then a
    msgid for each of its values.
    """
    labels: Mapping[str, str | Mapping[str, str]] = _file()["label"]
    return labels


def printed_under() -> Mapping[str, str]:
    """Say which sections are printed under which other one."""
    under: Mapping[str, str] = _file()["under"]
    return under


def without_name() -> frozenset[str]:
    """Name the sections that are printed without a title and the fields without a label."""
    return frozenset(_file()["without_name"])


def _style(size: int, bold: bool, leading: float, baseline: float) -> Style:
    return Style(size, bold, round(size * leading), round(size * baseline))


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(LAYOUT.read_text(encoding="utf-8"))
