"""``sarhad kiosk`` before its window opens: options and settings are held against the table."""

from __future__ import annotations

from pathlib import Path

from cli.kiosk import machine


def test_a_setting_that_may_not_stand_is_named_and_ends_with_78(process, tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text("volume = 55\n")
    ended = process("kiosk", "--data", tmp_path)
    assert ended.code == 78
    assert "kiosk.toml: volume: must be one of 0, 20" in ended.err


def test_an_option_that_may_not_stand_is_wrong_usage(process, tmp_path: Path) -> None:
    ended = process("kiosk", "--data", tmp_path, "--printer", "somewhere")
    assert ended.code == 2
    assert "must be host:port" in ended.err


def test_options_come_before_the_file(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text('kiosk = "7"\npost = "gence"\n')
    settings = machine(tmp_path, {"kiosk": "8", "post": None}).settings
    assert (settings.kiosk, settings.post) == ("8", "gence")
