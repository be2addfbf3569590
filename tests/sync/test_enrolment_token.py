"""A token is typed by hand: slips are found, and how it is written does not matter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs.offices import Role
from sync.enrolment_token import GROUP, Token, TokenUnknown, fingerprint_of, hashed

PRINT = fingerprint_of(bytes(32), b"")
TOKEN = Token(Role.KIOSK, b"0123456789", PRINT, "https://10.20.7.2:8450")


@given(
    st.sampled_from(list(Role)),
    st.binary(min_size=10, max_size=10),
    st.binary(min_size=16, max_size=16),
    st.from_regex(r"https?://[a-z0-9.]{1,60}(:[0-9]{1,5})?", fullmatch=True),
)
def test_what_is_written_is_read(role: Role, secret: bytes, named: bytes, url: str) -> None:
    token = Token(role, secret, named, url)
    assert Token.read(token.text) == token


@pytest.mark.parametrize(
    "typed",
    [
        TOKEN.text.lower(),
        TOKEN.text.replace("-", " "),
        f"  {TOKEN.text.replace('-', '')}\n",
        TOKEN.text.replace("0", "O").replace("1", "l"),
    ],
)
def test_how_it_is_typed_does_not_matter(typed: str) -> None:
    assert Token.read(typed) == TOKEN


def test_its_form_does_not_change() -> None:
    # Written once and kept: tokens of this version must be read by the next one.
    assert TOKEN.text == (
        "20R32-CHK6G-TKCDS-R77RQ-M2Q3T-RGKJV-BJRVX-1FM1T-F0Y32-C1E68-R2WDS-E68X3-GD1N6-2S2J"
    )
    assert {len(group) for group in TOKEN.text.split("-")[:-1]} == {GROUP}


def test_nearly_every_slip_of_the_finger_is_found() -> None:
    letters = TOKEN.text.replace("-", "")
    found = 0
    for at, letter in enumerate(letters):
        slip = letters[:at] + ("7" if letter != "7" else "8") + letters[at + 1 :]
        try:
            Token.read(slip)
        except TokenUnknown:
            found += 1
    # The last letter's spare bits carry nothing.
    assert found >= len(letters) - 1


@pytest.mark.parametrize("typed", ["", "-", "words", "U" * 80, "0" * 20, "Ж" * 80, "0" * 100_000])
def test_what_is_no_token_is_said_so(typed: str) -> None:
    with pytest.raises(TokenUnknown):
        Token.read(typed)


def test_a_token_of_a_later_version_is_not_guessed_at() -> None:
    later = Token(Role.KIOSK, b"0123456789", PRINT, "https://a")
    with pytest.raises(TokenUnknown):
        Token.read("4" + later.text[1:])


def test_its_secret_is_in_no_text_about_it() -> None:
    token = Token.new(Role.DESK, PRINT, "https://a")
    assert repr(token.secret) not in repr(token)
    assert token.secret not in hashed(token.secret)


def test_an_address_that_cannot_be_written_is_refused() -> None:
    for url in ("https://sərhəd.example", "https://" + "a" * 300):
        with pytest.raises(ValueError, match="ASCII"):
            Token.new(Role.KIOSK, PRINT, url)


def test_a_fingerprint_is_of_both_the_key_and_the_authority() -> None:
    named = {fingerprint_of(key, authority) for key in (b"a", b"b") for authority in (b"", b"c")}
    assert len(named) == 4
