"""What each step asks, in the words of a person: one question a screen, from the form's fields.

The form says what a field is and whether it applies; this table says how the glass asks for it.
Words are msgids under context ``ask``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forms.catalogue import definition
from forms.code_list import CodeLists
from forms.conditions import hold
from forms.definition import Field, FormDefinition, Kind
from kiosk.visit import Step, Visit

CONTEXT = "ask"
TRANSPORT = "journey.transport"
HOME = "AZ"

Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """How a field is asked for. ``hint`` may be empty.

    ``skip`` is how the way on without an answer is worded, where there is one.
    """

    ask: str
    hint: str = ""
    skip: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One field, asked on the glass. ``skippable`` questions offer a way on without an answer."""

    section: str
    field: Field
    wording: Wording

    @property
    def skippable(self) -> bool:
        """Whether there is a way on without an answer."""
        return bool(self.wording.skip)

    @property
    def path(self) -> str:
        """``section.field``."""
        return f"{self.section}.{self.field.name}"


STEPS: Mapping[Step, tuple[str, ...]] = {
    Step.IDENTITY: (
        "person.document_number",
        "person.surname",
        "person.given_names",
        "person.birth_date",
        "person.citizenship",
    ),
    Step.ROUTE: (
        "journey.transport",
        "journey.country",
        "journey.onward_country",
        "journey.conveyance",
    ),
    Step.CHILDREN: ("journey.minors",),
    Step.BAGGAGE: ("baggage.unaccompanied_pieces",),
    Step.MONEY: ("money.amount", "money.kind"),
    Step.MONEY_ORIGIN: (
        "money_origin.source",
        "money_origin.use",
        "money_origin.earlier_number",
    ),
    Step.GOODS: ("goods.kind", "goods.name", "goods.quantity", "goods.value", "goods.accompanied"),
    Step.VEHICLE: ("vehicle.plate", "vehicle.country", "vehicle.stay"),
}

ASKED_WITH: Mapping[str, str] = {
    "person.birth_year": "person.birth_date",
    "person.document_type": "person.document_type",
}
"""Fields no step asks for by themselves, and the question that leads to them."""

DOCUMENT = "person.document_type"
PASSPORTS = frozenset({None, "passport", "diplomatic_passport", "service_passport"})
OTHER_PAPER = "other_paper"
"""In the wording of a question, whoever travels with something else than a passport."""

DOCUMENTS: Codes = (
    "passport",
    "id_card",
    "residence_permit",
    "return_certificate",
    "refugee_document",
    "stateless_document",
    "seafarer_book",
    "diplomatic_passport",
    "service_passport",
    "other",
)
"""Documents a person who declares for themselves may travel with, the most usual first."""

WITHOUT = "Go on without this"
ONE_NAME = "I have one name only"
COUNTRY_HINT = "Choose the country, or type how its name begins."

WHOLE: Mapping[str, Step] = {"ticks": Step.TICKS, "restricted": Step.RESTRICTED}
"""Sections asked on one screen, as tick lines."""

WORDINGS: Mapping[str, Wording] = {
    "person.document_type": Wording("Which document do you travel with?"),
    "person.document_number": Wording("What is your passport number?", "Letters and digits."),
    "person.document_number/other_paper": Wording(
        "What is the number of your document?", "Letters and digits."
    ),
    "person.surname": Wording("What is your surname?", "As it stands in your passport."),
    "person.surname/other_paper": Wording(
        "What is your surname?", "As it stands in your document."
    ),
    "person.given_names": Wording(
        "What are your given names?", "As they stand in your passport.", ONE_NAME
    ),
    "person.given_names/other_paper": Wording(
        "What are your given names?", "As they stand in your document.", ONE_NAME
    ),
    "person.birth_date": Wording(
        "When were you born?", "Day, month and year. If you do not know the day, type 00."
    ),
    "person.birth_year": Wording("When were you born?"),
    "person.citizenship": Wording("Which country issued your passport?", COUNTRY_HINT),
    "person.citizenship/other_paper": Wording("Of which country are you a citizen?", COUNTRY_HINT),
    "journey.transport": Wording("How are you travelling?"),
    "journey.country": Wording("Where are you coming from?", COUNTRY_HINT),
    "journey.country/leaving": Wording("Where are you going?", COUNTRY_HINT),
    "journey.onward_country": Wording("Which country are you travelling on to?", COUNTRY_HINT),
    "journey.conveyance": Wording("What is the number plate of the vehicle?", skip=WITHOUT),
    "journey.conveyance/air": Wording(
        "What is your flight number?", "It is on your boarding pass.", WITHOUT
    ),
    "journey.conveyance/rail": Wording(
        "What is your train number?", "It is on your ticket.", WITHOUT
    ),
    "journey.conveyance/sea": Wording("What is the name of your ship?", skip=WITHOUT),
    "journey.minors": Wording("How many children are with you?", "Under 18 years."),
    "baggage.unaccompanied_pieces": Wording("How many pieces were sent separately?"),
    "money.amount": Wording("How much money do you have?", "Choose the currency, then the amount."),
    "money.kind": Wording("What form is this money in?"),
    "money_origin.source": Wording("Where is this money from?"),
    "money_origin.use": Wording("What is this money for?"),
    "money_origin.earlier_number": Wording(
        "What is the number of your entry declaration?",
        "The 13 digits on the paper you were given when you brought the money in.",
        "I do not have it",
    ),
    "goods.kind": Wording("What goods do you have with you?"),
    "goods.name": Wording("What are these goods?", "A few words are enough."),
    "goods.quantity": Wording("How many?"),
    "goods.value": Wording("What are they worth?", "All of them together.", WITHOUT),
    "goods.accompanied": Wording("Are they with you, or sent separately?"),
    "vehicle.plate": Wording("What is the number plate?", "Letters and digits."),
    "vehicle.country": Wording("In which country is the vehicle registered?", COUNTRY_HINT),
    "vehicle.stay": Wording("How long will the vehicle stay?"),
}

