"""What can go wrong in customs' own words, each with a number an officer can read aloud.

====  =====================
1000  CustomsError
1001  NotANumber
1002  NotAnMrz
1003  UnknownCountry
1004  NotOneDeclaration
====  =====================

Numbers 1005 to 1099 are free for this room; a number is never given to another error.
"""

from __future__ import annotations

from typing import ClassVar


class CustomsError(Exception):
    """Root of everything the ground floor can complain of."""

    number: ClassVar[int] = 1000


class NotANumber(CustomsError):
    """The text is not a thirteen-digit registration number."""

    number = 1001


class NotAnMrz(CustomsError):
    """The text is not a machine-readable zone of any known size."""

    number = 1002


class UnknownCountry(CustomsError):
    """No country has this code."""

    number = 1003


class NotOneDeclaration(CustomsError):
    """The facts given are about no declaration, or about several."""

    number = 1004
