from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from paper.fonts import MissingGlyph, NoFont, chain, spans

AZERBAIJANI = "AaBbCcÇçDdEeƏəFfGgĞğHhXxIıİiJjKkQqLlMmNnOoÖöPpRrSsŞşTtUuÜüVvYyZz"
RUSSIAN = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя"


@pytest.mark.parametrize("bold", [False, True])
def test_paper_has_every_letter_of_its_three_languages(
    bold: bool, families: tuple[str, ...]
) -> None:
    assert chain(families, bold).has(AZERBAIJANI + RUSSIAN + "₼…·«»“”")


def test_what_fontconfig_says_a_font_has_is_what_the_font_has(families: tuple[str, ...]) -> None:
    face = chain(families, False).faces[0]
    with TTFont(face.path) as font:
        table = font.getBestCmap()
    assert {chr(point) for point in table if point >= 0x20} - face.letters == set()
    assert {letter for letter in AZERBAIJANI + RUSSIAN if ord(letter) not in table} == set()


def test_bold_and_regular_are_different_files(families: tuple[str, ...]) -> None:
    assert chain(families, True).faces[0].path != chain(families, False).faces[0].path


def test_a_letter_the_first_font_lacks_comes_from_the_next(families: tuple[str, ...]) -> None:
    fonts = chain(families, False)
    first, second = fonts.faces
    assert spans("a → b", fonts) == [("a ", first), ("→", second), (" b", first)]


def test_a_letter_in_no_font_is_named_never_a_box(families: tuple[str, ...]) -> None:
    with pytest.raises(MissingGlyph, match=r"U\+1F993 is in none of Noto Sans, DejaVu Sans") as e:
        spans("ə \N{ZEBRA FACE}", chain(families, False))
    assert e.value.letter == "\N{ZEBRA FACE}"


def test_a_family_that_is_not_installed_is_passed_over() -> None:
    fonts = chain(("No Such Family 7", "DejaVu Sans"), False)
    assert [face.path.name for face in fonts.faces] == ["DejaVuSans.ttf"]


def test_a_chain_with_nothing_installed_is_refused() -> None:
    with pytest.raises(NoFont, match="No Such Family 7"):
        chain(("No Such Family 7",), False)


def test_a_machine_without_fontconfig_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoFont, match="is the package fontconfig installed"):
        chain(("Asked For The First Time Here",), False)
