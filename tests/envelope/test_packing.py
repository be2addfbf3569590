from __future__ import annotations

import hashlib
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from envelope.cbor import encode
from envelope.errors import EnvelopeError, TooLarge, UnknownDictionary, Unreadable
from envelope.packing import MAX_CONTENT, MAX_PACKED, dictionary, pack, unpack

SALT = bytes(range(8))
SCALARS = st.integers(0, 2**32) | st.text(max_size=30) | st.booleans()
CONTENT = st.dictionaries(
    st.integers(0, 30), SCALARS | st.dictionaries(st.integers(0, 30), SCALARS), max_size=8
)


def deflated(plain: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=dictionary(1))
    return packer.compress(plain) + packer.flush()


@given(CONTENT)
def test_content_unpacks_to_what_was_packed(content: dict[int, Any]) -> None:
    assert unpack(pack(content)) == content


@given(st.binary(max_size=80))
def test_hostile_bytes_unpack_or_are_refused_by_name(data: bytes) -> None:
    for start in (SALT + b"\x00", SALT + b"\x01", b""):
        try:
            unpack(start + data)
        except EnvelopeError:
            continue


def test_salt_is_drawn_anew_so_equal_content_looks_unequal() -> None:
    assert pack({1: 2}) != pack({1: 2})
    assert pack({1: 2}, SALT) == pack({1: 2}, SALT)
    assert pack({1: 2}, SALT).startswith(SALT)


def test_salt_has_eight_bytes() -> None:
    with pytest.raises(ValueError, match="8 bytes"):
        pack({1: 2}, b"short")


def test_words_of_the_trade_take_little_room() -> None:
    content = {1: "mobil telefon", 2: "ayaqqabı", 3: "şəxsi istifadə üçün"}
    packed = pack(content, SALT)
    assert packed[8] == 1
    assert len(packed) < len(encode(content)) // 2


def test_what_does_not_shrink_is_carried_as_it_is() -> None:
    content = {1: hashlib.sha256(b"noise").digest()}
    packed = pack(content, SALT)
    assert packed == SALT + b"\x00" + encode(content)
    assert unpack(packed) == content


def test_a_bomb_is_refused_before_it_unfolds() -> None:
    bomb = SALT + b"\x01" + deflated(bytes(50 * 1024 * 1024))
    with pytest.raises(TooLarge):
        unpack(bomb)


def test_content_over_the_cap_is_neither_packed_nor_read() -> None:
    most = {1: bytes(MAX_CONTENT - 5)}
    assert len(encode(most)) <= MAX_CONTENT
    assert unpack(pack(most)) == most
    with pytest.raises(TooLarge):
        pack({1: bytes(MAX_CONTENT)})
    with pytest.raises(TooLarge):
        unpack(bytes(MAX_PACKED + 1))


def test_a_dictionary_made_later_is_named_in_the_refusal() -> None:
    with pytest.raises(UnknownDictionary):
        unpack(SALT + b"\x63" + deflated(encode({1: 2})))


@pytest.mark.parametrize("packed", [b"", SALT, SALT + b"\x00", SALT + b"\x01"])
def test_packed_bytes_cut_short_are_refused(packed: bytes) -> None:
    with pytest.raises(Unreadable):
        unpack(packed)


def test_deflate_must_end_exactly_at_the_end() -> None:
    whole = deflated(encode({1: "ayaqqabı"}))
    for wrong in (whole[:-1], whole + b"\x00", b"\xff" + whole):
        with pytest.raises(Unreadable):
            unpack(SALT + b"\x01" + wrong)


def test_content_that_is_no_map_is_refused() -> None:
    with pytest.raises(Unreadable):
        unpack(SALT + b"\x00" + encode([1, 2]))
