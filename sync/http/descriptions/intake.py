"""Challenges, passes, and the intake."""

from __future__ import annotations

from sync.http.described import Cbor, Described
from sync.http.messages import ASK, CHALLENGE, OFFER, SESSION
from sync.protocol import MOST_PARCELS

NODE = bytes.fromhex("5f0a1b2c3d4e5f60")
FACT = bytes(range(16))

_ANSWER = Cbor(
    "The hub's signed answer (`sync/answers.py`): a COSE_Sign1, then what became of each parcel "
    "and the nodes' heads.",
    [b"COSE_Sign1", [[[FACT, 1, None]], [[NODE, 1, FACT]]]],
)
_LIST = f"A list of up to {MOST_PARCELS} byte strings: "

KNOWN = {
    f"POST {CHALLENGE}": Described(
        Cbor("The node's id: 8 bytes.", NODE),
        {200: Cbor("What the node must sign, whether or not it is known.", bytes(48))},
        (401, 413, 422),
    ),
    f"POST {SESSION}": Described(
        Cbor("A COSE_Sign1 over the challenge, purpose `sarhad access 1`.", b"COSE_Sign1"),
        {200: Cbor("A pass, good for 15 minutes.", bytes(48))},
        (401, 413, 422),
    ),
    f"POST {OFFER}": Described(
        Cbor(f"{_LIST}parcels (`docs/formats/envelope.md`).", [b"parcel"]),
        {200: _ANSWER},
        (413, 422, 429),
        wants=True,
    ),
    f"POST {ASK}": Described(
        Cbor(f"{_LIST}ids of facts handed over before.", [FACT]),
        {200: _ANSWER},
        (413, 422),
        wants=True,
    ),
}
