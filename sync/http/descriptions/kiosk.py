"""What a kiosk asks about codes, and its calls for an officer."""

from __future__ import annotations

from sync.http.described import Cbor, Described
from sync.http.kiosk_words import CALL, OPENED, PROVES, STANDING, SUMMARY, TAKE_BACK

NUMBER = 2_000_000_000_008
HEAD = bytes(range(16))
_STANDS = {0: "lodged", 1: 1, 2: [HEAD], 3: [21]}

_NUMBER = Cbor("The code.", {0: NUMBER})
_GUESS = Cbor("The code and what its holder said, 80 characters at most.", {0: NUMBER, 1: "SAID"})
_TRIED = "0 wrong, 1 right, 2 too many tries"


def _asked(takes: Cbor, gives: Cbor) -> Described:
    return Described(takes, {200: gives}, (403, 413, 422), wants=True)


KNOWN = {
    f"POST {SUMMARY}": _asked(
        _NUMBER,
        Cbor(
            "Whether it is known; its state, its form, and what would prove who holds it.",
            {0: True, 1: "lodged", 2: "passenger", 3: "document_number"},
        ),
    ),
    f"POST {PROVES}": _asked(_GUESS, Cbor(f"{_TRIED}.", {0: 0})),
    f"POST {OPENED}": _asked(
        _GUESS,
        Cbor(
            f"{_TRIED}; where it is right how the declaration stands, and its content unless it "
            "was erased: form, version, answers (`forms/wire.py`).",
            {0: 1, 1: _STANDS, 2: [1, 1, {0: {1: "az"}}]},
        ),
    ),
    f"POST {STANDING}": _asked(
        _NUMBER,
        Cbor("State, version, heads, acts its holder may do here, crossing.", {1: _STANDS}),
    ),
    f"POST {CALL}": _asked(
        Cbor(
            "A token drawn for this call, and roughly where somebody stands.", {0: "9f", 1: "code"}
        ),
        Cbor("waits, coming or gone.", {0: "waits"}),
    ),
    f"POST {TAKE_BACK}": _asked(Cbor("Nothing.", {}), Cbor("Nothing: it is done.", {})),
}
