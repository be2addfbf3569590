"""Every screen of the glass in a moment worth looking at, with invented answers.

The gallery draws them, and window tests begin from them. Nobody here exists.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from events import FaultNumber
from kiosk import panels
from kiosk.context import Context, KioskSettings, Runs
from kiosk.devices.printer.interface import PrintEnd
from kiosk.panels import PanelWords
from kiosk.simulated import (
    AtOnce,
    Never,
    SimulatedCodes,
    SimulatedLodging,
    SimulatedOfficer,
    SimulatedPaper,
)
from kiosk.visit import FoundCode, Lodged, Step, Visit
from languages import Language, load
from reference import load as load_reference
from reference import today

NOW = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)
NUMBER = 2000000000008
LODGED = Lodged(NUMBER, bytes(16))

JOURNEY = {
    "direction": "arriving",
    "transport": "air",
    "crossing_point": "baki",
    "country": "TR",
    "conveyance": "J2 8074",
    "minors": 1,
}
PERSON = {
    "surname": "NÜMUNƏ",
    "given_names": "AYSEL SINAQ",
    "document_number": "C00000000",
    "birth_date": "1990-04-14",
    "citizenship": "AZ",
}
MONEY = [
    {"kind": "cash", "currency": "USD", "amount": "12400"},
    {"kind": "cash", "currency": "EUR", "amount": "900"},
]
GOODS = [
    {"kind": "alcohol", "quantity": "3", "unit": "litre", "value": "60", "currency": "USD"},
    {"kind": "phone", "quantity": "2", "unit": "piece", "value": "1400", "currency": "USD"},
    {"kind": "clothing", "quantity": "8", "unit": "piece", "accompanied": False},
]
CODES = [
    FoundCode(NUMBER, True, "lodged", "goods", "document_number"),
    FoundCode(4870000000006, False),
]


@dataclass(frozen=True)
class Scene:
    """One picture: a step with answers. ``panel`` covers it, ``paper`` says how printing ends."""

    name: str
    step: Step
    ticked: tuple[str, ...] | None = ("over_limits", "foreign_currency", "wireless")
    answers: Mapping[str, Any] = field(default_factory=dict)
    draft: Mapping[str, Any] = field(default_factory=dict)
    panel: Callable[[Language], PanelWords] | None = None
    paper: PrintEnd = PrintEnd.PRINTED
    runs: Runs = field(default_factory=AtOnce)
    settings: KioskSettings = field(default_factory=KioskSettings)
    factor: float = 1.0
    palette: str = "daylight"


Speak = Callable[[str], Language]


def context(scene: Scene, speak: Speak = load) -> Context:
    """Give what the scene's screen may use: everything simulated, at one moment."""
    reference = load_reference(today(NOW))
    return Context(
        settings=scene.settings,
        law=lambda: reference,
        speak=speak,
        now=lambda: NOW,
        lodging=SimulatedLodging(),
        codes=SimulatedCodes({code.number: code for code in CODES}, {NUMBER: "C00000000"}),
        paper=SimulatedPaper(scene.paper),
        officer=SimulatedOfficer(),
        background=scene.runs,
    )


def visit(scene: Scene, language: str, questions: tuple[str, ...]) -> Visit:
    """Give the visit as it stands at the scene. ``questions`` names the nine."""
    stay = Visit(token="scene", language=language, step=scene.step)
    answers: dict[str, Any] = {"journey": dict(JOURNEY)}
    if scene.ticked is not None:
        answers["ticks"] = {name: name in scene.ticked for name in questions}
    stay.answers = copy.deepcopy({**answers, **scene.answers})
    stay.codes = list(CODES)
    stay.lodged = LODGED if scene.step is Step.DONE else None
    return stay


WHOLE: Mapping[str, Any] = {
    "person": PERSON,
    "money": MONEY,
    "money_origin": {"source": "salary", "use": "family_support"},
    "goods": GOODS,
}
LODGED_WHOLE = {**WHOLE, "confirmation": {"truth": True, "channel": "red"}}
BY_ROAD = KioskSettings(post="qirmizi_korpu", means=("road_car", "bus", "on_foot"))


