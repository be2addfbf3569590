"""The life of a declaration: what its facts say, folded by one pure function.

What an act says is in the fact's details, section ``act``. Fields: ``reason``, ``note``;
``channel`` and ``corridor`` (CHANNEL_ASSIGNED: a word of ``Channel`` for people, of ``Corridor``
for goods);
``target`` (UNDONE, CONFLICT_SETTLED and ERASED: a fact id in hex; what an ERASED reaches is in
``customs.erasure``); ``amount`` and ``currency`` (CHARGES_ASSESSED, PAYMENT_AWAITED,
PAYMENT_RECORDED); ``bank_reference`` (PAYMENT_RECORDED); ``officer``, ``session`` (who acted, at
which sign-in); ``report`` (EXAMINED); ``copy`` (PRINTED: 0 for the first paper, then the number
of the copy).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from customs.causality import Causality, ordered
from customs.channel import Channel, Corridor
from customs.clashes import ACTS, TWICE_IS_ONCE, UNDOABLE, said, target
from customs.conflicts import Conflict, ConflictKind, Judgement, judge
from customs.erasure import reaches
from customs.errors import NotOneDeclaration
from customs.facts import CrossingId, Fact, FactId, FactKind
from customs.states import TRANSITIONS, State

__all__ = [
    "TRANSITIONS",
    "Conflict",
    "ConflictKind",
    "Declaration",
    "State",
    "allowed",
    "fold",
    "said",
    "target",
    "undoable",
]

Line = TypeVar("Line", Channel, Corridor)

_CONTENT = (FactKind.LODGED, FactKind.AMENDED)
_WHILE_DISPUTED = (ACTS | UNDOABLE) - {FactKind.HELD}


@dataclass(frozen=True, slots=True)
class Declaration:
    """What the facts about one number say.

    ``version`` is 1 plus the amendments that stand. ``lodged`` is the LODGED or AMENDED fact whose
    content governs; None when the lodging has not come. ``heads`` go into ``seen`` of the next
    fact. ``channel`` and ``corridor`` are what the last CHANNEL_ASSIGNED says. ``prints`` counts
    papers. ``erased`` tells that the governing content was erased. ``history`` is every fact here,
    in display order: causal, then clock, then id; those that wait for others come last.
    ``standing`` are the facts that have effect; ``out_of_place`` those that fit no transition or
    are of a kind this version does not know; ``waiting`` those whose past is not all here, and
    ``waiting_for`` the ids that are missing.
    """

    number: int
    state: State
    version: int
    lodged: Fact | None
    heads: tuple[FactId, ...]
    crossing: CrossingId | None
    channel: Channel | None
    corridor: Corridor | None
    prints: int
    training: bool
    erased: bool
    conflicts: tuple[Conflict, ...]
    history: tuple[Fact, ...]
    standing: tuple[Fact, ...]
    out_of_place: tuple[Fact, ...]
    waiting: tuple[Fact, ...]
    waiting_for: tuple[FactId, ...]


def fold(facts: Iterable[Fact]) -> Declaration:
    """Make the declaration out of the facts about one number, given in any order.

    The same fact given twice counts once. Raises NotOneDeclaration when the facts name no number
    or several.
    """
    order = ordered(facts)
    judged = judge(order)
    state, standing, out_of_place = _run(order, judged)
    history = order.facts + order.waiting
    lodged = _last(standing, *_CONTENT)
    return Declaration(
        number=_number(history),
        state=state,
        version=1 + sum(fact.header.kind == FactKind.AMENDED for fact in standing),
        lodged=lodged,
        heads=order.heads(),
        crossing=_crossing(standing),
        channel=_assigned(standing, "channel", Channel),
        corridor=_assigned(standing, "corridor", Corridor),
        prints=sum(fact.header.kind == FactKind.PRINTED for fact in standing),
        training=any(fact.header.training for fact in history),
        erased=_erased(lodged, standing),
        conflicts=judged.conflicts,
        history=history,
        standing=standing,
        out_of_place=out_of_place,
        waiting=order.waiting,
        waiting_for=order.waiting_for,
    )


def allowed(declaration: Declaration) -> tuple[FactKind, ...]:
    """Give the kinds of fact that may come next.

    While there is a conflict nothing moves the declaration but holding it and settling.
    """
    return tuple(
        kind
        for kind, moves in TRANSITIONS.items()
        if declaration.state in moves and _fits_now(kind, declaration)
    )


def undoable(declaration: Declaration) -> Fact | None:
    """Give the act that an UNDONE would take back now: the last one that stands, if it may be."""
    last = _last(declaration.standing, *ACTS, *UNDOABLE)
    if declaration.conflicts or last is None or last.header.kind not in UNDOABLE:
        return None
    return last


def _fits_now(kind: FactKind, declaration: Declaration) -> bool:
    if kind is FactKind.CONFLICT_SETTLED:
        return bool(declaration.conflicts)
    if kind is FactKind.UNDONE:
        return undoable(declaration) is not None
    if kind is FactKind.ERASED:
        return not declaration.erased
    return not (declaration.conflicts and kind in _WHILE_DISPUTED)


def _run(order: Causality, judged: Judgement) -> tuple[State, tuple[Fact, ...], tuple[Fact, ...]]:
    """Walk the table over the facts that have effect; set apart those that do not fit it."""
    state = State.NOT_SEEN
    standing: list[Fact] = []
    out_of_place: list[Fact] = []
    silent = (judged.put_aside | judged.disputed) - _shown_meanwhile(judged, order)
    for place, fact in enumerate(order.facts):
        if place in silent:
            continue
        given = None if place in judged.aimless else _next(state, fact.header.kind)
        (out_of_place if given is None else standing).append(fact)
        state = given or state
    return state, tuple(standing), tuple(out_of_place)


def _next(state: State, kind: FactKind | int) -> State | None:
    moves = TRANSITIONS.get(kind) if isinstance(kind, FactKind) else None
    if moves is None:
        return None
    # Two desks may do the same act at once; the second changes nothing and is no mistake.
    return moves.get(state, state if kind in TWICE_IS_ONCE and state in moves.values() else None)


def _shown_meanwhile(judged: Judgement, order: Causality) -> set[int]:
    """Give the first of two lodgings under one number: a desk must have something to show."""
    twice = [c.facts for c in judged.conflicts if c.kind is ConflictKind.NUMBER_TWICE]
    firsts = [
        next(fact for fact in facts if fact.header.kind == FactKind.LODGED) for facts in twice
    ]
    return {order.facts.index(fact) for fact in firsts}


def _number(facts: tuple[Fact, ...]) -> int:
    numbers = {fact.header.number for fact in facts} - {None}
    if len(numbers) != 1:
        raise NotOneDeclaration(f"{len(numbers)} numbers")
    return next(number for number in numbers if number is not None)


def _last(facts: tuple[Fact, ...], *kinds: FactKind) -> Fact | None:
    return next((fact for fact in reversed(facts) if fact.header.kind in kinds), None)


def _crossing(standing: tuple[Fact, ...]) -> CrossingId | None:
    named = (f for f in reversed(standing) if f.header.kind in (*_CONTENT, FactKind.JOINED))
    return next((f.header.crossing for f in named if f.header.crossing is not None), None)


def _assigned(standing: tuple[Fact, ...], name: str, words: type[Line]) -> Line | None:
    last = _last(standing, FactKind.CHANNEL_ASSIGNED)
    word = said(last).get(name) if last else None
    return words(word) if word in list(words) else None


def _erased(lodged: Fact | None, standing: tuple[Fact, ...]) -> bool:
    return lodged is not None and any(reaches(f, lodged.id, lodged.header) for f in standing)
