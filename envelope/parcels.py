"""A fact on its way: ``[signed, content]``, the content encrypted to whoever may read it.

HPKE (RFC 9180) base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305. One
recipient takes the content directly, which is what paper carries. For several, a content key
encrypts the content once and is wrapped to each. Both are bound to the fact id, so content cannot
be moved to another header; the signed hash then tells that it is the very content.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from customs.facts import FactId, Header
from envelope import facts
from envelope.cbor import decode, encode
from envelope.errors import BadKey, ContentAltered, NotForThisKey, TooLarge, Unreadable
from envelope.facts import Envelope
from envelope.keys import RecipientKey

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
MAX_PARCEL = 80 * 1024
"""Bytes: the largest content, the largest header, and 16 recipients."""

MAX_RECIPIENTS = 16

_CONTENT_INFO = b"sarhad content 1"
_KEY_INFO = b"sarhad content key 1"
# A content key encrypts one content and is never used again, so the nonce need not vary.
_NONCE = bytes(12)

RecipientPublic = bytes
"""32 bytes of an X25519 public key: ``RecipientKey.public``."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A parcel looked at from outside, by someone who may hold no key.

    ``content`` is as carried: None, packed bytes in clear, or the encrypted form.
    """

    fact_id: FactId
    header: Header
    signed: bytes
    content: Any = field(repr=False)

    @property
    def is_encrypted(self) -> bool:
        """Whether there is content that only its recipients can read."""
        return isinstance(self.content, list)


def to_parcel(envelope: Envelope, recipients: Sequence[RecipientPublic]) -> bytes:
    """Write a fact with its content encrypted to ``recipients``; absent content stays absent.

    Raises ValueError for none or more than 16 recipients, BadKey for one that is no key.
    """
    unique = list(dict.fromkeys(recipients))
    if not 1 <= len(unique) <= MAX_RECIPIENTS:
        raise ValueError(f"1 to {MAX_RECIPIENTS} recipients, not {len(unique)}")
    if envelope.content is None:
        return _join(envelope.signed, None)
    if len(unique) == 1:
        info = _CONTENT_INFO + envelope.fact_id
        return _join(envelope.signed, [_encrypt(envelope.content, unique[0], info)])
    return _join(envelope.signed, _encrypt_to_several(envelope, unique))


def to_plain(envelope: Envelope) -> bytes:
    """Write a fact with its content in clear: for places that keep what they may read."""
    return _join(envelope.signed, envelope.content)


def look(data: bytes) -> Parcel:
    """Read what a parcel shows without a key; checks no signature and opens nothing.

    Raises Unreadable, NotCanonical, TooLarge, UnknownAlgorithm, HeaderMalformed.
    """
    match decode(data, MAX_PARCEL):
        case [list(signed), None | bytes() | list() as content]:
            _check_carried(content)
            inner = facts.read(encode(signed))
            return Parcel(inner.fact_id, inner.header, inner.signed, content)
    raise Unreadable("not a parcel")


def header_of(data: bytes) -> Header:
    """Give the header of a parcel without opening it; raises as ``look``."""
    return look(data).header


def open_parcel(data: bytes, *keys: RecipientKey) -> Envelope:
    """Open a parcel with whichever of ``keys`` it is for; none is needed when nothing is encrypted.

    The content is the one that was signed, but by whom is for ``facts.verify`` to say.
    Raises NotForThisKey, ContentAltered, and as ``look``.
    """
    return opened(look(data), *keys)


def opened(parcel: Parcel, *keys: RecipientKey) -> Envelope:
    """Open a parcel that was looked at; raises as ``open_parcel``."""
    content = _decrypt(parcel, keys) if parcel.is_encrypted else parcel.content
    if content is not None and facts.content_hash(content) != parcel.header.content_hash:
        raise ContentAltered("the content is not the one that was signed")
    return Envelope(parcel.fact_id, parcel.header, parcel.signed, content)


def hint(public: RecipientPublic) -> bytes:
    """Give the 4 bytes that tell a desk which of its keys a wrapped content key is for."""
    return hashlib.sha256(public).digest()[:4]


def _join(signed: bytes, content: Any) -> bytes:
    # 0x82 opens an array of two: the signed part is carried as it was signed, byte for byte.
    data = b"\x82" + signed + encode(content)
    if len(data) > MAX_PARCEL:
        raise TooLarge(f"{len(data)} bytes, at most {MAX_PARCEL}")
    return data


def _encrypt_to_several(envelope: Envelope, recipients: Iterable[RecipientPublic]) -> list[Any]:
    assert envelope.content is not None
    content_key = os.urandom(32)
    bound = _CONTENT_INFO + envelope.fact_id
    body = ChaCha20Poly1305(content_key).encrypt(_NONCE, envelope.content, bound)
    info = _KEY_INFO + envelope.fact_id
    return [body, *([hint(one), _encrypt(content_key, one, info)] for one in recipients)]


def _encrypt(plain: bytes, recipient: RecipientPublic, info: bytes) -> bytes:
    try:
        return SUITE.encrypt(plain, X25519PublicKey.from_public_bytes(recipient), info)
    except ValueError as error:
        raise BadKey("not an X25519 public key") from error


def _check_carried(content: Any) -> None:
    match content:
        case None | bytes() | [bytes()]:
            return
        case [bytes(), *wraps] if 2 <= len(wraps) <= MAX_RECIPIENTS and all(map(_is_wrap, wraps)):
            return
    raise Unreadable("content is neither absent, packed nor encrypted")


def _is_wrap(value: Any) -> bool:
    match value:
        case [bytes(key_hint), bytes()]:
            return len(key_hint) == 4
    return False


def _decrypt(parcel: Parcel, keys: Sequence[RecipientKey]) -> bytes:
    body, *wraps = parcel.content
    for key in keys:
        content = _try(parcel, body, wraps, key)
        if content is not None:
            return content
    raise NotForThisKey("none of the keys here opens this content")


def _try(parcel: Parcel, body: bytes, wraps: list[Any], key: RecipientKey) -> bytes | None:
    bound = _CONTENT_INFO + parcel.fact_id
    try:
        if not wraps:
            return SUITE.decrypt(body, key.exchange, bound)
        content_key = _unwrap(wraps, key, _KEY_INFO + parcel.fact_id)
        return content_key and ChaCha20Poly1305(content_key).decrypt(_NONCE, body, bound)
    except (InvalidTag, ValueError):
        return None


def _unwrap(wraps: list[Any], key: RecipientKey, info: bytes) -> bytes | None:
    mine = hint(key.public)
    for key_hint, wrapped in wraps:
        if key_hint == mine:
            return SUITE.decrypt(wrapped, key.exchange, info)
    return None
