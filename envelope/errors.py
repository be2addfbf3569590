"""What can be wrong with a fact in bytes. Every fault has a number that never changes.

The number is what a log, a set-aside parcel and a help page share; the wording may be translated.
"""

from __future__ import annotations

from typing import ClassVar


class EnvelopeError(Exception):
    """Root of everything this room raises on purpose."""

    number: ClassVar[int] = 100


class Unreadable(EnvelopeError):
    """Not CBOR of the kind this project writes, or cut short."""

    number = 101


class NotCanonical(EnvelopeError):
    """Readable, but not the one way of writing it (RFC 8949, 4.2)."""

    number = 102


class TooLarge(EnvelopeError):
    """More bytes than a fact may have, before or after unpacking."""

    number = 103


class NotEncodable(EnvelopeError):
    """A value of our own that has no deterministic CBOR form: a mistake of the caller."""

    number = 104


class HeaderMalformed(EnvelopeError):
    """The header misses a key, holds one it may not, or a value out of its range."""

    number = 110


class UnknownAlgorithm(EnvelopeError):
    """The signature is not Ed25519 in the fixed protected header, or has the wrong length."""

    number = 111


class BadSignature(EnvelopeError):
    """The bytes were altered, or another key signed them."""

    number = 120


class UnknownNode(EnvelopeError):
    """The trust list does not hold the node that signed."""

    number = 121


class RevokedNode(EnvelopeError):
    """Signed by a revoked node, and not among its facts held when it was revoked."""

    number = 122


class TrainingMismatch(EnvelopeError):
    """A training fact among live ones, or a live fact among training ones."""

    number = 123


class UnknownDictionary(EnvelopeError):
    """Packed with a dictionary this version does not have."""

    number = 130


class ContentAltered(EnvelopeError):
    """The content is not the one whose hash was signed."""

    number = 131


class ContentMissing(EnvelopeError):
    """The fact has no content here: none was lodged, or it was erased."""

    number = 132


class NotForThisKey(EnvelopeError):
    """Encrypted, and none of the keys at hand opens it."""

    number = 133


class BadKey(EnvelopeError):
    """Not a key: wrong length, a point of small order, or a key file nobody can read."""

    number = 140


class KeyExposed(EnvelopeError):
    """A key file that others than its owner may read."""

    number = 141


class SnapshotUnreadable(EnvelopeError):
    """Not a part of a snapshot as the centre writes them, or longer than any may be."""

    number = 150


class WrongSigners(EnvelopeError):
    """Not signed by as many of the keys the root names as it asks for."""

    number = 151


class OlderVersion(EnvelopeError):
    """Genuine, but older than what is held: the centre takes nothing back."""

    number = 152


class NotTheOneNamed(EnvelopeError):
    """Not the bytes that the signed part before it names: another edition's, or altered."""

    number = 153
