"""What a node and its hub say to each other about belonging: coming in, numbers, a new key.

Each is a COSE_Sign1 (RFC 9052) over a deterministic CBOR map with a purpose of its own. Both ends
read with bounds on everything. Passing on what was said to another node is worth nothing: each
answer names the node it is for and repeats what that node drew for this one question.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from customs.facts import NodeId
from customs.offices import Role
from customs.registration_number import BLOCKS, COUNTERS
from envelope import cbor, cose
from envelope.errors import EnvelopeError
from envelope.keys import KEY_BYTES, SigningKey, node_id
from sync.http.messages import MessageUnreadable
from sync.protocol import AnswerNotGenuine, SyncFault

VERSION = 1
MAX_ASKED = 64 * 1024
"""Bytes of one request."""

COMING_IN, COME_IN = b"sarhad enrolment 1", b"sarhad membership 1"
LEASED = b"sarhad lease 1"
HANDING_OVER, NEW_KEY = b"sarhad hand-over 1", b"sarhad new key 1"

NONCE_BYTES = 16
LONGEST_NAME, LONGEST_POST = 80, 40
MOST_LEASES = 64
LARGEST_ROOT = 6 * 1024
"""Bytes of a root that fits into the hub's word; a larger one is pinned by hand."""


class TokenUsed(SyncFault):
    """Another machine has come in with this token."""

    number = 73


class TokenEnded(SyncFault):
    """The token was not used in time."""

    number = 74


class NotThatHub(SyncFault):
    """What answers is not the hub that gave the token."""

    number = 75


class MembershipRefused(SyncFault):
    """A machine that cannot come in, or be given a new key, as it stands."""

    number = 76


def nonce() -> bytes:
    """Draw what makes one question unlike any other."""
    return os.urandom(NONCE_BYTES)


@dataclass(frozen=True, slots=True)
class ComingIn:
    """What a machine says to come in: its key, the token's secret, and the hub it means."""

    public: bytes
    secret: bytes = field(repr=False)
    hub_public: bytes
    nonce: bytes

    def signed(self, key: SigningKey) -> bytes:
        """Prove the key: the new machine signs what it asks."""
        said = {0: VERSION, 1: self.public, 2: self.secret, 3: self.hub_public, 4: self.nonce}
        return cose.sign(cbor.encode(said), COMING_IN, key)

    @classmethod
    def heard(cls, signed: bytes) -> Self:
        """Read what a machine asks, signed by the key it names. Raises MessageUnreadable."""
        try:
            match cbor.decode(cose.payload_of(signed), cose.MAX_SIGNED):
                case {0: 1, 1: bytes(public), 2: bytes(secret), 3: bytes(hub), 4: bytes(drawn)}:
                    if cose.is_genuine(signed, COMING_IN, public):
                        return cls(public, secret, hub, drawn)
        except EnvelopeError as error:
            raise MessageUnreadable(str(error)) from error
        raise MessageUnreadable("not a machine that asks to come in")


@dataclass(frozen=True, slots=True)
class Membership:
    """What a hub made of a machine, and to whom it is to encrypt.

    ``root`` is the centre's, as the hub goes by it (``sync.editions``); None where it has none.
    """

    node: NodeId
    name: str
    role: Role
    post: str
    training: bool
    recipients: tuple[bytes, ...]
    root: bytes | None = None

    def signed(self, key: SigningKey, asked: bytes) -> bytes:
        """Put it in the hub's signed word, for the question that drew ``asked``."""
        who = {1: self.node, 2: self.name, 3: self.role.value, 4: self.post, 5: self.training}
        said = {0: VERSION, **who, 6: list(self.recipients), 7: asked}
        said |= {} if self.root is None else {8: self.root}
        return cose.sign(cbor.encode(said), COME_IN, key)

    @classmethod
    def heard(cls, signed: bytes, hub_public: bytes, node: NodeId, asked: bytes) -> Self:
        """Read the hub's word. Raises AnswerNotGenuine."""
        said = _heard(signed, COME_IN, hub_public, (node, 1), (asked, 7))
        match said:
            case {2: str(name), 3: str(role), 4: str(post), 5: bool(training), 6: list(keys)}:
                if keys and all(isinstance(one, bytes) and len(one) == KEY_BYTES for one in keys):
                    root = said.get(8)
                    root = root if isinstance(root, bytes) else None
                    return cls(node, name, _role(role), post, training, tuple(keys), root)
        raise AnswerNotGenuine("not what a hub says of a new machine")


@dataclass(frozen=True, slots=True)
class Holding:
    """A lease as a node holds it: ``used`` of its counters, from ``first`` on, are given."""

    block: int
    first: int
    end: int
    used: int
    key: bytes = field(repr=False, default=b"")


