from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from customs.facts import Fact, FactKind
from envelope.errors import ContentAltered
from forms.content import Content
from forms.wire import WireUnreadable
from records.fact_reader import FactReader
from reference.load import Reference

NUMBER = 2_000_000_000_008
Make = Callable[..., Content]


@pytest.fixture
def reader(law: Reference) -> FactReader:
    return FactReader(law.lists)


def test_answers_come_back_as_they_were_given(
    reader: FactReader, author: Any, content: Make
) -> None:
    made = content()
    envelope = author.fact(NUMBER, content=made)
    assert reader.content(envelope) == made
    assert reader.fact(envelope) == Fact(envelope.fact_id, envelope.header, made.answers)


def test_a_fact_without_content_has_no_details(reader: FactReader, author: Any) -> None:
    assert reader.fact(author.fact(NUMBER, FactKind.PRINTED)).details is None


def test_erased_content_has_no_details(reader: FactReader, author: Any, content: Make) -> None:
    erased = replace(author.fact(NUMBER, content=content()), content=None)
    assert reader.fact(erased).details is None


def test_a_form_of_a_later_version_is_carried_unread(
    reader: FactReader, author: Any, content: Make
) -> None:
    later = author.fact(NUMBER, content=content(), form=(1, 999))
    assert reader.read(later) is None


def test_altered_content_is_not_read(reader: FactReader, author: Any, content: Make) -> None:
    envelope = author.fact(NUMBER, content=content())
    altered = replace(envelope, content=bytes(len(envelope.content)))
    assert reader.content(altered) is None
    with pytest.raises(ContentAltered):
        reader.read(altered)


def test_content_of_another_form_is_not_read(
    reader: FactReader, author: Any, content: Make
) -> None:
    mislabelled = author.fact(NUMBER, content=content(1, "goods"), form=(90, 1))
    assert reader.content(mislabelled) is None
    with pytest.raises(WireUnreadable):
        reader.read(mislabelled)
