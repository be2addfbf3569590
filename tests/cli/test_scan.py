"""``sarhad scan``: a line for every symbol, and for every file that has none."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
import segno
from PIL import Image


@pytest.fixture
def web_address(tmp_path: Path) -> Path:
    file = tmp_path / "address.png"
    segno.make_qr("https://example.az/nümunə").save(str(file), scale=6, border=4)
    return file


def test_a_symbol_is_told_in_exactly_five_words(run, web_address: Path) -> None:
    (row,) = run("scan", web_address, "--json").data
    assert row == {
        "file": str(web_address),
        "symbology": "qrcode",
        "text": "https://example.az/nümunə",
        "ours": False,
        "reason": "web_address",
    }


def test_a_code_that_is_not_ours_is_no_problem(run, web_address: Path) -> None:
    ended = run("scan", web_address)
    assert ended.code == 0
    assert ended.out.endswith("(qrcode). This is a web address. It is not opened.\n")


def test_a_picture_comes_from_standard_input_too(run, web_address: Path) -> None:
    (row,) = run("scan", "-", "--json", given=web_address.read_bytes()).data
    assert (row["file"], row["symbology"]) == ("-", "qrcode")


def test_one_bad_picture_spoils_the_exit_but_not_the_others(run, web_address: Path) -> None:
    ended = run("scan", "/no/such.png", web_address, "--json")
    assert ended.code == 1
    assert [row["reason"] for row in ended.data] == ["unreadable", "web_address"]


def blank() -> bytes:
    out = io.BytesIO()
    Image.new("L", (200, 200), 255).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not_an_image"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "not_an_image"),
        (bytes(range(256)), "not_an_image"),
        (blank()[:60], "unreadable"),
        (blank(), "nothing_read"),
    ],
)
def test_what_cannot_be_read_has_a_reason(data: bytes, reason: str, run, tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    file.write_bytes(data)
    ended = run("scan", file, "--json")
    assert (ended.code, ended.data[0]["reason"]) == (1, reason)
    assert run("scan", file).code == 1


def test_a_folder_and_a_closed_input_are_said_plainly(process, tmp_path: Path) -> None:

    assert process("scan", tmp_path).code == 1
    assert process("scan", "-", preexec_fn=lambda: os.close(0)).code == 2


def test_no_picture_is_wrong_usage(run) -> None:
    assert run("scan").code == 2
