"""Deterministic CBOR (RFC 8949, 4.2), narrowed to what a fact needs.

Unsigned and negative integers of 64 bits, byte strings, text, arrays, maps with non-negative
integer keys, true, false and null. No floats, no tags, nothing of indefinite length, no nesting
deeper than 16. A value has exactly one form in bytes, so a hash of the form is a hash of the value.
"""

from __future__ import annotations

from typing import Any

import cbor2

from envelope.errors import NotCanonical, NotEncodable, TooLarge, Unreadable

MAX_DEPTH = 16
"""Arrays and maps within one another; a declaration uses 4."""

_UINT, _NEGATIVE, _BYTES, _TEXT, _ARRAY, _MAP, _TAG, _SIMPLE = range(8)
_FALSE_TRUE_NULL = (20, 21, 22)


def encode(value: Any) -> bytes:
    """Write ``value`` in its one form. Raises NotEncodable for anything outside the subset."""
    _check_encodable(value, MAX_DEPTH)
    try:
        return cbor2.dumps(value, canonical=True)
    except UnicodeEncodeError as error:
        raise NotEncodable("text holds half a surrogate pair") from error


def decode(data: bytes, max_bytes: int) -> Any:
    """Read one value that fills ``data`` exactly.

    Raises TooLarge, Unreadable, or NotCanonical when re-encoding gives other bytes; nothing else,
    whatever the bytes are.
    """
    if len(data) > max_bytes:
        raise TooLarge(f"{len(data)} bytes, at most {max_bytes}")
    if _skip(data, 0, MAX_DEPTH) != len(data):
        raise Unreadable("bytes follow the value")
    try:
        value = cbor2.loads(data)
    except (cbor2.CBORDecodeError, ValueError) as error:
        raise Unreadable(str(error)) from error
    if cbor2.dumps(value, canonical=True) != data:
        raise NotCanonical("not the deterministic form")
    return value


def _skip(data: bytes, at: int, depth: int) -> int:
    # Walks the value's heads before cbor2 sees them: a tag can make a decoder compute, and a
    # length can make it reserve memory, long before any comparison of bytes.
    if depth < 0:
        raise Unreadable("nested too deep")
    major, argument, at = _head(data, at)
    if major in (_BYTES, _TEXT):
        return _within(data, at + argument)
    if major == _ARRAY:
        return _skip_items(data, at, argument, depth)
    if major == _MAP:
        return _skip_pairs(data, at, argument, depth)
    return at


def _skip_items(data: bytes, at: int, count: int, depth: int) -> int:
    _within(data, at + count)
    for _ in range(count):
        at = _skip(data, at, depth - 1)
    return at


def _skip_pairs(data: bytes, at: int, count: int, depth: int) -> int:
    _within(data, at + 2 * count)
    previous = -1
    for _ in range(count):
        major, key, at = _head(data, at)
        if major != _UINT:
            raise Unreadable("a map key is not a non-negative integer")
        if key <= previous:
            raise NotCanonical("map keys repeat or are out of order")
        previous = key
        at = _skip(data, at, depth - 1)
    return at


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    # Gives major type, argument, and the place after the head.
    _within(data, at + 1)
    major, low = data[at] >> 5, data[at] & 31
    if major < _TAG and low < 24:
        # Nearly every head is one byte.
        return major, low, at + 1
    if major == _TAG:
        raise Unreadable("a tag")
    if major == _SIMPLE and low not in _FALSE_TRUE_NULL:
        raise Unreadable("a float or a simple value other than true, false, null")
    if low < 24:
        return major, low, at + 1
    if low > 27:
        raise Unreadable("an indefinite or reserved length")
    end = _within(data, at + 1 + (1 << (low - 24)))
    return major, int.from_bytes(data[at + 1 : end], "big"), end


def _within(data: bytes, end: int) -> int:
    if end > len(data):
        raise Unreadable("cut short")
    return end


def _check_encodable(value: Any, depth: int) -> None:
    if depth < 0:
        raise NotEncodable("nested too deep")
    if type(value) is dict:
        for key, inner in value.items():
            _check_key(key)
            _check_encodable(inner, depth - 1)
    elif type(value) in (list, tuple):
        for inner in value:
            _check_encodable(inner, depth - 1)
    else:
        _check_scalar(value)


def _check_scalar(value: Any) -> None:
    if type(value) is int and not -(2**64) <= value < 2**64:
        raise NotEncodable("an integer beyond 64 bits")
    if value is not None and type(value) not in (int, bool, bytes, str):
        raise NotEncodable(f"a {type(value).__name__}")


def _check_key(key: Any) -> None:
    # True equals 1 as a dict key and would be written as another value, so the type is exact.
    if type(key) is not int or not 0 <= key < 2**64:
        raise NotEncodable(f"map key {key!r} is not a non-negative integer")
