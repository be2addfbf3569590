"""docs/settings.md is what the table says."""

from __future__ import annotations

import tomllib
from pathlib import Path

from kiosk.settings.page import EXAMPLE, page
from kiosk.settings.table import BY_NAME, SETTINGS

PAGE = Path(__file__).resolve().parents[3] / "docs" / "settings.md"


def test_the_page_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_setting_has_a_line() -> None:
    assert [one.name for one in SETTINGS if f"\n| `{one.name}` |" not in page()] == []


def test_the_example_may_stand() -> None:
    text = page().split("```toml\n")[1].split("```")[0]
    found = {name: BY_NAME[name].checked(value) for name, value in tomllib.loads(text).items()}
    assert found == EXAMPLE
