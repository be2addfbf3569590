"""What was declared, as cards: the person first, then what was answered yes, then the journey."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from forms.outline import OutlineRow, OutlineSection, outline
from languages import Language
from paper.from_declaration import post_name
from reference.load import Reference
from sync.hub.view import DeclarationView

PERSON = "person"
LAST = ("ticks", "journey", "confirmation")
"""Sections of the passenger form that an officer reads only when something is odd."""

POST = "journey.crossing_point"


@dataclass(frozen=True, slots=True)
class Card:
    """One card. A section that repeats has several ``rows``, each a line of answers."""

    name: str
    title: str
    rows: tuple[tuple[OutlineRow, ...], ...]
    repeats: bool


def cards_of(
    view: DeclarationView, speech: Language, reference: Reference
) -> tuple[Card | None, tuple[Card, ...]]:
    """Give the card of the person, where the form has one, and the others in reading order."""
    if view.content is None or view.definition is None:
        return None, ()
    sections = outline(view.definition, view.content, speech, reference.lists)
    cards = [_card(list(group)) for _, group in groupby(sections, lambda section: section.name)]
    cards = [_with_post_named(card, speech, reference) for card in cards]
    person = next((card for card in cards if card.name == PERSON), None)
    return person, tuple(_in_order(card for card in cards if card.name != PERSON))


def _card(sections: list[OutlineSection]) -> Card:
    first = sections[0]
    rows = tuple(section.rows for section in sections)
    return Card(first.name, first.title, rows, first.row_number is not None)


def _in_order(cards: Iterable[Card]) -> list[Card]:
    return sorted(cards, key=lambda card: LAST.index(card.name) if card.name in LAST else -1)


def _with_post_named(card: Card, speech: Language, reference: Reference) -> Card:
    rows = tuple(
        tuple(
            replace(row, text=post_name(row.text, reference, speech)) if row.path == POST else row
            for row in line
        )
        for line in card.rows
    )
    return replace(card, rows=rows)
