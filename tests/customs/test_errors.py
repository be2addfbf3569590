from __future__ import annotations

import customs.errors
from customs.errors import CustomsError


def test_every_error_has_a_number_of_its_own_and_is_listed() -> None:
    errors = [CustomsError, *CustomsError.__subclasses__()]
    ours = [error for error in errors if error.__module__ == "customs.errors"]
    assert len({error.number for error in ours}) == len(ours)
    for error in ours:
        assert f"{error.number}  {error.__name__}" in str(customs.errors.__doc__)