def asking(name: str, step: Step, at: int, **answers: Any) -> Scene:
    """One question of a step that asks several."""
    return Scene(f"ask-{name}", step, answers=answers, draft={"at": at})


def asking_row(name: str, step: Step, at: int, **row: Any) -> Scene:
    """One question about a thing that may be several."""
    return Scene(f"ask-{name}", step, draft={"at": at, "edited": row, "row": 0})


SCENES: tuple[Scene, ...] = (
    Scene("language", Step.LANGUAGE, ticked=None),
    Scene("intent", Step.INTENT, ticked=None),
    Scene("ticks", Step.TICKS, ticked=None),
    Scene("ticks-some", Step.TICKS),
    Scene("passport", Step.PASSPORT),
    Scene("passport-nothing", Step.PASSPORT, ticked=()),
    asking("document-number", Step.IDENTITY, 0, person={}),
    asking("surname", Step.IDENTITY, 0, person={"document_number": "C00000000"}),
    asking("birth-date", Step.IDENTITY, 2, person={"document_number": "C00000000"}),
    Scene("identity", Step.IDENTITY, answers=WHOLE),
    Scene("adult-needed", Step.ADULT_NEEDED),
    Scene("ask-transport", Step.ROUTE, settings=BY_ROAD),
    asking("country", Step.ROUTE, 0),
    asking("flight", Step.ROUTE, 1),
    asking("children", Step.CHILDREN, 0),
    asking_row("amount", Step.MONEY, 0, currency="USD", amount="12400"),
    asking_row("money-kind", Step.MONEY, 1),
    Scene("money", Step.MONEY, answers=WHOLE),
    asking("money-source", Step.MONEY_ORIGIN, 0),
    Scene("restricted", Step.RESTRICTED, answers={"restricted": {"weapons": True}}),
    asking_row("goods-kind", Step.GOODS, 0),
    asking_row("goods-quantity", Step.GOODS, 1, kind="alcohol", quantity="3"),
    asking_row("goods-with-you", Step.GOODS, 3, kind="alcohol"),
    Scene("goods", Step.GOODS, answers=WHOLE),
    asking("plate", Step.VEHICLE, 0),
    asking("stay", Step.VEHICLE, 2),
    Scene("review", Step.REVIEW, answers=WHOLE),
    Scene("confirm", Step.CONFIRM, answers=WHOLE),
    Scene("done", Step.DONE, answers=LODGED_WHOLE),
    Scene("done-printing", Step.DONE, answers=LODGED_WHOLE, runs=Never()),
    Scene("done-no-paper", Step.DONE, answers=LODGED_WHOLE, paper=PrintEnd.FAILED_BEFORE),
    Scene("green-line", Step.GREEN_LINE, ticked=()),
    Scene("code", Step.CODE, draft={"digits": "20000000"}),
    Scene("second-thing", Step.SECOND_THING),
    Scene("code-status", Step.CODE_STATUS),
    Scene("out-of-service", Step.OUT_OF_SERVICE, draft={"fault": FaultNumber(21, 4713)}),
    Scene("panel-idle", Step.REVIEW, answers=WHOLE, panel=lambda s: panels.still_there(25, s)),
    Scene("panel-text", Step.INTENT, panel=lambda s: panels.text_and_contrast(s, 1.0, "daylight")),
    Scene("panel-help", Step.TICKS, panel=lambda s: panels.help_with(Step.TICKS, s)),
    Scene("panel-officer", Step.INTENT, panel=lambda s: panels.officer_called(s, heard=True)),
    Scene("ticks-largest", Step.TICKS, ticked=("vehicle",), factor=1.5),
    Scene("review-yellow", Step.REVIEW, answers=WHOLE, palette="yellow_on_black", factor=1.3),
    Scene("done-black", Step.DONE, answers=LODGED_WHOLE, palette="black_on_white"),
)
