"""The hub above: a post's hub hands its journal on to the centre's, as a kiosk does to the post's.

What the hub above holds is safe here. It decides by its own trust list and law what it believes.
"""

from __future__ import annotations

import random

from envelope.facts import Envelope
from envelope.parcels import to_parcel
from records.relayed import Relayed
from sync.above import Upstream
from sync.courier import Courier
from sync.http.transport import HttpTransport
from sync.hub.hub import Hub
from sync.hub.vouching import Vouched, vouching_of


def relay(hub: Hub, upstream: Upstream) -> Courier:
    """Give the courier that carries this hub's journal up."""

    def packed(envelope: Envelope) -> bytes:
        return to_parcel(envelope, upstream.keys.recipients)

    wire = HttpTransport(
        upstream.url, hub.identity.signing, upstream.keys.public, authorities=upstream.authorities
    )
    relayed = Relayed(hub.store.engine, hub.store.journal, packed)
    vouched = Vouched(relayed, vouching_of(hub, wire))
    return Courier(vouched, wire, upstream.keys.public, random.random)
