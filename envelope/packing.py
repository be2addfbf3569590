"""Content packed: salt, dictionary number, deflate.

8 random bytes of salt keep the hash of erased content from being guessed back. Then one byte names
how the rest is packed: 0 is the CBOR as it is, n is raw deflate (RFC 1951) primed with preset
dictionary n. Dictionaries are files that never change, since papers were printed with them.
"""

from __future__ import annotations

import secrets
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from envelope.cbor import decode, encode
from envelope.errors import TooLarge, UnknownDictionary, Unreadable

SALT_BYTES = 8
MAX_CONTENT = 64 * 1024
"""Bytes of content once unpacked: 40 times a full declaration, and a bound for a hostile one."""

MAX_PACKED = MAX_CONTENT + SALT_BYTES + 1

_PLAIN = 0
_NEWEST = 1
_DICTIONARIES = Path(__file__).parent / "dictionaries"


def pack(content: Mapping[int, Any], salt: bytes | None = None) -> bytes:
    """Pack integer-key content; ``salt`` is 8 bytes, drawn here when not given.

    Raises NotEncodable, TooLarge.
    """
    salt = secrets.token_bytes(SALT_BYTES) if salt is None else salt
    if len(salt) != SALT_BYTES:
        raise ValueError(f"salt has {SALT_BYTES} bytes, not {len(salt)}")
    plain = encode(dict(content))
    if len(plain) > MAX_CONTENT:
        raise TooLarge(f"{len(plain)} bytes of content, at most {MAX_CONTENT}")
    packed = _deflate(plain)
    if len(packed) < len(plain):
        return salt + bytes([_NEWEST]) + packed
    return salt + bytes([_PLAIN]) + plain


def unpack(packed: bytes) -> dict[int, Any]:
    """Give the content back. Raises Unreadable, NotCanonical, TooLarge, UnknownDictionary."""
    if len(packed) > MAX_PACKED:
        raise TooLarge(f"{len(packed)} bytes packed, at most {MAX_PACKED}")
    if len(packed) <= SALT_BYTES:
        raise Unreadable("cut short")
    number, rest = packed[SALT_BYTES], packed[SALT_BYTES + 1 :]
    content = decode(rest if number == _PLAIN else _inflate(rest, number), MAX_CONTENT)
    if not isinstance(content, dict):
        raise Unreadable("content is not a map")
    return content


@cache
def dictionary(number: int) -> bytes:
    """Give preset dictionary ``number`` (1 to 255). Raises UnknownDictionary."""
    file = _DICTIONARIES / f"{number}.bin"
    if not file.is_file():
        raise UnknownDictionary(f"dictionary {number} is not known to this version")
    return file.read_bytes()


def _deflate(plain: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zdict=dictionary(_NEWEST))
    return packer.compress(plain) + packer.flush()


def _inflate(packed: bytes, number: int) -> bytes:
    # One byte over the cap is asked for, so that a bomb is told from content that just fits.
    unpacker = zlib.decompressobj(-15, zdict=dictionary(number))
    try:
        plain = unpacker.decompress(packed, MAX_CONTENT + 1)
    except zlib.error as error:
        raise Unreadable("not deflate") from error
    if len(plain) > MAX_CONTENT:
        raise TooLarge(f"unpacks to more than {MAX_CONTENT} bytes")
    if not unpacker.eof or unpacker.unused_data:
        raise Unreadable("deflate is cut short or followed by other bytes")
    return plain
