"""The desk in a real Chromium: a scanner types a code, F-keys decide."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Page, expect, sync_playwright

from customs.registration_number import grouped
from sync.embedded import Embedded
from sync.hub.calls import CallState, KioskCalls, Place

pytestmark = pytest.mark.browser

expect.set_options(timeout=20_000)

# Without these Chromium calls home at start, which a closed network refuses loudly.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
def address(app: FastAPI) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        page = browser.new_page(viewport={"width": 1280, "height": 720}, locale="en")
        page.goto(address)
        page.get_by_label("Officer").fill("numune")
        page.get_by_label("Password").fill("yalniz-telim-ucun")
        page.get_by_role("button", name="Sign in").click()
        expect(page.locator("#scan")).to_be_focused()
        yield page
        browser.close()


def scan(page: Page, number: int) -> None:
    """Do what a hand scanner does on a page that is there: type wherever the cursor is, Enter."""
    page.wait_for_load_state()
    page.keyboard.type(f"{number:013d}")
    page.keyboard.press("Enter")


def press(page: Page, key: str) -> None:
    """Press a key once the page is there, scripts and all."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def test_a_scan_opens_the_declaration_and_f_keys_decide(page: Page, number: int) -> None:
    scan(page, number)
    expect(page.locator(".verdict .code")).to_have_text(grouped(number))
    press(page, "F3")
    expect(page.locator(".verdict .state")).to_have_text("Accepted")
    press(page, "F8")
    expect(page.locator(".verdict .state")).to_have_text("Released")
    expect(page.get_by_role("button", name="Refuse")).to_have_count(0)


def test_a_scan_in_the_reason_field_decides_nothing(page: Page, number: int) -> None:
    scan(page, number)
    page.get_by_label("Reason").click()
    scan(page, number)
    expect(page.get_by_label("Reason")).to_have_value(f"{number:013d}")
    page.reload()
    expect(page.locator(".verdict .state")).to_have_text("Lodged")


def test_the_page_fits_without_scrolling_sideways(page: Page, number: int) -> None:
    scan(page, number)
    expect(page.locator(".verdict .code")).to_be_visible()
    widest = page.evaluate("document.documentElement.scrollWidth")
    assert widest <= 1280


@pytest.fixture
def bare(address: str) -> Iterator[Page]:
    """A signed-in browser that runs no scripts."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        page = browser.new_context(java_script_enabled=False, locale="en").new_page()
        page.goto(address)
        page.get_by_label("Officer").fill("numune")
        page.get_by_label("Password").fill("yalniz-telim-ucun")
        page.get_by_role("button", name="Sign in").click()
        yield page
        browser.close()


def test_everything_works_without_scripts(bare: Page, address: str, number: int) -> None:
    bare.goto(f"{address}/declarations/{number}")
    bare.get_by_role("button", name="Accept").click()
    expect(bare.locator(".verdict .state")).to_have_text("Accepted")


@pytest.fixture
def kiosk(number: int, tmp_path: Path, at: datetime) -> Iterator[KioskCalls]:
    machine = Embedded.open(tmp_path, lambda: at)
    yield KioskCalls(machine.hub, machine.kiosk.node.id, "baki", "0001")
    machine.close()


def test_a_call_appears_by_itself_and_takes_nothing_that_is_being_typed(
    page: Page, number: int, kiosk: KioskCalls
) -> None:
    scan(page, number)
    reason = page.get_by_label("Reason")
    reason.press_sequentially("İcazə ")
    kiosk.call("a", Place.QUESTIONS)
    expect(page.locator(".call-waits")).to_contain_text("Kiosk 0001 calls")
    reason.press_sequentially("sənədi yoxdur")
    expect(reason).to_have_value("İcazə sənədi yoxdur")
    assert page.title().startswith("(1) ")
    page.get_by_role("button", name="I am coming").click()
    expect(page.locator(".call-coming")).to_contain_text("Kiosk 0001: numune is coming")
    expect(reason).to_have_value("İcazə sənədi yoxdur")
    assert kiosk.call("a", Place.QUESTIONS) is CallState.COMING


def test_a_key_answers_and_a_call_taken_back_goes_by_itself(page: Page, kiosk: KioskCalls) -> None:
    kiosk.call("a", Place.QUESTIONS)
    expect(page.locator(".call-waits")).to_be_visible()
    press(page, "F10")
    expect(page.locator(".call-coming")).to_be_visible()
    kiosk.take_back()
    expect(page.locator(".call-gone")).to_contain_text("gone")


def test_a_scan_answers_no_call(page: Page, number: int, kiosk: KioskCalls) -> None:
    kiosk.call("a", Place.QUESTIONS)
    expect(page.locator(".call-waits")).to_be_visible()
    scan(page, number)
    expect(page.locator(".verdict .code")).to_have_text(grouped(number))
    assert kiosk.call("a", Place.QUESTIONS) is CallState.WAITS


def test_a_call_is_answered_without_scripts(bare: Page, kiosk: KioskCalls) -> None:
    kiosk.call("a", Place.QUESTIONS)
    assert bare.locator("meta[http-equiv=refresh]").count() == 1
    bare.reload()
    bare.get_by_role("button", name="I am coming").click()
    expect(bare.locator(".call-coming")).to_contain_text("numune is coming")
    assert kiosk.call("a", Place.QUESTIONS) is CallState.COMING
