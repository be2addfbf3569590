"""A hub's answer in signed bytes, and back.

Deterministic CBOR ``[signed, body]``. ``body`` is ``[[[fact id, level, reason], ...], [[node,
sequence, head], ...]]``; ``signed`` is a COSE_Sign1 (RFC 9052) over ``{0: version, 1: hub, 2: time
in milliseconds since 1970, 3: SHA-256 of body, 4: epoch, 5: SHA-256 of what was asked, as it
reached the hub}``, with a purpose of its own, so that no answer can be shown as a fact nor a fact
as an answer. A hub of the version before leaves key 5 out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from envelope import cbor, cose
from envelope.errors import EnvelopeError
from envelope.keys import SigningKey
from records.journal_report import Witness
from sync.protocol import Acknowledgement, Answer, AnswerNotGenuine, Head, Level

PURPOSE = b"sarhad acknowledgement 1"
VERSION = 1
MAX_ANSWER = 256 * 1024
"""Bytes: 500 acknowledgements with long reasons and 500 heads."""

_VERSION, _HUB, _AT, _DIGEST, _EPOCH, _ABOUT = range(6)


def digest(items: Sequence[bytes]) -> bytes:
    """Name a batch by its very bytes: parcels, or ids of facts, in their order."""
    return hashlib.sha256(cbor.encode(list(items))).digest()


def sign_answer(
    acknowledgements: Sequence[Acknowledgement],
    heads: Sequence[Head],
    key: SigningKey,
    at: int,
    epoch: bytes = b"",
    about: bytes = b"",
) -> Answer:
    """Put a hub's word in signed bytes; ``at`` is milliseconds since 1970, UTC."""
    body = cbor.encode(
        [
            [[one.fact_id, int(one.level), one.reason] for one in acknowledgements],
            [[one.node, one.sequence, one.fact_id] for one in heads],
        ]
    )
    said = {_VERSION: VERSION, _HUB: key.node, _AT: at, _EPOCH: epoch}
    said |= {_DIGEST: hashlib.sha256(body).digest()} | ({_ABOUT: about} if about else {})
    signed = cbor.encode([cose.sign(cbor.encode(said), PURPOSE, key), body])
    return Answer(tuple(acknowledgements), tuple(heads), signed, epoch, about)


def read_answer(data: bytes, hub_public: bytes) -> Answer:
    """Read an answer of the hub that owns ``hub_public``. Raises AnswerNotGenuine."""
    try:
        body, said = _body(data, hub_public)
        acknowledgements, heads = cbor.decode(body, MAX_ANSWER)
        return Answer(
            tuple(Acknowledgement(i, Level(level), why) for i, level, why in acknowledgements),
            tuple(Head(*one) for one in heads),
            data,
            said[_EPOCH],
            said.get(_ABOUT, b""),
        )
    except (EnvelopeError, TypeError, ValueError) as error:
        raise AnswerNotGenuine(str(error)) from error


def witnesses(data: bytes, hub_public: bytes) -> list[Witness]:
    """Give the heads a kept answer states, to hold against the hub's journal.

    Raises AnswerNotGenuine.
    """
    heads = read_answer(data, hub_public).heads
    return [Witness(one.node, one.sequence, one.fact_id) for one in heads if one.fact_id]


def _body(data: bytes, hub_public: bytes) -> tuple[bytes, dict[int, Any]]:
    match cbor.decode(data, MAX_ANSWER):
        case [bytes(signed), bytes(body)]:
            pass
        case _:
            raise AnswerNotGenuine("not an answer")
    if not cose.is_genuine(signed, PURPOSE, hub_public):
        raise AnswerNotGenuine("the hub did not sign this")
    said: Any = cbor.decode(cose.payload_of(signed), cose.MAX_SIGNED)
    if not isinstance(said, dict) or said.get(_DIGEST) != hashlib.sha256(body).digest():
        raise AnswerNotGenuine("the signature is of another answer")
    if not isinstance(said.get(_EPOCH), bytes):
        raise AnswerNotGenuine("no epoch")
    return body, said
