"""Find the fonts of the glass by family, through fontconfig; Kivy's own is the last resort."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

from kivy import kivy_data_dir
from kivy.core.text import LabelBase

LAST_RESORT = "Roboto"
WAIT_SECONDS = 5


def register(families: tuple[str, ...]) -> str:
    """Make the first family that is installed known to Kivy and give the name to draw with."""
    for family in families:
        regular = find(family, "Regular")
        if regular is not None:
            LabelBase.register(
                family, fn_regular=str(regular), fn_bold=str(find(family, "Bold") or regular)
            )
            return family
    return LAST_RESORT


@cache
def find(family: str, style: str) -> Path | None:
    """Give the file of a family and style; None when it is not installed.

    fontconfig always answers with something, so its answer counts only when the family is the one
    asked for.
    """
    bundled = Path(kivy_data_dir) / "fonts" / f"{family}-{style}.ttf"
    answer = _ask_fontconfig(f"{family}:style={style}")
    if answer is not None and family in answer[0].split(","):
        return Path(answer[1])
    return bundled if bundled.exists() else None


def _ask_fontconfig(pattern: str) -> tuple[str, str] | None:
    try:
        found = subprocess.run(
            ["fc-match", "-f", "%{family}|%{file}", pattern],
            capture_output=True,
            text=True,
            check=True,
            timeout=WAIT_SECONDS,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    family, _, file = found.stdout.partition("|")
    return (family, file) if file else None