@dataclass(frozen=True, slots=True)
class AskingForNumbers:
    """What a node says at its start, and when its numbers run low.

    A hub names the ``spans`` of blocks it holds instead of leases.
    """

    nonce: bytes
    held: tuple[Holding, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    more: bool = False

    def written(self) -> bytes:
        """Write it; the pass says who asks."""
        held = [[one.block, one.first, one.used] for one in self.held]
        spans = [list(one) for one in self.spans]
        return cbor.encode({0: VERSION, 1: self.nonce, 2: held, 3: spans, 4: self.more})

    @classmethod
    def read(cls, body: bytes) -> Self:
        """Read it. Raises MessageUnreadable."""
        match _decoded(body):
            case {0: 1, 1: bytes(drawn), 2: list(held), 3: list(spans), 4: bool(more)}:
                if len(drawn) == NONCE_BYTES and len(held) + len(spans) <= MOST_LEASES:
                    holdings = tuple(_held(one) for one in held)
                    return cls(drawn, holdings, tuple(_span(one) for one in spans), more)
        raise MessageUnreadable("not a question about numbers")


@dataclass(frozen=True, slots=True)
class Numbers:
    """All that is leased to a node, in the order it was."""

    leases: tuple[Holding, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()

    def signed(self, key: SigningKey, node: NodeId, asked: bytes) -> bytes:
        """Put it in the hub's signed word. It holds permutation keys: for the node alone."""
        leases = [[one.block, one.key, one.first, one.end, one.used] for one in self.leases]
        spans = [list(one) for one in self.spans]
        said = {0: VERSION, 1: node, 2: asked, 3: leases, 4: spans}
        return cose.sign(cbor.encode(said), LEASED, key)

    @classmethod
    def heard(cls, signed: bytes, hub_public: bytes, node: NodeId, asked: bytes) -> Self:
        """Read the hub's word. Raises AnswerNotGenuine."""
        said = _heard(signed, LEASED, hub_public, (node, 1), (asked, 2))
        match said:
            case {3: list(leases), 4: list(spans)}:
                try:
                    return cls(tuple(map(_leased, leases)), tuple(map(_span, spans)))
                except MessageUnreadable as error:
                    raise AnswerNotGenuine(str(error)) from error
        raise AnswerNotGenuine("not what a hub says of numbers")


@dataclass(frozen=True, slots=True)
class HandOver:
    """A node's old key says which key goes on, after which of its facts."""

    old: NodeId
    public: bytes
    last: int

    def signed(self, old: SigningKey, new: SigningKey) -> bytes:
        """Sign with the old key what the new one has signed: nobody hands over to a stranger."""
        proof = cose.sign(self.old, NEW_KEY, new)
        said = {0: VERSION, 1: self.old, 2: self.public, 3: self.last, 4: proof}
        return cose.sign(cbor.encode(said), HANDING_OVER, old)

    @classmethod
    def heard(cls, signed: bytes, old_public: bytes) -> Self:
        """Read it. Raises MessageUnreadable."""
        try:
            genuine = cose.is_genuine(signed, HANDING_OVER, old_public)
            match cbor.decode(cose.payload_of(signed), cose.MAX_SIGNED):
                case {0: 1, 1: bytes(old), 2: bytes(public), 3: int(last), 4: bytes(proof)}:
                    proved = cose.is_genuine(proof, NEW_KEY, public)
                    named = old == node_id(old_public) == cose.payload_of(proof)
                    if genuine and proved and named and last >= 0:
                        return cls(old, public, last)
        except EnvelopeError as error:
            raise MessageUnreadable(str(error)) from error
        raise MessageUnreadable("not a key handed over")


def _heard(
    signed: bytes, purpose: bytes, public: bytes, *wanted: tuple[bytes, int]
) -> Mapping[int, Any]:
    try:
        genuine = cose.is_genuine(signed, purpose, public)
        said = cbor.decode(cose.payload_of(signed), cose.MAX_SIGNED)
    except EnvelopeError as error:
        raise AnswerNotGenuine(str(error)) from error
    if not genuine:
        raise AnswerNotGenuine("the hub did not sign this")
    if not isinstance(said, dict) or any(said.get(at) != value for value, at in wanted):
        raise AnswerNotGenuine("the answer is to another question")
    return said


def _decoded(body: bytes) -> Any:
    try:
        return cbor.decode(body, MAX_ASKED)
    except EnvelopeError as error:
        raise MessageUnreadable(str(error)) from error


def _held(value: Any) -> Holding:
    match value:
        case [int(block), int(first), int(used)] if _are_counters(block, (first, used)):
            return Holding(block, first, first, used)
    raise MessageUnreadable("not a lease")


def _leased(value: Any) -> Holding:
    match value:
        case [int(block), bytes(key), int(first), int(end), int(used)]:
            if first < end and used <= end - first and _are_counters(block, (first, end, used)):
                return Holding(block, first, end, used, key)
    raise MessageUnreadable("not a lease")


def _span(value: Any) -> tuple[int, int]:
    match value:
        case [int(first), int(end)] if 0 < first < end <= BLOCKS:
            return first, end
    raise MessageUnreadable("not a span of blocks")


def _are_counters(block: int, counters: Sequence[int]) -> bool:
    return 0 <= block < BLOCKS and all(0 <= one <= COUNTERS for one in counters)


def _role(text: str) -> Role:
    try:
        return Role(text)
    except ValueError as error:
        raise AnswerNotGenuine("a role this version does not know") from error
