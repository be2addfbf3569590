"""Hold raw answers against a form: what comes out is Content, or problems with their paths.

The same check runs at the glass, on the web and at the hub's intake. It raises on no input.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from customs.text import cleaned as freed
from forms.code_list import CodeLists
from forms.conditions import hold
from forms.content import Answers, Checked, Content, Group, Problem, Severity, Value
from forms.definition import Field, FormDefinition, Section
from forms.kinds import CLEANERS
from forms.kinds.cleaned import Setting
from forms.kinds.words import LONGEST_READ

MOST_STRANGERS = 20
"""Unknown names reported; a form with more was not filled in on any surface of ours."""

_LONGEST_NAME = 40


@dataclass
class _Reading:
    """Answers read so far: typed values, paths that hold something, problems."""

    setting: Setting
    typed: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    answered: set[str] = field(default_factory=set)


def check(
    definition: FormDefinition,
    answers: Answers,
    lists: CodeLists,
    on: date,
    *,
    language: str = "az",
    read: Collection[str] = (),
    by_officer: Collection[str] = (),
) -> Checked:
    """Check ``answers`` on the day ``on``. ``read`` and ``by_officer`` are ``section.field`` paths.

    Answers to questions that do not apply are dropped without a word. Problems come in the order
    of the form.
    """
    reading = _Reading(Setting(lists, on))
    given = answers if isinstance(answers, Mapping) else {}
    if given is not answers:
        reading.problems.append(Problem("", "not_a_group"))
    for section in definition.sections:
        if hold(section.only_if, reading.typed):
            _read_section(section, given.get(section.name), reading)
    _find_missing(definition, reading)
    for rule in definition.rules:
        reading.problems += rule(reading.typed, on)
    reading.problems.sort(key=lambda problem: _place(definition, problem))
    reading.problems += _strangers("", given, {section.name for section in definition.sections})
    return _checked(definition, reading, language, read, by_officer)


def _read_section(section: Section, given: Any, reading: _Reading) -> None:
    if section.repeats:
        rows = _rows(section, given, reading)
        typed = tuple(
            _read_group(section, row, reading, f"{section.name}.{index}")
            for index, row in enumerate(rows)
        )
        if typed:
            reading.typed[section.name] = typed
    elif isinstance(given, Mapping):
        if group := _read_group(section, given, reading, section.name):
            reading.typed[section.name] = group
    elif given is not None:
        reading.problems.append(Problem(section.name, "not_a_group"))


def _rows(section: Section, given: Any, reading: _Reading) -> list[Mapping[str, Any]]:
    rows = list(given) if isinstance(given, list | tuple) else []
    if given is not None and not isinstance(given, list | tuple):
        reading.problems.append(Problem(section.name, "not_a_list"))
    elif len(rows) < section.least:
        reading.problems.append(_rows_problem(section, "too_few_rows", "least", section.least))
    elif len(rows) > section.most:
        reading.problems.append(_rows_problem(section, "too_many_rows", "most", section.most))
    for index, row in enumerate(rows[: section.most]):
        if not isinstance(row, Mapping):
            reading.problems.append(Problem(f"{section.name}.{index}", "not_a_group"))
    return [row if isinstance(row, Mapping) else {} for row in rows[: section.most]]


def _rows_problem(section: Section, code: str, name: str, bound: int) -> Problem:
    return Problem(section.name, code, parameters={name: bound})


def _read_group(
    section: Section, given: Mapping[str, Any], reading: _Reading, path: str
) -> dict[str, Value]:
    typed: dict[str, Value] = {}
    # A later field's condition may look at an earlier one of its own section.
    whole = {**reading.typed, section.name: typed}
    setting = Setting(reading.setting.lists, reading.setting.on, given)
    named = 0
    for one in section.fields:
        raw = given.get(one.name)
        if raw is None:
            continue
        named += 1
        if _is_empty(raw) or not hold(one.only_if, whole, typed):
            continue
        place = f"{path}.{one.name}"
        reading.answered.add(place)
        value = _read_value(one, raw, setting, reading, place)
        if value is not None:
            typed[one.name] = value
    # Nothing is strange where every name that was given is a field's: nearly always.
    if named != len(given):
        reading.problems += _strangers(f"{path}.", given, {one.name for one in section.fields})
    return typed


def _is_empty(raw: Any) -> bool:
    if not isinstance(raw, str):
        return False
    if raw.isascii() and raw.isprintable():
        return not raw.strip()
    return len(raw) <= LONGEST_READ and not freed(raw).value


def _read_value(
    one: Field, raw: Any, setting: Setting, reading: _Reading, path: str
) -> Value | None:
    cleaned = CLEANERS[one.kind](one, raw, setting)
    if cleaned.findings:
        reading.problems += (
            Problem(path, found.code, found.severity, found.parameters)
            for found in cleaned.findings
        )
    return cleaned.value


def _find_missing(definition: FormDefinition, reading: _Reading) -> None:
    for section in definition.sections:
        if not hold(section.only_if, reading.typed):
            continue
        for path, row in _groups(section, reading.typed):
            reading.problems += (
                Problem(f"{path}.{one.name}", "required")
                for one in section.fields
                if f"{path}.{one.name}" not in reading.answered
                and _is_required(one, reading.typed, row)
            )


def _groups(section: Section, typed: Mapping[str, Any]) -> Iterable[tuple[str, Group]]:
    if not section.repeats:
        return [(section.name, typed.get(section.name, {}))]
    rows = typed.get(section.name, ())
    return [(f"{section.name}.{index}", row) for index, row in enumerate(rows)]


def _is_required(one: Field, typed: Mapping[str, Any], row: Group) -> bool:
    wanted = one.required or (bool(one.required_if) and hold(one.required_if, typed, row))
    return wanted and hold(one.only_if, typed, row)


def _strangers(prefix: str, given: Mapping[str, Any], known: set[str]) -> list[Problem]:
    names = [name for name in given if name not in known][:MOST_STRANGERS]
    code = "unknown_field" if prefix else "unknown_section"
    return [Problem(f"{prefix}{_shown(name)}", code) for name in names]


def _shown(name: Any) -> str:
    return freed(name[:_LONGEST_NAME]).value if isinstance(name, str) else type(name).__name__


def _place(definition: FormDefinition, problem: Problem) -> tuple[int, int, int]:
    section_name, *rest = problem.path.split(".")
    sections = [section.name for section in definition.sections]
    if section_name not in sections:
        return (-1, -1, -1)
    section = definition.section(section_name)
    fields = [one.name for one in section.fields]
    row = int(rest[0]) if section.repeats and rest else -1
    last = rest[-1] if rest else ""
    return (sections.index(section_name), row, fields.index(last) if last in fields else -1)


def _checked(
    definition: FormDefinition,
    reading: _Reading,
    language: str,
    read: Collection[str],
    by_officer: Collection[str],
) -> Checked:
    problems = tuple(reading.problems)
    readable = Content(
        definition.code,
        definition.version,
        reading.typed,
        language,
        _marked(definition, reading.typed, read),
        _marked(definition, reading.typed, by_officer),
    )
    wrong = any(problem.severity is Severity.ERROR for problem in problems)
    return Checked(None if wrong else readable, problems, readable)


def _marked(
    definition: FormDefinition, typed: Mapping[str, Any], paths: Collection[str]
) -> frozenset[str]:
    """Keep the paths that name an answered field of this form."""
    if not paths:
        return frozenset()
    answered = {
        f"{section.name}.{name}"
        for section in definition.sections
        for _, row in _groups(section, typed)
        for name in row
    }
    return frozenset(answered.intersection(paths))
