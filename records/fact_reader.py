"""From an envelope to a fact as the fold reads it: bytes opened under the form they name.

Facts of a later version are carried, never dropped (docs/decisions): what cannot be read of them
here has no details, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from customs.facts import Fact, FactId, FactKind
from envelope import header as headers
from envelope.errors import EnvelopeError, UnknownDictionary
from envelope.facts import Envelope, inspect, open_content
from forms.catalogue import definition_by_number
from forms.code_list import CodeLists
from forms.content import Content
from forms.wire import WireUnreadable, from_wire

_READ: ContextVar[dict[FactId, tuple[bytes, Content]] | None] = ContextVar("read", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Read each content once until the block ends; then nothing of it stays in memory."""
    token = _READ.set({})
    try:
        yield
    finally:
        _READ.reset(token)


class FactReader:
    """Opens content with the code lists in force. What it cannot read has no details."""

    def __init__(self, lists: CodeLists) -> None:
        self.lists = lists

    def fact(self, envelope: Envelope) -> Fact:
        """Give the fact; ``details`` is None when content is absent, erased or unreadable."""
        return fact_of(envelope, self.content(envelope))

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
        form, packed = envelope.header.form, envelope.content
        if form is None or packed is None:
            return None
        read = _READ.get()
        known = read.get(envelope.fact_id) if read else None
        if known is not None and known[0] == packed:
            return known[1]
        content = self._read(envelope, form)
        if read is not None and content is not None:
            read[envelope.fact_id] = (packed, content)
        return content

    def check(self, envelope: Envelope) -> None:
        """Refuse content that is nothing at all. Raises EnvelopeError.

        What only a later version can read is let through: a form, a field, a choice, a dictionary.
        """
        try:
            self.read(envelope)
        except (WireUnreadable, UnknownDictionary):
            return
        except EnvelopeError:
            if inspect(envelope.signed).version == headers.VERSION:
                raise

    def is_newer(self, envelope: Envelope) -> bool:
        """Whether some of a fact can be read by a later version only."""
        if not isinstance(envelope.header.kind, FactKind) or not inspect(envelope.signed).is_whole:
            return True
        try:
            return self.read(envelope) is None and envelope.content is not None
        except (EnvelopeError, WireUnreadable):
            return True

    def _read(self, envelope: Envelope, form: tuple[int, int]) -> Content | None:
        try:
            definition = definition_by_number(*form)
        except KeyError:
            return None
        return from_wire(definition, open_content(envelope), self.lists)


def fact_of(envelope: Envelope, content: Content | None) -> Fact:
    """Give the fact with what was read of its content."""
    details: Mapping[str, Any] | None = None if content is None else content.answers
    return Fact(envelope.fact_id, envelope.header, details)
