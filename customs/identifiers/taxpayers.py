"""Numbers of those who pay: VÖEN of taxpayers, GÖÖEN of people who are not taxpayers."""

from __future__ import annotations

from customs.findings import Reading, error, warning
from customs.identifiers.compact import added, shaped

_WEIGHTS = (4, 1, 8, 6, 2, 7, 5, 3)


def voen(text: str) -> Reading:
    """Read a VÖEN: 2 digits of territory, 6 serial, 1 check, 1 status (1 legal, 2 natural person).

    The published rule of the check digit fails the tax authority's own printed example, so a
    wrong one is for the officer to judge. Nine digits have lost their leading zero.
    """
    read = shaped(text, "##########", "#########")
    if not read.ok:
        return read
    if len(read.value) == 9:
        read = Reading("0" + read.value, (*read.findings, warning("zero_added")))
    if read.value[-1] not in "12":
        return added(read, error("holder_digit"))
    if str(_remainder(read.value)) != read.value[8]:
        return added(read, warning("check_digit"))
    return read


def gooen(text: str, digits: int = 10) -> Reading:
    """Read a GÖÖEN. Its length is not published, so it is a setting; no check digit is known."""
    return shaped(text, "#" * digits)


def _remainder(value: str) -> int:
    products = (int(digit) * weight for digit, weight in zip(value, _WEIGHTS, strict=False))
    return sum(products) % 11
