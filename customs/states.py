"""The states of a declaration and the one table of what may happen in each.

Erasure is no state: a released declaration whose content was erased is still a released one, so
``Declaration.erased`` stands beside the state. A draft is no state either: what was never lodged
is not a declaration.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from customs.facts import FactKind


class State(StrEnum):
    """Where a declaration stands. NOT_SEEN: facts about it came, its lodging has not."""

    NOT_SEEN = "not_seen"
    LODGED = "lodged"
    WITHDRAWN = "withdrawn"
    PRESENTED = "presented"
    ACCEPTED = "accepted"
    UNDER_EXAMINATION = "under_examination"
    RETURNED_FOR_CORRECTION = "returned_for_correction"
    AWAITING_PAYMENT = "awaiting_payment"
    PAID = "paid"
    RELEASED = "released"
    HELD = "held"
    REFUSED = "refused"
    LEFT = "left"
    LAPSED = "lapsed"


Moves = Mapping[State, State]

_NOT_YET_ACCEPTED = (State.LODGED, State.PRESENTED, State.RETURNED_FOR_CORRECTION)
_WITH_THE_OFFICER = (State.ACCEPTED, State.UNDER_EXAMINATION, State.HELD)
_OPEN = (*_NOT_YET_ACCEPTED, *_WITH_THE_OFFICER, State.AWAITING_PAYMENT, State.PAID)
_SEEN = tuple(state for state in State if state is not State.NOT_SEEN)


WITH_THE_HOLDER = frozenset({State.LODGED, State.RETURNED_FOR_CORRECTION})
"""States before an officer has it: whoever declared may still change or withdraw it by themselves
(Revised Kyoto Convention, General Annex, Standard 3.27).
"""


def _to(given: State, *states: State) -> Moves:
    return dict.fromkeys(states, given)


def _stay(*states: State) -> Moves:
    return {state: state for state in states}


TRANSITIONS: Mapping[FactKind, Moves] = {
    FactKind.LODGED: _to(State.LODGED, State.NOT_SEEN),
    # What is corrected after it was returned is presented again; an officer corrects in place.
    FactKind.AMENDED: {
        **_to(State.LODGED, State.LODGED, State.RETURNED_FOR_CORRECTION),
        **_stay(State.PRESENTED, State.ACCEPTED, State.UNDER_EXAMINATION),
    },
    FactKind.WITHDRAWN: _to(State.WITHDRAWN, *_NOT_YET_ACCEPTED),
    FactKind.PRESENTED: _to(State.PRESENTED, State.LODGED),
    FactKind.ACCEPTED: _to(State.ACCEPTED, State.PRESENTED),
    FactKind.CHANNEL_ASSIGNED: _stay(*_OPEN),
    FactKind.EXAMINED: _to(
        State.UNDER_EXAMINATION, *_WITH_THE_OFFICER, State.AWAITING_PAYMENT, State.PAID
    ),
    FactKind.CORRECTION_ASKED: _to(
        State.RETURNED_FOR_CORRECTION, State.PRESENTED, *_WITH_THE_OFFICER
    ),
    FactKind.CHARGES_ASSESSED: _stay(*_WITH_THE_OFFICER, State.AWAITING_PAYMENT, State.PAID),
    FactKind.PAYMENT_AWAITED: _to(State.AWAITING_PAYMENT, *_WITH_THE_OFFICER, State.PAID),
    # A bank's word can come after the officer stopped the goods; it does not free them.
    FactKind.PAYMENT_RECORDED: {
        **_to(State.PAID, State.AWAITING_PAYMENT, State.PAID),
        **_stay(State.HELD, State.UNDER_EXAMINATION),
    },
    FactKind.RELEASED: _to(State.RELEASED, *_WITH_THE_OFFICER, State.PAID),
    FactKind.HELD: _to(
        State.HELD,
        State.PRESENTED,
        State.ACCEPTED,
        State.UNDER_EXAMINATION,
        State.AWAITING_PAYMENT,
        State.PAID,
    ),
    FactKind.REFUSED: _to(
        State.REFUSED, State.PRESENTED, *_WITH_THE_OFFICER, State.AWAITING_PAYMENT, State.PAID
    ),
    FactKind.LEFT: _to(State.LEFT, State.RELEASED, State.REFUSED),
    FactKind.LAPSED: _to(State.LAPSED, State.LODGED, State.RETURNED_FOR_CORRECTION),
    FactKind.PRINTED: _stay(*_SEEN),
    FactKind.JOINED: _stay(*_OPEN),
    FactKind.ERASED: _stay(*_SEEN),
    FactKind.CONFLICT_SETTLED: _stay(*_SEEN),
    FactKind.UNDONE: _stay(*_SEEN),
}
"""For each kind of fact: the states it may come in, and the state it then gives."""
