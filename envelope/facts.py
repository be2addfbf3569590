"""A fact as bytes: made, read, checked.

The signed part stands alone: it holds the hash of the content, not the content, so that content
can travel encrypted, or be erased, while the signature still verifies.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from customs.facts import FactId, Header
from envelope import cose
from envelope import header as headers
from envelope.errors import BadSignature, ContentAltered, ContentMissing, HeaderMalformed
from envelope.header import ReadHeader
from envelope.keys import SigningKey
from envelope.packing import pack, unpack
from envelope.trust import TrustList

PURPOSE = b"sarhad fact 1"
"""``external_aad`` of a fact's signature: no acknowledgement can be shown as a fact."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A fact with its bytes: ``signed`` is the COSE_Sign1, ``content`` packed and in clear.

    ``content`` is None when the fact has none, when it was erased, or was not opened here.
    """

    fact_id: FactId
    header: Header
    signed: bytes
    content: bytes | None = field(repr=False)


def seal(
    header: Header,
    content: Mapping[int, Any] | None,
    key: SigningKey,
    *,
    salt: bytes | None = None,
) -> Envelope:
    """Sign a fact. ``content`` is what ``forms.wire`` gives; its hash is filled in here.

    Raises HeaderMalformed, NotEncodable, TooLarge.
    """
    if header.node != key.node:
        raise HeaderMalformed("the header names another node than the key")
    packed = None if content is None else pack(content, salt)
    header = replace(header, content_hash=None if packed is None else content_hash(packed))
    return read(cose.sign(headers.to_payload(header), PURPOSE, key), packed)


def read(signed: bytes, content: bytes | None = None) -> Envelope:
    """Read a signed part with its packed content, if at hand. The signature is not checked.

    Raises ContentAltered when the content is not the signed one, and as ``inspect``.
    """
    header = inspect(signed).header
    if content is not None and content_hash(content) != header.content_hash:
        raise ContentAltered("the content is not the one that was signed")
    return Envelope(fact_id(signed), header, signed, content)


def inspect(signed: bytes) -> ReadHeader:
    """Read the header with what is unknown of it; checks no signature.

    Raises Unreadable, NotCanonical, TooLarge, UnknownAlgorithm, HeaderMalformed.
    """
    return headers.from_payload(cose.payload_of(signed))


def fact_id(signed: bytes) -> FactId:
    """Give the first 16 bytes of the SHA-256 of the Sig_structure the signature covers."""
    covered = cose.to_be_signed(cose.payload_of(signed), PURPOSE)
    return hashlib.sha256(covered).digest()[:16]


def content_hash(packed: bytes) -> bytes:
    """Give the 32 bytes a header holds for packed content, salt included."""
    return hashlib.sha256(packed).digest()


def open_content(envelope: Envelope) -> dict[int, Any]:
    """Unpack the content. Raises ContentMissing, ContentAltered, and as ``unpack``."""
    if envelope.content is None:
        raise ContentMissing("the fact has no content here")
    if content_hash(envelope.content) != envelope.header.content_hash:
        raise ContentAltered("the content is not the one that was signed")
    return unpack(envelope.content)


def verify(signed: bytes, trust: TrustList, *, held: bool = False) -> Header:
    """Check a signed part against the trust list and give its header.

    ``held`` says that it lies in a journal already, where a node's facts outlast its revocation.
    Raises BadSignature, UnknownNode, RevokedNode, TrainingMismatch, and as ``inspect``.
    """
    header = inspect(signed).header
    check_author(header, signed, trust, held=held)
    return header


def check_author(header: Header, signed: bytes, trust: TrustList, *, held: bool = False) -> None:
    """Check a signed part whose header was read from it; raises as ``verify``."""
    author = trust.author(header)
    # The signature is checked before standing, so that an altered fact is never called revoked.
    if not cose.is_genuine(signed, PURPOSE, author.public):
        raise BadSignature("the bytes were altered, or another key signed them")
    author.check_standing(header, held=held)
