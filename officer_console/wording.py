"""Words the desk uses for states, acts and findings: every one an English msgid."""

from __future__ import annotations

from customs.facts import FactKind
from customs.states import State
from forms.speech import Speech

_STATES: dict[State, str] = {
    State.NOT_SEEN: "Lodging not arrived yet",
    State.LODGED: "Lodged",
    State.WITHDRAWN: "Withdrawn",
    State.PRESENTED: "Presented",
    State.ACCEPTED: "Accepted",
    State.UNDER_EXAMINATION: "Under examination",
    State.RETURNED_FOR_CORRECTION: "Returned for correction",
    State.AWAITING_PAYMENT: "Awaiting payment",
    State.PAID: "Paid",
    State.RELEASED: "Released",
    State.HELD: "Held",
    State.REFUSED: "Refused",
    State.LEFT: "Left",
    State.LAPSED: "Lapsed",
}

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


def state_words(state: State, speech: Speech) -> str:
    """Name a state."""
    return speech.say("state", _STATES[state])


def happened(kind: FactKind | int, speech: Speech) -> str:
    """Say what a fact tells; a kind from a newer version is named by its number."""
    if isinstance(kind, FactKind):
        return speech.say("fact", _HAPPENED[kind])
    return speech.say("fact", "Something this version does not know ({kind})", kind=int(kind))


def all_words() -> list[tuple[str, str]]:
    """Every (context, msgid) spoken through the tables above, for the test of languages."""
    words = [("state", text) for text in _STATES.values()]
    words += [("fact", text) for text in _HAPPENED.values()]
    return words + [("act", text) for _, text, _ in ACTS.values()]
