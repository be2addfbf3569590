"""The gallery's page: every picture that is drawn can be picked on it, and none that is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from kiosk.gallery import ALL, axes, every_look, file_name, parts_of
from kiosk.gallery_page import page
from languages import available, load

pytestmark = pytest.mark.browser

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


@pytest.fixture(scope="module")
def tab() -> Iterator[Page]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        yield browser.new_page(viewport={"width": 1280, "height": 720})
        browser.close()


def open_in(tab: Page, folder: Path, *, whole: bool) -> None:
    languages = list(available())
    index = folder / "index.html"
    parts, shown = parts_of(None, whole=whole), axes(languages, load, whole=whole)
    paper = folder / "receipts" / "receipt-az-80.png"
    index.write_text(page(parts, shown, [paper], "receipts"), encoding="utf-8")
    tab.goto(index.as_uri())


def drawn() -> set[str]:
    """Name every picture that is drawn."""
    looks = list(every_look(list(available()), whole=False))
    return {file_name(scene, look) for scene in ALL for look in looks}


def test_every_picture_can_be_picked_and_none_that_is_not_drawn(tab: Page, tmp_path: Path) -> None:
    open_in(tab, tmp_path, whole=False)
    for box in tab.get_by_role("checkbox").all():
        box.check(force=True)
    shown = tab.evaluate("[...document.images].map((one) => one.getAttribute('src'))")
    assert set(shown) == drawn() | {"receipts/receipt-az-80.png"}
    assert len(shown) == len(set(shown))


def test_it_opens_with_one_picture_of_each_screen(tab: Page, tmp_path: Path) -> None:
    open_in(tab, tmp_path, whole=True)
    screens = len([scene for scene in ALL if (scene.factor, scene.palette) == (1.0, "daylight")])
    expect(tab.locator("h3 + div img")).to_have_count(screens)
    tab.get_by_role("checkbox", name="yellow on black").check(force=True)
    expect(tab.locator("h3 + div img")).to_have_count(2 * screens)
    named = tab.locator("h3 + div img").nth(1).get_attribute("src") or ""
    assert named.endswith("-az-portrait-100-yellow_on_black.png")
