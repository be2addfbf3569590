"""Officers' decisions about conflicts: which hold, which were overruled, which disagree.

A CONFLICT_SETTLED fact names the winner in ``act.target``. It puts aside those facts it had seen
that clash with the winner, and nothing that arrives later.
"""

from __future__ import annotations

from customs.causality import Causality
from customs.clashes import Clashes, places_of, target_place
from customs.facts import FactKind


class Settlements:
    """The officers' decisions about conflicts: which hold, which were overruled, which disagree."""

    def __init__(self, order: Causality, clashes: Clashes) -> None:
        self._order = order
        self._winner: dict[int, int] = {}
        self._losers: dict[int, frozenset[int]] = {}
        for place in places_of(order, [FactKind.CONFLICT_SETTLED]):
            winner = target_place(order, place)
            if winner is not None:
                self._winner[place] = winner
                seen = {other for other in clashes.get(winner, ()) if order.saw(place, other)}
                self._losers[place] = frozenset(seen)

    def losers(self) -> frozenset[int]:
        """Give what the decisions that hold put aside."""
        disputed = frozenset().union(*self.disagreements())
        held = (place for place in self._holding() if place not in disputed)
        return frozenset().union(*(self._losers[place] for place in held))

    def disagreements(self) -> list[frozenset[int]]:
        """Give the pairs of decisions that contradict each other, neither having seen the other."""
        pairs = self._order.unordered_pairs(self._holding())
        return [frozenset(pair) for pair in pairs if self._contradict(*pair)]

    def _holding(self) -> list[int]:
        return [place for place in self._winner if not self._overruled(place)]

    def _overruled(self, place: int) -> bool:
        later = (other for other in self._winner if self._order.saw(other, place))
        return any(self._contradict(place, other) for other in later)

    def _contradict(self, one: int, other: int) -> bool:
        return self._winner[one] in self._losers[other] or self._winner[other] in self._losers[one]
