"""The camera when things go wrong: a pulled cable, a driver that raises, a blocked read."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
import pytest

from kiosk.devices.camera.events import CAMERA_ABSENT
from kiosk.devices.camera.frames import CameraAbsent, Frames, OpenFrames
from kiosk.devices.camera.interface import CameraState
from kiosk.devices.camera.opencv_camera import MOST_LEFT_BEHIND, OpencvCamera
from kiosk.devices.camera.watch import FRAME_PATIENCE, MOST_WAITING, PREVIEW_WIDTH
from kiosk.reading.pixels import Gray, Pixels

Draw = Callable[..., Gray]
CODE = "2000000000008"
GROUND: Gray = np.full((120, 160), 180, dtype=np.uint8)


def until(true: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Wait until it is true."""
    for _ in range(int(seconds / 0.01)):
        if true():
            return True
        threading.Event().wait(0.01)
    return False


@dataclass
class Clock:
    """Seconds that move when told."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Showing:
    """A source that shows one frame after another, the last one for ever."""

    frames: list[Pixels]
    every: float = 0.002
    seen: int = 0
    closed: threading.Event = field(default_factory=threading.Event)

    def read(self) -> Pixels:
        self.seen += 1
        return self.frames[min(self.seen, len(self.frames)) - 1]

    def close(self) -> None:
        self.closed.set()


@dataclass
class Blocked(Showing):
    """A source whose cable has been pulled: read does not return until let go."""

    let_go: threading.Event = field(default_factory=threading.Event)

    def read(self) -> Pixels:
        self.seen += 1
        self.let_go.wait(30)
        return GROUND


@dataclass
class Failing(Showing):
    """A source whose driver raises."""

    error: Exception = field(default_factory=CameraAbsent)

    def read(self) -> Pixels:
        raise self.error


def opening(*sources: Frames) -> OpenFrames:
    """Open these sources one after another, then none."""
    left = list(sources)

    def open_next() -> Frames:
        if not left:
            raise CameraAbsent
        return left.pop(0)

    return open_next


Make = Callable[..., OpencvCamera]


@pytest.fixture
def make() -> Iterator[Make]:
    """Make a camera that is stopped when the test ends."""
    made: list[OpencvCamera] = []

    def make_one(open_frames: OpenFrames, clock: Clock | None = None) -> OpencvCamera:
        made.append(OpencvCamera(open_frames, clock) if clock else OpencvCamera(open_frames))
        return made[-1]

    yield make_one
    for camera in made:
        camera.stop()


def test_a_code_shown_in_two_frames_is_one_scan(make: Make, drawn: Draw) -> None:
    showing = Showing([drawn(CODE)])
    camera = make(opening(showing))
    camera.start()
    assert until(lambda: showing.seen > 20)
    assert [scan.text for scan in camera.take_scans()] == [CODE]


def test_a_code_in_one_frame_only_is_not_believed(make: Make, drawn: Draw) -> None:
    showing = Showing([drawn(CODE), GROUND])
    camera = make(opening(showing))
    camera.start()
    assert until(lambda: showing.seen > 20)
    assert camera.take_scans() == ()


def test_a_colour_frame_gives_a_small_preview_in_red_green_blue(make: Make) -> None:
    blue = np.zeros((720, 1280, 3), dtype=np.uint8)
    blue[..., 0] = 255
    camera = make(opening(Showing([blue])))
    camera.start()
    assert until(lambda: camera.preview() is not None)
    preview = camera.preview()
    assert preview is not None
    assert (preview.width, preview.height) == (PREVIEW_WIDTH, 360)
    assert preview.rgb == bytes((0, 0, 255)) * (PREVIEW_WIDTH * 360)


def test_a_camera_that_is_not_there_is_tried_again(make: Make) -> None:
    opened: list[int] = []

    def second_time() -> Frames:
        opened.append(1)
        if len(opened) == 1:
            raise CameraAbsent
        return Showing([GROUND])

    camera = make(second_time)
    camera.start()
    assert until(lambda: camera.state() is CameraState.NO_CAMERA)
    assert until(lambda: camera.state() is CameraState.LOOKING)


def test_a_camera_that_is_gone_for_long_is_told_of_once(
    make: Make, caplog: pytest.LogCaptureFixture
) -> None:
    opened: list[int] = []

    def never() -> Frames:
        opened.append(1)
        raise CameraAbsent

    make(never).start()
    assert until(lambda: len(opened) >= 2)
    assert [record.getMessage() for record in caplog.records] == [CAMERA_ABSENT.sentence]


@pytest.mark.parametrize("error", [CameraAbsent(), OSError("gone"), ValueError("odd frame")])
def test_a_driver_that_fails_is_no_camera_and_is_closed(make: Make, error: Exception) -> None:
    failing = Failing([GROUND], error=error)
    camera = make(opening(failing))
    camera.start()
    assert until(lambda: camera.state() is CameraState.NO_CAMERA)
    assert failing.closed.is_set()
    assert camera.preview() is None


def test_a_read_that_never_returns_is_a_stall_and_the_camera_is_opened_anew(make: Make) -> None:
    clock, blocked, well = Clock(), Blocked([GROUND]), Showing([GROUND])
    camera = make(opening(blocked, well), clock)
    camera.start()
    assert until(lambda: blocked.seen > 0)
    assert camera.state() is CameraState.STARTING
    clock.now += FRAME_PATIENCE + 0.1
    assert camera.state() is CameraState.STALLED
    assert camera.state() is CameraState.STALLED
    blocked.let_go.set()
    assert until(lambda: camera.state() is CameraState.LOOKING)
    assert until(blocked.closed.is_set)


def test_a_camera_that_blocks_every_time_leaves_only_a_few_threads_behind(make: Make) -> None:
    let_go, clock, opened = threading.Event(), Clock(), list[int]()

    def open_blocked() -> Frames:
        opened.append(1)
        return Blocked([GROUND], let_go=let_go)

    camera = make(open_blocked, clock)
    for _ in range(3 * MOST_LEFT_BEHIND):
        camera.start()
        camera.state()
        camera.stop()
    camera.start()
    before = threading.active_count()
    assert camera.state() is CameraState.STALLED
    assert threading.active_count() <= before
    assert len(opened) <= MOST_LEFT_BEHIND + 1
    let_go.set()
    assert until(lambda: camera.state() is not CameraState.STALLED)


def test_stopping_lets_the_device_go_and_forgets_what_was_seen(make: Make, drawn: Draw) -> None:
    showing = Showing([drawn(CODE)])
    camera = make(opening(showing))
    camera.start()
    assert until(lambda: showing.seen > 10)
    camera.stop()
    assert until(showing.closed.is_set)
    assert (camera.take_scans(), camera.preview()) == ((), None)


def test_scans_nobody_takes_do_not_pile_up(make: Make, drawn: Draw) -> None:
    many = [drawn(f"{number:013d}") for number in range(2 * MOST_WAITING)]
    showing = Showing([frame for frame in many for _ in range(2)])
    camera = make(opening(showing))
    camera.start()
    assert until(lambda: showing.seen > len(showing.frames))
    texts = [scan.text for scan in camera.take_scans()]
    assert texts == [f"{number:013d}" for number in range(MOST_WAITING, 2 * MOST_WAITING)]
