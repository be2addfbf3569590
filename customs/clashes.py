"""Which facts cannot both be so: pairs whose authors had not seen each other and who disagree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from customs.causality import Causality, bits
from customs.facts import Fact, FactId, FactKind

Clashes = dict[int, set[int]]
"""For a place in the causal order, the places it clashes with."""

ACTS = frozenset(FactKind) - {
    FactKind.CHANNEL_ASSIGNED,
    FactKind.CHARGES_ASSESSED,
    FactKind.PRINTED,
    FactKind.JOINED,
    FactKind.ERASED,
    FactKind.CONFLICT_SETTLED,
    FactKind.UNDONE,
}
"""Facts that move the state or change what is declared."""

UNDOABLE = frozenset(FactKind) - {
    FactKind.LODGED,
    FactKind.AMENDED,
    FactKind.PRINTED,
    FactKind.ERASED,
    FactKind.CONFLICT_SETTLED,
    FactKind.UNDONE,
}
"""Acts that can be taken back. Content is amended instead, a settlement is settled again."""

TWICE_IS_ONCE = ACTS - {
    FactKind.LODGED,
    FactKind.AMENDED,
    FactKind.PAYMENT_RECORDED,
    FactKind.RELEASED,
}
"""Acts that two desks may do at once without harm. Two releases mean one paper was used twice."""

_BESIDE_THE_STATE = (FactKind.CHANNEL_ASSIGNED, FactKind.CHARGES_ASSESSED, FactKind.JOINED)


def said(fact: Fact) -> Mapping[str, Any]:
    """Give what an act says: the fields of its ``act`` section; nothing when it was erased."""
    act = (fact.details or {}).get("act", {})
    return act if isinstance(act, Mapping) else {}


def target(fact: Fact) -> FactId | None:
    """Give the fact an UNDONE, ERASED or CONFLICT_SETTLED names; None when unreadable."""
    try:
        return bytes.fromhex(str(said(fact)["target"]))
    except (KeyError, ValueError):
        return None


def places_of(order: Causality, kinds: Iterable[FactKind]) -> list[int]:
    """Give the places of the facts of these kinds."""
    wanted = frozenset(kinds)
    return [place for place, fact in enumerate(order.facts) if fact.header.kind in wanted]


def target_place(order: Causality, place: int) -> int | None:
    """Give the place of the fact that a fact names, provided its author had seen that fact."""
    wanted = target(order.facts[place])
    seen = (other for other in bits(order.ancestors[place]) if order.facts[other].id == wanted)
    return next(seen, None)


def undone_places(order: Causality) -> dict[int, int]:
    """Give each UNDONE that names an act it may take back, with the place of that act."""
    pairs = ((place, target_place(order, place)) for place in places_of(order, [FactKind.UNDONE]))
    return {
        place: named
        for place, named in pairs
        if named is not None and order.facts[named].header.kind in UNDOABLE
    }


def clashes(order: Causality, undone: Mapping[int, int]) -> Clashes:
    """Find every pair that clashes."""
    found: Clashes = {}
    for one, other in (
        *_clashing_acts(order),
        *_clashing_words(order),
        *_lodged_twice(order),
        *_built_on_undone(order, undone),
    ):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def _clashing_acts(order: Causality) -> Iterator[tuple[int, int]]:
    for one, other in order.unordered_pairs(places_of(order, ACTS)):
        kind = order.facts[one].header.kind
        if kind != order.facts[other].header.kind or kind not in TWICE_IS_ONCE:
            yield one, other


def _clashing_words(order: Causality) -> Iterator[tuple[int, int]]:
    for kind in _BESIDE_THE_STATE:
        for one, other in order.unordered_pairs(places_of(order, [kind])):
            if _words(order.facts[one]) != _words(order.facts[other]):
                yield one, other


def _words(fact: Fact) -> tuple[object, ...]:
    if fact.header.kind == FactKind.JOINED:
        return (fact.header.crossing,)
    return tuple(said(fact).get(name) for name in ("channel", "corridor", "amount", "currency"))


def _lodged_twice(order: Causality) -> Iterator[tuple[int, int]]:
    """Give lodgings that share the number: one too many, whoever had seen whom."""
    lodged = places_of(order, [FactKind.LODGED])
    yield from ((one, other) for one in lodged for other in lodged if one < other)


def _built_on_undone(order: Causality, undone: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Give acts that rest on what another author was taking back at the same time."""
    for place, taken in undone.items():
        for act in places_of(order, ACTS):
            if order.saw(act, taken) and order.apart(act, place):
                yield place, act
