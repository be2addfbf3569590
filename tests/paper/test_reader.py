from __future__ import annotations

import warnings
from collections.abc import Callable

import numpy as np
import pytest
from escpos.printer import Dummy
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from paper.bits import to_image
from paper.draw import Drawing
from paper.escpos import encode_drawing
from paper.reader import Barcode, render

NUMBER = b"2000000012346"


@given(st.binary(max_size=600))
@settings(deadline=None)
def test_no_bytes_make_it_fail(stream: bytes) -> None:
    printed = render(stream)
    assert all(page.shape[1] == 576 for page in printed.pages)


@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_a_receipt_cut_off_anywhere_prints_its_beginning(
    data: st.DataObject, drawn: Callable[..., Drawing]
) -> None:
    drawing = drawn("az", 58)
    stream = encode_drawing(drawing)
    kept = data.draw(st.integers(0, len(stream)))
    whole = drawing.picture()
    for page in render(stream[:kept], 384).pages:
        assert np.array_equal(page, whole[: page.shape[0]])


def test_paper_is_bounded_whatever_is_fed() -> None:
    printed = render(b"\x1bd\xff" * 5_000)
    assert sum(page.shape[0] for page in printed.pages) == 40_000
    assert "more than 40000 rows of paper" in printed.notes


def test_each_cut_ends_a_page() -> None:
    printed = render(b"\x1bJ\x0a\x1dV\x00\x1bJ\x14\x1dVB\x05")
    assert [page.shape[0] for page in printed.pages] == [10, 25]
    assert printed.cuts == 2


@pytest.mark.parametrize(
    "stream",
    [
        b"\x1dk\x02" + NUMBER + b"\x00",
        b"\x1dk\x02" + NUMBER[:12] + b"\x00",
        b"\x1dk\x43\x0d" + NUMBER,
        b"\x1dk\x43\x0c" + NUMBER[:12],
    ],
)
def test_both_forms_of_the_native_barcode_are_drawn(stream: bytes) -> None:
    printed = render(b"\x1bJ\x05\x1dh\x40\x1dw\x02\x1ba\x01" + stream)
    assert printed.barcodes == (Barcode(0, 5, NUMBER.decode()),)
    ink = np.flatnonzero(printed.pages[0].any(axis=0))
    assert (ink[0], ink[-1]) == ((576 - 190) // 2, (576 - 190) // 2 + 189)
    assert printed.pages[0].shape[0] == 5 + 64


@pytest.mark.parametrize(
    ("stream", "note"),
    [
        (b"\x1dk\x43\x0d2000000012345", "barcode refused: wrong check digit"),
        (b"\x1dk\x43\x03abc", "barcode refused: EAN-13 takes 13 digits"),
        (b"\x1dk\x49\x04{B12", "barcode of kind 73 is not drawn"),
        (b"\x1dP\x00\xb4", "vertical motion unit 1/180 inch read as one dot"),
        (b"\x1dH\x02", "digits under the barcode are not drawn"),
        (b"\x1d(k\x03\x001Q0", "unknown command GS ( 6b0300315130"),
        (b"\x1b\xff", "unknown command unknown 1bff"),
        (b"\x1dv0\x00\x02\x00", "cut short after 6 bytes"),
        (b"\x1dv0\x00\x64\x00\x01\x00" + b"\xff" * 100, "image wider than the paper"),
    ],
)
def test_what_it_cannot_print_it_says(stream: bytes, note: str) -> None:
    assert render(stream).notes == (note,)


def test_a_barcode_wider_than_the_paper_is_refused() -> None:
    printed = render(b"\x1dw\x06\x1dk\x43\x0d" + NUMBER, 384)
    assert printed.notes == ("barcode refused: wider than the paper",)


@pytest.mark.parametrize(("mode", "shape"), [(0, (1, 8)), (1, (1, 16)), (2, (2, 8)), (51, (2, 16))])
def test_an_image_may_be_doubled(mode: int, shape: tuple[int, int]) -> None:
    printed = render(b"\x1dv0" + bytes([mode]) + b"\x01\x00\x01\x00\xff", 16)
    rows, dots = shape
    assert printed.pages[0].shape[0] == rows
    assert printed.pages[0].sum() == rows * dots


def test_an_image_without_rows_is_nothing() -> None:
    assert render(b"\x1dv0\x00\x00\x00\x05\x00").pages == ()


def test_initialize_forgets_alignment_and_sizes() -> None:
    dot = b"\x1dv0\x00\x01\x00\x01\x00\x80"
    (page,) = render(b"\x1ba\x02" + dot + b"\x1b@" + dot, 16).pages
    assert [list(np.flatnonzero(row)) for row in page] == [[8], [0]]


def test_the_librarys_text_and_images_are_read_too() -> None:
    printer = Dummy(profile="TM-T20II")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        printer.text("Hello\nyou\n\n")
        printer.image(Image.new("1", (16, 8), 0), impl="bitImageRaster")
        printer.cut()
    printed = render(printer.output)
    (page,) = printed.pages
    assert page[:30, :60].any()
    assert not page[:30, 80:].any()
    assert page[30:60, :36].any()
    assert page[90:98, :16].all()


def test_a_long_line_of_text_goes_on_below() -> None:
    (page,) = render(b"W" * 50 + b"\n").pages
    assert page.shape[0] == 60


def test_a_picture_of_it_is_black_on_white() -> None:
    image = to_image(render(b"\x1dv0\x00\x01\x00\x01\x00\x80", 8).pages[0])
    assert image.mode == "1"
    assert [image.getpixel((x, 0)) for x in (0, 1)] == [0, 255]
