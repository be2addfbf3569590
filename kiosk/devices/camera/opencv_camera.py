"""The real camera: OpenCV on a thread of its own, and a watchdog for a read that never returns.

``VideoCapture.read`` can block for ever when the cable is pulled, and a thread inside it cannot
be ended. So a stalled watch is left behind and a new one opens the camera again; a few may be
left, not many: they would add up over months. What it does not know: whether the picture is any
good (a covered lens is LOOKING).
"""

from __future__ import annotations

import time
from collections.abc import Callable

from kiosk.devices.camera.frames import OpenFrames
from kiosk.devices.camera.interface import CameraState, Preview
from kiosk.devices.camera.watch import Watch
from kiosk.reading.scan import Scan

MOST_LEFT_BEHIND = 3


class OpencvCamera:
    """A camera, video file or folder of pictures, looked at while started.

    ``open_frames`` comes from ``frames.source`` and the like. ``now`` is in seconds, only ever
    forward. All methods are for the main thread and return at once.
    """

    def __init__(self, open_frames: OpenFrames, now: Callable[[], float] = time.monotonic) -> None:
        self._open_frames = open_frames
        self._now = now
        self._watch: Watch | None = None
        self._left_behind: list[Watch] = []
        self._wanted = False
        self._stalled = False

    def start(self) -> None:
        """Look from now on; asked again, nothing changes."""
        self._wanted = True
        self._tend()

    def stop(self) -> None:
        """Look no more and forget every frame and scan."""
        self._wanted = self._stalled = False
        self._drop()

    def state(self) -> CameraState:
        """How it stands now; a stalled camera is opened anew on the way."""
        if not self._wanted:
            return CameraState.STOPPED
        self._tend()
        state = self._watch.state if self._watch else CameraState.STALLED
        if state is CameraState.STALLED:
            self._stalled = True
            self._drop()
        elif state is CameraState.STARTING and self._stalled:
            return CameraState.STALLED
        else:
            self._stalled = False
        return state

    def take_scans(self) -> tuple[Scan, ...]:
        """Give the codes two frames agreed on since last asked, oldest first."""
        return self._watch.take() if self._watch else ()

    def preview(self) -> Preview | None:
        """Give the newest frame; None while there is none."""
        return self._watch.newest if self._watch else None

    def _tend(self) -> None:
        """Have a watch, as long as not too many blocked ones stand behind."""
        if self._watch is not None:
            return
        self._left_behind = [one for one in self._left_behind if one.is_alive]
        if len(self._left_behind) <= MOST_LEFT_BEHIND:
            self._watch = Watch(self._open_frames, self._now)
            self._watch.begin(after=self._left_behind[-1] if self._left_behind else None)

    def _drop(self) -> None:
        if self._watch is not None:
            self._watch.cease()
            self._left_behind.append(self._watch)
            self._watch = None
