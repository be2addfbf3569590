"""A kiosk's call at the desk: seen on every page, answered by a plain form, gone with its visit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from fastapi.testclient import TestClient

from officer_console.serve import build
from sync.embedded import Embedded
from sync.hub.calls import CallState, KioskCalls, Place

if TYPE_CHECKING:
    from tests.officer_console.conftest import Visitor


@pytest.fixture
def kiosk(number: int, tmp_path: Path, at: datetime) -> Iterator[KioskCalls]:
    """The kiosk of the post, with a connection of its own to the hub's store."""
    machine = Embedded.open(tmp_path, lambda: at)
    yield KioskCalls(machine.hub, machine.kiosk.node.id, "baki", "0001")
    machine.close()


def token(page: str) -> str:
    return page.split('name="csrf" value="')[1].split('"')[0]


def come(officer: Visitor, call: int = 1, **headers: str) -> Any:
    form = {"csrf": token(officer.page("/"))}
    return officer.client.post(
        f"/calls/{call}/answer", data=form, headers=headers, follow_redirects=False
    )


def test_every_page_of_the_desk_shows_who_calls(officer: Visitor, kiosk: KioskCalls) -> None:
    kiosk.call("a", Place.QUESTIONS)
    for path in ("/", f"/declarations/{officer.number}", "/find?text=nobody", "/calls"):
        page = officer.page(path)
        assert "Kiosk 0001 calls" in page
        assert "at the questions" in page
        assert "14:02" in page
        assert "I am coming" in page


def test_where_nobody_calls_nothing_is_shown(officer: Visitor, kiosk: KioskCalls) -> None:
    assert 'class="call' not in officer.page("/")
    assert officer.page("/calls").strip() == ""


def test_pressing_says_who_comes_to_the_kiosk_and_to_every_desk(
    officer: Visitor, kiosk: KioskCalls
) -> None:
    kiosk.call("a", Place.QUESTIONS)
    assert come(officer).status_code == 303
    assert kiosk.call("a", Place.QUESTIONS) is CallState.COMING
    page = officer.page("/")
    assert "Kiosk 0001: numune is coming" in page
    assert "I am coming" not in page


def test_the_officer_stays_on_the_page_they_were_on(officer: Visitor, kiosk: KioskCalls) -> None:
    kiosk.call("a", Place.QUESTIONS)
    path = f"/declarations/{officer.number}"
    there = come(officer, referer=f"http://testserver{path}")
    assert there.headers["location"] == path
    for foreign in ("http://example.org//example.org/", "http://testserver/calls"):
        assert come(officer, referer=foreign).headers["location"] == "/"


def test_a_call_that_was_taken_back_is_said_to_be_gone(officer: Visitor, kiosk: KioskCalls) -> None:
    kiosk.call("a", Place.PASSPORT)
    kiosk.take_back()
    page = officer.page("/")
    assert "Kiosk 0001: gone, the call was taken back" in page
    assert "I am coming" not in page
    assert come(officer).status_code == 303
    assert "is coming" not in officer.page("/")


def test_nobody_answers_without_the_token_of_this_page(officer: Visitor, kiosk: KioskCalls) -> None:
    kiosk.call("a", Place.PASSPORT)
    refused = officer.client.post("/calls/1/answer", data={"csrf": "guessed"})
    assert refused.status_code == 403
    assert kiosk.call("a", Place.PASSPORT) is CallState.WAITS


def test_nobody_sees_calls_before_signing_in(visitor: Visitor, kiosk: KioskCalls) -> None:
    kiosk.call("a", Place.PASSPORT)
    answer = visitor.client.get("/calls", follow_redirects=False)
    assert (answer.status_code, answer.text) == (303, "")


@pytest.mark.parametrize("call", ["0", "7", "-1", "99999999999999999999"])
def test_a_call_that_is_none_changes_nothing(
    officer: Visitor, kiosk: KioskCalls, call: str
) -> None:
    form = {"csrf": token(officer.page("/"))}
    answer = officer.client.post(f"/calls/{call}/answer", data=form, follow_redirects=False)
    assert answer.status_code == 303


def test_the_oldest_call_has_the_key_and_those_that_wait_come_first(
    officer: Visitor, kiosk: KioskCalls
) -> None:
    for name in ("0002", "0003"):
        other = KioskCalls(kiosk.hub, name.encode(), "baki", name)
        other.call(name, Place.CODE)
    kiosk.call("a", Place.PASSPORT)
    come(officer, 1)
    page = officer.page("/calls")
    assert page.index("0003 calls") < page.index("0001 calls") < page.index("0002: numune")
    assert page.count('data-key="F10"') == 1
    assert page.index('data-key="F10"') < page.index("0001 calls")


def test_how_long_a_call_waits_is_counted_in_minutes(
    kiosk: KioskCalls, tmp_path: Path, at: datetime, officer: Visitor
) -> None:
    kiosk.call("a", Place.PASSPORT)
    later = build(tmp_path, lambda: at + timedelta(minutes=3, seconds=59))
    with TestClient(later, headers={"accept-language": "en"}) as client:
        client.post(
            "/sign-in", data={"name": "numune", "password": "yalniz-telim-ucun", "next": "/"}
        )
        assert "3 min" in client.get("/").text


def test_looking_for_calls_keeps_no_session_alive(
    number: int, tmp_path: Path, at: datetime
) -> None:
    clock = [at]
    with TestClient(build(tmp_path, lambda: clock[0])) as client:
        form = {"name": "numune", "password": "yalniz-telim-ucun", "next": "/"}
        client.post("/sign-in", data=form)
        for _ in range(3):
            clock[0] += timedelta(minutes=6)
            answer = client.get("/calls?watching=1", follow_redirects=False)
        assert answer.status_code == 303
