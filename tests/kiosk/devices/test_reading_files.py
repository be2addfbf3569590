"""Files from strangers: every one gives a line, none gives a traceback."""

from __future__ import annotations

import dataclasses
import io
import json
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.reading.files import MOST_BYTES, FileReading, problem_found, read_files, read_picture
from kiosk.reading.pixels import Gray
from kiosk.reading.symbol import Symbology

Draw = Callable[..., Gray]
Pack = Callable[..., bytes]
CODE = "2000000000008"


def png_declaring(width: int, height: int) -> bytes:
    """A PNG whose header promises more than its body holds."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def test_a_reading_is_exactly_the_five_things_the_command_prints(drawn: Draw, packed: Pack) -> None:
    (reading,) = read_picture("a.png", packed(drawn(CODE, Symbology.EAN13)))
    assert json.loads(json.dumps(dataclasses.asdict(reading))) == {
        "file": "a.png",
        "symbology": "ean13",
        "text": CODE,
        "ours": True,
        "reason": "training_number",
    }


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "PPM"])
def test_every_usual_format_is_read(drawn: Draw, packed: Pack, form: str) -> None:
    assert [one.text for one in read_picture("a", packed(drawn(CODE), form))] == [CODE]


def test_files_and_standard_input_are_read_in_order(
    drawn: Draw, packed: Pack, tmp_path: Path
) -> None:
    file = tmp_path / "şəkil.png"
    file.write_bytes(packed(drawn(CODE)))
    stdin = io.BytesIO(packed(drawn("https://example.az")))
    readings = read_files([file, "-", tmp_path / "none.png"], stdin)
    assert [(one.file, one.text, one.reason) for one in readings] == [
        (str(file), CODE, "training_number"),
        ("-", "https://example.az", "web_address"),
        (str(tmp_path / "none.png"), None, "unreadable"),
    ]
    assert problem_found(readings)
    assert not problem_found(readings[:2])


def test_a_picture_with_a_transparent_ground_is_read_on_white(drawn: Draw) -> None:
    ink = drawn(CODE)
    pixels = np.zeros((*ink.shape, 4), dtype=np.uint8)
    pixels[..., 3] = 255 - ink
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    assert [one.text for one in read_picture("a", file.getvalue())] == [CODE]


def test_a_picture_of_sixteen_bits_is_brought_to_eight(drawn: Draw) -> None:
    deep = drawn(CODE).astype(np.uint16) * 40 + 3000
    file = io.BytesIO()
    Image.fromarray(deep).save(file, "PNG")
    assert [one.text for one in read_picture("a", file.getvalue())] == [CODE]


def only(readings: list[FileReading]) -> str:
    (reading,) = readings
    assert (reading.symbology, reading.text, reading.ours) == (None, None, False)
    assert reading.is_problem
    return reading.reason


def test_a_blank_picture_is_told_from_a_file_that_is_none(packed: Pack) -> None:
    assert only(read_picture("a", packed(np.full((300, 300), 255, np.uint8)))) == "nothing_read"
    assert only(read_picture("a", b"not a picture")) == "not_an_image"
    assert only(read_picture("a", b"")) == "not_an_image"
    assert only(read_picture("a", b"%!PS-Adobe-3.0 EPSF-3.0\n")) == "not_an_image"


def test_a_picture_cut_off_in_the_middle_is_unreadable(drawn: Draw, packed: Pack) -> None:
    whole = packed(drawn(CODE), "JPEG")
    assert only(read_picture("a", whole[: len(whole) // 2])) == "unreadable"


@pytest.mark.parametrize(("width", "height"), [(9_000, 9_000), (12_000, 12_000), (60_000, 60_000)])
def test_a_decompression_bomb_is_refused_on_its_header(width: int, height: int) -> None:
    assert only(read_picture("a", png_declaring(width, height))) == "too_large"


def test_a_file_too_long_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "long.png"
    with file.open("wb") as sparse:
        sparse.truncate(MOST_BYTES + 1)
    assert only(read_files([file])) == "too_large"


@pytest.mark.parametrize("path", ["/", "/none/such.png", "with\0zero", "-"])
def test_what_cannot_be_opened_is_unreadable(path: str) -> None:
    assert only(read_files([path])) == "unreadable"


@given(
    st.binary(max_size=300),
    st.sampled_from(
        [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"BM", b"II*\0", b"\xff\xd8\xff", b"P5 9 9 255 "]
    ),
)
def test_garbage_never_raises(noise: bytes, magic: bytes) -> None:
    assert all(one.is_problem for one in read_picture("a", magic + noise))


@given(st.data())
def test_a_damaged_picture_never_raises(data: st.DataObject) -> None:
    whole = bytearray(png_declaring(40, 40))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(8, len(whole) - 1))] = data.draw(st.integers(0, 255))
    assert read_picture("a", bytes(whole))
