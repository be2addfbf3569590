"""From an envelope to a fact as the fold reads it: bytes opened under the form they name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from customs.facts import Fact
from envelope.errors import EnvelopeError
from envelope.facts import Envelope, open_content
from forms.catalogue import definition_by_number
from forms.code_list import CodeLists
from forms.content import Content
from forms.wire import WireUnreadable, from_wire


class FactReader:
    """Opens content with the code lists in force. What it cannot read has no details."""

    def __init__(self, lists: CodeLists) -> None:
        self.lists = lists

    def fact(self, envelope: Envelope) -> Fact:
        """Give the fact; ``details`` is None when content is absent, erased or unreadable."""
        content = self.content(envelope)
        details: Mapping[str, Any] | None = None if content is None else content.answers
        return Fact(envelope.fact_id, envelope.header, details)

    def content(self, envelope: Envelope) -> Content | None:
        """Give the answers of a fact, or None when they cannot be read here."""
        try:
            return self.read(envelope)
        except (EnvelopeError, WireUnreadable):
            return None

    def read(self, envelope: Envelope) -> Content | None:
        """Give the answers of a fact; None without content, or for a form not known here yet.

        Raises EnvelopeError or WireUnreadable for content that is not what its form says.
        """
        form = envelope.header.form
        if form is None or envelope.content is None:
            return None
        try:
            definition = definition_by_number(*form)
        except KeyError:
            return None
        return from_wire(definition, open_content(envelope), self.lists)
