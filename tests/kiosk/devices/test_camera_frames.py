"""Sources of frames: what opens, what repeats, what is absent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.devices.camera.frames import CameraAbsent, CapturedFrames, pictures, source
from kiosk.reading.pixels import Gray

Pack = Callable[..., bytes]


def plain(level: int) -> Gray:
    return np.full((48, 64), level, dtype=np.uint8)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Three frames, ever lighter, at 25 a second."""
    path = tmp_path / "film.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 25.0, (64, 48))
    for level in (40, 120, 200):
        writer.write(np.full((48, 64, 3), level, dtype=np.uint8))
    writer.release()
    return path


def test_pictures_come_by_name_over_and_over(tmp_path: Path, packed: Pack) -> None:
    (tmp_path / "2.png").write_bytes(packed(plain(200)))
    (tmp_path / "1.png").write_bytes(packed(plain(100)))
    (tmp_path / "labels.json").write_text("[]")
    frames = pictures(tmp_path)()
    assert [int(frames.read().mean()) for _ in range(3)] == [100, 200, 100]
    assert frames.every > 0
    frames.close()


def test_what_is_no_picture_is_passed_over(tmp_path: Path, packed: Pack) -> None:
    (tmp_path / "1.png").write_bytes(b"not a picture")
    (tmp_path / "2.png").write_bytes(b"")
    (tmp_path / "3.png").mkdir()
    (tmp_path / "4 şəkil.png").write_bytes(packed(plain(77)))
    assert int(source(str(tmp_path))().read().mean()) == 77


def test_a_folder_without_pictures_is_no_camera(tmp_path: Path) -> None:
    with pytest.raises(CameraAbsent):
        pictures(tmp_path)().read()


def test_a_folder_that_is_not_there_is_no_camera(tmp_path: Path) -> None:
    with pytest.raises(CameraAbsent):
        pictures(tmp_path / "none")()


def test_a_film_runs_at_its_own_speed_and_starts_over(film: Path) -> None:
    frames = source(str(film))()
    levels = [round(float(frames.read().mean()), -1) for _ in range(4)]
    assert levels == pytest.approx([40, 120, 200, 40], abs=10)
    assert frames.every == pytest.approx(0.04)
    frames.close()


def test_a_film_that_is_not_there_is_no_camera(tmp_path: Path) -> None:
    with pytest.raises(CameraAbsent):
        source(str(tmp_path / "none.avi"))()


def test_a_number_that_no_camera_has_is_no_camera() -> None:
    with pytest.raises(CameraAbsent):
        source("97")()


class Unplugged:
    """A capture that opens, gives one frame and then no more."""

    def __init__(self) -> None:
        self.frames = [plain(1)]
        self.released = False

    def isOpened(self) -> bool:
        return True

    def read(self) -> tuple[bool, Gray | None]:
        return (True, self.frames.pop()) if self.frames else (False, None)

    def release(self) -> None:
        self.released = True


def test_a_device_that_gives_no_more_frames_is_no_camera() -> None:
    capture = Unplugged()
    frames = CapturedFrames(capture)
    frames.read()
    with pytest.raises(CameraAbsent):
        frames.read()
    frames.close()
    assert capture.released
