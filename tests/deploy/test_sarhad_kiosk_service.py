"""The service manager's unit for a kiosk: it loads, and knows how a kiosk ends."""

from __future__ import annotations

import shutil
import subprocess
from configparser import RawConfigParser
from pathlib import Path

import pytest

from kiosk.restart import EXIT_CODE
from kiosk.settings.file import SettingsBroken
from records.faults import PragmaRefused, StorageBusy, StorageCorrupt, StorageFull, StorageReadOnly

UNIT = Path(__file__).resolve().parents[2] / "deploy" / "sarhad-kiosk.service"


class Repeated(dict[str, str]):
    """Lines of one name, joined: units may repeat them."""

    def __setitem__(self, name: str, value: str) -> None:
        both = name in self and isinstance(value, list)
        super().__setitem__(name, [*self[name], *value] if both else value)


def service() -> RawConfigParser:
    unit = RawConfigParser(dict_type=Repeated, strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read(UNIT)
    return unit


def codes(name: str) -> set[int]:
    return {int(code) for code in service()["Service"][name].split()}


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_finds_nothing_wrong_with_it(tmp_path: Path) -> None:
    there = tmp_path / UNIT.name
    # The command is looked for; where it will be installed there is nothing yet.
    there.write_text(UNIT.read_text().replace("/opt/sarhad/.venv/bin/sarhad", "/bin/true"))
    said = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", there], capture_output=True, text=True
    )
    assert (said.returncode, said.stderr) == (0, "")


def test_it_is_not_started_again_where_only_a_person_can_help() -> None:
    stops = codes("RestartPreventExitStatus")
    assert {fault.exit_code for fault in (StorageCorrupt, StorageReadOnly)} <= stops
    assert {fault.exit_code for fault in (PragmaRefused, SettingsBroken)} <= stops
    assert not {StorageBusy.exit_code, StorageFull.exit_code, EXIT_CODE, 0, 1} & stops


def test_a_nights_restart_is_no_failure() -> None:
    assert codes("SuccessExitStatus") == {EXIT_CODE}
    assert service()["Service"]["Restart"] == "always"
    assert service()["Unit"]["StartLimitIntervalSec"] == "0"


def test_the_command_it_starts_is_one_that_runs(tmp_path: Path) -> None:
    from typer.main import get_command

    from cli.main import app

    _, command, *options = service()["Service"]["ExecStart"].split()
    known = get_command(app).commands[command]  # type: ignore[attr-defined]
    asked = known.make_context(command, list(options))
    assert asked.params["fullscreen"] is True
    assert str(asked.params["log"]).startswith(f"/var/log/{service()['Service']['LogsDirectory']}")
    assert str(asked.params["data"]) == f"/var/lib/{service()['Service']['StateDirectory']}"


def test_nothing_of_a_visit_can_reach_a_disk_through_it() -> None:
    unit = service()["Service"]
    assert unit["LimitCORE"] == "0" and unit["MemorySwapMax"] == "0"
    assert unit["ProtectSystem"] == "strict" and unit["PrivateTmp"] == "true"
    assert unit["StateDirectoryMode"] == unit["LogsDirectoryMode"] == "0700"
