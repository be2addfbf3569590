"""Other looks at the same picture: each makes something readable that was not.

A look gives the changed picture and the way back, so that corners found in it can be drawn on the
picture the traveller sees. OpenCV is imported inside: it takes 0.2 to 0.4 s, and the first frame
of the kiosk does not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from kiosk.reading.pixels import Gray
from kiosk.reading.symbol import Corner

WHITE = 255


@dataclass(frozen=True, slots=True)
class Looked:
    """A changed picture; ``back`` is the 2x3 affine matrix to the original's pixels."""

    image: Gray
    back: npt.NDArray[np.float64]

    def place(self, corners: tuple[Corner, ...]) -> tuple[Corner, ...]:
        """Where these corners are in the original picture."""
        return tuple(self._place(corner) for corner in corners)

    def _place(self, corner: Corner) -> Corner:
        x, y = self.back @ np.array([corner[0], corner[1], 1.0])
        return round(float(x)), round(float(y))


Look = Callable[[Gray], Looked]

_SAME = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
_HALF = np.array([[0.5, 0.0, 0.0], [0.0, 0.5, 0.0]])
_TWICE = np.array([[2.0, 0.0, 0.0], [0.0, 2.0, 0.0]])


def as_it_is(image: Gray) -> Looked:
    """The picture itself."""
    return Looked(image, _SAME)


def half(image: Gray) -> Looked:
    """Half the size, each pixel the mean of four: quiets noise and closes faded gaps."""
    import cv2

    height, width = image.shape
    size = (max(1, width // 2), max(1, height // 2))
    return Looked(_gray(cv2.resize(image, size, interpolation=cv2.INTER_AREA)), _TWICE)


def smooth(image: Gray) -> Looked:
    """Blurred a little: takes away moire and the grain of low light."""
    import cv2

    return Looked(_gray(cv2.GaussianBlur(image, (0, 0), 1.5)), _SAME)


def sharpened(image: Gray) -> Looked:
    """Edges drawn out: for a code out of focus or moved."""
    import cv2

    soft = cv2.GaussianBlur(image, (0, 0), 2.0)
    return Looked(_gray(cv2.addWeighted(image, 2.5, soft, -1.5, 0)), _SAME)


def doubled(image: Gray) -> Looked:
    """Twice the size with its edges drawn out: for a code of too few pixels a bar."""
    import cv2

    large = cv2.resize(image, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    return Looked(sharpened(_gray(large)).image, _HALF)


def adaptive(image: Gray) -> Looked:
    """Black and white by the neighbourhood's own mean: for shadow across the code."""
    import cv2

    method, kind = cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY
    return Looked(_gray(cv2.adaptiveThreshold(image, WHITE, method, kind, 31, 7)), _SAME)


def rot45(image: Gray) -> Looked:
    """Turned by 45 degrees on a white ground: engines lose slanted linear codes otherwise."""
    import cv2

    height, width = image.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), 45, 1.0)
    side = int(np.ceil((width + height) * np.sqrt(0.5)))
    matrix[:, 2] += (side - width) / 2, (side - height) / 2
    turned = cv2.warpAffine(image, matrix, (side, side), borderValue=WHITE)
    return Looked(_gray(turned), np.asarray(cv2.invertAffineTransform(matrix), dtype=np.float64))


def _gray(pixels: Any) -> Gray:
    """OpenCV is untyped; everything above stays one byte a pixel."""
    return np.asarray(pixels, dtype=np.uint8)
