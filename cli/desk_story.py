"""The desk's part of the story, walked in a real browser when there is one."""

from __future__ import annotations

from pathlib import Path

BROWSER = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def walk(address: str, number: int, account: tuple[str, str], out: Path) -> str:
    """Sign in, find the code, accept and release; pictures go to ``out``. Gives the state seen."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return "no browser driver here, so no pictures of the desk"
    if not BROWSER.exists():
        return "no browser here, so no pictures of the desk"
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(BROWSER), args=list(QUIET))
        page = browser.new_page(viewport={"width": 1280, "height": 720}, locale="az")
        page.goto(address)
        page.fill("#name", account[0])
        page.fill("#password", account[1])
        page.click("form button")
        page.fill("#scan", f"{number:013d}")
        page.press("#scan", "Enter")
        page.wait_for_selector(".verdict")
        page.screenshot(path=str(out / "01-found.png"))
        for at, key in enumerate(("F3", "F8"), 2):
            before = page.inner_text(".verdict .state")
            page.wait_for_load_state()
            page.keyboard.press(key)
            page.wait_for_function(
                "before => document.querySelector('.verdict .state')?.innerText !== before",
                arg=before,
            )
            page.screenshot(path=str(out / f"{at:02d}-{key}.png"))
        state = page.inner_text(".verdict .state")
        browser.close()
    return state
