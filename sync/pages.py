"""What a machine asks of its hub about facts bound for it, and the pages it is given.

A question is deterministic CBOR: ``{0: version, 1: nonce, 2: cursor, 3: most, 4: the asker's
recipient key, 5: ids of facts, 6: a number}``; what is not asked is left out. The recipient key is
a COSE_Sign1 by the asker's signing key, so whoever finds a pass cannot have facts encrypted to
himself. A page is ``[signed, body]``: ``body`` is ``{0: cursor, 1: whether more waits, 2: facts, 3:
summaries, 4: rule pack}``, ``signed`` a COSE_Sign1 over ``{0: version, 1: hub, 2: SHA-256 of body,
3: epoch, 4: the question's nonce}``. A fact is a parcel, or 16 bytes of id where the asker's own
post wrote it and most likely holds it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from customs.facts import FactId
from envelope import cbor, cose
from envelope.errors import EnvelopeError
from envelope.keys import KEY_BYTES, RecipientKey, SigningKey
from envelope.parcels import MAX_PARCEL
from sync.http.messages import MessageUnreadable
from sync.protocol import MOST_PARCELS, AnswerNotGenuine

PULL, NAMED, ABOUT = "/v1/pull", "/v1/pull/facts", "/v1/pull/number"
EVENTS = "/v1/events"

VERSION = 1
PAGE, RECIPIENT = b"sarhad page 1", b"sarhad recipient 1"
MAX_ASKED = 64 * 1024
MAX_PAGE = 256 * 1024
"""Bytes of one page with its signature."""

MOST_BYTES = MAX_PAGE - 4 * 1024
NONCE_BYTES, EPOCH_BYTES, PLACE_BYTES, ID_BYTES = 16, 8, 8, 16
LARGEST_NUMBER = 10**13 - 1

Summarised = tuple[int, str | None, str | None, str | None]
"""A number, its state, its form's code and the name of its second thing; no more goes to a kiosk.
"""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in what is bound for a post: how far it was read, in one life of the hub.

    It opens nothing: whose facts are given follows from the pass. Another post's cursor is a place
    like any other.
    """

    epoch: bytes
    place: int

    def written(self) -> bytes:
        """Write it."""
        return self.epoch + self.place.to_bytes(PLACE_BYTES, "big")

    @classmethod
    def read(cls, written: bytes, epoch: bytes) -> Self:
        """Read it; one of another life of the hub, or none, is the beginning.

        Raises MessageUnreadable.
        """
        if not written:
            return cls(epoch, 0)
        if len(written) != EPOCH_BYTES + PLACE_BYTES:
            raise MessageUnreadable("not a cursor")
        place = int.from_bytes(written[EPOCH_BYTES:], "big")
        # Beyond what any store counts to; nobody was given it.
        same = written[:EPOCH_BYTES] == epoch and place < 2**63
        return cls(epoch, place if same else 0)


@dataclass(frozen=True, slots=True)
class Asking:
    """A question. ``recipient`` is signed by the asker; a kiosk has none, since it reads nothing.

    Which of ``cursor``, ``ids`` and ``number`` counts is for the address to say.
    """

    nonce: bytes = field(default_factory=lambda: os.urandom(NONCE_BYTES))
    cursor: bytes = b""
    most: int = MOST_PARCELS
    recipient: bytes = b""
    ids: tuple[FactId, ...] = ()
    number: int | None = None

    def written(self) -> bytes:
        """Write it; the pass says who asks."""
        said: dict[int, Any] = {0: VERSION, 1: self.nonce, 3: self.most}
        if self.cursor:
            said[2] = self.cursor
        if self.recipient:
            said[4] = self.recipient
        if self.ids:
            said[5] = list(self.ids)
        if self.number is not None:
            said[6] = self.number
        return cbor.encode(said)

    @classmethod
    def read(cls, body: bytes) -> Self:
        """Read a question. Raises MessageUnreadable."""
        try:
            said = cbor.decode(body, MAX_ASKED)
        except EnvelopeError as error:
            raise MessageUnreadable(str(error)) from error
        match said:
            case {0: 1, 1: bytes(nonce), 3: int(most)} if len(nonce) == NONCE_BYTES and most > 0:
                most = min(most, MOST_PARCELS)
                cursor, recipient = _bytes(said.get(2, b"")), _bytes(said.get(4, b""))
                return cls(
                    nonce, cursor, most, recipient, _ids(said.get(5, [])), _number(said.get(6))
                )
        raise MessageUnreadable("not a question about facts")


def sign_recipient(key: SigningKey, opening: RecipientKey) -> bytes:
    """Say, signed, which key a hub opens with."""
    return cose.sign(opening.public, RECIPIENT, key)


