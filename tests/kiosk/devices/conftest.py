"""Pictures with a code on them, drawn by the encoder of zxing-cpp."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from kiosk.reading.pixels import Gray
from kiosk.reading.symbol import Symbology

FORMATS = {
    Symbology.QR: zxingcpp.BarcodeFormat.QRCode,
    Symbology.EAN13: zxingcpp.BarcodeFormat.EAN13,
    Symbology.CODE128: zxingcpp.BarcodeFormat.Code128,
}
QUIET = 60

Draw = Callable[..., Gray]


@pytest.fixture
def drawn() -> Draw:
    """Draw a code black on white, with a quiet zone: ``drawn(text, symbology, scale)``."""

    def draw(text: str, symbology: Symbology = Symbology.QR, scale: int = 4) -> Gray:
        code = zxingcpp.create_barcode(text, FORMATS[symbology])
        picture = np.array(code.to_image(scale=scale), dtype=np.uint8)
        return np.pad(picture, QUIET, constant_values=255)

    return draw


@pytest.fixture
def packed() -> Callable[..., bytes]:
    """A picture as the bytes of a file: ``packed(pixels, "PNG")``."""

    def pack(pixels: Gray, form: str = "PNG") -> bytes:
        file = io.BytesIO()
        Image.fromarray(pixels).save(file, form)
        return file.getvalue()

    return pack
