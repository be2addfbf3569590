"""How machines come in, hold numbers, say how they are, and hand over keys."""

from __future__ import annotations

from sync.http.described import Cbor, Described
from sync.http.nodes_words import ENROL, LEASE, NODES, ROTATE, STATUS

_KEY = bytes(range(32))
_NONCE = bytes(range(16))
_SIGNED = [bytes.fromhex("a10127"), {}, b"what was signed", b"64 bytes of signature"]

KNOWN = {
    f"GET {ENROL}": Described(
        gives={
            200: Cbor(
                "Who this hub is: its public key, its authority's certificate, whether it trains.",
                {0: 1, 1: _KEY, 2: "-----BEGIN CERTIFICATE-----", 3: True},
            )
        }
    ),
    f"POST {ENROL}": Described(
        Cbor("A COSE_Sign1, purpose `sarhad enrolment 1`: key, token, hub, nonce.", _SIGNED),
        {200: Cbor("A COSE_Sign1, purpose `sarhad membership 1`: what was made of it.", _SIGNED)},
        (403, 409, 413, 422, 429),
    ),
    f"POST {LEASE}": Described(
        Cbor(
            "A nonce; numbers held as block, first, used; a hub's spans; whether more are wanted.",
            {0: 1, 1: _NONCE, 2: [[0, 0, 12]], 3: [], 4: False},
        ),
        {200: Cbor("A COSE_Sign1, purpose `sarhad lease 1`: leases with their keys.", _SIGNED)},
        (409, 413, 422),
        wants=True,
    ),
    f"POST {STATUS}": Described(
        Cbor(
            "Version, clock, printer, paper, facts that wait, and for how long the oldest has.",
            {0: 1, 1: "0.1.0", 2: 1_795_341_720_000, 3: 0, 4: 0, 5: 2, 6: 61_000},
        ),
        {204: None},
        (413, 422),
        wants=True,
    ),
    f"POST {ROTATE}": Described(
        Cbor("A COSE_Sign1, purpose `sarhad hand-over 1`: the new key and the last fact.", _SIGNED),
        {204: None},
        (409, 413, 422),
        wants=True,
    ),
    f"POST {NODES}": Described(
        Cbor(
            "Machines of the asker's post: public key, name, role, last fact once revoked.",
            [[_KEY, "kiosk 1", "kiosk", None]],
        ),
        {204: None},
        (409, 413, 422),
        wants=True,
    ),
}
