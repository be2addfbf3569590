"""Letters of the region in plain Latin, for search and for comparing with a passport's MRZ.

Cyrillic and foreign Latin follow ICAO Doc 9303 part 3 section 6; Azerbaijani Cyrillic goes by the
Azerbaijani Latin alphabet that replaced it; Georgian by the national system of 2002.
"""

from __future__ import annotations

import unicodedata

_LATIN = {
    "ə": "e", "ı": "i", "æ": "ae", "œ": "oe", "ø": "oe", "å": "aa", "ß": "ss", "þ": "th",
    "ð": "d", "đ": "d", "ł": "l", "ħ": "h", "ŋ": "n", "ŧ": "t", "ĳ": "ij", "ĸ": "q",
}  # fmt: skip
_RUSSIAN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z",
    "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "ie", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "і": "i", "ї": "i", "є": "ie", "ґ": "g", "ў": "u",
}  # fmt: skip
_AZERBAIJANI_ONLY = {
    "ғ": "g", "ә": "e", "ј": "y", "ҝ": "g", "ө": "o", "ү": "u", "һ": "h", "ҹ": "c",
}  # fmt: skip
_AZERBAIJANI = _RUSSIAN | _AZERBAIJANI_ONLY | {
    "г": "q", "ж": "j", "х": "x", "ч": "c", "ш": "s", "ы": "i",
}  # fmt: skip
_GEORGIAN = {
    "ა": "a", "ბ": "b", "გ": "g", "დ": "d", "ე": "e", "ვ": "v", "ზ": "z", "თ": "t", "ი": "i",
    "კ": "k", "ლ": "l", "მ": "m", "ნ": "n", "ო": "o", "პ": "p", "ჟ": "zh", "რ": "r", "ს": "s",
    "ტ": "t", "უ": "u", "ფ": "p", "ქ": "k", "ღ": "gh", "ყ": "q", "შ": "sh", "ჩ": "ch",
    "ც": "ts", "ძ": "dz", "წ": "ts", "ჭ": "ch", "ხ": "kh", "ჯ": "j", "ჰ": "h",
}  # fmt: skip
_SIGNS = {"’": "'", "ʼ": "'", "‘": "'", "–": "-", "—": "-", "‐": "-", "‑": "-"}


def to_latin(small: str) -> str:
    """Write small letters of any script in ASCII; what has no Latin form is left out."""
    azerbaijani = not _AZERBAIJANI_LETTERS.isdisjoint(small)
    return small.translate(_WITH_AZERBAIJANI if azerbaijani else _WITH_RUSSIAN)


class _Table(dict[int, str]):
    """What ``str.translate`` takes. A mark that is not in it is worked out once."""

    def __missing__(self, code: int) -> str:
        plain = _plain(chr(code))
        if len(self) < _MOST_KEPT:
            self[code] = plain
        return plain


def _plain(mark: str) -> str:
    if mark.isspace():
        return " "
    bare = unicodedata.normalize("NFKD", mark)
    return "".join(part for part in bare.lower() if part.isascii() and part.isprintable())


_MOST_KEPT = 4_096
_AZERBAIJANI_LETTERS = frozenset(_AZERBAIJANI_ONLY)
_COMMON = _LATIN | _GEORGIAN | _SIGNS
_WITH_AZERBAIJANI = _Table(str.maketrans(_COMMON | _AZERBAIJANI))
_WITH_RUSSIAN = _Table(str.maketrans(_COMMON | _RUSSIAN))
