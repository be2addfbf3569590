"""Who had seen what: facts of one declaration ordered by their ``seen`` links, never by the clock.

Ancestors are kept as bit masks over the facts' places, since every question asked here is a
question about sets and a declaration's facts are few.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from customs.facts import Fact, FactId


@dataclass(frozen=True, slots=True)
class Causality:
    """Facts in causal order; where the links leave a choice, by clock, then id.

    ``ancestors[i]`` has bit j set when the author of fact i had seen fact j, directly or through
    others. ``waiting`` holds facts whose past is not all here, ``waiting_for`` what is missing.
    """

    facts: tuple[Fact, ...]
    ancestors: tuple[int, ...]
    waiting: tuple[Fact, ...]
    waiting_for: tuple[FactId, ...]

    def saw(self, later: int, earlier: int) -> bool:
        """Whether the author of the fact at ``later`` had seen the one at ``earlier``."""
        return bool(self.ancestors[later] >> earlier & 1)

    def apart(self, one: int, other: int) -> bool:
        """Whether neither author had seen the other's fact."""
        return one != other and not self.saw(one, other) and not self.saw(other, one)

    def heads(self) -> tuple[FactId, ...]:
        """Give the facts nobody here has built on: the ``seen`` of the next one. Sorted."""
        seen = {link for fact in self.facts for link in fact.header.seen}
        return tuple(sorted(fact.id for fact in self.facts if fact.id not in seen))

    def unordered_pairs(self, among: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Give every pair of places in ``among`` whose authors had not seen each other."""
        earlier = 0
        for place in sorted(among):
            yield from ((other, place) for other in bits(earlier & ~self.ancestors[place]))
            earlier |= 1 << place


def bits(mask: int) -> Iterator[int]:
    """Give the places of the bits set in ``mask``, lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def ordered(facts: Iterable[Fact]) -> Causality:
    """Put facts in causal order. The order they are given in makes no difference."""
    known = _once_each(facts)
    done = tuple(_causal_order(known))
    places = {fact.id: place for place, fact in enumerate(done)}
    waiting = sorted((fact for fact in known.values() if fact.id not in places), key=_for_display)
    missing = {link for fact in waiting for link in fact.header.seen if link not in known}
    return Causality(done, _ancestors(done, places), tuple(waiting), tuple(sorted(missing)))


def _once_each(facts: Iterable[Fact]) -> dict[FactId, Fact]:
    known: dict[FactId, Fact] = {}
    for fact in facts:
        # The same fact can come with its content and, from another journal, erased.
        if fact.id not in known or known[fact.id].details is None:
            known[fact.id] = fact
    return known


def _causal_order(known: dict[FactId, Fact]) -> Iterator[Fact]:
    unmet = {fact.id: len(set(fact.header.seen)) for fact in known.values()}
    followers: dict[FactId, list[Fact]] = {}
    for fact in known.values():
        for link in set(fact.header.seen):
            followers.setdefault(link, []).append(fact)
    ready = [_for_display(known[name]) for name, links in unmet.items() if links == 0]
    heapq.heapify(ready)
    while ready:
        _, name = heapq.heappop(ready)
        yield known[name]
        for follower in followers.get(name, ()):
            unmet[follower.id] -= 1
            if unmet[follower.id] == 0:
                heapq.heappush(ready, _for_display(follower))


def _ancestors(done: tuple[Fact, ...], places: dict[FactId, int]) -> tuple[int, ...]:
    masks: list[int] = []
    for fact in done:
        mask = 0
        for link in fact.header.seen:
            mask |= masks[places[link]] | 1 << places[link]
        masks.append(mask)
    return tuple(masks)


def _for_display(fact: Fact) -> tuple[int, FactId]:
    return fact.header.clock, fact.id
