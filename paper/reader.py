"""Read ESC/POS bytes back into pictures: what a printer would have put on the paper.

Never raises on bytes, whatever they are: what cannot be read is named in the notes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from paper.bits import Bits, blank
from paper.commands import TEXT, UNKNOWN, Command, split
from paper.ean13 import MODULES, bars, check_digit

DOTS_80_MM = 576
ROWS_MOST = 40_000
"""Five metres of paper. Garbage can feed 85 rows with every byte, so what is kept is bounded."""

LINE_ROWS, CELL_DOTS, CELL_ROWS = 30, 12, 24
_QUIET = frozenset(
    {"ESC 2", "ESC 3", "ESC !", "ESC -", "ESC E", "ESC G", "ESC M", "ESC R", "ESC V", "ESC t",
     "ESC {", "ESC ?", "ESC $", "GS !", "GS B", "GS f", "GS r", "GS L", "GS W", "GS a", "GS b",
     "FS .", "FS &", "DLE EOT", "DLE ENQ", "DLE DC4", "control"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Barcode:
    """A native barcode as printed: the page it is on, its first row and its digits."""

    page: int
    row: int
    digits: str


@dataclass(frozen=True, slots=True)
class Print:
    """What came out: one picture a paper, the barcodes, and what could not be understood."""

    pages: tuple[Bits, ...]
    barcodes: tuple[Barcode, ...]
    cuts: int
    notes: tuple[str, ...]


def render(stream: bytes, dots: int = DOTS_80_MM) -> Print:
    """Read what a printer with a head of ``dots`` dots would print."""
    commands, rest = split(stream)
    head = Head(dots)
    for command in commands:
        head.take(command)
    if rest:
        head.take_broken(rest)
    return head.finish()


@dataclass
class Head:
    """The printing head: takes commands one by one, as they arrive."""

    dots: int = DOTS_80_MM
    align: int = 0
    module: int = 3
    height: int = 162
    rows: int = 0
    left: int = ROWS_MOST
    cuts: int = 0
    strips: list[Bits] = field(default_factory=list)
    pages: list[Bits] = field(default_factory=list)
    barcodes: list[Barcode] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    pending: bytes = b""

    def take(self, command: Command) -> None:
        """Act on one command."""
        act = _ACTS.get(command.name)
        if act is not None:
            act(self, command.data)
        elif command.name not in _QUIET:
            self._note(f"unknown command {command.name} {command.data[:8].hex()}".strip())

    def take_broken(self, rest: bytes) -> None:
        """Act on a command that was cut short: a raster prints the rows that arrived."""
        self._note(f"cut short after {len(rest)} bytes")
        if rest[:3] == b"\x1dv0" and len(rest) > 8:
            self.raster(rest[2:])

    def finish(self) -> Print:
        """Give everything printed so far."""
        self._end_page()
        return Print(tuple(self.pages), tuple(self.barcodes), self.cuts, tuple(self.notes))

    def reset(self, _: bytes) -> None:
        """``ESC @``."""
        self.align, self.module, self.height = 0, 3, 162

    def set_align(self, data: bytes) -> None:
        """``ESC a``."""
        self.align = data[0] % 48 if data[0] % 48 in (0, 1, 2) else self.align

    def feed(self, data: bytes) -> None:
        """``ESC J``: motion units are dots here."""
        self._flush_text()
        self._add(blank(data[0], self.dots))

    def feed_lines(self, data: bytes) -> None:
        """``ESC d``."""
        self._flush_text()
        self._add(blank(data[0] * LINE_ROWS, self.dots))

    def line_feed(self, _: bytes) -> None:
        """``LF``: print the line, or feed an empty one."""
        if self.pending:
            self._flush_text()
        else:
            self._add(blank(LINE_ROWS, self.dots))

    def set_units(self, data: bytes) -> None:
        """``GS P``: only one dot a unit is understood."""
        if data[1] not in (0, 203):
            self._note(f"vertical motion unit 1/{data[1]} inch read as one dot")

    def set_height(self, data: bytes) -> None:
        """``GS h``."""
        self.height = max(1, data[0])

    def set_module(self, data: bytes) -> None:
        """``GS w``."""
        self.module = min(6, max(2, data[0]))

    def set_digits_under_bars(self, data: bytes) -> None:
        """``GS H``: digits under bars are noted, not drawn."""
        if data[0] % 48:
            self._note("digits under the barcode are not drawn")

    def raster(self, data: bytes) -> None:
        """``GS v 0``."""
        self._flush_text()
        across = int.from_bytes(data[2:4], "little")
        rows = min(int.from_bytes(data[4:6], "little"), len(data[6:]) // across if across else 0)
        if not rows:
            return
        packed = np.frombuffer(data[6 : 6 + rows * across], dtype=np.uint8).reshape(rows, across)
        picture = np.unpackbits(packed, axis=1).astype(bool)
        if data[1] & 1:
            picture = np.repeat(picture, 2, axis=1)
        if data[1] & 2:
            picture = np.repeat(picture, 2, axis=0)
        self._add(self._on_paper(picture))

    def barcode(self, data: bytes) -> None:
        """``GS k``, both forms; EAN-13 only."""
        self._flush_text()
        long_form = data[0] > 64
        text = (data[2:] if long_form else data[1:-1]).decode("ascii", "replace")
        if data[0] not in (2, 67):
            return self._note(f"barcode of kind {data[0]} is not drawn")
        digits = text + check_digit(text) if text.isdigit() and len(text) == 12 else text
        try:
            drawn = bars(digits, self.module, self.height)
        except ValueError as fault:
            return self._note(f"barcode refused: {fault}")
        if MODULES * self.module > self.dots:
            return self._note("barcode refused: wider than the paper")
        self.barcodes.append(Barcode(len(self.pages), self.rows, digits))
        return self._add(self._on_paper(drawn))

    def cut(self, data: bytes) -> None:
        """``GS V``: ends a page; feeding to the knife is the machine's own."""
        self._flush_text()
        if len(data) > 1:
            self._add(blank(data[1], self.dots))
        self.cuts += 1
        self._end_page()

    def text(self, data: bytes) -> None:
        """Letters of code page 437 wait for the end of their line."""
        self.pending += data

    def _flush_text(self) -> None:
        letters, self.pending = self.pending.decode("cp437"), b""
        across = max(1, self.dots // CELL_DOTS)
        for start in range(0, len(letters), across):
            self._add(self._on_paper(_drawn(letters[start : start + across])))

    def _on_paper(self, picture: Bits) -> Bits:
        if picture.shape[1] > self.dots:
            self._note("image wider than the paper")
            picture = picture[:, : self.dots]
        spare = self.dots - picture.shape[1]
        before = (0, spare // 2, spare)[self.align]
        return np.pad(picture, ((0, 0), (before, spare - before)))

    def _add(self, strip: Bits) -> None:
        if strip.shape[0] > self.left:
            self._note(f"more than {ROWS_MOST} rows of paper")
            strip = strip[: self.left]
        self.left -= strip.shape[0]
        self.rows += strip.shape[0]
        self.strips.append(strip)

    def _end_page(self) -> None:
        self._flush_text()
        if self.rows:
            self.pages.append(np.concatenate(self.strips))
        self.strips, self.rows = [], 0

    def _note(self, note: str) -> None:
        if note not in self.notes[-8:]:
            self.notes.append(note)


def _drawn(letters: str) -> Bits:
    canvas = Image.new("1", (len(letters) * CELL_DOTS, LINE_ROWS), 0)
    pen = ImageDraw.Draw(canvas)
    pen.fontmode = "1"
    font = ImageFont.load_default(CELL_ROWS - 4)
    for place, letter in enumerate(letters):
        pen.text((place * CELL_DOTS, 0), letter, fill=1, font=font)
    return np.array(canvas, dtype=bool)


_ACTS: dict[str, Callable[[Head, bytes], None]] = {
    "ESC @": Head.reset,
    "ESC a": Head.set_align,
    "ESC J": Head.feed,
    "ESC d": Head.feed_lines,
    "LF": Head.line_feed,
    "GS P": Head.set_units,
    "GS h": Head.set_height,
    "GS w": Head.set_module,
    "GS H": Head.set_digits_under_bars,
    "GS v": Head.raster,
    "GS k": Head.barcode,
    "GS V": Head.cut,
    TEXT: Head.text,
}

__all__ = ["UNKNOWN", "Barcode", "Head", "Print", "render"]
