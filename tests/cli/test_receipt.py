"""``sarhad receipt``: what a printer would get, and the same as a picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from cli.receipt import NOT_LODGED
from customs.registration_number import is_training
from paper.reader import render


@pytest.mark.parametrize(("width", "dots"), [("80", 576), ("58", 384)])
@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_every_language_fits_both_rolls(
    language: str, width: str, dots: int, run, examples: Path, tmp_path: Path
) -> None:
    out, png = tmp_path / "receipt.bin", tmp_path / "receipt.png"
    more = ("--language", language, "--width", width, "--out", out, "--png", png, "--json")
    data = run("receipt", examples / "passenger.json", *more).data
    assert data["bytes"] == out.stat().st_size
    printed = render(out.read_bytes(), dots)
    assert [one.digits for one in printed.barcodes] == [f"{NOT_LODGED:013d}"]
    assert printed.notes == ()
    with Image.open(png) as picture:
        assert picture.size == (dots, data["rows"])


def test_the_code_of_a_paper_without_declaration_is_a_training_code() -> None:
    assert is_training(NOT_LODGED)


def test_the_picture_can_be_scanned(run, examples: Path, tmp_path: Path) -> None:
    png = tmp_path / "receipt.png"
    run("receipt", examples / "passenger.json", "--png", png)
    (row,) = run("scan", png, "--json").data
    assert row["text"] == f"{NOT_LODGED:013d}"
    assert row["reason"] == "training_number"


def test_a_copy_says_which(run, examples: Path, tmp_path: Path) -> None:
    papers = []
    for copy in ("0", "1", "2"):
        png = tmp_path / f"{copy}.png"
        run("receipt", examples / "nothing-to-declare.json", "--png", png, "--copy", copy)
        papers.append(png.read_bytes())
    assert len(set(papers)) == 3


@pytest.mark.parametrize(
    "more",
    [(), ("--width", "70", "--png", "x"), ("--copy", "-1", "--png", "x"), ("--copy", "n")],
)
def test_a_wrong_wish_is_wrong_usage(more, run, examples: Path) -> None:
    assert run("receipt", examples / "passenger.json", *more).code == 2


def test_a_place_that_cannot_be_written_is_said_plainly(run, examples: Path) -> None:
    file = examples / "passenger.json"
    ended = run("receipt", file, "--out", file / "below" / "a-file.bin")
    assert ended.code == 1
    assert "A file cannot be used" in ended.err


def test_letters_no_font_has_are_said_plainly(run, passenger, saved, tmp_path: Path) -> None:
    passenger["person"]["surname"] = "ᚠᚢᚦ"
    ended = run("receipt", saved(passenger), "--out", tmp_path / "x.bin")
    assert ended.code in {0, 1}
