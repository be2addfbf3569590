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
from kiosk.acting import Act, Cover, about, every_language, going_on, hearing, typing
from kiosk.context import Context, KioskSettings, Runs
from kiosk.devices.printer.interface import PrintEnd
from kiosk.simulated import (
    AtOnce,
    Fails,
    Never,
    SimulatedCodes,
    SimulatedLodging,
    SimulatedOfficer,
    SimulatedPaper,
)
from kiosk.visit import Amends, FoundCode, Lodged, NothingMode, Step, Visit
from languages import Language, available, load
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
MANY_GOODS = [
    *GOODS,
    {"kind": "cigarettes", "quantity": "400", "unit": "piece", "value": "80", "currency": "EUR"},
    {
        "kind": "jewellery_gold",
        "quantity": "35",
        "unit": "gram",
        "value": "2100",
        "currency": "USD",
    },
    {"kind": "electronics", "quantity": "1", "unit": "piece", "value": "900", "currency": "USD"},
    {"kind": "perfume", "quantity": "4", "unit": "piece", "value": "310", "currency": "EUR"},
    {"kind": "food", "quantity": "12.5", "unit": "kilogram"},
    {"kind": "wine", "quantity": "6", "unit": "litre", "value": "120", "currency": "USD"},
    {"kind": "gift_other", "quantity": "9", "unit": "piece", "accompanied": False},
    {"kind": "household", "quantity": "14", "unit": "piece", "value": "450", "currency": "AZN"},
]
LONG_PERSON = {
    **PERSON,
    "surname": "NÜMUNƏVİ SINAQZADƏ BÜLBÜLOĞLU QIZI",
    "given_names": "MƏHƏMMƏDHÜSEYN ƏBDÜLRƏHMAN XƏLİLULLAH ÇİNGİZ",
    "citizenship": "VC",
}
CODES = [
    FoundCode(NUMBER, True, "lodged", "goods", "document_number"),
    FoundCode(4870000000005, False),
]


@dataclass(frozen=True)
class Scene:
    """One picture: a step with answers. ``panel`` covers it, ``paper`` says how printing ends.

    ``then`` is done to the screen once it is shown, as a traveller would: typing, going on.
    ``doors`` gives what is behind the glass besides the usual.
    """

    name: str
    step: Step
    ticked: tuple[str, ...] | None = ("over_limits", "foreign_currency", "wireless")
    answers: Mapping[str, Any] = field(default_factory=dict)
    draft: Mapping[str, Any] = field(default_factory=dict)
    then: Act | None = None
    panel: Cover | None = None
    paper: PrintEnd = PrintEnd.PRINTED
    runs: Runs = field(default_factory=AtOnce)
    settings: KioskSettings = field(default_factory=KioskSettings)
    factor: float = 1.0
    palette: str = "daylight"
    one_name: bool = False
    name_cut: bool = False
    doors: Callable[[], Mapping[str, Any]] = dict
    codes: Callable[[], list[FoundCode]] = lambda: list(CODES)
    amends: Amends | None = None


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
        **scene.doors(),
    )


def visit(scene: Scene, language: str, questions: tuple[str, ...]) -> Visit:
    """Give the visit as it stands at the scene. ``questions`` names the nine."""
    stay = Visit(token="scene", language=language, step=scene.step)
    answers: dict[str, Any] = {"journey": dict(JOURNEY)}
    if scene.ticked is not None:
        answers["ticks"] = {name: name in scene.ticked for name in questions}
    stay.answers = copy.deepcopy({**answers, **scene.answers})
    stay.codes, stay.amends = scene.codes(), scene.amends
    stay.lodged = LODGED if scene.step is Step.DONE else None
    stay.earlier_due, stay.one_name, stay.name_cut = True, scene.one_name, scene.name_cut
    return stay


WHOLE: Mapping[str, Any] = {
    "person": PERSON,
    "money": MONEY,
    "money_origin": {"source": "salary", "use": "family_support"},
    "goods": GOODS,
}
LODGED_WHOLE = {**WHOLE, "confirmation": {"truth": True, "channel": "red"}}
ONE_NAME = {
    **WHOLE,
    "person": {
        "document_type": "id_card",
        "document_number": "X0000004",
        "surname": "NUMUNE",
        "birth_year": 1985,
        "citizenship": "ID",
    },
}
DOCUMENT_TYPE = "person.document_type"
BY_ROAD = KioskSettings(post="qirmizi_korpu", means=("road_car", "bus", "on_foot"))
EVERY_LANGUAGE = KioskSettings(languages=available())
SLIP = KioskSettings(nothing=NothingMode.SLIP)
LEAVING = {**JOURNEY, "direction": "leaving"}
PASSING = {**JOURNEY, "direction": "passing"}


