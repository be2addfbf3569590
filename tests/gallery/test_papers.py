"""Every paper in every language: each letter has a font, and every word came from a catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from kiosk.gallery_papers import WIDTHS, papers
from languages import available, load, pseudo, speaking
from paper.escpos import encode
from paper.page import Text

LATIN = re.compile(r"[A-Za-zÀ-ɏƏə]+")
OURS = re.compile(r"[A-Z]{1,3}|NÜMUNƏ|AYSEL|SINAQ")
"""Codes of currencies and flights, and who the scenes are about."""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", available())
def test_every_paper_can_be_printed(language: str, width: int) -> None:
    for _, page in papers(language, load, width):
        assert encode(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_on_paper_is_written_in_the_program(width: int, tmp_path: Path) -> None:
    pseudo.write(tmp_path)
    speak = speaking(tmp_path)
    said = {
        text
        for _, page in papers(pseudo.CODE, lambda _: speak(pseudo.CODE), width)
        for text in texts(page)
    }
    assert len(said) > 30
    assert [t for t in said if not all(map(OURS.fullmatch, LATIN.findall(t)))] == []


def texts(part: Any) -> Iterator[str]:
    """Give every text of a page, however deep it lies."""
    if isinstance(part, Text):
        yield part.text
    elif isinstance(part, tuple | list):
        for one in part:
            yield from texts(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts(getattr(part, field.name))
