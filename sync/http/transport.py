"""The long wire: batches to a hub over HTTP. Whatever is not the hub's own word is no answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from customs.facts import FactId
from envelope.keys import SigningKey
from sync.answers import read_answer
from sync.http.messages import ASK, OFFER, write_list
from sync.http.wire import Wire
from sync.protocol import Answer


class HttpTransport(Wire):
    """Carries one node's batches to the hub at ``url``; its answers are signed by ``hub_public``.

    Raises PlainHttpRefused unless the hub is this machine or spoken to over TLS.
    """

    def __init__(
        self,
        url: str,
        key: SigningKey,
        hub_public: bytes,
        *,
        authorities: Path | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(url, key, authorities=authorities, now=now)
        self._hub_public = hub_public

    def offer(self, parcels: Sequence[bytes]) -> Answer:
        """Hand over a batch."""
        return self._say(OFFER, write_list(parcels))

    def ask(self, fact_ids: Sequence[FactId]) -> Answer:
        """Ask about facts handed over before."""
        return self._say(ASK, write_list(fact_ids))

    def _say(self, path: str, body: bytes) -> Answer:
        return read_answer(self.post(path, body), self._hub_public)
