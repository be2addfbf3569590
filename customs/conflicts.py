"""Conflicts: facts that did not see each other and cannot both be so.

Both sides are kept for ever. Until an officer settles it, nothing in a conflict has effect, so a
declaration stays in the state it had before: a disputed release does not open the barrier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from customs.causality import Causality
from customs.clashes import Clashes, clashes, places_of, target_place, undone_places
from customs.facts import Fact, FactKind
from customs.settlements import Settlements


class ConflictKind(StrEnum):
    """What the facts of a conflict disagree about."""

    NUMBER_TWICE = "number_twice"
    ACTS = "acts"
    CHANNEL = "channel"
    CHARGES = "charges"
    CROSSING = "crossing"
    SETTLEMENT = "settlement"


_ABOUT: Mapping[FactKind | int, ConflictKind] = {
    FactKind.CHANNEL_ASSIGNED: ConflictKind.CHANNEL,
    FactKind.CHARGES_ASSESSED: ConflictKind.CHARGES,
    FactKind.JOINED: ConflictKind.CROSSING,
    FactKind.CONFLICT_SETTLED: ConflictKind.SETTLEMENT,
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Facts that cannot all be so, in display order; at least two."""

    kind: ConflictKind
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What conflicts and undone acts leave of the causal order, by place.

    ``put_aside``: losers of settled conflicts, acts taken back and the UNDONE that took them.
    ``disputed``: in an open conflict. ``aimless``: UNDONE and CONFLICT_SETTLED facts that name
    nothing their author had seen and could take back or settle.
    """

    put_aside: frozenset[int]
    disputed: frozenset[int]
    aimless: frozenset[int]
    conflicts: tuple[Conflict, ...]


def judge(order: Causality) -> Judgement:
    """Find the conflicts of ``order`` and what their settlements and the undone acts leave."""
    undone = undone_places(order)
    found = clashes(order, undone)
    settlements = Settlements(order, found)
    losers = settlements.losers()
    put_aside = losers | _taken_back(undone, found, losers)
    still = {place: found[place] - put_aside for place in found.keys() - put_aside}
    groups = sorted(map(sorted, [*_groups(still), *settlements.disagreements()]))
    return Judgement(
        put_aside=put_aside,
        disputed=frozenset(place for group in groups for place in group),
        aimless=_aimless(order, undone),
        conflicts=tuple(_conflict(order, group) for group in groups),
    )


def _taken_back(
    undone: Mapping[int, int], found: Clashes, losers: frozenset[int]
) -> frozenset[int]:
    """Give every UNDONE that nobody disputes, and what it takes back."""
    gone: frozenset[int] = frozenset()
    # What disputes one UNDONE may itself be taken back by another, so this runs until it is still.
    while True:
        free = {
            place: taken
            for place, taken in undone.items()
            if place not in losers and not found.get(place, set()) - losers - gone
        }
        if gone == (now := frozenset(free) | frozenset(free.values())):
            return gone
        gone = now


def _aimless(order: Causality, undone: Mapping[int, int]) -> frozenset[int]:
    settling = places_of(order, [FactKind.CONFLICT_SETTLED])
    nothing_won = {place for place in settling if target_place(order, place) is None}
    return frozenset(nothing_won | set(places_of(order, [FactKind.UNDONE])) - undone.keys())


def _groups(clashes: Clashes) -> Iterator[frozenset[int]]:
    """Give the facts that clash, directly or through a third, as one conflict each."""
    left = {place for place, others in clashes.items() if others}
    while left:
        group, edge = set[int](), {min(left)}
        while edge:
            group |= edge
            edge = {other for place in edge for other in clashes[place]} - group
        left -= group
        yield frozenset(group)


def _conflict(order: Causality, group: list[int]) -> Conflict:
    facts = tuple(order.facts[place] for place in group)
    kinds = [fact.header.kind for fact in facts]
    if kinds.count(FactKind.LODGED) > 1:
        return Conflict(ConflictKind.NUMBER_TWICE, facts)
    return Conflict(_ABOUT.get(kinds[0], ConflictKind.ACTS), facts)
