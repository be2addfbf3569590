"""What a declaration's facts make of its row in the register. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from customs.facts import CrossingId, Fact, FactKind
from customs.life import fold
from customs.text import folded
from envelope.facts import Envelope
from forms.catalogue import definition
from forms.content import Content, Severity, Value
from forms.definition import Kind
from records.bound import PostOf, at_no_post
from records.documents import Named
from records.fact_reader import FactReader, fact_of
from records.rules_again import problems_of

CROSSING_POINT = "crossing_point"
"""The field of every form that names a post, by the post's slug."""

DECLARED = frozenset({FactKind.LODGED, FactKind.AMENDED})


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One declaration as the register holds it. Keys are folded; ``birth`` is an ISO date.

    ``problems`` counts what an honest check finds wrong in content that was signed all the same.
    No columns: ``posts`` are those it was lodged at or names, in any version, and so is bound for
    (``records.bound``); ``documents`` go with any version (``records.documents``).
    """

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
    problems: int
    posts: tuple[str, ...] = ()
    documents: tuple[Named, ...] = ()


Project = Callable[[int, Sequence[Envelope]], RegisterRow | None]
"""Gives the row of a declaration from its facts; None when they make none."""

Answered = list[tuple[Kind, str, Value]]
"""A section's answers: kind, field, value."""


def projector(reader: FactReader, post_of: PostOf = at_no_post) -> Project:
    """Give the projection that reads content with ``reader``."""

    def project(number: int, envelopes: Sequence[Envelope]) -> RegisterRow | None:
        return row_of(number, envelopes, reader, post_of) if envelopes else None

    return project


def row_of(
    number: int, envelopes: Sequence[Envelope], reader: FactReader, post_of: PostOf = at_no_post
) -> RegisterRow:
    """Fold the facts of one declaration into its row."""
    contents = {envelope.fact_id: reader.content(envelope) for envelope in envelopes}
    declaration = fold([fact_of(envelope, contents[envelope.fact_id]) for envelope in envelopes])
    governing = declaration.lodged
    content = contents[governing.id] if governing else None
    sections = list(_sections(content))
    name = _name(sections)
    return RegisterRow(
        number=number,
        state=declaration.state.value,
        version=declaration.version,
        form=governing.header.form[0] if governing and governing.header.form else None,
        name_key=folded(name) if name else None,
        name=name,
        document=_key(sections, Kind.DOCUMENT_NUMBER),
        birth=_birth(sections),
        plate=_key(sections, Kind.PLATE),
        crossing=declaration.crossing,
        clock=max(envelope.header.clock for envelope in envelopes),
        training=declaration.training,
        conflict=bool(declaration.conflicts),
        problems=_errors(governing, content, reader),
        posts=_posts(envelopes, contents.values(), post_of),
        documents=tuple(
            (fact_id, one) for fact_id, said in contents.items() if said for one in said.documents
        ),
    )


def _posts(
    envelopes: Sequence[Envelope], contents: Iterable[Content | None], post_of: PostOf
) -> tuple[str, ...]:
    """Name the posts whose machines lodged or changed it, and those any version names."""
    headers = (one.header for one in envelopes)
    stood = {post_of(one.node) for one in headers if one.kind in DECLARED}
    named = {
        str(row[CROSSING_POINT])
        for content in contents
        if content is not None
        for section in content.answers
        for row in content.rows(section)
        if CROSSING_POINT in row
    }
    return tuple(sorted((stood | named) - {""}))


def _errors(governing: Fact | None, content: Content | None, reader: FactReader) -> int:
    if governing is None:
        return 0
    found = problems_of(governing.header, content, reader.lists)
    return sum(one.severity is Severity.ERROR for one in found)


def _name(sections: Iterable[Answered]) -> str | None:
    """Join the names of the first section that asks for one: the person, or the declarant."""
    for section in sections:
        named = [value for kind, _, value in section if kind is Kind.NAME]
        if named:
            return " ".join(str(value) for value in named)
    return None


def _key(sections: Iterable[Answered], wanted: Kind) -> str | None:
    for section in sections:
        for kind, _, value in section:
            if kind is wanted:
                return folded(str(value)).replace(" ", "")
    return None


def _birth(sections: Iterable[Answered]) -> str | None:
    for section in sections:
        for _, name, value in section:
            if name == "birth_date" and isinstance(value, date):
                return value.isoformat()
    return None


def _sections(content: Content | None) -> Iterator[Answered]:
    """Give each section's answers as (kind, field, value), in the order of the form."""
    if content is None:
        return
    for section in definition(content.form, content.version).sections:
        for row in content.rows(section.name):
            yield [(f.kind, f.name, row[f.name]) for f in section.fields if f.name in row]
