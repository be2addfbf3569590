"""What only whoever says a secret again can open."""

from __future__ import annotations

import pytest

from envelope.errors import NotForThisKey
from envelope.holder_key import BLOCK, HoldersKey

SALT = bytes(range(16))
SECRET = b"C00000000 1990-04-14"


@pytest.fixture(scope="module")
def key() -> HoldersKey:
    return HoldersKey.of(SECRET, SALT)


@pytest.mark.parametrize("plain", [b"", b"one", b"\x80\x00\x80", bytes(BLOCK), b"x" * BLOCK * 2])
def test_whoever_says_the_secret_again_opens_it(key: HoldersKey, plain: bytes) -> None:
    assert HoldersKey.of(SECRET, SALT).unlock(key.lock(plain)) == plain


@pytest.mark.parametrize(
    ("secret", "salt"), [(b"C00000000 1990-04-15", SALT), (SECRET, bytes(16)), (b"", SALT)]
)
def test_another_secret_or_machine_finds_nothing_and_opens_nothing(
    key: HoldersKey, secret: bytes, salt: bytes
) -> None:
    other = HoldersKey.of(secret, salt)
    assert other.name != key.name
    with pytest.raises(NotForThisKey):
        other.unlock(key.lock(b"what was said"))


@pytest.mark.parametrize("at", [0, 11, 12, 40, -1])
def test_what_was_altered_is_not_opened(key: HoldersKey, at: int) -> None:
    locked = bytearray(key.lock(b"what was said"))
    locked[at] ^= 1
    with pytest.raises(NotForThisKey):
        key.unlock(bytes(locked))


@pytest.mark.parametrize("locked", [b"", b"short", bytes(12), bytes(27)])
def test_what_was_cut_short_is_not_opened(key: HoldersKey, locked: bytes) -> None:
    with pytest.raises(NotForThisKey):
        key.unlock(locked)


def test_the_same_words_are_never_written_the_same(key: HoldersKey) -> None:
    assert key.lock(b"twice") != key.lock(b"twice")


def test_the_size_does_not_tell_how_much_was_said(key: HoldersKey) -> None:
    assert len(key.lock(b"")) == len(key.lock(b"x" * 3_000))


def test_the_name_tells_nothing_of_the_secret(key: HoldersKey) -> None:
    assert "C00000000" not in key.name and SECRET.hex() not in key.name
    assert len(key.name) == 32
