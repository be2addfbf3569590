"""Documents carried between a hub and the one above it: after the facts, in pieces, until whole.

Both ends say how many bytes they hold, so whatever was cut off goes on from there. Bytes that turn
out to be others than were named are dropped by whoever took them in, and begin anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from envelope import cbor
from envelope.errors import EnvelopeError
from records.documents import Documents, NotTheDocument, OtherPlace, Waiting
from sync.protocol import HubUnreachable

BLOBS = "/v1/blobs"
PIECE = 128 * 1024
"""Bytes of one piece: a second on a slow line."""

MAX_PIECE = 1024 * 1024

_OK, _ABSENT, _OTHER_PLACE = 200, 404, 409


class Carries(Protocol):
    """A way to the hub above. Both raise HubUnreachable."""

    def get(self, path: str) -> tuple[int, bytes]:
        """Get what is there; give status and answer."""

    def put(self, path: str, body: bytes) -> tuple[int, bytes]:
        """Put bytes there; give status and answer."""


@dataclass(frozen=True)
class Beside:
    """The documents of one hub, and the way to the one above. For one thread."""

    documents: Documents
    wire: Carries

    def up(self) -> int:
        """Send what the hub above lacks; give how many documents it holds whole now.

        One whose fact has not come there yet waits. Raises HubUnreachable, StorageFault.
        """
        return sum(self._send(one) for one in self.documents.unsent())

    def down(self) -> int:
        """Fetch what is missing here; give how many documents are whole now.

        One whose bytes have not come there yet waits. Raises HubUnreachable, StorageFault.
        """
        return sum(self._fetch(one) for one in self.documents.missing())

    def _send(self, one: Waiting) -> bool:
        path = f"{BLOBS}/{one.sha256.hex()}"
        status, said = self.wire.get(f"{path}/held")
        held = _count(status, said)
        while held is not None and held < one.size:
            piece = self.documents.read(one.sha256, held, PIECE)
            status, said = self.wire.put(f"{path}?offset={held}", piece)
            if status == _OTHER_PLACE:
                # Another process sends it too, or what was sent is lost: asked for anew.
                return False
            held = _count(status, said)
        if held is None:
            return False
        self.documents.mark_above(one.sha256)
        return True

    def _fetch(self, one: Waiting) -> bool:
        path = f"{BLOBS}/{one.sha256.hex()}"
        held = self.documents.held(one.sha256)
        while held < one.size:
            status, piece = self.wire.get(f"{path}?offset={held}")
            if status == _ABSENT:
                return False
            if status != _OK or not piece:
                raise HubUnreachable(f"status {status}")
            try:
                held = self.documents.put(one.sha256, held, piece)
            except (OtherPlace, NotTheDocument):
                return False
        return True


def _count(status: int, said: bytes) -> int | None:
    """Read how many bytes are held above; None where it knows no such document, or not yet."""
    if status == _ABSENT:
        return None
    try:
        held = cbor.decode(said, 16)
    except EnvelopeError:
        held = None
    if status != _OK or type(held) is not int or held < 0:
        raise HubUnreachable(f"status {status}")
    return held
