"""Numbers other people give: documents, phones, plates."""

from __future__ import annotations

import re
from typing import Any

from customs.text import az_upper, cleaned
from forms.definition import Field, Kind
from forms.kinds.cleaned import Cleaned, Cleaner, Setting, refused

_SHAPES = {
    Kind.DOCUMENT_NUMBER: re.compile(r"[0-9A-Z][0-9A-Z/-]*"),
    Kind.FIN: re.compile(r"[0-9A-Z]{7}"),
    Kind.TAX_NUMBER: re.compile(r"[0-9]{10}"),
    Kind.PLATE: re.compile(r"[0-9A-Z]{2,12}"),
    Kind.VIN: re.compile(r"[0-9A-Z]{5,17}"),
    Kind.IMEI: re.compile(r"[0-9]{15}"),
    Kind.HS_CODE: re.compile(r"[0-9]{2,10}"),
    Kind.REGISTRATION_NUMBER: re.compile(r"[0-9]{13}"),
    Kind.PHONE: re.compile(r"\+?[0-9]{5,15}"),
    Kind.EMAIL: re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+"),
    Kind.COUNTRY: re.compile(r"[A-Z]{2}"),
}


def cleaner(kind: Kind) -> Cleaner:
    """Make the cleaner of one kind."""

    def clean(field: Field, raw: Any, setting: Setting) -> Cleaned:
        if not isinstance(raw, str) or len(raw) > 200:
            return refused("not_text")
        text = cleaned(raw).value
        if kind is not Kind.EMAIL:
            text = az_upper(text).replace("İ", "I").replace(" ", "")
        if kind in {Kind.PLATE, Kind.HS_CODE, Kind.PHONE}:
            text = text.replace("-", "")
        if not _SHAPES[kind].fullmatch(text) or len(text) > field.max_length:
            return refused("malformed")
        return Cleaned(text)

    return clean


IDENTIFIERS = {kind: cleaner(kind) for kind in _SHAPES}
