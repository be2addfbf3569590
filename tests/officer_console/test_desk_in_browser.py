"""The desk in a real Chromium: a scanner types a code, F-keys decide."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Page, expect, sync_playwright

from customs.registration_number import grouped

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


def test_everything_works_without_scripts(address: str, number: int) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        page = browser.new_context(java_script_enabled=False, locale="en").new_page()
        page.goto(f"{address}/declarations/{number}")
        page.get_by_label("Officer").fill("numune")
        page.get_by_label("Password").fill("yalniz-telim-ucun")
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("button", name="Accept").click()
        expect(page.locator(".verdict .state")).to_have_text("Accepted")
        browser.close()
