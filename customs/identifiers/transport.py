"""Numbers of vehicles and flights."""

from __future__ import annotations

import re

from customs.findings import Finding, Reading, error, warning
from customs.identifiers.compact import added, compact, fits, shaped

_ANY_PLATE = re.compile(r"[0-9A-Z]{2,12}")
_AZ_PLATES = ("##@@###", "##@###", "H######", "###@###")
_REGIONS = frozenset(range(1, 73)) - {13} | {77, 85, 90, 99}

_FLIGHT = re.compile(r"(?:[A-Z][A-Z0-9]|[0-9][A-Z]|[A-Z]{3})[0-9]{1,4}[A-Z]?")

_CHASSIS = re.compile(r"[0-9A-Z]{5,16}")
_VIN = re.compile(r"[0-9A-HJ-NPR-Z]{17}")
_VIN_SLIPS = str.maketrans("IOQ", "100")
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_VIN_LETTERS = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", "12345678123457923456789", strict=True))
# World manufacturer identifiers whose country asks for the check digit: North America, China.
_VIN_CHECKED = "12345L"


def plate(text: str, country: str = "AZ") -> Reading:
    """Read a vehicle's plate; ``country`` (ISO 3166-1 alpha-2) registered it.

    Azerbaijan: ``NN-LL-NNN``; one letter on motorcycles; H and 6 digits for foreigners; three
    digits, a letter, three digits for diplomats. Other shapes are taken and doubted.
    """
    read = compact(text)
    if not _ANY_PLATE.fullmatch(read.value):
        return added(read, error("malformed"))
    return added(read, *_az_doubts(read.value)) if country == "AZ" else read


def grouped_plate(value: str) -> str:
    """Write an Azerbaijani plate with its hyphens, ``90-AB-123``; any other as it is."""
    if fits(value, "##@@###"):
        return f"{value[:2]}-{value[2:4]}-{value[4:]}"
    return f"{value[:2]}-{value[2]}-{value[3:]}" if fits(value, "##@###") else value


def vin(text: str) -> Reading:
    """Read a VIN: 17 characters without I, O and Q (ISO 3779), or an older chassis number.

    The check digit is a rule of North America and China only, so a wrong one there is doubted
    and elsewhere none is looked for.
    """
    read = compact(text)
    if _CHASSIS.fullmatch(read.value):
        return added(read, warning("short_chassis"))
    if not _VIN.fullmatch(read.value):
        return added(read, error("malformed"), *_vin_guess(read.value))
    if read.value[0] in _VIN_CHECKED and _vin_check(read.value) != read.value[8]:
        return added(read, warning("check_digit"))
    return read


def flight_number(text: str) -> Reading:
    """Read a flight: airline (IATA 2 or ICAO 3 characters), 1 to 4 digits, perhaps a letter."""
    read = compact(text)
    return read if _FLIGHT.fullmatch(read.value) else added(read, error("malformed"))


def _az_doubts(value: str) -> tuple[Finding, ...]:
    guesses = (f for f in shaped(value, *_AZ_PLATES).findings if f.code == "did_you_mean")
    if not any(fits(value, shape) for shape in _AZ_PLATES):
        return (warning("unusual", country="AZ"), *guesses)
    regional = fits(value[:3], "##@")
    if regional and int(value[:2]) not in _REGIONS:
        return (warning("unknown_region", region=value[:2]),)
    return ()


def _vin_guess(value: str) -> tuple[Finding, ...]:
    guess = value.translate(_VIN_SLIPS)
    return (warning("did_you_mean", suggestion=guess),) if _VIN.fullmatch(guess) else ()


def _vin_check(value: str) -> str:
    numbers = (int(_VIN_LETTERS.get(mark, mark)) for mark in value)
    total = sum(number * weight for number, weight in zip(numbers, _VIN_WEIGHTS, strict=True))
    return "X" if total % 11 == 10 else str(total % 11)