def recipient_of(signed: bytes, public: bytes) -> bytes:
    """Read which key the owner of ``public`` opens with. Raises MessageUnreadable."""
    try:
        opening = cose.payload_of(signed)
        genuine = cose.is_genuine(signed, RECIPIENT, public)
    except EnvelopeError as error:
        raise MessageUnreadable(str(error)) from error
    if not genuine or len(opening) != KEY_BYTES:
        raise MessageUnreadable("not a key its owner signed")
    return opening


@dataclass(frozen=True, slots=True)
class Page:
    """What a hub gives. ``epoch`` is its present life."""

    cursor: bytes = b""
    more: bool = False
    facts: tuple[bytes, ...] = ()
    summaries: tuple[Summarised, ...] = ()
    rule_pack: int = 0
    epoch: bytes = b""

    def signed(self, key: SigningKey, nonce: bytes) -> bytes:
        """Put it in the hub's signed word, for the question that drew ``nonce``."""
        summaries = [list(one) for one in self.summaries]
        said = {0: self.cursor, 1: self.more, 2: list(self.facts), 3: summaries, 4: self.rule_pack}
        body = cbor.encode(said)
        digest = hashlib.sha256(body).digest()
        word = {0: VERSION, 1: key.node, 2: digest, 3: self.epoch, 4: nonce}
        return cbor.encode([cose.sign(cbor.encode(word), PAGE, key), body])

    @classmethod
    def heard(cls, data: bytes, hub_public: bytes, nonce: bytes) -> Self:
        """Read the page of the hub that owns ``hub_public``. Raises AnswerNotGenuine."""
        try:
            body, epoch = _body(data, hub_public, nonce)
            match cbor.decode(body, MAX_PAGE):
                case {
                    0: bytes(cursor),
                    1: bool(more),
                    2: list(facts),
                    3: list(summaries),
                    4: int(rule_pack),
                } if len(facts) <= MOST_PARCELS and all(map(_is_fact, facts)):
                    told = tuple(map(_summarised, summaries))
                    return cls(cursor, more, tuple(facts), told, rule_pack, epoch)
        except (EnvelopeError, MessageUnreadable) as error:
            raise AnswerNotGenuine(str(error)) from error
        raise AnswerNotGenuine("not a page")

    @property
    def ids(self) -> list[FactId]:
        """The facts that are only named."""
        return [one for one in self.facts if len(one) == ID_BYTES]

    @property
    def parcels(self) -> list[bytes]:
        """The facts that are given."""
        return [one for one in self.facts if len(one) != ID_BYTES]


def within(parcels: Sequence[bytes]) -> int:
    """Say how many of these, from the first on, fit on one page; at least one does."""
    size = 0
    for count, one in enumerate(parcels):
        size += len(one) + 9
        if size > MOST_BYTES:
            return count
    return len(parcels)


def _body(data: bytes, hub_public: bytes, nonce: bytes) -> tuple[bytes, bytes]:
    match cbor.decode(data, MAX_PAGE):
        case [bytes(signed), bytes(body)] if cose.is_genuine(signed, PAGE, hub_public):
            word = cbor.decode(cose.payload_of(signed), cose.MAX_SIGNED)
        case _:
            raise AnswerNotGenuine("the hub did not sign this")
    match word:
        case {2: bytes(digest), 3: bytes(epoch), 4: bytes(asked)}:
            if digest == hashlib.sha256(body).digest() and asked == nonce:
                return body, epoch
    raise AnswerNotGenuine("the page is to another question")


def _is_fact(value: Any) -> bool:
    return isinstance(value, bytes) and ID_BYTES <= len(value) <= MAX_PARCEL


def _summarised(value: Any) -> Summarised:
    match value:
        case [int(number), str() | None as state, str() | None as form, str() | None as second]:
            return number, state, form, second
    raise MessageUnreadable("not a summary")


def _bytes(value: Any) -> bytes:
    if not isinstance(value, bytes):
        raise MessageUnreadable("not a byte string")
    return value


def _ids(value: Any) -> tuple[FactId, ...]:
    if not isinstance(value, list) or len(value) > MOST_PARCELS:
        raise MessageUnreadable(f"not a list of up to {MOST_PARCELS} ids")
    if not all(isinstance(one, bytes) and len(one) == ID_BYTES for one in value):
        raise MessageUnreadable("not the ids of facts")
    return tuple(value)


def _number(value: Any) -> int | None:
    if value is None:
        return None
    if type(value) is not int or not 0 <= value <= LARGEST_NUMBER:
        raise MessageUnreadable("not a number of a declaration")
    return value
