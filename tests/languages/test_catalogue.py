"""Catalogues are read as they are, or compiled; both say the same."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from languages.catalogue import COMPILED, compile_folder, read_catalogue, write_compiled

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def word(context: str, message: str, said: str) -> str:
    return f'msgctxt "{context}"\nmsgid "{message}"\nmsgstr "{said}"\n\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "az"
    folder.mkdir()
    (folder / "language.toml").write_text('name = "x"\n', encoding="utf-8")
    (folder / "one.po").write_text(HEADER + word("a", "No", "Yox"), encoding="utf-8")
    (folder / "two.po").write_text(HEADER + word("b", "No", "Xeyr"), encoding="utf-8")
    return folder


def test_the_rooms_catalogues_are_one(folder: Path) -> None:
    words = read_catalogue(folder)
    assert (words.pgettext("a", "No"), words.pgettext("b", "No")) == ("Yox", "Xeyr")


def test_one_word_worded_twice_is_refused_by_name(folder: Path) -> None:
    (folder / "three.po").write_text(HEADER + word("a", "No", "Heç"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"three\.po: a: No is worded twice"):
        compile_folder(folder)


def test_the_compiled_catalogue_is_taken_while_it_is_fresh(folder: Path) -> None:
    write_compiled(folder.parent)
    (folder / "one.po").write_text(HEADER + word("a", "No", "Yoxdur"), encoding="utf-8")
    later = (folder / COMPILED).stat().st_mtime + 5
    os.utime(folder / "one.po", (later, later))
    assert read_catalogue(folder).pgettext("a", "No") == "Yoxdur"
    os.utime(folder / COMPILED, (later + 5, later + 5))
    assert read_catalogue(folder).pgettext("a", "No") == "Yox"


def test_a_folder_without_words_speaks_english(tmp_path: Path) -> None:
    assert read_catalogue(tmp_path).pgettext("a", "No") == "No"


def test_the_plural_rule_is_the_folders_own(tmp_path: Path) -> None:
    counted = 'msgctxt "a"\nmsgid "day"\nmsgid_plural "days"\n' + "".join(
        f'msgstr[{form}] "form {form}"\n' for form in range(3)
    )
    rule = '"Plural-Forms: nplurals=3; plural=n%3;\\n"\n'
    (tmp_path / "one.po").write_text(HEADER.rstrip() + "\n" + rule + "\n" + counted, "utf-8")
    words = read_catalogue(tmp_path)
    assert [words.npgettext("a", "day", "days", n) for n in (3, 4, 5)] == [
        "form 0",
        "form 1",
        "form 2",
    ]
