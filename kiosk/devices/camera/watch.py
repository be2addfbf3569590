"""One thread that looks: opens a source, reads its frames, decodes them, tries again when lost.

Everything a watch has seen lives in the watch. The camera drops the whole of it to forget a
visitor, or to leave behind a thread that blocks inside the driver and cannot be ended.
"""

from __future__ import annotations

import math
import threading
from collections import deque
from collections.abc import Callable

import numpy as np

from events import Event, note
from kiosk.devices.camera.events import CAMERA_ABSENT, CAMERA_FAILED
from kiosk.devices.camera.frames import CameraAbsent, Frames, OpenFrames
from kiosk.devices.camera.interface import CameraState, Preview
from kiosk.reading.ladder import LiveLadder
from kiosk.reading.pixels import Gray, Pixels
from kiosk.reading.scan import Scan, scan_of
from kiosk.reading.two_agreeing import Agreement, agree

OPEN_PATIENCE = 10.0
FRAME_PATIENCE = 3.0
"""Seconds before a source that does not answer counts as stalled: USB cameras open slowly."""

FIRST_RETRY, LONGEST_RETRY = 1.0, 30.0
"""Seconds between tries to open a camera that is not there, doubling in between."""

PREVIEW_WIDTH = 640
MOST_WAITING = 16
"""Scans kept for a screen that does not ask; older ones go first."""


class Watch:
    """Looks on a thread of its own from ``begin`` until ``cease``; read from any other thread."""

    def __init__(self, open_frames: OpenFrames, now: Callable[[], float]) -> None:
        self._open_frames = open_frames
        self._now = now
        self._ceasing = threading.Event()
        self._state = CameraState.STARTING
        self._due = math.inf
        self._scans: deque[Scan] = deque(maxlen=MOST_WAITING)
        self._preview: Preview | None = None
        self._complained = False
        self._ladder = LiveLadder()
        self._agreement = Agreement()
        self._thread = threading.Thread(target=self._run, name="camera", daemon=True)

    def begin(self, after: Watch | None = None) -> None:
        """Start the thread; it lets ``after`` give the device back first."""
        self._after = after
        self._thread.start()

    def cease(self) -> None:
        """Ask the thread to end and forget; returns at once, for it may be blocked in a driver."""
        self._ceasing.set()
        self._forget()

    @property
    def is_alive(self) -> bool:
        """Whether the thread still runs, asked to end or not."""
        return self._thread.is_alive()

    @property
    def state(self) -> CameraState:
        """What is known of the source: STARTING, LOOKING or NO_CAMERA; STALLED when overdue."""
        return CameraState.STALLED if self._now() > self._due else self._state

    @property
    def newest(self) -> Preview | None:
        """The newest frame, reduced."""
        return self._preview

    def take(self) -> tuple[Scan, ...]:
        """The scans not taken yet, oldest first."""
        return tuple(self._scans.popleft() for _ in range(len(self._scans)))

    def _run(self) -> None:
        if self._after is not None:
            self._after._thread.join(FRAME_PATIENCE)
            self._after = None
        retry = FIRST_RETRY
        while not self._ceasing.is_set():
            if self._look():
                retry = FIRST_RETRY
            self._ceasing.wait(retry)
            retry = min(2 * retry, LONGEST_RETRY)
        self._forget()

    def _look(self) -> bool:
        """Look until asked to end or the source is lost; whether any frame came."""
        try:
            self._expect(OPEN_PATIENCE)
            self._watch(self._open_frames())
        except CameraAbsent:
            self._complain(CAMERA_ABSENT)
        # A driver can raise anything (cv2.error, OSError). The kiosk goes on without a camera,
        # and the thread lives to try again.
        except Exception as fault:
            self._complain(CAMERA_FAILED, fault=fault)
        came = self._state is CameraState.LOOKING
        self._state, self._due, self._preview = CameraState.NO_CAMERA, math.inf, None
        return came

    def _complain(self, event: Event, **values: object) -> None:
        # Once, until it has looked again: it is tried every half minute, for months.
        if not self._complained:
            self._complained = True
            note(event, **values)

    def _watch(self, frames: Frames) -> None:
        try:
            while not self._ceasing.is_set():
                self._expect(FRAME_PATIENCE)
                self._see(frames.read())
                self._due = math.inf
                self._ceasing.wait(frames.every)
        finally:
            frames.close()

    def _see(self, frame: Pixels) -> None:
        now = self._now()
        symbols = self._ladder.read(_gray(frame))
        self._agreement, fresh = agree(self._agreement, symbols, now)
        self._scans.extend(scan_of(symbol.text, symbol.symbology) for symbol in fresh)
        self._preview = _reduced(frame)
        self._state, self._complained = CameraState.LOOKING, False

    def _forget(self) -> None:
        self._scans.clear()
        self._agreement, self._preview = Agreement(), None

    def _expect(self, patience: float) -> None:
        self._due = self._now() + patience


def _gray(frame: Pixels) -> Gray:
    import cv2

    gray = frame if frame.ndim == 2 else cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY)
    return np.asarray(gray, dtype=np.uint8)


def _reduced(frame: Pixels) -> Preview:
    import cv2

    height, width = frame.shape[:2]
    scale = min(1.0, PREVIEW_WIDTH / width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(frame, size, interpolation=cv2.INTER_AREA)
    colour = cv2.COLOR_GRAY2RGB if frame.ndim == 2 else cv2.COLOR_BGR2RGB
    return Preview(*size, cv2.cvtColor(small, colour).tobytes())
