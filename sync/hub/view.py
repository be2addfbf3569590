"""A declaration as a desk shows it, worked out from its facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from customs.facts import Fact
from customs.life import Declaration, fold
from envelope.facts import Envelope
from forms.catalogue import definition_by_number
from forms.content import Content, Problem
from forms.definition import FormDefinition
from records.fact_reader import FactReader
from records.rules_again import problems_of
from sync.protocol import SyncFault


class NotHere(SyncFault, LookupError):
    """No declaration with this number can be shown here.

    None is held, or its lodging has not come yet.
    """

    number = 45


@dataclass(frozen=True, slots=True)
class DeclarationView:
    """A declaration with what it says.

    ``content`` is the version that governs, None once erased. ``facts`` are all of them in display
    order. ``problems`` is what ``check`` finds in the content under the day it was made. ``newer``
    says that some of it only a later version can read; of a form that is not known here at all,
    ``definition`` is None.
    """

    declaration: Declaration
    content: Content | None
    definition: FormDefinition | None
    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...]
    newer: bool = False


def view_of(number: int, envelopes: Sequence[Envelope], reader: FactReader) -> DeclarationView:
    """Work out the view of one declaration. Raises NotHere."""
    declaration = declaration_of(number, envelopes, reader)
    governing = declaration.lodged
    if governing is None:
        raise NotHere(f"{number:013d}: its lodging has not come")
    content = next(reader.content(one) for one in envelopes if one.fact_id == governing.id)
    return DeclarationView(
        declaration,
        content,
        _definition(governing),
        declaration.history,
        problems_of(governing.header, content, reader.lists),
        any(reader.is_newer(envelope) for envelope in envelopes),
    )


def declaration_of(number: int, envelopes: Sequence[Envelope], reader: FactReader) -> Declaration:
    """Fold what is held of a declaration. Raises NotHere when nothing is."""
    if not envelopes:
        raise NotHere(f"{number:013d}")
    return fold([reader.fact(envelope) for envelope in envelopes])


def _definition(fact: Fact) -> FormDefinition | None:
    try:
        return definition_by_number(*(fact.header.form or (0, 0)))
    except KeyError:
        return None
