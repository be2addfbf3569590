"""The service manager's units for a hub: they load, and know how a hub ends."""

from __future__ import annotations

import shutil
import subprocess
from configparser import RawConfigParser
from pathlib import Path

import pytest

from records.faults import PragmaRefused, StorageAway, StorageBusy, StorageCorrupt, StorageFull
from sync.http.serving import GRACE_SECONDS

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
NIGHTLY, RATES = "sarhad-hub-retain", "sarhad-hub-rates"
UNITS = (
    "sarhad-hub.service",
    *(f"{one}.{kind}" for one in (NIGHTLY, RATES) for kind in ("service", "timer")),
)


def unit(name: str) -> RawConfigParser:
    read = RawConfigParser(strict=False)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(DEPLOY / name)
    return read


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_finds_nothing_wrong_with_them(tmp_path: Path) -> None:
    for name in UNITS:
        # The command is looked for; where it will be installed there is nothing yet.
        written = (DEPLOY / name).read_text().replace("/opt/sarhad/.venv/bin/sarhad", "/bin/true")
        (tmp_path / name).write_text(written)
    said = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *(tmp_path / name for name in UNITS)],
        capture_output=True,
        text=True,
    )
    assert (said.returncode, said.stderr) == (0, "")


@pytest.mark.parametrize("name", UNITS[:2])
def test_the_command_is_one_that_runs(name: str) -> None:
    from typer.main import get_command

    from cli.main import app

    _, hub, *options = unit(name)["Service"]["ExecStart"].split()
    command = get_command(app).commands[hub]  # type: ignore[attr-defined]
    if options[0] in command.commands:
        command = command.commands[options.pop(0)]
    asked = command.make_context(hub, list(options))
    assert str(asked.params["data"]) == f"/var/lib/{unit(name)['Service']['StateDirectory']}"


def test_it_is_not_started_again_where_only_a_person_can_help() -> None:
    stops = {int(code) for code in unit(UNITS[0])["Service"]["RestartPreventExitStatus"].split()}
    assert {StorageCorrupt.exit_code, PragmaRefused.exit_code} <= stops
    assert not {StorageBusy.exit_code, StorageFull.exit_code, StorageAway.exit_code, 0, 1} & stops


def test_it_has_time_to_finish_what_it_takes_in() -> None:
    service = unit(UNITS[0])["Service"]
    assert int(service["TimeoutStopSec"]) > GRACE_SECONDS
    assert service["Type"] == "notify" and service["NotifyAccess"] == "all"


@pytest.mark.parametrize("name", UNITS[:2])
def test_nothing_declared_can_reach_a_disk_in_clear_through_it(name: str) -> None:
    service = unit(name)["Service"]
    assert service["LimitCORE"] == "0" and service["MemorySwapMax"] == "0"
    assert service["ProtectSystem"] == "strict" and service["PrivateTmp"] == "true"
    assert service["StateDirectoryMode"] == "0700"


def test_the_night_is_bakus() -> None:
    timer = unit(UNITS[2])["Timer"]
    assert timer["OnCalendar"].endswith("Asia/Baku") and timer["Persistent"] == "true"


@pytest.mark.parametrize(("name", "part"), [(NIGHTLY, "retain"), (RATES, "rates")])
def test_what_a_timer_starts_is_a_command_there_is(name: str, part: str) -> None:
    from typer.main import get_command

    from cli.main import app

    command = unit(f"{name}.service")["Service"]["ExecStart"].split()
    assert command[1:3] == ["hub", part]
    assert part in get_command(app).commands["hub"].commands  # type: ignore[attr-defined]
    assert unit(f"{name}.timer")["Install"]["WantedBy"] == "timers.target"
