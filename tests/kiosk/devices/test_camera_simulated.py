"""The camera a person can cover, unplug and mend."""

from __future__ import annotations

from kiosk.devices.camera.interface import CameraState
from kiosk.devices.camera.simulated import SimulatedCamera


def test_a_stalled_camera_sees_nothing_until_mended() -> None:
    camera = SimulatedCamera()
    camera.start()
    camera.stall()
    camera.show("2000000000008")
    assert camera.state() is CameraState.STALLED
    assert (camera.take_scans(), camera.preview()) == ((), None)
    camera.mend()
    camera.show("2000000000008")
    assert len(camera.take_scans()) == 1
