"""A hub that has one above it: facts come down to it, and a miss is asked there."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

from sync.above import Upstream
from sync.blobs import Beside
from sync.http.wire import Wire
from sync.hub.above import PATIENCE_SECONDS, AskingAbove
from sync.hub.hub import Hub
from sync.hub.pulling import WAIT_SECONDS, Puller, Pulling

ANSWER_SECONDS = 5.0
"""Beyond what a question may wait above: how long its answer may take."""


@contextmanager
def below(hub: Hub, *, pulls: bool = True) -> Iterator[None]:
    """Keep to the hub above, if the folder names one, until the block ends.

    ``pulls``: one process of a hub is enough to bring facts down; all of them ask about a miss.
    """
    upstream = Upstream.of(hub.identity.folder)
    if upstream is None:
        yield
        return
    asking = AskingAbove(lambda: pulling(hub, upstream, PATIENCE_SECONDS))
    beside = Beside(hub.store.documents, _wire(hub, upstream, WAIT_SECONDS))
    down = pulling(hub, upstream, WAIT_SECONDS + ANSWER_SECONDS)
    puller = Puller(down, random.random, beside)
    hub.above = asking
    if pulls:
        puller.start()
    try:
        yield
    finally:
        if pulls:
            puller.stop()
        asking.close()


def pulling(hub: Hub, upstream: Upstream, patience: float) -> Pulling:
    """Give the way facts come down to ``hub``."""
    return Pulling(hub, _wire(hub, upstream, patience), upstream.keys.public)


def _wire(hub: Hub, upstream: Upstream, patience: float) -> Wire:
    key, authorities = hub.identity.signing, upstream.authorities
    return Wire(upstream.url, key, authorities=authorities, patience=patience)
