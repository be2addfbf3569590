"""Finding a declaration from whatever an officer scanned or typed."""

from __future__ import annotations

from dataclasses import dataclass

from customs.errors import NotANumber
from customs.registration_number import cleaned, is_well_formed, near_misses
from records.register import Listed, Register


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave.

    ``number`` is the code that was meant, when thirteen digits were given; ``well_formed`` whether
    its check digit is right; ``near`` the declarations held here one slip of the finger away.
    ``unasked`` says that the code is not known here and the hub above could not be asked: that
    nobody knows it is not said then.
    """

    rows: tuple[Listed, ...]
    number: int | None = None
    well_formed: bool = True
    near: tuple[Listed, ...] = ()
    unasked: bool = False


def find(register: Register, text: str) -> Found:
    """Look up thirteen digits as a code; anything else as a document, a plate, then a name.

    Any thirteen digits are looked up: other systems give such codes too. A wrong check digit
    warns, and names what may have been meant.
    """
    try:
        code = cleaned(text)
    except NotANumber:
        return Found(_by_words(register, text))
    number = int(code)
    rows = tuple(register.by_numbers([number]))
    near = () if rows else tuple(register.by_numbers(near_misses(number)))
    return Found(rows, number, is_well_formed(code), near)


def _by_words(register: Register, text: str) -> tuple[Listed, ...]:
    identifiers = [*register.by_document(text), *register.by_plate(text)]
    names = register.by_name(text)
    return tuple({row.number: row for row in [*identifiers, *names]}.values())
