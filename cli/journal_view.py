"""One declaration whole: what it says and everything that happened to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cli.journal_rows import moment
from cli.output import words
from customs.facts import Fact
from customs.registration_number import grouped
from forms.code_list import CodeLists
from forms.outline import OutlineSection, outline
from forms.problems import sentence
from forms.speech import Speech
from forms.state_words import state_words
from officer_console.wording import happened
from sync.hub.view import DeclarationView


def as_text(view: DeclarationView, lists: CodeLists, speech: Speech) -> Iterator[str]:
    """Give the lines a person reads."""
    state = state_words(view.declaration.state, speech)
    yield f"{grouped(view.declaration.number)}  {_title(view, speech)}  {state}"
    if view.content is None:
        yield words("Its content is not here: erased, or not readable.")
    if view.newer:
        yield words("Some of it is newer than this version: it is kept whole.")
    for section in _sections(view, lists, speech):
        yield ""
        yield f"{section.title} {section.row_number or ''}".rstrip()
        yield from (f"    {row.label}: {row.text}" for row in section.rows)
    yield ""
    if view.definition is not None:
        for problem in view.problems:
            yield f"{problem.path}: {sentence(problem, view.definition, speech)}"
    for fact in view.facts:
        shown = happened(fact.header.kind, speech)
        yield f"{moment(fact.header.clock):%d.%m.%Y %H:%M}  {shown}  {_place(fact)}"


def as_data(view: DeclarationView, lists: CodeLists, speech: Speech) -> dict[str, Any]:
    """Give the declaration for a program."""
    return {
        "number": f"{view.declaration.number:013d}",
        "form": view.definition.code if view.definition else None,
        "version": view.definition.version if view.definition else None,
        "newer": view.newer,
        "state": view.declaration.state,
        "content": view.content is not None,
        "sections": [_section_data(one) for one in _sections(view, lists, speech)],
        "problems": [{"path": one.path, "code": one.code} for one in view.problems],
        "facts": [_fact_data(fact) for fact in view.facts],
    }


def _sections(
    view: DeclarationView, lists: CodeLists, speech: Speech
) -> tuple[OutlineSection, ...]:
    if view.content is None or view.definition is None:
        return ()
    return outline(view.definition, view.content, speech, lists)


def _title(view: DeclarationView, speech: Speech) -> str:
    if view.definition is None:
        return words("A form of a newer version")
    return speech.say(view.definition.context(), view.definition.title)


def _section_data(section: OutlineSection) -> dict[str, Any]:
    return {
        "name": section.name,
        "title": section.title,
        "row": section.row_number,
        "rows": [
            {"path": row.path, "label": row.label, "text": row.text, "mark": row.mark}
            for row in section.rows
        ],
    }


def _fact_data(fact: Fact) -> dict[str, Any]:
    header = fact.header
    return {
        "fact": fact.id.hex(),
        "kind": int(header.kind),
        "name": getattr(header.kind, "name", "unknown").lower(),
        "at": moment(header.clock).isoformat(),
        "node": header.node.hex(),
        "sequence": header.sequence,
        "training": header.training,
    }


def _place(fact: Fact) -> str:
    return f"{fact.header.node.hex()}/{fact.header.sequence}"
