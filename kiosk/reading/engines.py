"""The two libraries that decode, behind one signature: a gray picture in, symbols out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import zxingcpp
from pyzbar import pyzbar

from kiosk.reading.pixels import Gray
from kiosk.reading.symbol import EVERY, LINEAR, TEXT_CAP, Corner, Symbol, Symbology

Engine = Callable[[Gray], tuple[Symbol, ...]]

_ZXING = {
    Symbology.QR: zxingcpp.BarcodeFormat.QRCode,
    Symbology.EAN13: zxingcpp.BarcodeFormat.EAN13,
    Symbology.CODE128: zxingcpp.BarcodeFormat.Code128,
}
_BY_ZXING_NAME = {str(form): symbology for symbology, form in _ZXING.items()}
_ZBAR = {
    "EAN13": (Symbology.EAN13, pyzbar.ZBarSymbol.EAN13),
    "CODE128": (Symbology.CODE128, pyzbar.ZBarSymbol.CODE128),
}


def zxing(image: Gray) -> tuple[Symbol, ...]:
    """Read with zxing-cpp, in any quarter turn, downscaled and inverted too."""
    return _zxing(image, EVERY, rotate=True, more=True)


def zxing_fast(image: Gray) -> tuple[Symbol, ...]:
    """Read with zxing-cpp as the picture stands: 0.4 of the time, most of the reads."""
    return _zxing(image, EVERY, rotate=False, more=False)


def zxing_second(image: Gray) -> tuple[Symbol, ...]:
    """Read a changed picture with zxing-cpp in any quarter turn; ``zxing`` has tried the rest."""
    return _zxing(image, EVERY, rotate=True, more=False)


def zxing_linear(image: Gray) -> tuple[Symbol, ...]:
    """Read linear codes only of a changed picture with zxing-cpp, in any quarter turn."""
    return _zxing(image, LINEAR, rotate=True, more=False)


def zbar_linear(image: Gray) -> tuple[Symbol, ...]:
    """Read linear codes only with libzbar: its QR reader is never switched on (see the room)."""
    found = pyzbar.decode(image, symbols=[named for _, named in _ZBAR.values()])
    return tuple(
        Symbol(_ZBAR[one.type][0], _text(one.data), _corners(one.polygon), "zbar")
        for one in found
        if one.type in _ZBAR
    )


def _zxing(
    image: Gray, wanted: Iterable[Symbology], *, rotate: bool, more: bool
) -> tuple[Symbol, ...]:
    found = zxingcpp.read_barcodes(
        image,
        formats=zxingcpp.BarcodeFormats([_ZXING[one] for one in wanted]),
        try_rotate=rotate,
        try_downscale=more,
        try_invert=more,
        text_mode=zxingcpp.TextMode.Plain,
    )
    return tuple(
        Symbol(
            _BY_ZXING_NAME[str(one.format)], one.text[:TEXT_CAP], _position(one.position), "zxing"
        )
        for one in found
        if str(one.format) in _BY_ZXING_NAME
    )


def _position(position: zxingcpp.Position) -> tuple[Corner, ...]:
    corners = (
        position.top_left,
        position.top_right,
        position.bottom_right,
        position.bottom_left,
    )
    return _corners(corners)


def _corners(points: Iterable[zxingcpp.Point]) -> tuple[Corner, ...]:
    return tuple((int(point.x), int(point.y)) for point in points)


def _text(data: bytes) -> str:
    """Linear content is ASCII by standard; anything else is shown, never guessed at."""
    return data.decode("ascii", errors="backslashreplace")[:TEXT_CAP]
