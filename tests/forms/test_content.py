from __future__ import annotations

import pytest

from forms.content import Checked, Content, Problem, Severity

CONTENT = Content("passenger", 1, {"person": {"surname": "Sınaqova"}, "money": ({"kind": "cash"},)})


def test_a_section_gives_its_group_and_a_repeating_one_its_rows() -> None:
    assert CONTENT.group("person") == {"surname": "Sınaqova"}
    assert CONTENT.rows("money") == ({"kind": "cash"},)
    assert CONTENT.rows("person") == ({"surname": "Sınaqova"},)


def test_a_section_that_was_not_asked_is_empty() -> None:
    assert CONTENT.group("vehicle") == {}
    assert CONTENT.rows("goods") == ()


def test_rows_are_not_one_group() -> None:
    with pytest.raises(TypeError):
        CONTENT.group("money")


def test_warnings_do_not_stop_lodging() -> None:
    warning = Problem("person.document_expiry", "document_expired", Severity.WARNING)
    error = Problem("person.surname", "required")
    assert Checked(CONTENT, (warning,), CONTENT).errors == ()
    assert Checked(None, (warning, error), CONTENT).errors == (error,)