def asking(name: str, step: Step, at: int, then: Act | None = None, **answers: Any) -> Scene:
    """One question of a step that asks several."""
    return Scene(f"ask-{name}", step, answers=answers, draft={"at": at}, then=then)


def asking_row(name: str, step: Step, at: int, then: Act | None = None, **row: Any) -> Scene:
    """One question about a thing that may be several."""
    return Scene(f"ask-{name}", step, draft={"at": at, "edited": row, "row": 0}, then=then)


SCENES: tuple[Scene, ...] = (
    Scene("language", Step.LANGUAGE, ticked=None),
    Scene("language-all", Step.LANGUAGE, ticked=None, settings=EVERY_LANGUAGE),
    Scene("intent", Step.INTENT, ticked=None),
    Scene("intent-real", Step.INTENT, ticked=None, settings=KioskSettings(training=False)),
    Scene("ticks", Step.TICKS, ticked=None),
    Scene("ticks-some", Step.TICKS),
    Scene("passport", Step.PASSPORT),
    Scene("passport-nothing", Step.PASSPORT, ticked=()),
    Scene("passport-wrong-page", Step.PASSPORT, then=lambda screen: screen.scanned("NOT AN MRZ")),
    asking("document-number", Step.IDENTITY, 0, person={}),
    asking("document-number-none", Step.IDENTITY, 0, typing("", go_on=True), person={}),
    Scene("ask-document", Step.IDENTITY, answers={"person": {}}, draft={"todo": [DOCUMENT_TYPE]}),
    asking("card-number", Step.IDENTITY, 0, person={"document_type": "id_card"}),
    asking("surname", Step.IDENTITY, 0, person={"document_number": "C00000000"}),
    asking("given-names", Step.IDENTITY, 2, person={}),
    Scene(
        "ask-surname-longest",
        Step.IDENTITY,
        answers={"person": {**LONG_PERSON, "surname": "ABDULLAYEVMƏMMƏDOV " * 3 + "NÜMUNƏ"}},
        draft={"todo": ("person.surname",)},
    ),
    Scene(
        "ask-given-names-long",
        Step.IDENTITY,
        answers={"person": LONG_PERSON},
        draft={"todo": ("person.given_names",)},
    ),
    asking("birth-date", Step.IDENTITY, 3, typing("1404"), person={}),
    asking("birth-date-wrong", Step.IDENTITY, 3, typing("14042031", go_on=True), person={}),
    asking("citizenship", Step.IDENTITY, 4, person={}),
    Scene("identity", Step.IDENTITY, answers=WHOLE),
    Scene("identity-long", Step.IDENTITY, answers={**WHOLE, "person": LONG_PERSON}),
    Scene("identity-one-name", Step.IDENTITY, answers=ONE_NAME, one_name=True),
    Scene("identity-name-cut", Step.IDENTITY, answers=WHOLE, name_cut=True),
    Scene("adult-needed", Step.ADULT_NEEDED),
    Scene("ask-transport", Step.ROUTE, settings=BY_ROAD),
    asking("country", Step.ROUTE, 0, journey={**JOURNEY, "country": None}),
    asking("country-typed", Step.ROUTE, 0, typing("AR")),
    asking("country-unknown", Step.ROUTE, 0, typing("XYZ")),
    asking("country-leaving", Step.ROUTE, 0, journey=LEAVING),
    asking("country-onward", Step.ROUTE, 1, journey=PASSING),
    asking("flight", Step.ROUTE, 1),
    asking("children", Step.CHILDREN, 0),
    Scene("ask-pieces", Step.BAGGAGE, ticked=("unaccompanied",)),
    asking_row("amount", Step.MONEY, 0, currency="USD", amount="12400"),
    asking_row("amount-none", Step.MONEY, 0, typing("", go_on=True)),
    asking_row("amount-currencies", Step.MONEY, 0, lambda screen: screen.answering.pick("more")),
    asking_row("money-kind", Step.MONEY, 1),
    Scene("money", Step.MONEY, answers=WHOLE),
    asking("money-source", Step.MONEY_ORIGIN, 0),
    asking("money-use", Step.MONEY_ORIGIN, 1),
    asking("money-number", Step.MONEY_ORIGIN, 2, journey=LEAVING),
    Scene("restricted", Step.RESTRICTED, answers={"restricted": {"weapons": True}}),
    asking_row("goods-kind", Step.GOODS, 0),
    asking_row("goods-name", Step.GOODS, 1, kind="other"),
    asking_row("goods-quantity", Step.GOODS, 1, kind="alcohol", quantity="3"),
    asking_row("goods-value", Step.GOODS, 2, kind="phone", quantity="2"),
    asking_row("goods-with-you", Step.GOODS, 3, kind="alcohol"),
    Scene("goods", Step.GOODS, answers=WHOLE),
    Scene("goods-many", Step.GOODS, answers={**WHOLE, "goods": MANY_GOODS}),
    asking("plate", Step.VEHICLE, 0),
    asking("plate-country", Step.VEHICLE, 1),
    asking("stay", Step.VEHICLE, 2),
    Scene("review", Step.REVIEW, answers=WHOLE),
    Scene("review-leaving", Step.REVIEW, answers={**WHOLE, "journey": LEAVING}),
    Scene("review-nothing-to-pay", Step.REVIEW, ticked=(), answers={"person": PERSON}),
    Scene("confirm", Step.CONFIRM, answers=WHOLE),
    Scene("done", Step.DONE, answers=LODGED_WHOLE),
    Scene("done-green", Step.DONE, ticked=(), answers=LODGED_WHOLE),
    Scene("done-printing", Step.DONE, answers=LODGED_WHOLE, runs=Never()),
    Scene("done-no-paper", Step.DONE, answers=LODGED_WHOLE, paper=PrintEnd.FAILED_BEFORE),
    Scene("done-perhaps", Step.DONE, answers=LODGED_WHOLE, paper=PrintEnd.UNKNOWN),
    Scene("green-line", Step.GREEN_LINE, ticked=()),
    Scene("green-line-slip", Step.GREEN_LINE, ticked=(), settings=SLIP),
    Scene(
        "green-line-no-slip",
        Step.GREEN_LINE,
        ticked=(),
        settings=SLIP,
        paper=PrintEnd.FAILED_BEFORE,
    ),
    Scene("code", Step.CODE, draft={"digits": "20000000"}),
    Scene("code-wrong", Step.CODE, draft={"digits": "2000000000009"}, then=going_on),
    Scene("code-searching", Step.CODE, draft={"digits": str(NUMBER)}, then=going_on, runs=Never()),
    Scene("code-failed", Step.CODE, draft={"digits": str(NUMBER)}, then=going_on, runs=Fails()),
    Scene("second-thing", Step.SECOND_THING),
    Scene("second-thing-wrong", Step.SECOND_THING, then=typing("C11111111", go_on=True)),
    Scene("code-status", Step.CODE_STATUS),
    Scene("code-status-printing", Step.CODE_STATUS, then=going_on, runs=Never()),
    Scene("code-status-slip", Step.CODE_STATUS, then=going_on),
    Scene("code-status-no-slip", Step.CODE_STATUS, then=going_on, paper=PrintEnd.FAILED_BEFORE),
    Scene("out-of-service", Step.OUT_OF_SERVICE, draft={"fault": FaultNumber(21, 4713)}),
    Scene(
        "out-of-service-all",
        Step.OUT_OF_SERVICE,
        draft={"fault": FaultNumber(21, 4713)},
        settings=EVERY_LANGUAGE,
    ),
    Scene("panel-language", Step.REVIEW, answers=WHOLE, panel=every_language),
    Scene("panel-told", Step.TICKS, panel=about("temporary", today(NOW))),
    Scene("panel-idle", Step.REVIEW, answers=WHOLE, panel=lambda s: panels.still_there(25, s)),
    Scene("panel-text", Step.INTENT, panel=lambda s: panels.text_and_contrast(s, 1.0, "daylight")),
    Scene("panel-voice", Step.INTENT, panel=hearing),
    Scene("panel-help", Step.TICKS, panel=lambda s: panels.help_with(Step.TICKS, s)),
    Scene("panel-calling", Step.INTENT, panel=lambda s: panels.officer_called(s, heard=None)),
    Scene("panel-officer", Step.INTENT, panel=lambda s: panels.officer_called(s, heard=True)),
    Scene("panel-nobody", Step.INTENT, panel=lambda s: panels.officer_called(s, heard=False)),
    Scene("ticks-largest", Step.TICKS, ticked=("vehicle",), factor=1.5),
    Scene("review-yellow", Step.REVIEW, answers=WHOLE, palette="yellow_on_black", factor=1.3),
    Scene("done-black", Step.DONE, answers=LODGED_WHOLE, palette="black_on_white"),
)