USUAL_COUNTRIES = ("AZ", "TR", "RU", "GE", "IR", "KZ", "UA", "AE", "DE", "IL", "GB")
"""Offered before anything is typed, the most usual first."""

GOODS_BY_TICK: Mapping[str, tuple[str, ...]] = {
    "wireless": ("phone", "wireless_other"),
    "precious": ("jewellery_gold", "diamonds", "precious_stones"),
    "permit": ("weapon", "animal", "animal_product", "plant", "medicine", "carpet_cultural"),
}
"""Kinds of goods a ticked line speaks of: offered first."""

UNITS: Mapping[str, str] = {
    "alcohol": "litre",
    "brandy": "litre",
    "wine": "litre",
    "sparkling_wine": "litre",
    "beer": "litre",
    "fuel": "litre",
    "food": "kilogram",
    "caviar": "gram",
    "sturgeon": "kilogram",
    "animal_product": "kilogram",
    "jewellery_gold": "gram",
    "diamonds": "carat",
}
"""Unit a kind of goods is counted in on the glass (list ``unit``); pieces otherwise."""


def form() -> FormDefinition:
    """Give the form the glass fills in."""
    return definition("passenger")


def questions(
    step: Step, visit: Visit, row: Mapping[str, Any], means: Sequence[str]
) -> tuple[Question, ...]:
    """Give what ``step`` asks now.

    ``row`` is the row being filled where the section repeats; ``means`` are the means of transport
    that come by this post, so that a post with one does not ask.
    """
    found = (question(path, visit) for path in STEPS[step])
    return tuple(
        each
        for each in found
        if _applies(each, visit, row) and not (each.path == TRANSPORT and len(means) == 1)
    )


def question(path: str, visit: Visit) -> Question:
    """Give one field as a question, in the wording that fits the visit so far."""
    section, name = path.split(".")
    paper = "" if visit.said(DOCUMENT) in PASSPORTS else OTHER_PAPER
    said = (visit.said("journey.direction"), visit.said("journey.transport"), paper)
    variants = (f"{path}/{each}" for each in said)
    key = next((variant for variant in variants if variant in WORDINGS), path)
    return Question(section, form().section(section).field(name), WORDINGS[key])


def step_of(path: str) -> Step | None:
    """Give the step that asks for ``section.field`` or ``section.row.field``, if one does."""
    section, *_, name = path.split(".")
    if section in WHOLE:
        return WHOLE[section]
    if path == "journey.direction":
        return Step.INTENT
    wanted = f"{section}.{name}"
    if wanted in ASKED_WITH:
        return Step.IDENTITY
    return next((step for step, paths in STEPS.items() if wanted in paths), None)


def handover_of(path: str) -> dict[str, Any]:
    """Give the draft that makes a step ask this one question only."""
    section, *row, name = path.split(".")
    if section in WHOLE or path == "journey.direction":
        return {}
    place = {"row": int(row[0])} if row else {}
    return {"todo": [ASKED_WITH.get(path, f"{section}.{name}")], **place}


def offered_first(asked: Question, visit: Visit, lists: CodeLists, means: Sequence[str]) -> Codes:
    """Give the codes to offer for a question, in order; empty to offer the whole list."""
    match asked.path:
        case "journey.transport":
            return tuple(means)
        case "person.document_type":
            return DOCUMENTS
        case "goods.kind":
            return _goods_kinds(visit, lists)
        case "journey.country" | "journey.onward_country":
            return tuple(code for code in USUAL_COUNTRIES if code != HOME)
        case _:
            return USUAL_COUNTRIES if asked.field.kind is Kind.COUNTRY else ()


def _goods_kinds(visit: Visit, lists: CodeLists) -> Codes:
    ticked = visit.ticked()
    first = [kind for tick, kinds in GOODS_BY_TICK.items() if tick in ticked for kind in kinds]
    rest = (entry.code for entry in lists["goods_kind"].entries)
    return (*first, *(code for code in rest if code not in first))


def unit_of(goods_kind: str) -> str:
    """Give the unit a kind of goods is counted in."""
    return UNITS.get(goods_kind, "piece")


def _applies(each: Question, visit: Visit, row: Mapping[str, Any]) -> bool:
    if not hold(each.field.only_if, visit.answers, row):
        return False
    match each.path:
        case "goods.name":
            return bool(row.get("kind") == "other")
        case "journey.conveyance":
            return bool(visit.said("journey.transport") != "on_foot")
        case "money_origin.earlier_number":
            return visit.earlier_due
        case _:
            return True
