"""What a picture is. Apart from ``symbol``, so that knowing a code does not load numpy."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Gray = npt.NDArray[np.uint8]
"""A picture, one byte a pixel: rows, then columns."""

Pixels = npt.NDArray[Any]
"""A picture as its source gave it: gray, or blue-green-red."""
