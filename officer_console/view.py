"""What the declaration page shows, worked out before any template: plain words in one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from customs.facts import Fact
from customs.money import NATIONAL
from customs.registration_number import grouped
from forms.state_words import state_words
from languages import Language
from officer_console.cards import Card, cards_of
from officer_console.deciding import offered
from officer_console.wording import ACTS, happened
from reference.claims import estimate_of
from reference.explain import explain
from reference.load import BAKU as LAW_ZONE
from reference.load import Reference
from sync.hub.desk import DeclarationView

BAKU = ZoneInfo(LAW_ZONE)


@dataclass(frozen=True, slots=True)
class Act:
    """One button of the act bar."""

    kind: str
    key: str
    label: str
    needs_reason: bool


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the time line."""

    when: str
    what: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class EstimateRow:
    """One line of the estimate: what, how much, by which rule."""

    text: str
    amount: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A declaration as the officer reads it."""

    number: int
    code: str
    kind: str
    state: str
    state_name: str
    origin: str
    arrived: str
    attention: tuple[str, ...]
    person: Card | None
    cards: tuple[Card, ...]
    history: tuple[Event, ...]
    acts: tuple[Act, ...]
    heads: str
    erased: bool
    marks: dict[str, str]
    estimate: tuple[EstimateRow, ...]
    estimate_note: str


def local_time(clock: int) -> str:
    """Write a hybrid clock reading as the post's wall shows it: ``22.11.2026 14:02``."""
    at = datetime.fromtimestamp((clock >> 16) / 1000, UTC)
    return at.astimezone(BAKU).strftime("%d.%m.%Y %H:%M")


def page_of(view: DeclarationView, speech: Language, reference: Reference) -> Page:
    """Work out the page of one declaration."""
    declaration = view.declaration
    first = declaration.history[0]
    estimate, note = _estimate(view, speech, reference)
    person, cards = cards_of(view, speech, reference)
    return Page(
        number=declaration.number,
        code=grouped(declaration.number),
        kind=_kind(view, speech),
        state=state_words(declaration.state, speech),
        state_name=declaration.state.name.lower(),
        origin=_origin(first, speech),
        arrived=local_time(first.header.clock),
        attention=_attention(view, speech),
        person=person,
        cards=cards,
        history=tuple(_event(fact, speech) for fact in declaration.history),
        acts=_acts(view, speech),
        heads=" ".join(head.hex() for head in declaration.heads),
        erased=view.declaration.erased,
        marks=_marks(speech),
        estimate=estimate,
        estimate_note=note,
    )


def _kind(view: DeclarationView, speech: Language) -> str:
    if view.definition is None:
        return speech.say("console", "A form of a newer version")
    return speech.say(view.definition.context(), view.definition.title)


def _origin(first: Fact, speech: Language) -> str:
    return speech.say(
        "console", "from machine {node}, signature valid", node=first.header.node.hex()[:8]
    )


def _attention(view: DeclarationView, speech: Language) -> tuple[str, ...]:
    declaration = view.declaration
    lines = []
    if view.newer:
        lines.append(
            speech.say(
                "console",
                "Some of this was written by a newer version of the program than this desk has."
                " It is kept whole, and cannot be read here.",
            )
        )
    if declaration.conflicts:
        lines.append(speech.say("console", "Two facts about this declaration disagree."))
    if not all(fact.header.date_trusted for fact in declaration.history):
        lines.append(speech.say("console", "The kiosk's date was not trusted when it was lodged."))
    if declaration.prints > 1:
        lines.append(
            speech.say("console", "Printed {count} times: a copy exists.", count=declaration.prints)
        )
    return tuple(lines)


def _estimate(
    view: DeclarationView, speech: Language, reference: Reference
) -> tuple[tuple[EstimateRow, ...], str]:
    estimate = estimate_of(view.content, reference) if view.content else None
    if estimate is None or not estimate.lines:
        return (), ""
    said = explain(estimate, speech)
    rows = [EstimateRow(line.text, line.amount, line.reason) for line in said.lines]
    rows += [EstimateRow(text, "") for text in said.written]
    total = speech.amount(estimate.total, NATIONAL)
    rows.append(EstimateRow(speech.say("console", "Total, estimated"), total, said.rates))
    return tuple(rows), said.headline


def _event(fact: Fact, speech: Language) -> Event:
    act = (fact.details or {}).get("act", {})
    return Event(
        when=local_time(fact.header.clock),
        what=happened(fact.header.kind, speech),
        by=str(act.get("officer", "")),
        reason=str(act.get("reason", "") or act.get("note", "")),
    )


def _acts(view: DeclarationView, speech: Language) -> tuple[Act, ...]:
    return tuple(
        Act(kind.name.lower(), key, speech.say("act", label), needs_reason)
        for kind in offered(view.declaration)
        for key, label, needs_reason in (ACTS[kind],)
    )


def _marks(speech: Language) -> dict[str, str]:
    return {
        "read": speech.say("mark", "read from the document"),
        "officer": speech.say("mark", "by officer"),
        "typed": speech.say("mark", "typed"),
    }
