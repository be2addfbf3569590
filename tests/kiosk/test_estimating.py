"""The estimate in words."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.asking import check_answers
from kiosk.context import Context
from kiosk.estimating import estimate_words
from kiosk.scenes import Scene
from kiosk.visit import Visit
from languages import load

Stay = Callable[[Scene, str], Visit]


def words(doors: Context, visit: Visit) -> tuple[str, ...]:
    answers = {**visit.answers, "confirmation": {"truth": True}}
    content = check_answers(doors, visit, answers).content
    assert content is not None
    return estimate_words(doors, content, load("en"))


def test_an_estimate_gives_its_sum_its_day_and_says_that_the_officer_decides(
    doors: Context, scene: Callable[[str], Scene], stay: Stay
) -> None:
    amount, *_, basis = words(doors, stay(scene("review"), "en"))
    assert "AZN" in amount
    assert "20.11.2026" in basis
    assert "The officer decides." in basis


def test_where_nothing_is_to_be_estimated_nothing_is_said(
    doors: Context, scene: Callable[[str], Scene], stay: Stay
) -> None:
    visit = stay(scene("green-line"), "en")
    visit.answers["person"] = stay(scene("identity"), "en").answers["person"]
    assert words(doors, visit) == ()
