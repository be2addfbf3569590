"""Numbers of goods and devices: IMEI, nomenclature codes, shop codes."""

from __future__ import annotations

from customs.findings import Reading, error, warning
from customs.identifiers.compact import added, shaped
from customs.registration_number import is_well_formed

_XIF_MN = "##########"
_XIF_MN_LENGTHS = (10, 6, 4, 2)


def imei(text: str) -> Reading:
    """Read an IMEI: 15 digits, the last by Luhn's rule (3GPP TS 23.003 annex B)."""
    read = shaped(text, "#" * 15)
    if not read.ok:
        return read
    if len(set(read.value)) == 1:
        return added(read, error("malformed"))
    return read if _luhn(read.value) == 0 else added(read, error("check_digit"))


def xif_mn(text: str, whole: bool = False) -> Reading:
    """Read a code of the XİF MN nomenclature: 10 digits, or its first 6, 4 or 2 unless ``whole``.

    The first 6 are the Harmonized System's. Chapter 77 is kept empty by the WCO.
    """
    lengths = _XIF_MN_LENGTHS[:1] if whole else _XIF_MN_LENGTHS
    read = shaped(text, *(_XIF_MN[:length] for length in lengths))
    if read.ok and (read.value[:2] in ("00", "77") or read.value[:2] > "97"):
        return added(read, warning("unknown_chapter", chapter=read.value[:2]))
    return read


def grouped_xif_mn(value: str) -> str:
    """Write a nomenclature code as the tariff prints it: ``0101 21 000 0``."""
    parts = (value[:4], value[4:6], value[6:9], value[9:])
    return " ".join(part for part in parts if part)


def ean13(text: str) -> Reading:
    """Read a thirteen-digit GS1 number of an article."""
    read = shaped(text, "#" * 13)
    if read.ok and not is_well_formed(read.value):
        return added(read, error("check_digit"))
    return read


def _luhn(digits: str) -> int:
    doubled = (sum(divmod(int(digit) * 2, 10)) for digit in digits[-2::-2])
    return (sum(doubled) + sum(int(digit) for digit in digits[-1::-2])) % 10
