"""A broken data file is named with what is wrong in it, whatever is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reference import ReferenceBroken, load

PACK = "rules/2026-01-01.toml"
SPOILT = [
    # (file, words, instead of them, what is said)
    (PACK, "confirmed = false", "confimed = false", "confirmed is missing"),
    (PACK, "by_item = true", "by_items = true", "by_items is not known here"),
    (PACK, 'over = "at_or_over"', 'over = "about"', "over is none of strictly, at_or_over"),
    (PACK, "value = 800", 'value = "800"', "value is not a number"),
    (PACK, "value = 800", "value = -800", "value is not a number from 0 up"),
    (PACK, "value = 800", "value = 8e999", "up to a sensible size"),
    (PACK, "value = 800", "value = nan", "is not a number"),
    (PACK, "value = 800", "value = true", "value is not a number"),
    (PACK, 'unit = "litre"', 'unit = "bucket"', "bucket is not in the list unit"),
    (PACK, 'kinds = ["food"]', 'kinds = ["fodo"]', "fodo is not in the list goods_kind"),
    (PACK, 'kinds = ["food"]', 'kinds = "food"', "kinds is not a list of texts"),
    (PACK, '"commemorative"', '"comic"', "comic is not in the list money_kind"),
    (PACK, 'direction = "leaving"', 'direction = "out"', "out is not in the list direction"),
    (PACK, "[money.transfer_only]", "[money.teleport_only]", "teleport_only has no wording"),
    (PACK, "[written_always.vehicle]", "[written_always.vessel]", "vehicle is not cited"),
    (PACK, 'value = 15000, unit = "USD"', 'value = 15000, unit = "ZZZ"', "ZZZ has no rate"),
    (PACK, 'value = 0.0535, unit = "piece"', 'value = 1, unit = "gram"', "excise of cigarettes"),
    (PACK, "valid_from = 2026-01-01", "valid_from = 2026-01-02", "is not the date the file"),
    (PACK, "valid_from = 2026-01-01", 'valid_from = "soon"', "valid_from is not a date"),
    (PACK, "[outside]", "[outsides]", "outside is missing"),
    (PACK, "[charges]", "[[charges]]", "charges is not a table"),
    ("lists/sex.toml", 'code = "F"', 'code = "M"', "M is given twice"),
    ("lists/sex.toml", "number = 2", "number = 1", "1 is given twice"),
    ("lists/sex.toml", "number = 2", "number = 2.5", "number is not a whole number"),
    ("lists/sex.toml", "entries = [", "entires = [", "entries is missing"),
    ("lists/sex.toml", 'label = "Male"', 'label = " "', "label is not a text"),
    ("posts.toml", 'slug = "gence"', 'slug = "baki"', "same slug twice"),
    ("posts.toml", "number = 2\n", "number = 1\n", "same number twice"),
    ("posts.toml", 'is = "open"', 'is = "ajar"', "is none of open"),
    ("questions-2026.toml", "number = 9", "number = 10", "is not numbered 1 to 9"),
    ("questions-2026.toml", "valid_from = 2016-08-11", "valid_from = 2030-01-01", "in force"),
    ("rates/2026-11-20.toml", "USD = 1.7000", "", "USD is missing"),
    ("rates/2026-11-20.toml", "EUR = 1.9620", "EUR = 0", "EUR costs nothing"),
    ("rates/2026-11-20.toml", "sample = true", 'sample = "yes"', "neither true nor false"),
    ("posts.toml", "[[post]]", "[[post", "is not TOML"),
]


@pytest.mark.parametrize(("file", "words", "instead", "said"), SPOILT)
def test_what_is_wrong_is_said(
    folder: Path, file: str, words: str, instead: str, said: str
) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert words in text
    path.write_text(text.replace(words, instead), encoding="utf-8")
    with pytest.raises(ReferenceBroken) as caught:
        load(date(2026, 11, 22), folder=folder)
    assert said in caught.value.reason
    assert caught.value.file in {path.name, path.parent.name, path.stem, "questions"}


@pytest.mark.parametrize("file", ["posts.toml", PACK, "rates/2026-11-20.toml", "lists/unit.toml"])
def test_bytes_that_are_no_text_are_refused(folder: Path, file: str) -> None:
    (folder / file).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ReferenceBroken, match="is not TOML"):
        load(date(2026, 11, 22), folder=folder)


@pytest.mark.parametrize("list_name", ["goods_kind", "money_kind", "direction", "unit"])
def test_a_list_the_law_needs_is_missed(folder: Path, list_name: str) -> None:
    (folder / "lists" / f"{list_name}.toml").unlink()
    with pytest.raises(ReferenceBroken, match=f"{list_name}.toml: is missing"):
        load(date(2026, 11, 22), folder=folder)


def test_a_folder_in_place_of_a_file_is_named(folder: Path) -> None:
    (folder / "posts.toml").unlink()
    (folder / "posts.toml").mkdir()
    with pytest.raises(ReferenceBroken, match="posts.toml: cannot be read"):
        load(date(2026, 11, 22), folder=folder)


def test_a_pack_must_be_named_by_its_date(folder: Path) -> None:
    (folder / PACK).rename(folder / "rules" / "newest.toml")
    with pytest.raises(ReferenceBroken, match="newest.toml: is not named by a date"):
        load(date(2026, 11, 22), folder=folder)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(start=st.integers(0, 7000), length=st.integers(1, 40), put=st.text(max_size=8))
def test_no_damage_to_a_pack_is_anything_but_named(
    folder: Path, start: int, length: int, put: str
) -> None:
    path = folder / PACK
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole[:start] + put + whole[start + length :], encoding="utf-8", newline="")
    try:
        load(date(2026, 11, 22), folder=folder)
    except ReferenceBroken as broken:
        assert broken.reason
    finally:
        path.write_text(whole, encoding="utf-8")
