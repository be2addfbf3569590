"""Reading barcodes off files: what ``sarhad scan`` prints, one line a symbol.

A file that cannot be read is a line too, with its reason, never a traceback. Pictures come from
strangers: size is checked on the header, before a single pixel is unpacked.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
from PIL import Image, UnidentifiedImageError

from kiosk.reading.ladder import read_symbols
from kiosk.reading.ours import reading_of
from kiosk.reading.pixels import Gray
from kiosk.reading.symbol import Symbol

STANDARD_INPUT = "-"

MOST_BYTES = 64 * 2**20
MOST_PIXELS = 64 * 10**6
"""More than a telephone's camera gives; a decompression bomb declares far more."""

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "PPM")
"""Pictures only. Pillow's other readers (PostScript, PDF) run programs of their own."""


class Fault(StrEnum):
    """Why a file gave no symbol."""

    NOTHING_READ = "nothing_read"
    NOT_AN_IMAGE = "not_an_image"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class FileReading:
    """One symbol of one file, or why there is none; ``dataclasses.asdict`` is its JSON."""

    file: str
    symbology: str | None
    text: str | None
    ours: bool
    reason: str

    @property
    def is_problem(self) -> bool:
        """Whether this line makes the command end with 1."""
        return self.symbology is None


class _Refused(Exception):
    """A picture that will not be looked at; carries the fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def read_files(
    paths: Iterable[str | Path], standard_input: BinaryIO | None = None
) -> list[FileReading]:
    """Read every symbol of every file, in order; ``-`` stands for ``standard_input``."""
    found: list[FileReading] = []
    for path in paths:
        try:
            found += read_picture(str(path), _bytes_of(path, standard_input))
        except _Refused as refused:
            found.append(_nothing(str(path), refused.fault))
    return found


def read_picture(name: str, data: bytes) -> list[FileReading]:
    """Read every symbol of one picture given as the bytes of its file."""
    try:
        symbols = read_symbols(gray_picture(data))
    except _Refused as refused:
        return [_nothing(name, refused.fault)]
    if not symbols:
        return [_nothing(name, Fault.NOTHING_READ)]
    return [_line(name, symbol) for symbol in symbols]


def problem_found(readings: Iterable[FileReading]) -> bool:
    """Whether the command ends with 1: some file gave no symbol."""
    return any(reading.is_problem for reading in readings)


def gray_picture(data: bytes) -> Gray:
    """Unpack a picture into gray, its transparent parts white, one frame of an animation."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as bomb:
        raise _Refused(Fault.TOO_LARGE) from bomb
    except UnidentifiedImageError as stranger:
        raise _Refused(Fault.NOT_AN_IMAGE) from stranger
    # Pillow's parsers answer a broken header with whatever they trip over: SyntaxError,
    # struct.error, OverflowError and more.
    except Exception as broken:
        raise _Refused(Fault.UNREADABLE) from broken
    if picture.width * picture.height > MOST_PIXELS:
        raise _Refused(Fault.TOO_LARGE)
    return _unpacked(picture)


def _unpacked(picture: Image.Image) -> Gray:
    try:
        if picture.has_transparency_data:
            ground = Image.new("RGBA", picture.size, "white")
            picture = Image.alpha_composite(ground, picture.convert("RGBA"))
        if picture.mode.startswith(("I", "F")):
            return _scaled(np.asarray(picture, dtype=np.float64))
        return np.asarray(picture.convert("L"), dtype=np.uint8)
    # As above: a picture cut off or damaged inside can raise nearly anything.
    except Exception as broken:
        raise _Refused(Fault.UNREADABLE) from broken


def _scaled(deep: npt.NDArray[np.float64]) -> Gray:
    """More than a byte a pixel, brought to one; Pillow would cut it off at 255."""
    low, high = float(deep.min()), float(deep.max())
    return ((deep - low) * (255 / max(high - low, 1e-9))).astype(np.uint8)


def _bytes_of(path: str | Path, standard_input: BinaryIO | None) -> bytes:
    try:
        if str(path) == STANDARD_INPUT and standard_input is not None:
            data = standard_input.read(MOST_BYTES + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(MOST_BYTES + 1)
    # ValueError: a path with a zero byte in it.
    except (OSError, ValueError) as absent:
        raise _Refused(Fault.UNREADABLE) from absent
    if len(data) > MOST_BYTES:
        raise _Refused(Fault.TOO_LARGE)
    return data


def _line(name: str, symbol: Symbol) -> FileReading:
    reading = reading_of(symbol.text, symbol.symbology)
    return FileReading(name, symbol.symbology, symbol.text, reading.ours, reading.reason)


def _nothing(name: str, fault: Fault) -> FileReading:
    return FileReading(name, None, None, False, fault)
