"""Where a visit goes next: pure, so whole journeys are tested without a display.

The way to declare is one ordered list of steps, each with the reason it applies. Forward is the
next that applies, back the one before. A step whose prerequisites do not hold is never shown: the
visit goes to the first step that still lacks something. Any fault leads to the one failsafe step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from kiosk.visit import STAFF, NothingMode, Step, Visit

GOODS_TICKS = frozenset({"over_limits", "unaccompanied", "temporary", "precious", "wireless"})
MONEY_TICKS = frozenset({"foreign_currency", "national_currency"})

Rule = Callable[[Visit, "Post"], bool]


class Way(StrEnum):
    """How a screen was left."""

    NEXT = "next"
    BACK = "back"
    CHANGE = "change"
    HAVE_CODE = "have_code"
    NEXT_PERSON = "next_person"
    FINISH = "finish"
    FAULT = "fault"
    SET = "set"
    GO = "go"
    TAKE_UP = "take_up"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a screen was left; ``to`` is the step to change, for CHANGE from a list of lines, or the
    step itself, for GO and TAKE_UP.
    """

    way: Way
    to: Step | None = None


NEXT = Outcome(Way.NEXT)
BACK = Outcome(Way.BACK)
HAVE_CODE = Outcome(Way.HAVE_CODE)
NEXT_PERSON = Outcome(Way.NEXT_PERSON)
FINISH = Outcome(Way.FINISH)
FAULT = Outcome(Way.FAULT)
TO_CODES = Outcome(Way.GO, Step.CODE_STATUS)
TO_KEPT = Outcome(Way.GO, Step.KEPT)
TO_RESUME = Outcome(Way.GO, Step.RESUME)
SET = Outcome(Way.SET)
"""Staff changed a setting: the screen's handover has the settings as they are now."""


@dataclass(frozen=True, slots=True)
class Post:
    """What the journey needs to know of the post it stands at."""

    nothing: NothingMode = NothingMode.LODGE


def nothing_ticked(visit: Visit, _post: Post) -> bool:
    """Whether the traveller has said they carry none of the nine."""
    return "ticks" in visit.answers and not visit.ticked()


def _declares(visit: Visit, post: Post) -> bool:
    return not nothing_ticked(visit, post)


def _takes_data(visit: Visit, post: Post) -> bool:
    return _declares(visit, post) or post.nothing is NothingMode.LODGE or visit.amends is not None


def _waved_through(visit: Visit, post: Post) -> bool:
    return not _takes_data(visit, post)


def _is_child(visit: Visit, post: Post) -> bool:
    return _takes_data(visit, post) and visit.under_16


def ticked_any(names: frozenset[str]) -> Rule:
    """Make a rule that one of these questions was answered yes."""
    return lambda visit, _post: bool(names & visit.ticked())


def _always(_visit: Visit, _post: Post) -> bool:
    return True


def _when_asked_for(_visit: Visit, _post: Post) -> bool:
    """A step beside the way: it has its place in the order, and only GO leads to it."""
    return False


def _money_over(visit: Visit, post: Post) -> bool:
    return visit.money_over_limit and ticked_any(MONEY_TICKS)(visit, post)


def _reviewed(visit: Visit, post: Post) -> bool:
    """Whoever changes a declaration sees it whole, whatever they declare in the end."""
    return _declares(visit, post) or visit.amends is not None


def _confirmed(visit: Visit, post: Post) -> bool:
    return _identity_asked(visit, post) or visit.amends is not None


def _identity_asked(visit: Visit, post: Post) -> bool:
    """A passport read whole by a traveller with nothing to declare needs no second look, unless
    they were asked about an earlier visit after reading it.
    """
    if not _takes_data(visit, post):
        return False
    read = "person.document_number" in visit.read and not visit.asked_again
    return _declares(visit, post) or not read


DECLARE: tuple[tuple[Step, Rule], ...] = (
    (Step.LANGUAGE, _always),
    (Step.INTENT, _always),
    (Step.RESUME, _when_asked_for),
    (Step.TICKS, _always),
    (Step.GREEN_LINE, _waved_through),
    (Step.PASSPORT, _takes_data),
    (Step.KEPT, _when_asked_for),
    (Step.IDENTITY, _identity_asked),
    (Step.ADULT_NEEDED, _is_child),
    (Step.ROUTE, _declares),
    (Step.CHILDREN, _declares),
    (Step.BAGGAGE, ticked_any(frozenset({"unaccompanied"}))),
    (Step.MONEY, ticked_any(MONEY_TICKS)),
    (Step.MONEY_ORIGIN, _money_over),
    (Step.RESTRICTED, ticked_any(frozenset({"permit"}))),
    (Step.GOODS, ticked_any(GOODS_TICKS | {"permit"})),
    (Step.VEHICLE, ticked_any(frozenset({"vehicle"}))),
    (Step.REVIEW, _reviewed),
    (Step.CONFIRM, _confirmed),
    (Step.DONE, _takes_data),
)

BRING_CODE = (Step.LANGUAGE, Step.INTENT, Step.CODE, Step.SECOND_THING, Step.CODE_STATUS)
WITH_CODES = frozenset({*BRING_CODE[2:], Step.WITHDRAW})

ENDS = frozenset({Step.DONE, Step.GREEN_LINE, Step.CODE_STATUS, Step.ADULT_NEEDED, Step.PAUSED})
"""Steps after which nothing is asked: the visit can only finish, or bring the next person."""

