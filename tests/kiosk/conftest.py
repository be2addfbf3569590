"""Kiosk tests: Kivy is told to leave arguments, logs and the home folder alone before it loads."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable

import pytest

for _name, _value in {
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_NO_CONSOLELOG": "1",
    "KIVY_HOME": tempfile.mkdtemp(prefix="sarhad-kivy-"),
}.items():
    os.environ.setdefault(_name, _value)

from kiosk.context import Context  # noqa: E402
from kiosk.scenes import SCENES, Scene, context, visit  # noqa: E402
from kiosk.visit import Visit  # noqa: E402


@pytest.fixture
def scene() -> Callable[[str], Scene]:
    """Give a scene of the gallery by its name."""
    return lambda name: next(scene for scene in SCENES if scene.name == name)


@pytest.fixture
def doors(scene: Callable[[str], Scene]) -> Context:
    """What a screen may use, everything simulated."""
    return context(scene("review"))


@pytest.fixture
def stay(doors: Context) -> Callable[[Scene, str], Visit]:
    """Give the visit of a scene in a language."""
    questions = tuple(question.id for question in doors.reference.questions)
    return lambda scene, language: visit(scene, language, questions)
