"""A call from the glass: never "coming" before a desk has said so, and heard of to the end."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from kiosk.calling import Called, Calling
from kiosk.context import Context
from kiosk.panels import OFFICER, PanelWords
from kiosk.simulated import SimulatedOfficer
from kiosk.visit import Step, Visit

CALLING = "Calling an officer…"
COMING = "An officer is coming. Please wait here."
NOBODY = "Nobody answered. Please go to the One Window desk."


class Time:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Later:
    """Keeps work until it is let be done."""

    busy = True

    def __init__(self) -> None:
        self.waiting: list[tuple[Any, Any]] = []

    def run(self, work: Any, then: Any, failed: Any) -> None:
        self.waiting.append((work, then))

    def catch_up(self) -> None:
        waiting, self.waiting = self.waiting, []
        for work, then in waiting:
            then(work())


class Glass:
    """A glass that knows what covers it, and can be closed."""

    def __init__(self) -> None:
        self.words: PanelWords | None = None

    def show(self, screen: Any) -> None:
        self.words = None

    def cover(self, words: PanelWords, picked: Callable[[str], None]) -> None:
        self.words = words

    def uncover(self) -> None:
        self.words = None

    def covered(self) -> bool:
        return self.words is not None

    def covered_by(self) -> str:
        return "" if self.words is None else self.words.name

    def darken(self, dark: bool) -> None:
        raise NotImplementedError

    def is_dark(self) -> bool:
        return False


@dataclass
class Post:
    """A glass with a call, and a desk that says what it is told to."""

    context: Context
    officer: SimulatedOfficer
    time: Time = field(default_factory=Time)
    glass: Glass = field(default_factory=Glass)
    visit: Visit = field(default_factory=lambda: Visit("t", Step.MONEY, "en"))

    def __post_init__(self) -> None:
        self.calling = Calling(self, self.glass, self.time)

    def after(self, seconds: float, says: Called | None = None) -> str:
        """Let time go by, and give what the glass says then."""
        self.officer.says = says or self.officer.says
        self.time.now += seconds
        self.calling.listen()
        return self.says

    @property
    def says(self) -> str:
        return self.glass.words.words if self.glass.words else ""


@pytest.fixture
def post(doors: Context) -> Post:
    officer = SimulatedOfficer(Called.WAITS)
    return Post(replace(doors, officer=officer), officer)


def test_nobody_is_said_to_come_before_a_desk_says_so(post: Post) -> None:
    post.calling.call()
    assert post.says.startswith(CALLING)
    assert post.after(59).startswith(CALLING)


def test_an_officer_comes_once_a_desk_has_answered(post: Post) -> None:
    post.calling.call()
    assert post.after(5, Called.COMING) == COMING


def test_after_a_minute_the_glass_says_where_to_go(post: Post) -> None:
    where = replace(post.context.settings, one_window={"en": "Hall 2, on the left"})
    post.context = replace(post.context, settings=where)
    post.calling.call()
    assert post.after(60) == f"{NOBODY}\nHall 2, on the left"


def test_a_post_may_have_less_patience(post: Post) -> None:
    post.context = replace(post.context, settings=replace(post.context.settings, call_seconds=30))
    post.calling.call()
    assert post.after(30) == NOBODY


def test_an_answer_that_comes_later_still_changes_the_words(post: Post) -> None:
    post.calling.call()
    post.after(60)
    assert post.after(200, Called.COMING) == COMING


def test_a_hub_that_is_away_is_said_at_once_and_asked_again(post: Post) -> None:
    post.officer.says = Called.AWAY
    post.calling.call()
    assert post.says == NOBODY
    assert post.after(4, Called.WAITS) == NOBODY
    assert post.officer.calls == 0
    assert post.after(1) == NOBODY
    assert post.officer.calls == 1
    assert post.after(1, Called.COMING) == COMING


def test_a_hub_that_goes_away_for_a_moment_ends_no_waiting(post: Post) -> None:
    post.calling.call()
    assert post.after(1, Called.AWAY).startswith(CALLING)
    assert post.after(5, Called.COMING) == COMING


def test_calling_again_makes_no_second_call_and_says_how_it_stands(post: Post) -> None:
    post.calling.call()
    post.after(5, Called.COMING)
    post.glass.uncover()
    post.calling.call()
    assert (post.officer.calls, post.says) == (1, COMING)


def test_what_is_closed_comes_back_only_with_news(post: Post) -> None:
    post.calling.call()
    post.glass.uncover()
    assert post.after(10) == ""
    assert post.after(1, Called.COMING) == COMING
    post.glass.uncover()
    assert post.after(1) == ""


def test_news_waits_until_another_panel_is_closed(post: Post) -> None:
    post.calling.call()
    post.glass.words = PanelWords("help", "Help", "Answer one question at a time.")
    assert post.after(1, Called.COMING) == "Answer one question at a time."
    post.glass.uncover()
    assert post.after(1) == COMING
    assert post.glass.covered_by() == OFFICER


def test_the_end_of_the_visit_takes_the_call_back(post: Post) -> None:
    post.calling.call()
    assert post.officer.stands is Step.MONEY
    post.calling.end()
    assert (post.officer.stands, post.calling.stands) == (None, False)
    post.glass.uncover()
    assert post.after(1, Called.COMING) == ""


def test_where_nobody_was_called_nothing_is_taken_back(doors: Context) -> None:
    later = Later()
    post = Post(replace(doors, background=later), SimulatedOfficer())
    post.calling.end()
    assert later.waiting == []


def test_what_a_hub_did_not_hear_is_taken_back_later(post: Post) -> None:
    post.calling.call()
    post.officer.says = Called.AWAY
    post.calling.end()
    post.after(4, Called.WAITS)
    assert post.officer.stands is Step.MONEY
    post.after(1)
    assert post.officer.stands is None


def test_an_answer_to_the_visit_before_is_not_shown_to_the_next(post: Post) -> None:
    later = Later()
    post.context = replace(post.context, background=later)
    post.officer.says = Called.COMING
    post.calling.call()
    post.calling.end()
    post.glass.uncover()
    later.catch_up()
    assert post.says == ""


def test_a_hub_is_not_asked_while_it_has_yet_to_answer(post: Post) -> None:
    later = Later()
    post.context = replace(post.context, background=later)
    post.calling.call()
    post.after(1)
    post.after(1)
    assert len(later.waiting) == 1


def test_whoever_waits_as_told_is_not_taken_to_be_gone(post: Post) -> None:
    assert post.calling.keeps_waiting() is False
    post.calling.call()
    assert post.calling.keeps_waiting() is True
    post.after(60)
    assert post.calling.keeps_waiting() is False
    post.after(1, Called.COMING)
    assert post.calling.keeps_waiting() is True
    post.after(180)
    assert post.calling.keeps_waiting() is False


class Faulty:
    """Fails at whatever it is given to do."""

    busy = True

    def __init__(self) -> None:
        self.asked = 0

    def run(self, work: Any, then: Any, failed: Any) -> None:
        self.asked += 1
        failed(RuntimeError("simulated"))


def test_a_kiosk_that_cannot_call_says_where_to_go_and_does_not_try_every_second(
    post: Post,
) -> None:
    faulty = Faulty()
    post.context = replace(post.context, background=faulty)
    post.calling.call()
    assert post.says == NOBODY
    for _ in range(9):
        post.after(1)
    assert faulty.asked == 2


def test_the_log_has_one_call_and_how_long_it_took(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    post.calling.call()
    post.after(60)
    post.after(5, Called.COMING)
    post.after(5)
    said = [record.getMessage() for record in caplog.records]
    assert said == [
        "An officer was called from the glass; a desk answered: no.",
        "A desk answered a call from the glass after 65000 ms.",
    ]
