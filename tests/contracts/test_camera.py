"""What every camera owes a screen: the same suite on the simulated one and on the real one.

The real one looks at a folder of pictures and at a video file, both drawn here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import cv2
import numpy as np
import pytest
import zxingcpp

from kiosk.devices.camera.frames import pictures, video
from kiosk.devices.camera.interface import Camera, CameraState
from kiosk.devices.camera.opencv_camera import OpencvCamera
from kiosk.devices.camera.simulated import SimulatedCamera

CODE = "2000000000008"
FRAME = (480, 640)
"""Rows and columns of every drawn frame: a film has one size."""


def frame(text: str) -> np.ndarray:
    """A colour frame with a QR code in its middle, or an empty one."""
    picture = np.full(FRAME, 255, dtype=np.uint8)
    if text:
        code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
        pixels = np.array(code.to_image(scale=8))
        top, left = (FRAME[0] - pixels.shape[0]) // 2, (FRAME[1] - pixels.shape[1]) // 2
        picture[top : top + pixels.shape[0], left : left + pixels.shape[1]] = pixels
    return cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)


class Stand(Protocol):
    """A camera and what is put before it."""

    camera: Camera

    def show(self, text: str) -> None: ...

    def take_away(self) -> None: ...


class SimulatedStand:
    def __init__(self, tmp_path: Path) -> None:
        self.simulated = SimulatedCamera()
        self.camera: Camera = self.simulated

    def show(self, text: str) -> None:
        self.simulated.start()
        if text:
            self.simulated.show(text)

    def take_away(self) -> None:
        self.simulated.unplug()
        self.simulated.start()


class FolderStand:
    def __init__(self, tmp_path: Path) -> None:
        self.folder = tmp_path / "pictures"
        self.folder.mkdir()
        self.camera: Camera = OpencvCamera(pictures(self.folder, every=0.005))

    def show(self, text: str) -> None:
        cv2.imwrite(str(self.folder / "1.png"), frame(text))
        self.camera.start()

    def take_away(self) -> None:
        self.folder.rmdir()
        self.camera.start()


class FilmStand:
    def __init__(self, tmp_path: Path) -> None:
        self.film = tmp_path / "film.avi"
        self.camera: Camera = OpencvCamera(video(self.film))

    def show(self, text: str) -> None:
        size = (FRAME[1], FRAME[0])
        writer = cv2.VideoWriter(str(self.film), cv2.VideoWriter.fourcc(*"MJPG"), 50.0, size)
        for _ in range(5):
            writer.write(frame(text))
        writer.release()
        self.camera.start()

    def take_away(self) -> None:
        self.camera.start()


@pytest.fixture(params=[SimulatedStand, FolderStand, FilmStand])
def stand(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stand]:
    made: Stand = request.param(tmp_path)
    yield made
    made.camera.stop()


def until(true: Callable[[], bool], seconds: float = 20.0) -> bool:
    for _ in range(int(seconds / 0.01)):
        if true():
            return True
        threading.Event().wait(0.01)
    return False


def texts(camera: Camera) -> list[str]:
    """Wait for scans, then give their texts."""
    found: list[str] = []

    def some() -> bool:
        found.extend(scan.text for scan in camera.take_scans())
        return bool(found)

    assert until(some)
    return found


def test_a_camera_begins_stopped_and_sees_nothing(stand: Stand) -> None:
    assert stand.camera.state() is CameraState.STOPPED
    assert (stand.camera.take_scans(), stand.camera.preview()) == ((), None)


def test_a_started_camera_looks_and_gives_a_picture_to_aim_by(stand: Stand) -> None:
    stand.show("")
    assert until(lambda: stand.camera.state() is CameraState.LOOKING)
    assert until(lambda: stand.camera.preview() is not None)
    preview = stand.camera.preview()
    assert preview is not None
    assert len(preview.rgb) == 3 * preview.width * preview.height


def test_a_code_held_before_it_is_one_scan_and_says_what_it_is(stand: Stand) -> None:
    stand.show(CODE)
    assert texts(stand.camera) == [CODE]
    threading.Event().wait(0.2)
    assert stand.camera.take_scans() == ()


def test_a_foreign_code_is_a_scan_too_and_is_named(stand: Stand) -> None:
    stand.show("https://example.az")
    assert until(lambda: stand.camera.state() is CameraState.LOOKING)
    assert until(lambda: any(not scan.reading.ours for scan in stand.camera.take_scans()))


def test_nothing_shown_gives_no_scan(stand: Stand) -> None:
    stand.show("")
    assert until(lambda: stand.camera.preview() is not None)
    threading.Event().wait(0.1)
    assert stand.camera.take_scans() == ()


def test_starting_and_stopping_may_be_repeated(stand: Stand) -> None:
    stand.show(CODE)
    stand.camera.start()
    assert texts(stand.camera) == [CODE]
    stand.camera.stop()
    stand.camera.stop()
    assert stand.camera.state() is CameraState.STOPPED


def test_what_was_seen_before_stopping_is_forgotten(stand: Stand) -> None:
    stand.show(CODE)
    assert until(lambda: stand.camera.preview() is not None)
    stand.camera.stop()
    assert (stand.camera.take_scans(), stand.camera.preview()) == ((), None)


def test_a_camera_that_is_not_there_says_so(stand: Stand) -> None:
    stand.take_away()
    assert until(lambda: stand.camera.state() is CameraState.NO_CAMERA)
    assert stand.camera.preview() is None
