"""What stands around a kiosk: its file, and what the command line says before that."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.machine import Machine
from kiosk.settings.setting import NotAllowed


def test_what_is_given_comes_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text('printer = "10.0.0.12:9100"\npost = "gence"\nvolume = 0\n')
    machine = Machine.of(tmp_path, {"printer": "localhost:9", "camera": None})
    assert (machine.printer, machine.camera) == ("localhost:9", "")
    assert (machine.settings.post, machine.settings.volume) == ("gence", 0)


def test_what_is_given_is_checked_as_the_file_is(tmp_path: Path) -> None:
    with pytest.raises(NotAllowed):
        Machine.of(tmp_path, {"printer": "somewhere"})
