"""A document that goes with a declaration: encrypted once, under a key only the content names.

ChaCha20-Poly1305 (RFC 8439). The encrypted bytes are the same on every machine and named by their
SHA-256, so they can be carried in pieces, checked by whoever holds no key, and sent on as they are.
Whoever may read the content may read the document; once the content is erased nobody can.
"""

from __future__ import annotations

import hashlib
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from envelope.errors import ContentAltered, TooLarge
from forms.content import Document

MAX_DOCUMENT = 16 * 1024 * 1024
"""Bytes of an encrypted document: a dozen scanned pages."""

_PURPOSE = b"sarhad document 1"
# A key encrypts one document and is never used again, so the nonce need not vary.
_NONCE = bytes(12)
_KEY_BYTES, _TAG_BYTES = 32, 16


def seal_document(plain: bytes, media: str) -> tuple[Document, bytes]:
    """Encrypt a document; give what the content says of it, and the bytes that travel.

    Raises TooLarge.
    """
    if not plain or len(plain) + _TAG_BYTES > MAX_DOCUMENT:
        raise TooLarge(f"{len(plain)} bytes of a document, at most {MAX_DOCUMENT}")
    key = os.urandom(_KEY_BYTES)
    sealed = ChaCha20Poly1305(key).encrypt(_NONCE, plain, _PURPOSE)
    return Document(hashlib.sha256(sealed).digest(), len(sealed), key, media), sealed


def open_document(document: Document, sealed: bytes) -> bytes:
    """Give the document's own bytes. Raises ContentAltered."""
    if hashlib.sha256(sealed).digest() != document.sha256:
        raise ContentAltered("not the document that was named")
    try:
        return ChaCha20Poly1305(document.key).decrypt(_NONCE, sealed, _PURPOSE)
    except InvalidTag as error:
        raise ContentAltered("the key is another document's") from error
