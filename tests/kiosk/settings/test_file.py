"""The file of settings: read whole, named when wrong, replaced whole, and kept by what it was."""

from __future__ import annotations

import stat
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.settings.file import Settings, SettingsBroken, SettingsFile, written
from kiosk.settings.setting import NotAllowed
from kiosk.settings.table import DEFAULTS


def kept(folder: Path, text: str | bytes) -> SettingsFile:
    file = SettingsFile(folder)
    file.path.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def test_a_file_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path).read()
    assert (settings.values, settings.unknown, settings.differing) == (DEFAULTS, {}, ())


def test_what_stands_in_the_file_holds(tmp_path: Path) -> None:
    settings = kept(tmp_path, 'post = "qirmizi_korpu"\nmeans = ["bus", "on_foot"]\n').read()
    assert settings.values["post"] == "qirmizi_korpu"
    assert settings.values["means"] == ("bus", "on_foot")
    assert settings.differing == ("post", "means")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("volume = 55\n", "volume: must be one of 0, 20"),
        ('post = "Bakı"\n', "post: must be a short name"),
        ("volume = \n", "line 1"),
        (b"\xff\xfe", "kiosk.toml"),
    ],
)
def test_a_value_that_may_not_stand_is_named_with_its_file(
    text: str | bytes, named: str, tmp_path: Path
) -> None:
    with pytest.raises(SettingsBroken) as broken:
        kept(tmp_path, text).read()
    assert named in str(broken.value)
    assert str(tmp_path / "kiosk.toml") in str(broken.value)


def test_a_change_is_there_for_the_next_start_and_for_nobody_else(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path)
    assert file.change("volume", 20).values["volume"] == 20
    assert SettingsFile(tmp_path).read().values["volume"] == 20
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".draft"] == []


def test_a_change_keeps_everything_else(tmp_path: Path) -> None:
    file = kept(tmp_path, 'kiosk = "7"\nfrom_tomorrow = { a = [1, 2.5], b = "ə" }\n')
    file.change("nothing", "walk")
    after = file.read()
    assert after.values["kiosk"] == "7"
    assert after.unknown == {"from_tomorrow": {"a": [1, 2.5], "b": "ə"}}


def test_what_may_not_stand_changes_nothing(tmp_path: Path) -> None:
    file = kept(tmp_path, "# ours\nvolume = 20\n")
    with pytest.raises(NotAllowed):
        file.change("volume", 21)
    assert file.path.read_text() == "# ours\nvolume = 20\n"


def test_a_broken_file_is_not_written_over(tmp_path: Path) -> None:
    file = kept(tmp_path, "volume = 55\n")
    with pytest.raises(SettingsBroken):
        file.change("brightness", 20)
    assert file.path.read_text() == "volume = 55\n"


PLAIN = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES: Any = st.recursive(
    st.booleans() | st.integers(-(2**40), 2**40) | PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN, inner, max_size=3),
    max_leaves=6,
)


@given(unknown=st.dictionaries(PLAIN.filter(lambda key: key not in DEFAULTS), VALUES, max_size=4))
def test_whatever_is_not_known_is_written_as_it_was_read(unknown: dict[str, Any]) -> None:
    assert tomllib.loads(written(Settings(unknown=unknown))) == unknown
