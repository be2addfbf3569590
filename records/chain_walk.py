"""Following one node's facts by sequence number: gaps, forks, links that lead nowhere."""

from __future__ import annotations

from customs.facts import FactId, NodeId
from records.journal_report import ChainReport, ChainState


class ChainWalk:
    """Takes a node's lines in the order of their sequence numbers."""

    def __init__(self, node: NodeId, elsewhere: bool = False) -> None:
        """``elsewhere``: it stands at another post, so what came from above is a part."""
        self._node = node
        self._is_part = elsewhere
        self._facts = 0
        self._at = 0
        self._before: set[FactId] = set()
        self._here: set[FactId] = set()
        self._missing: list[tuple[int, int]] = []
        self._twice: list[int] = []
        self.altered = False

    def came(self, from_above: bool) -> None:
        """Note how a line came: what the node itself handed over here is all of its chain."""
        self._is_part &= from_above

    def follow(self, sequence: int, fact_id: FactId, previous: FactId | None) -> bool:
        """Take the next line; False when the fact it follows is here and is another one."""
        self.skip(sequence, fact_id)
        if sequence == 1:
            return previous is None
        return not self._before or previous in self._before

    def skip(self, sequence: int, fact_id: FactId) -> None:
        """Take a line without asking what it follows."""
        self._facts += 1
        if sequence == self._at:
            self._here.add(fact_id)
            if self._twice[-1:] != [sequence]:
                self._twice.append(sequence)
            return
        if sequence > self._at + 1:
            self._missing.append((self._at + 1, sequence - 1))
        self._before = self._here if sequence == self._at + 1 else set()
        self._here, self._at = {fact_id}, sequence

    def report(self) -> ChainReport:
        """Say how the chain looks."""
        return ChainReport(
            self._node, self._state(), self._facts, tuple(self._missing), tuple(self._twice)
        )

    def _state(self) -> ChainState:
        if self.altered:
            return ChainState.ALTERED
        if self._twice:
            return ChainState.FORK
        if self._missing:
            return ChainState.PARTIAL if self._is_part else ChainState.GAP
        return ChainState.WHOLE
