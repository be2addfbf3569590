"""A language nobody speaks, to find what assumes English: longer words, in Georgian letters.

``python -m languages.pseudo build/pseudo`` writes a whole folder out of the English words. Every
word is two fifths longer, as translations are, and every Latin letter becomes a Georgian one, so
what still looks Latin on a screen was never given to a catalogue. It lies outside ``locale/``, so
no traveller is ever offered it.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from languages.language import LOCALE

CODE = "qps"
"""Of the range ISO 639 leaves for private use."""

LONGER = 0.4
LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", "აბცდეფგჰიჯკლმნოპყრსტუვწხღზ", strict=True))
_OTHERS = {"ə": "ა", "ı": "ი"}
_PLACE = re.compile(r"(\{[^{}]*\})")
_WORD = re.compile(r"[^\W\d_]+")

SETTINGS = """\
name = "{name}"
order = 99
direction = "ltr"
date_pattern = "%d.%m.%Y"
decimal_mark = ","
group_mark = "."
screen_fonts = ["Noto Sans", "Noto Sans Georgian"]
paper_fonts = ["Noto Sans", "Noto Sans Georgian", "DejaVu Sans"]
cldr = "ka"
"""

Message = tuple[str, tuple[str, ...]]
"""A context, and a msgid with its plural if it has one."""


def pseudo(text: str) -> str:
    """Give the words of ``text`` longer and in other letters; ``{places}`` stay as they are."""
    parts = _PLACE.split(text)
    return "".join(part if _PLACE.fullmatch(part) else _WORD.sub(_longer, part) for part in parts)


def write(folder: Path, locale: Path = LOCALE) -> Path:
    """Write the language below ``folder``, with every word ``locale`` has in Azerbaijani."""
    mine = folder / CODE
    mine.mkdir(parents=True, exist_ok=True)
    for source in sorted((locale / "az").glob("*.po")):
        _write_room(mine / source.name, _messages(source))
    keyboard = json.loads((locale / "en" / "keyboard.json").read_text("utf-8"))
    keys = [[[_letter(plain)] * 2 for plain, _ in row] for row in keyboard["rows"]]
    layout = {"short": _letter("q") * 2, "cased": False, "rows": keys}
    (mine / "keyboard.json").write_text(json.dumps(layout, ensure_ascii=False), "utf-8")
    (mine / "language.toml").write_text(SETTINGS.format(name=pseudo("Pseudo")), "utf-8")
    return mine


def _longer(word: re.Match[str]) -> str:
    letters = "".join(_letter(letter) for letter in word[0])
    more = -(-len(letters) * LONGER // 1)
    return letters + (letters * 2)[: int(more)]


def _letter(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter.lower())[0]
    return LETTERS.get(base) or _OTHERS.get(base, letter)


def _messages(source: Path) -> Iterable[Message]:
    from babel.messages import pofile

    with source.open("rb") as handle:
        for message in pofile.read_po(handle, abort_invalid=True):
            if message.id:
                said = (message.id,) if isinstance(message.id, str) else tuple(message.id)
                yield message.context or "", said


def _write_room(target: Path, messages: Iterable[Message]) -> None:
    from babel.messages import pofile
    from babel.messages.catalog import Catalog

    room = Catalog(locale="en")
    for context, said in messages:
        words: Any = tuple(map(pseudo, said)) if len(said) > 1 else pseudo(said[0])
        room.add(said if len(said) > 1 else said[0], words, context=context)
    with target.open("wb") as handle:
        pofile.write_po(handle, room, width=0)


if __name__ == "__main__":
    print(write(Path(sys.argv[1])))
