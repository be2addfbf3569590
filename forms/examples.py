"""Made-up answers, valid and almost valid, the same for the same seed. No real people.

For tests, training and demonstrations.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date
from typing import Any

from forms.code_list import CodeLists
from forms.conditions import hold
from forms.content import Answers
from forms.definition import Field, FormDefinition, Section, When
from forms.dice import Dice
from forms.example_values import BAD_VALUES, MADE, MADE_BY_NAME, Setting

MOST_ROWS = 5


def answers(definition: FormDefinition, lists: CodeLists, on: date, seed: int) -> Answers:
    """Give raw answers that ``check`` accepts on the day ``on``."""
    setting = Setting(Dice(seed), lists, on)
    given: dict[str, Any] = {}
    for section in definition.sections:
        if not hold(section.only_if, given):
            continue
        made = (
            _rows(section, given, setting) if section.repeats else _group(section, given, setting)
        )
        if made:
            given[section.name] = made
    return given


def almost(
    definition: FormDefinition, lists: CodeLists, on: date, seed: int
) -> tuple[Answers, str]:
    """Give answers with one thing wrong, and the path of the wrong thing."""
    dice = Dice(seed)
    spoilt = deepcopy(dict(answers(definition, lists, on, seed)))
    section = dice.pick([one for one in definition.sections if one.name in spoilt])
    group, path = spoilt[section.name], section.name
    if section.repeats:
        row = dice.below(len(group))
        group, path = group[row], f"{path}.{row}"
    if dice.chance(10):
        group["no_such_question"] = True
        return spoilt, f"{path}.no_such_question"
    field = dice.pick([one for one in section.fields if one.name in group])
    group[field.name] = dice.pick(BAD_VALUES[field.kind])(field)
    return spoilt, f"{path}.{field.name}"


def _rows(section: Section, given: Mapping[str, Any], setting: Setting) -> list[dict[str, Any]]:
    count = section.least + setting.dice.below(min(MOST_ROWS, section.most) - section.least + 1)
    return [_group(section, given, setting) for _ in range(count)]


def _group(section: Section, given: Mapping[str, Any], setting: Setting) -> dict[str, Any]:
    group: dict[str, Any] = {}
    for field in section.fields:
        known = {**given, section.name: group}
        if _is_wanted(field, setting) and hold(field.only_if, known, group):
            group[field.name] = _value(field, given, setting)
    for field in section.fields:
        if _spares(field) and field.name not in group and hold(field.required_if, given, group):
            group[field.name] = _value(field, given, setting)
    return group


def _is_wanted(field: Field, setting: Setting) -> bool:
    if _spares(field):
        return setting.dice.chance(95)
    return bool(field.required or field.required_if) or setting.dice.chance(60)


def _spares(field: Field) -> bool:
    """Whether another answer may stand in for this one, which is wanted only without it."""
    return any(isinstance(when, When) and None in when.values for when in field.required_if)


def _value(field: Field, given: Mapping[str, Any], setting: Setting) -> Any:
    by_name: Callable[..., Any] | None = MADE_BY_NAME.get(field.name)
    if by_name is not None:
        return by_name(field, given, setting)
    return MADE[field.kind](field, setting)
