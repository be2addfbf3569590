"""Facts that come down, word that some wait, and the documents that follow them."""

from __future__ import annotations

from sync.blobs import BLOBS
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
_DOCUMENT = f"{BLOBS}/{{name}}"
_HELD = Cbor("How many bytes are held.", 131072)
_BYTES = "The next bytes of the document, encrypted under a key that only a content names."

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
    f"GET {_DOCUMENT}/held": Described(gives={200: _HELD}, refuses=(422,), wants=True),
    f"PUT {_DOCUMENT}": Described(
        Other(_BYTES, "application/octet-stream", {"type": "string", "format": "binary"}),
        {200: _HELD},
        (409, 413, 422),
        wants=True,
    ),
    f"GET {_DOCUMENT}": Described(
        gives={200: Other(_BYTES, "application/octet-stream", {"type": "string"})},
        refuses=(403, 409, 422),
        wants=True,
    ),
}
