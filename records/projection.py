"""What a declaration's facts make of its row in the register. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from customs.facts import CrossingId, FactKind
from customs.life import fold
from customs.text import folded
from envelope.facts import Envelope
from forms.catalogue import definition
from forms.content import Content, Value
from forms.definition import Kind
from records.fact_reader import FactReader


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One declaration as the register holds it. Keys are folded; ``birth`` is an ISO date."""

    number: int
    state: str
    version: int
    form: int | None
    name_key: str | None
    name: str | None
    document: str | None
    birth: str | None
    plate: str | None
    crossing: CrossingId | None
    clock: int
    training: bool
    conflict: bool


Project = Callable[[int, Sequence[Envelope]], RegisterRow | None]
"""Gives the row of a declaration from its facts; None when they make none."""

_CONTENT_KINDS = (FactKind.LODGED, FactKind.AMENDED)


def projector(reader: FactReader) -> Project:
    """Give the projection that reads content with ``reader``."""

    def project(number: int, envelopes: Sequence[Envelope]) -> RegisterRow | None:
        return row_of(number, envelopes, reader) if envelopes else None

    return project


def row_of(number: int, envelopes: Sequence[Envelope], reader: FactReader) -> RegisterRow:
    """Fold the facts of one declaration into its row."""
    declaration = fold([reader.fact(envelope) for envelope in envelopes])
    newest = _newest_content([f.id for f in declaration.history], envelopes)
    content = reader.content(newest) if newest else None
    name = _name(content)
    return RegisterRow(
        number=number,
        state=declaration.state.name.lower(),
        version=declaration.version,
        form=newest.header.form[0] if newest and newest.header.form else None,
        name_key=folded(name) if name else None,
        name=name,
        document=_key(content, Kind.DOCUMENT_NUMBER),
        birth=_birth(content),
        plate=_key(content, Kind.PLATE),
        crossing=declaration.crossing,
        clock=max(envelope.header.clock for envelope in envelopes),
        training=any(envelope.header.training for envelope in envelopes),
        conflict=bool(declaration.conflicts),
    )


def _newest_content(order: Sequence[bytes], envelopes: Sequence[Envelope]) -> Envelope | None:
    by_id = {envelope.fact_id: envelope for envelope in envelopes}
    contents = [by_id[i] for i in order if by_id[i].header.kind in _CONTENT_KINDS]
    return contents[-1] if contents else None


def _name(content: Content | None) -> str | None:
    """Join the names of the first section that asks for one: the person, or the declarant."""
    for section in _sections(content):
        named = [value for kind, _, value in section if kind is Kind.NAME]
        if named:
            return " ".join(str(value) for value in named)
    return None


def _key(content: Content | None, wanted: Kind) -> str | None:
    for section in _sections(content):
        for kind, _, value in section:
            if kind is wanted:
                return folded(str(value)).replace(" ", "")
    return None


def _birth(content: Content | None) -> str | None:
    for section in _sections(content):
        for _, name, value in section:
            if name == "birth_date" and isinstance(value, date):
                return value.isoformat()
    return None


def _sections(content: Content | None) -> Iterator[list[tuple[Kind, str, Value]]]:
    """Give each section's answers as (kind, field, value), in the order of the form."""
    if content is None:
        return
    for section in definition(content.form, content.version).sections:
        for row in content.rows(section.name):
            yield [(f.kind, f.name, row[f.name]) for f in section.fields if f.name in row]
