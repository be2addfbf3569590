"""``sarhad service``: a PIN that no argument ever holds, and a report programs can act on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.devices.printer.virtual_printer import VirtualPrinter
from kiosk.staff.key import Key, Verdict
from kiosk.staff.pin import HASHES, Door

PIN, CARD = "135790", "XIDMET-NUMUNE-0001"


def opens(folder: Path, key: Key, text: str) -> bool:
    return Door(folder, lambda: 0.0).open(key, text).verdict is Verdict.RIGHT


def test_the_pin_is_standard_inputs_first_line(run, tmp_path: Path) -> None:
    ended = run("service", "set-pin", "--data", tmp_path, given=f"{PIN}\n999999\n")
    assert (ended.code, ended.out) == (0, "The PIN opens the service menu now.\n")
    assert opens(tmp_path, Key.PIN, PIN)
    assert not opens(tmp_path, Key.PIN, "975310")


def test_a_card_is_one_more_way_in(run, tmp_path: Path) -> None:
    run("service", "set-pin", "--data", tmp_path, given=PIN)
    assert run("service", "set-card", "--data", tmp_path, given=CARD).code == 0
    assert opens(tmp_path, Key.CARD, CARD)
    assert opens(tmp_path, Key.PIN, PIN)


@pytest.mark.parametrize("given", [b"", b"12345", b"111111", b"\xff\xfe", b"12345\n678901"])
def test_what_is_no_pin_is_refused(given: bytes, run, tmp_path: Path) -> None:
    folder = tmp_path / "machine"
    ended = run("service", "set-pin", "--data", folder, given=given)
    assert (ended.code, folder.exists()) == (1, False)
    assert "six to twelve digits" in ended.err


@pytest.mark.parametrize("given", [b"SHORT", b"2000000000008"])
def test_what_a_traveller_may_hold_is_no_card(given: bytes, run, tmp_path: Path) -> None:
    assert run("service", "set-card", "--data", tmp_path, given=given).code == 1
    assert not (tmp_path / HASHES).exists()


def test_a_kiosk_that_can_serve_ends_with_0(run, machine: tuple[Path, str]) -> None:
    folder, _ = machine
    ended = run("service", "readiness", "--data", folder, "--json")
    assert ended.code == 0
    found = {one["name"]: one["level"] for one in ended.data["findings"]}
    assert found["records"] == "ok"
    assert ended.data["level"] == "attention"


def test_a_fault_ends_with_1_and_is_named(run, machine: tuple[Path, str]) -> None:
    folder, _ = machine
    (folder / "kiosk" / "outbox.db").write_bytes(b"spoilt" * 5000)
    ended = run("service", "readiness", "--data", folder)
    assert ended.code == 1
    assert "Fault: Records. They cannot be used: fault 23.\n" in ended.out


def test_the_report_comes_out_of_the_kiosks_printer(
    run, machine: tuple[Path, str], tmp_path: Path
) -> None:
    folder, _ = machine
    with VirtualPrinter(tmp_path / "papers") as printer:
        address = f'printer = "127.0.0.1:{printer.port}"\n'
        (folder / "kiosk.toml").write_text(address)
        ended = run("service", "readiness", "--data", folder, "--print", "--json")
    assert ended.code == 0
    assert json.loads(ended.out)["findings"][0]["sentence"] == "Ready."
    assert len(list((tmp_path / "papers").glob("*.png"))) == 1


def test_a_report_that_does_not_come_out_says_so(run, machine: tuple[Path, str]) -> None:
    folder, _ = machine
    (folder / "kiosk.toml").write_text('printer = "127.0.0.1:9"\n')
    ended = run("service", "readiness", "--data", folder, "--print")
    assert ended.code == 1
    assert "did not come out of the printer" in ended.err


def test_a_settings_file_that_is_broken_is_named(run, tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text("volume = 1\n")
    ended = run("service", "readiness", "--data", tmp_path)
    assert ended.code == 78
    assert "kiosk.toml: volume" in ended.err
