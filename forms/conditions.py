"""Whether a question applies, given the answers so far."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from forms.definition import AnyOf, Condition, When

NOTHING: Mapping[str, Any] = {}


def hold(
    conditions: Collection[Condition], answers: Mapping[str, Any], row: Mapping[str, Any] = NOTHING
) -> bool:
    """Tell whether all ``conditions`` hold. ``row`` is where a bare field name is looked up."""
    # Nearly all fields have no condition, and all are asked at every check.
    return not conditions or all(_holds(condition, answers, row) for condition in conditions)


def _holds(condition: Condition, answers: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    if isinstance(condition, AnyOf):
        return any(_one(when, answers, row) for when in condition.conditions)
    return _one(condition, answers, row)


def _one(when: When, answers: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    answer = _answer(when.path, answers, row)
    return answer in when.values if when.values else answer is not None


def _answer(path: str, answers: Mapping[str, Any], row: Mapping[str, Any]) -> Any:
    section, _, field = path.rpartition(".")
    group = answers.get(section) if section else row
    return group.get(field) if isinstance(group, Mapping) else None
