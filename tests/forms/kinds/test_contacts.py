from __future__ import annotations

import pytest

from forms.kinds.contacts import email, phone


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("+994 (50) 123-45-67", "+994501234567"),
        ("00994501234567", "+994501234567"),
        ("050 123 45 67", "0501234567"),
        ("+٩٩٤٥٠١٢٣٤٥٦٧", "+994501234567"),
    ],
)
def test_a_telephone_number_is_digits(typed: str, kept: str) -> None:
    assert phone(typed).value == kept
    assert phone(typed).ok


@pytest.mark.parametrize("typed", ["", "12345", "call me", "1" * 16, "++994501234567", "²³²³²³²³"])
def test_what_cannot_be_rung_is_malformed(typed: str) -> None:
    assert not phone(typed).ok


@pytest.mark.parametrize("typed", ["a@b.az", " sinaq.bir+x@example.org ", "ad@nümunə.az"])
def test_an_address_is_kept_as_written(typed: str) -> None:
    assert email(typed).value == typed.strip()
    assert email(typed).ok


@pytest.mark.parametrize("typed", ["", "a", "a@b", "@b.az", "a b@c.az", "a@b@c.az", "<a@b.az>"])
def test_what_cannot_be_written_to_is_malformed(typed: str) -> None:
    assert not email(typed).ok
