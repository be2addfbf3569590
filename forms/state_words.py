"""The states of a declaration in words, the same on paper, glass and desk."""

from __future__ import annotations

from collections.abc import Mapping

from customs.states import State
from forms.speech import Speech

CONTEXT = "state"

STATES: Mapping[State, str] = {
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
"""English msgids under context ``state``."""


def state_words(state: State, speech: Speech) -> str:
    """Name a state."""
    return speech.say(CONTEXT, STATES[state])
