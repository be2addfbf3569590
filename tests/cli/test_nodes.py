"""Hubs are made, machines come in and are sent away, each with plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sync.http.serving import serve_in_thread, served_by
from sync.hub.certificate import HubCertificate
from sync.hub.hub import Hub
from sync.law import LawInForce

Run = Callable[..., Any]


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def post(run: Run, tmp_path: Path) -> Path:
    made = run("hub", "init", "--data", tmp_path / "post", "--post", "baki", "--name", "Post")
    assert made.code == 0, made.err
    return tmp_path / "post"


@pytest.fixture
def url(post: Path) -> Iterator[str]:
    hub = Hub.open(post / "hub", LawInForce(now), now)
    with closing(hub), serve_in_thread(served_by(hub)) as address:
        yield address


def token(run: Run, post: Path, url: str, name: str = "Kiosk 3") -> Any:
    return run(
        "hub", "node", "add", "--data", post, "--role", "kiosk", "--name", name, "--url", url
    )


def test_a_kiosk_comes_in_with_what_was_printed_and_is_listed(
    run: Run, post: Path, url: str, tmp_path: Path
) -> None:
    printed = token(run, post, url)
    came = run("enrol", "-", "--data", tmp_path / "a", "--json", given=printed.out)
    assert came.code == 0, came.err
    assert (came.data["name"], came.data["post"], came.data["training"]) == (
        "Kiosk 3",
        "baki",
        True,
    )
    (listed,) = run("hub", "node", "list", "--data", post, "--json").data["nodes"]
    assert (listed["node"], listed["last_contact"]) == (came.data["node"], None)
    again = run("enrol", "-", "--data", tmp_path / "b", given=printed.out)
    assert again.code == 1 and "Another machine has used this token" in again.err
    assert not (tmp_path / "b" / "kiosk" / "signing.key").exists()


def test_a_token_in_a_command_is_warned_of(run: Run, post: Path, url: str, tmp_path: Path) -> None:
    text = token(run, post, url).out.splitlines()[0]
    said = run("enrol", text, "--data", tmp_path / "a")
    assert said.code == 0 and "can be seen by others" in said.err
    assert text not in said.out + said.err


def test_a_slip_of_the_finger_is_said_so(run: Run, tmp_path: Path) -> None:
    said = run("enrol", "-", "--data", tmp_path, given="21P64-8XABZ\n")
    assert said.code == 1 and "slip of the finger" in said.err
    assert list(tmp_path.iterdir()) == []


def test_a_revoked_machine_is_shown_as_such_and_its_name_is_free(
    run: Run, post: Path, url: str, tmp_path: Path
) -> None:
    run("enrol", "-", "--data", tmp_path / "a", given=token(run, post, url).out)
    taken = token(run, post, url)
    assert taken.code == 1
    assert run("hub", "node", "revoke", "Kiosk 3", "--data", post).code == 0
    assert "revoked after its fact 0" in run("hub", "node", "list", "--data", post).out
    assert token(run, post, url).code == 0
    unknown = run("hub", "node", "revoke", "Kiosk 9", "--data", post)
    assert unknown.code == 1 and "Kiosk 9" in unknown.err


def test_a_machine_gets_a_new_key(run: Run, post: Path, url: str, tmp_path: Path) -> None:
    run("enrol", "-", "--data", tmp_path / "a", given=token(run, post, url).out)
    turned = run("rotate", "--data", tmp_path / "a")
    assert turned.code == 0, turned.err
    listed = run("hub", "node", "list", "--data", post, "--json").data["nodes"]
    assert sorted(str(one["revoked_after_sequence"]) for one in listed) == ["0", "None"]
    assert run("rotate", "--data", tmp_path / "nowhere").code == 1


def test_a_live_hub_is_made_with_the_recovery_keys_public_half_alone(
    run: Run, tmp_path: Path
) -> None:
    assert run("hub", "recovery-key", tmp_path / "safe.key").code == 0
    asked = ["hub", "init", "--data", tmp_path / "a", "--post", "baki", "--name", "Post", "--live"]
    assert run(*asked).code == 2
    wrong = run(*asked, "--recovery", tmp_path / "safe.key")
    assert wrong.code == 1 and "public half" in wrong.err
    assert run(*asked, "--recovery", tmp_path / "safe.key.public").code == 0
    assert not (tmp_path / "a" / "hub" / "recovery.key").exists()
    private = (tmp_path / "safe.key").read_text().splitlines()[1]
    held = [one.read_bytes() for one in (tmp_path / "a").rglob("*") if one.is_file()]
    assert all(private.encode() not in one for one in held)
    again = run(*asked, "--recovery", tmp_path / "safe.key.public")
    assert again.code == 1 and "is a hub already" in again.err
    assert run("hub", "recovery-key", tmp_path / "safe.key").code == 1


def test_others_reach_a_hub_over_tls_only(run: Run, post: Path) -> None:
    plain = run("hub", "--data", post, "--host", "0.0.0.0", "--port", 0)
    assert plain.code == 1 and "over TLS only" in plain.err
    elsewhere = token(run, post, "http://hub.example:8450")
    assert elsewhere.code == 1


def test_a_certificate_that_ends_soon_is_told_of_until_it_is_renewed(run: Run, post: Path) -> None:
    certificate = HubCertificate(post / "hub")
    certificate.make("Post", ["hub.example"], datetime(2020, 1, 1, tzinfo=UTC))
    authority = certificate.authority
    assert "2020-03-31" in run("hub", "node", "list", "--data", post).err
    assert run("post", "renew", "--data", post).code == 0
    assert run("hub", "node", "list", "--data", post).err == ""
    assert certificate.authority == authority
    again = run("post", "init", "--data", post, "--host", "hub.example")
    assert again.code == 1 and "no other" in again.err


@pytest.mark.parametrize("name", ["", " ", "a\nb", "x" * 100])
def test_what_cannot_be_a_name_is_refused(run: Run, post: Path, url: str, name: str) -> None:
    refused = token(run, post, url, name)
    assert refused.code == 1 and "cannot be a name" in refused.err


def test_a_picture_of_a_token_is_its_owners_and_overwrites_nothing(
    run: Run, post: Path, url: str, tmp_path: Path
) -> None:
    picture = tmp_path / "token.png"
    asked = ["hub", "node", "add", "--data", post, "--role", "desk", "--url", url, "--qr", picture]
    text = run(*asked, "--name", "Desk 1").out.splitlines()[0]
    assert picture.stat().st_mode & 0o077 == 0
    (symbol,) = run("scan", picture, "--json").data
    assert symbol["text"] == text
    assert run(*asked, "--name", "Desk 2").code == 1


def test_where_no_hub_is_nothing_is_made(run: Run, tmp_path: Path) -> None:
    for asked in (["node", "list"], ["node", "revoke", "x"]):
        said = run("hub", *asked, "--data", tmp_path / "none")
        assert said.code == 1 and "No hub is in" in said.err
    assert not (tmp_path / "none").exists()
