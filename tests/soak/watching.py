"""What must hold at the glass whatever is done to it.

1. No fault ends a visit, unless one was planted.
2. No screen is stuck: something can be pressed, or work is under way, or it ends by itself.
3. An answer changes only by a hand or a key at the step that asks it, by a document or a code
   scanned where one is asked for, or where a declaration is taken up to be changed. Bar, panels,
   time, late work and every other scan leave all answers as they were.
4. All answers go at once, and only so: somebody ended the visit where it can be ended, staff came
   in before anything was said, nobody was there for as long as it takes, or a fault was planted.
5. What stands in an open field stays through everything but hands and keys, and what answers it.
6. A touch that wakes the glass changes nothing but that.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from enum import Enum
from typing import Any

from kiosk.idle import COUNTDOWN, LAST_SCREEN, OUT_OF_SERVICE, WARN_AFTER
from kiosk.journey import ENDS
from kiosk.visit import STAFF, UNBEGUN, Step


class Kind(Enum):
    """What may come of an act."""

    HAND = "hand"
    BAR = "bar"
    SCAN = "scan"
    TIME = "time"
    WORK = "work"
    WAKE = "wake"


class Broken(AssertionError):
    """Something that must hold does not."""


ASKED_AT = {
    Step.INTENT: {"journey"},
    Step.TICKS: {"ticks"},
    Step.PASSPORT: {"person", "confirmation"},
    Step.IDENTITY: {"person"},
    Step.ROUTE: {"journey"},
    Step.CHILDREN: {"journey"},
    Step.BAGGAGE: {"baggage"},
    Step.MONEY: {"money"},
    Step.MONEY_ORIGIN: {"money_origin"},
    Step.RESTRICTED: {"restricted"},
    Step.GOODS: {"goods"},
    Step.VEHICLE: {"vehicle"},
    Step.CONFIRM: {"confirmation"},
}
"""Sections of the declaration that are asked at each step."""

TAKEN_UP = frozenset({Step.CODE_STATUS, Step.RESUME})
"""Steps from which a whole declaration becomes the answers of the visit."""

READS = frozenset({Step.PASSPORT})
"""Steps at which a scan answers a question of the declaration."""

FIELD_READS = frozenset({"money_origin.earlier_number"})
"""Questions whose own field takes a scan."""

GIVEN_UP = ENDS | STAFF | UNBEGUN | {Step.OUT_OF_SERVICE, Step.RESUME, Step.PAUSED, Step.KEPT}
"""Steps at which a hand can end the visit."""

ALONE = frozenset({Step.OUT_OF_SERVICE, Step.OUT_OF_ORDER})
"""Steps that end by themselves, or by staff."""


@dataclass(frozen=True)
class Seen:
    """How the glass stood."""

    token: str
    step: Step
    answers: dict[str, Any]
    screen: int
    question: str
    path: str | None
    given: Any
    panel: str
    dark: bool
    blank: bool
    busy: bool


def seen(at: Any) -> Seen:
    """Look at the glass."""
    visit, screen = at.visit, at.screen
    widget = getattr(screen, "answering", None)
    panel = at.app.glass.panel
    return Seen(
        visit.token,
        visit.step,
        copy.deepcopy(visit.answers),
        id(screen),
        screen.question,
        getattr(screen, "path", None),
        None if widget is None else repr(widget.given()),
        "" if panel is None else panel.name,
        at.app.glass.is_dark(),
        visit.is_blank,
        busy(at),
    )


def busy(at: Any) -> bool:
    """Whether work is under way."""
    context = at.conductor.context
    return bool(context.background.busy or context.printing.busy)


def judge(
    kind: Kind,
    before: Seen,
    after: Seen,
    at: Any,
    *,
    steps: set[Step],
    planted: bool,
    quiet: float,
) -> None:
    """Raise Broken where something does not hold.

    ``steps`` are those an act went through, ``quiet`` is seconds since the last touch.
    """
    if after.step is Step.OUT_OF_SERVICE and before.step is not Step.OUT_OF_SERVICE and not planted:
        raise Broken(f"a fault at {before.step}: {at.conductor.fault}")
    _not_stuck(after, at)
    if kind is Kind.WAKE:
        _only_woken(before, after)
    if after.token != before.token:
        _ended_rightly(kind, before, after, steps, planted=planted, quiet=quiet)
        return
    allowed = {section for step in steps for section in _may_change(kind, before, step)}
    for section in sorted(before.answers.keys() | after.answers.keys()):
        if section not in allowed and _differs(before, after, section):
            raise Broken(f"{kind.value} at {before.step} ({before.path}) changed {section}")
    _field_stays(kind, before, after)


def _not_stuck(after: Seen, at: Any) -> None:
    from kiosk.widgets.focus import reachable

    top = at.app.glass.uppermost
    if not after.busy and after.step not in ALONE and not any(True for _ in reachable(top)):
        raise Broken(f"nothing can be pressed at {after.step}, panel {after.panel!r}")
    said = at.screen.spoken()
    if not said.title or not said.question:
        raise Broken(f"{after.step} says nothing")


def _only_woken(before: Seen, after: Seen) -> None:
    kept = ("token", "step", "answers", "screen", "question", "given")
    for name in kept:
        if getattr(before, name) != getattr(after, name):
            raise Broken(f"a touch that woke the glass changed its {name} at {before.step}")
    if after.panel == "idle" or after.dark:
        raise Broken(f"a touch did not wake the glass at {before.step}")


def _ended_rightly(
    kind: Kind, before: Seen, after: Seen, steps: set[Step], *, planted: bool, quiet: float
) -> None:
    if planted and after.step is Step.OUT_OF_SERVICE:
        return
    match kind:
        case Kind.TIME:
            limit = LAST_SCREEN if steps & ENDS else WARN_AFTER + COUNTDOWN
            if before.step in STAFF | {Step.OUT_OF_SERVICE}:
                limit = OUT_OF_SERVICE
            right = quiet >= limit
        case Kind.HAND:
            right = bool(steps & GIVEN_UP) or before.blank
        case Kind.SCAN | Kind.WORK:
            right = before.blank and after.step in STAFF
        case _:
            right = before.blank
    if not right:
        raise Broken(f"{kind.value} at {before.step} wiped the visit after {quiet:.0f} s")
    left = set(after.answers) - {"journey"}.union(*(ASKED_AT.get(step, ()) for step in steps))
    if left:
        raise Broken(f"a new visit begins with {sorted(left)}")


def _may_change(kind: Kind, before: Seen, step: Step) -> set[str]:
    if kind is Kind.HAND:
        if step in TAKEN_UP:
            return set(before.answers).union(*ASKED_AT.values())
        return ASKED_AT.get(step, set())
    if kind is Kind.SCAN and step in READS:
        return ASKED_AT[step]
    return set()


def _differs(before: Seen, after: Seen, section: str) -> bool:
    # An empty section was only looked at.
    return (before.answers.get(section) or None) != (after.answers.get(section) or None)


def _field_stays(kind: Kind, before: Seen, after: Seen) -> None:
    if kind in (Kind.HAND, Kind.WAKE) or before.path is None:
        return
    if kind is Kind.SCAN and (before.path in FIELD_READS or before.step in READS):
        return
    if before.path == after.path and before.given != after.given:
        raise Broken(f"{kind.value} at {before.path} changed {before.given} into {after.given}")
