"""``sarhad officer``: an account whose password is kept only as a hash."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cli.answers import now
from envelope.keys import RecipientKey
from sync.embedded import HUB, Embedded
from sync.hub.identity import HubIdentity

PASSWORD = "yalniz-numune-ucun"


def officer(folder: Path, name: str):
    machine = Embedded.open(folder, now)
    found = machine.hub.store.officers.named(name)
    machine.close()
    return found


def test_the_password_is_standard_inputs_first_line(run, tmp_path: Path) -> None:
    arguments = ("officer", "add", "numune", "--data", tmp_path, "--shown-name", "Nümunə Əməkdaş")
    ended = run(*arguments, given=f"{PASSWORD}\nsomething else\n")
    assert (ended.code, ended.out) == (0, "numune can sign in now.\n")
    kept = officer(tmp_path, "numune")
    assert kept.shown_name == "Nümunə Əməkdaş"
    assert kept.password_hash.startswith("$argon2id$")


def test_the_officer_can_sign_in(run, tmp_path: Path) -> None:
    from officer_console.accounts import SignIn

    run("officer", "add", "numune", "--data", tmp_path, given=PASSWORD)
    door = SignIn(lambda name: officer(tmp_path, name), now)
    assert door.check("numune", PASSWORD) == officer(tmp_path, "numune")
    assert door.check("numune", PASSWORD + "\n") is None


def test_an_account_is_not_replaced_by_accident(run, tmp_path: Path) -> None:
    arguments = ("officer", "add", "numune", "--data", tmp_path)
    run(*arguments, given=PASSWORD)
    before = officer(tmp_path, "numune")
    assert run(*arguments, given="another-password").code == 1
    assert officer(tmp_path, "numune") == before
    assert run(*arguments, "--replace", given="another-password").code == 0
    assert officer(tmp_path, "numune") != before


@pytest.mark.parametrize("given", [b"", b"\n", b"short\n", b"\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8\n"])
def test_what_is_no_password_is_refused(given: bytes, run, tmp_path: Path) -> None:
    folder = tmp_path / "machine"
    assert run("officer", "add", "numune", "--data", folder, given=given).code == 1
    assert not folder.exists()


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "\x1b[2J"])
def test_what_is_no_name_is_refused(name: str, run, tmp_path: Path) -> None:
    assert run("officer", "add", name, "--data", tmp_path, given=PASSWORD).code == 1


def test_an_account_may_have_a_last_day(run, tmp_path: Path) -> None:
    arguments = ("officer", "add", "numune", "--data", tmp_path, "--until", "2026-12-31")
    assert run(*arguments, given=PASSWORD).code == 0
    assert officer(tmp_path, "numune").until == date(2026, 12, 31)


def test_an_account_is_closed_and_kept(run, tmp_path: Path) -> None:
    run("officer", "add", "numune", "--data", tmp_path, given=PASSWORD)
    ended = run("officer", "close", "numune", "--data", tmp_path)
    assert (ended.code, ended.out) == (0, "numune can sign in no more.\n")
    assert not officer(tmp_path, "numune").active
    assert run("officer", "close", "kimse", "--data", tmp_path).code == 1


def test_a_live_post_makes_no_accounts_of_its_own(run, tmp_path: Path) -> None:
    HubIdentity.live(tmp_path / HUB, RecipientKey.generate().public)
    ended = run("officer", "add", "numune", "--data", tmp_path, given=PASSWORD)
    assert ended.code == 1
    assert "made at the centre" in ended.err
