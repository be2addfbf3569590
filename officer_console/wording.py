"""Words the desk uses for what happened and what it can do: every one an English msgid."""

from __future__ import annotations

from customs.facts import FactKind
from forms.speech import Speech
from forms.state_words import STATES
from sync.hub.calls import Place

_HAPPENED: dict[FactKind, str] = {
    FactKind.LODGED: "Lodged by the declarant",
    FactKind.AMENDED: "Amended by the declarant",
    FactKind.WITHDRAWN: "Withdrawn",
    FactKind.PRESENTED: "Presented at the desk",
    FactKind.ACCEPTED: "Accepted",
    FactKind.CHANNEL_ASSIGNED: "Channel assigned",
    FactKind.EXAMINED: "Examined",
    FactKind.CORRECTION_ASKED: "Correction asked",
    FactKind.CHARGES_ASSESSED: "Charges assessed",
    FactKind.PAYMENT_AWAITED: "Payment awaited",
    FactKind.PAYMENT_RECORDED: "Payment recorded",
    FactKind.RELEASED: "Released",
    FactKind.HELD: "Held",
    FactKind.REFUSED: "Refused",
    FactKind.LEFT: "Left the crossing point",
    FactKind.LAPSED: "Lapsed",
    FactKind.PRINTED: "Printed",
    FactKind.JOINED: "Joined to a crossing",
    FactKind.ERASED: "Content erased",
    FactKind.CONFLICT_SETTLED: "Conflict settled",
    FactKind.UNDONE: "Taken back",
}

ACTS: dict[FactKind, tuple[str, str, bool]] = {
    FactKind.ACCEPTED: ("F3", "Accept", False),
    FactKind.RELEASED: ("F8", "Release", False),
    FactKind.REFUSED: ("F9", "Refuse", True),
}
"""What this desk offers: key, msgid under context ``act``, whether a reason must be given."""


def happened(kind: FactKind | int, speech: Speech) -> str:
    """Say what a fact tells; a kind from a newer version is named by its number."""
    if isinstance(kind, FactKind):
        return speech.say("fact", _HAPPENED[kind])
    return speech.say("fact", "Something this version does not know ({kind})", kind=int(kind))


_PLACES: dict[str, str] = {
    Place.BEGINNING: "at the beginning",
    Place.PASSPORT: "at the passport",
    Place.QUESTIONS: "at the questions",
    Place.CONFIRMING: "reading the answers once more",
    Place.REGISTERED: "already registered",
    Place.CODE: "has brought a code",
    Place.OUT_OF_SERVICE: "the kiosk is out of service",
}


def place(name: str, speech: Speech) -> str:
    """Say where somebody stands who calls; nothing of a place a newer kiosk names."""
    return speech.say("place", _PLACES[name]) if name in _PLACES else ""


def all_words() -> list[tuple[str, str]]:
    """Every (context, msgid) spoken through the tables above, for the test of languages."""
    words = [("state", text) for text in STATES.values()]
    words += [("fact", text) for text in _HAPPENED.values()]
    words += [("place", text) for text in _PLACES.values()]
    return words + [("act", text) for _, text, _ in ACTS.values()]
