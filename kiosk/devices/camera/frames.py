"""Where frames come from: a camera, a video file, or a folder of pictures that stand for one.

A source is opened, read and closed on the camera's own thread. OpenCV is imported when the first
source opens: it takes 0.2 to 0.4 s, which the kiosk's first frame does not wait for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from kiosk.reading.pixels import Pixels


class CameraAbsent(Exception):
    """The source could not be opened, or has stopped giving frames."""


class Frames(Protocol):
    """An open source of frames.

    ``every`` is how many seconds to wait between frames; 0 when the source itself makes one wait.
    """

    every: float

    def read(self) -> Pixels:
        """Give the next frame, blue-green-red or gray; may block. Raises CameraAbsent."""

    def close(self) -> None:
        """Let the device go."""


OpenFrames = Callable[[], Frames]
"""Opens a source; raises CameraAbsent. Called anew each time a camera is lost."""

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".bmp", ".webp"})
PICTURES_PER_SECOND = 10.0
WIDTH, HEIGHT = 1280, 720
"""Pixels asked of a camera: enough for a QR code of version 16 at a hand's distance."""


def device(index: int) -> OpenFrames:
    """The camera with this number (``/dev/video<index>``)."""

    def open_device() -> Frames:
        import cv2

        capture = cv2.VideoCapture(index)
        capture.set(cv2.CAP_PROP_FRAME_WIDTH, WIDTH)
        capture.set(cv2.CAP_PROP_FRAME_HEIGHT, HEIGHT)
        # One frame of buffer: a code read two seconds after it was shown helps nobody.
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        return CapturedFrames(capture)

    return open_device


def video(path: Path) -> OpenFrames:
    """A video file at its own speed, from the beginning again when it ends."""

    def open_video() -> Frames:
        import cv2

        capture = cv2.VideoCapture(str(path))
        rate = float(capture.get(cv2.CAP_PROP_FPS)) or PICTURES_PER_SECOND
        return CapturedFrames(capture, every=1 / rate, again=True)

    return open_video


def pictures(folder: Path, every: float = 1 / PICTURES_PER_SECOND) -> OpenFrames:
    """The pictures of a folder by name, one ``every`` so many seconds, over and over."""
    return lambda: PicturedFrames(folder, every)


def source(named: str) -> OpenFrames:
    """The source an installer names: a camera's number, a folder, or else a video file."""
    if named.isdigit():
        return device(int(named))
    path = Path(named)
    return pictures(path) if path.is_dir() else video(path)


class CapturedFrames:
    """Frames from OpenCV's ``VideoCapture``: a device, or a file that starts ``again``."""

    def __init__(self, capture: Any, every: float = 0.0, *, again: bool = False) -> None:
        if not capture.isOpened():
            capture.release()
            raise CameraAbsent
        self.every = every
        self._capture = capture
        self._again = again

    def read(self) -> Pixels:
        """Give the next frame. Raises CameraAbsent when none comes."""
        got, frame = self._capture.read()
        if not got and self._again:
            got, frame = self._from_the_start()
        if not got:
            raise CameraAbsent
        return np.asarray(frame)

    def close(self) -> None:
        """Let the device go."""
        self._capture.release()

    def _from_the_start(self) -> tuple[bool, Any]:
        import cv2

        self._capture.set(cv2.CAP_PROP_POS_FRAMES, 0)
        got, frame = self._capture.read()
        return bool(got), frame


class PicturedFrames:
    """Pictures in a folder, one after the other; what is no picture is passed over."""

    def __init__(self, folder: Path, every: float) -> None:
        if not folder.is_dir():
            raise CameraAbsent
        found = sorted(one for one in folder.iterdir() if one.suffix.lower() in PICTURES)
        self.every = every
        self._turns: Iterator[Path] = cycle(found)
        self._count = len(found)

    def read(self) -> Pixels:
        """Give the next picture. Raises CameraAbsent when none of the folder can be read."""
        for _ in range(self._count):
            frame = _picture(next(self._turns))
            if frame is not None:
                return frame
        raise CameraAbsent

    def close(self) -> None:
        """Nothing is held."""


def _picture(path: Path) -> Pixels | None:
    """Read as bytes first: OpenCV cannot open every path that Python can."""
    import cv2

    try:
        data = np.frombuffer(path.read_bytes(), dtype=np.uint8)
    except OSError:
        return None
    frame = cv2.imdecode(data, cv2.IMREAD_COLOR) if data.size else None
    return None if frame is None else np.asarray(frame)
