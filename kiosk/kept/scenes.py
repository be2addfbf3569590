"""Scenes of visits that are kept: asked about after a power cut, paused, and taken up again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from kiosk import panels
from kiosk.acting import going_on
from kiosk.kept.pauses import Pauses
from kiosk.kept.telling import Found
from kiosk.scenes import LODGED, WHOLE, Scene
from kiosk.visit import Step, Visit

AT = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)
BEGUN = Found(Visit("scene", step=Step.GOODS, answers=dict(WHOLE)), AT)
DONE = Found(Visit("scene", step=Step.DONE, answers=dict(WHOLE), lodged=LODGED), AT)


def paused() -> Mapping[str, Any]:
    """One visit is held."""
    pauses = Pauses(bytes, lambda: 0.0)
    pauses.hold(Visit("scene"), {})
    return {"pauses": pauses}


def deaf() -> Mapping[str, Any]:
    """Too many wrong codes were typed."""
    doors = paused()
    for _ in range(5):
        doors["pauses"].take("99999")
    return doors


KEPT_SCENES: tuple[Scene, ...] = (
    Scene("kept-begun", Step.KEPT, draft={"found": BEGUN}),
    Scene("kept-lodged", Step.KEPT, draft={"found": DONE}),
    Scene(
        "kept-begun-largest",
        Step.KEPT,
        draft={"found": BEGUN},
        factor=1.5,
        palette="yellow_on_black",
    ),
    Scene("intent-paused", Step.INTENT, ticked=None, doors=paused),
    Scene("intent-paused-larger", Step.INTENT, ticked=None, doors=paused, factor=1.3),
    Scene(
        "panel-help-pause",
        Step.GOODS,
        panel=lambda s: panels.help_with(Step.GOODS, s, may_pause=True),
    ),
    Scene("paused", Step.PAUSED, draft={"code": "40713"}),
    Scene(
        "paused-largest",
        Step.PAUSED,
        draft={"code": "40713"},
        factor=1.5,
        palette="black_on_white",
    ),
    Scene("resume", Step.RESUME, draft={"digits": "407"}, doors=paused),
    Scene("resume-wrong", Step.RESUME, draft={"digits": "40714"}, doors=paused, then=going_on),
    Scene(
        "resume-deaf-largest",
        Step.RESUME,
        draft={"digits": "40714"},
        doors=deaf,
        then=going_on,
        factor=1.5,
    ),
)