_NEEDS: dict[Step, Rule] = {
    Step.TICKS: lambda visit, _post: visit.said("journey.direction") is not None,
    Step.PASSPORT: lambda visit, _post: "ticks" in visit.answers,
    Step.ROUTE: lambda visit, _post: visit.said("person.document_number") is not None,
    Step.DONE: lambda visit, _post: visit.lodged is not None,
}
"""What must hold before a step and every later one is shown."""


_FROM_ANYWHERE: dict[Way, Step] = {
    Way.FAULT: Step.OUT_OF_SERVICE,
    Way.FINISH: Step.LANGUAGE,
    Way.NEXT_PERSON: Step.TICKS,
    Way.HAVE_CODE: Step.CODE,
    Way.SET: Step.STAFF_MENU,
}
"""Ways that lead to the same step wherever they begin."""


def next_step(visit: Visit, outcome: Outcome, post: Post) -> Step:
    """Say which step follows. Never raises: what cannot be is the failsafe step."""
    if outcome.way in _FROM_ANYWHERE:
        return _FROM_ANYWHERE[outcome.way]
    if outcome.way in (Way.CHANGE, Way.GO, Way.TAKE_UP):
        return outcome.to if outcome.to is not None else Step.REVIEW
    if visit.step in STAFF:
        return Step.STAFF_MENU
    if outcome.way is Way.BACK:
        return _back(visit, post)
    return _checked(visit, post, _forward(visit, post))


def where_it_stood(visit: Visit, post: Post) -> Step:
    """Say at which step a visit is taken up again: where it stood, if that can still be.

    Reading a document again is not asked for: whoever comes back has just done it.
    """
    step = visit.step
    if step is Step.PASSPORT:
        step = Step.CONFIRM if nothing_ticked(visit, post) else Step.IDENTITY
    steps = path(visit, post)
    return _checked(visit, post, step if step in steps else steps[-1])


def path(visit: Visit, post: Post) -> tuple[Step, ...]:
    """Give the steps of the way the visit is on, from its first to its last."""
    if visit.step in WITH_CODES:
        return _code_path(visit)
    return tuple(step for step, applies in DECLARE if applies(visit, post))


def _code_path(visit: Visit) -> tuple[Step, ...]:
    asked = any(found.second_thing for found in visit.codes)
    return tuple(step for step in BRING_CODE if step is not Step.SECOND_THING or asked)


def _forward(visit: Visit, post: Post) -> Step:
    later = later_steps(visit, post)
    # A code brought on the way to a change is asked about like any other.
    if visit.changing and visit.step not in WITH_CODES:
        return _after_change(visit, post, later)
    return later[0] if later else Step.OUT_OF_SERVICE


def _after_change(visit: Visit, post: Post, later: tuple[Step, ...]) -> Step:
    """Back to the review, unless the change opened a question that has no answer yet."""
    for step in later:
        if step is Step.REVIEW or not has_answer(visit, step):
            return step
    return path(visit, post)[-1]


def later_steps(visit: Visit, post: Post) -> tuple[Step, ...]:
    """Give the steps after the one the visit stands at."""
    order = _order(visit)
    here = order.index(visit.step)
    return tuple(step for step in path(visit, post) if order.index(step) > here)


def _back(visit: Visit, post: Post) -> Step:
    if visit.changing:
        return Step.REVIEW
    if _came_from_codes(visit):
        return Step.CODE_STATUS
    order = _order(visit)
    here = order.index(visit.step)
    earlier = [step for step in path(visit, post) if order.index(step) < here]
    return earlier[-1] if earlier else Step.LANGUAGE


def _came_from_codes(visit: Visit) -> bool:
    """Whether the codes brought so far are what lies behind a step."""
    match visit.step:
        case Step.REVIEW:
            return visit.amends is not None
        case Step.CODE:
            return bool(visit.codes)
    return visit.step is Step.WITHDRAW


def _order(visit: Visit) -> tuple[Step, ...]:
    if visit.step in WITH_CODES:
        return (*BRING_CODE, Step.WITHDRAW)
    return (*(step for step, _ in DECLARE), Step.PAUSED, Step.OUT_OF_SERVICE, Step.OUT_OF_ORDER)


def _checked(visit: Visit, post: Post, step: Step) -> Step:
    """Hold a step back while an earlier one still lacks what it needs."""
    order = _order(visit)
    for needed, holds in _NEEDS.items():
        reached = needed in order and step in order and order.index(step) >= order.index(needed)
        if reached and not _waved_through(visit, post) and not holds(visit, post):
            return _before(order, needed, visit, post)
    return step


def _before(order: tuple[Step, ...], needed: Step, visit: Visit, post: Post) -> Step:
    earlier = [s for s in path(visit, post) if order.index(s) < order.index(needed)]
    return earlier[-1] if earlier else Step.OUT_OF_SERVICE


_ANSWERED_BY: dict[Step, str] = {
    Step.PASSPORT: "person",
    Step.IDENTITY: "person",
    Step.MONEY: "money",
    Step.MONEY_ORIGIN: "money_origin",
    Step.BAGGAGE: "baggage",
    Step.RESTRICTED: "restricted",
    Step.GOODS: "goods",
    Step.VEHICLE: "vehicle",
    Step.ROUTE: "journey.country",
    Step.CHILDREN: "journey.minors",
}

CHANGEABLE = frozenset(_ANSWERED_BY) - {Step.PASSPORT}
"""Steps a line of the review may lead to."""


def has_answer(visit: Visit, step: Step) -> bool:
    """Whether the question of ``step`` has been answered once."""
    where = _ANSWERED_BY.get(step)
    if where is None:
        return True
    if "." in where:
        return visit.said(where) is not None
    return bool(visit.answers.get(where))
