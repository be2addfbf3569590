"""Signed bytes: an untagged COSE_Sign1 (RFC 9052, 4.2) with Ed25519 and one fixed shape.

``[h'A10127', {}, payload, signature]``. The purpose goes into ``external_aad``: it costs no byte
and keeps a signature made for one purpose from being shown for another.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from envelope.cbor import decode, encode
from envelope.errors import UnknownAlgorithm, Unreadable
from envelope.keys import SigningKey, is_signed_by

PROTECTED = bytes.fromhex("a10127")
"""``{1: -8}``: the algorithm is EdDSA. The payload names the node, so there is no key id."""

MAX_SIGNED = 8 * 1024
"""Bytes. A header with 255 facts seen takes 4.4 KB."""

_SIGNATURE_BYTES = 64

_MOST_KEPT = 1_024
"""A batch of signed parts and more: each is read several times on its way in. None is a secret."""


def sign(payload: bytes, purpose: bytes, key: SigningKey) -> bytes:
    """Give the COSE_Sign1 over ``payload`` for ``purpose``."""
    signature = key.sign(to_be_signed(payload, purpose))
    return encode([PROTECTED, {}, payload, signature])


@lru_cache(maxsize=_MOST_KEPT)
def to_be_signed(payload: bytes, purpose: bytes) -> bytes:
    """Give the Sig_structure (RFC 9052, 4.4): the very bytes the signature covers."""
    return encode(["Signature1", PROTECTED, purpose, payload])


def payload_of(signed: bytes) -> bytes:
    """Give the payload, whoever signed it. Raises as ``decode`` and UnknownAlgorithm."""
    return _parts(signed)[0]


def is_genuine(signed: bytes, purpose: bytes, public: bytes) -> bool:
    """Tell whether the owner of ``public`` signed this for ``purpose``."""
    payload, signature = _parts(signed)
    return is_signed_by(public, signature, to_be_signed(payload, purpose))


@lru_cache(maxsize=_MOST_KEPT)
def _parts(signed: bytes) -> tuple[bytes, bytes]:
    match decode(signed, MAX_SIGNED):
        case [bytes(protected), dict(unprotected), bytes(payload), bytes(signature)]:
            _check_fixed(protected, unprotected, signature)
            return payload, signature
    raise Unreadable("not a COSE_Sign1")


def _check_fixed(protected: bytes, unprotected: dict[int, Any], signature: bytes) -> None:
    if protected != PROTECTED or unprotected or len(signature) != _SIGNATURE_BYTES:
        raise UnknownAlgorithm("not the fixed COSE header of Ed25519")
