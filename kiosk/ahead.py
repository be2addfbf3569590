"""What may come next in a visit: pure, so that screens can be built before they are wanted."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.journey import (
    BRING_CODE,
    CHANGEABLE,
    DECLARE,
    ENDS,
    MONEY_TICKS,
    Post,
    Rule,
    has_answer,
    later_steps,
    path,
    ticked_any,
)
from kiosk.visit import STAFF, Step, Visit


def steps_ahead(visit: Visit, post: Post) -> tuple[Step, ...]:
    """Give the steps that may follow, nearest first, as far as the answers so far tell."""
    order = [step for step, _ in DECLARE]
    if visit.step in STAFF or visit.step is Step.OUT_OF_ORDER:
        return ()
    if visit.step is Step.CODE:
        return BRING_CODE[3:]
    if visit.step in ENDS | {Step.KEPT, Step.RESUME}:
        return ()
    if visit.step not in order:
        return later_steps(visit, post)
    if visit.changing:
        return tuple(_after_change(visit, post))
    later = [step for step, applies in _after(visit) if _may_apply(step, applies, visit, post)]
    match visit.step:
        case Step.INTENT:
            later.insert(1, Step.CODE)
        case Step.REVIEW:
            later.extend(step for step in path(visit, post) if step in CHANGEABLE)
    return tuple(later)


def _after(visit: Visit) -> tuple[tuple[Step, Rule], ...]:
    order = [step for step, _ in DECLARE]
    return DECLARE[order.index(visit.step) + 1 :]


def _after_change(visit: Visit, post: Post) -> Iterator[Step]:
    """From a line being changed, the review comes, after what has no answer yet.

    A question the change may only now bring up comes last: mostly it does not.
    """
    open_ = [(step, rule) for step, rule in _after(visit) if not has_answer(visit, step)]
    yield from (step for step, applies in open_ if applies(visit, post))
    yield Step.REVIEW
    for step, applies in open_:
        if not applies(visit, post) and _may_apply(step, applies, visit, post):
            yield step


def _may_apply(step: Step, applies: Rule, visit: Visit, post: Post) -> bool:
    """Whether a step may still come to apply: how much money there is shows only later."""
    return applies(visit, post) or (
        step is Step.MONEY_ORIGIN and ticked_any(MONEY_TICKS)(visit, post)
    )
