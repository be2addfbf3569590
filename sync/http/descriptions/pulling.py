"""Facts that come down, and word that some wait."""

from __future__ import annotations

from sync.http.described import Cbor, Described, Other
from sync.pages import ABOUT, EVENTS, NAMED, PULL

_NONCE, _CURSOR, _FACT = bytes(range(16)), bytes(16), bytes(range(16))
_KEY = b"COSE_Sign1"
_PAGE = Cbor(
    "A signed page (`sync/pages.py`): a COSE_Sign1 of the hub, then cursor, whether more waits, "
    "facts, summaries and the rule pack in force.",
    [b"COSE_Sign1", b"a map: cursor, more, facts, summaries, rule pack"],
)
_STREAM = Other(
    "Server-sent events, each `facts`: some wait. A line of comment every 15 seconds.",
    "text/event-stream",
    {"type": "string"},
    "event: facts\ndata: facts\n\n",
)
_REFUSES = (403, 413, 422)

KNOWN = {
    f"POST {PULL}": Described(
        Cbor(
            "A question: nonce, cursor of the last page, most facts, the asker's recipient key, "
            "which it signed.",
            {0: 1, 1: _NONCE, 2: _CURSOR, 3: 500, 4: _KEY},
        ),
        {200: _PAGE},
        _REFUSES,
        wants=True,
    ),
    f"POST {NAMED}": Described(
        Cbor("The same, for facts by their ids.", {0: 1, 1: _NONCE, 3: 500, 4: _KEY, 5: [_FACT]}),
        {200: _PAGE},
        _REFUSES,
        wants=True,
    ),
    f"POST {ABOUT}": Described(
        Cbor(
            "The same, for all facts about a number.",
            {0: 1, 1: _NONCE, 3: 500, 4: _KEY, 6: 2000000000015},
        ),
        {200: _PAGE},
        _REFUSES,
        wants=True,
    ),
    f"GET {EVENTS}": Described(gives={200: _STREAM}, refuses=(403, 422), wants=True),
}
