"""Content as rows to read: the review screen, the officer's page and the paper show these."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from customs.text import masked
from forms.code_list import CodeLists
from forms.content import Content, Group, Value
from forms.definition import Field, FormDefinition, Kind, Section
from forms.speech import Speech

READ, TYPED, OFFICER = "read", "typed", "officer"
OTHERS_NO = "others_no"


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One line: what was asked and what was answered, both in the reader's language.

    ``path`` leads back to the question; ``others_no`` ends the path of the line that stands for
    every question answered no. ``mark`` is ``read``, ``typed`` or ``officer``.
    """

    path: str
    label: str
    text: str
    mark: str = TYPED


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """Lines under one title. ``row_number`` counts the rows of a repeating section from 1."""

    name: str
    title: str
    rows: tuple[OutlineRow, ...]
    row_number: int | None = None


@dataclass(frozen=True, slots=True)
class _Reader:
    definition: FormDefinition
    content: Content
    speech: Speech
    lists: CodeLists
    printing: bool


def outline(
    definition: FormDefinition, content: Content, speech: Speech, lists: CodeLists
) -> tuple[OutlineSection, ...]:
    """Give everything that was answered, in the order of the form."""
    return _outline(_Reader(definition, content, speech, lists, printing=False))


def printable(
    definition: FormDefinition, content: Content, speech: Speech, lists: CodeLists
) -> tuple[OutlineSection, ...]:
    """Give what goes on paper: fields marked for print, personal numbers masked."""
    return _outline(_Reader(definition, content, speech, lists, printing=True))


def value_text(field: Field, value: Value, row: Group, speech: Speech, lists: CodeLists) -> str:
    """Write one answer for reading. ``row`` holds its neighbours: the currency, the unit."""
    writer = _WRITERS.get(field.kind)
    if writer is not None:
        return writer(field, value, row, speech, lists)
    return str(value)


def _outline(reader: _Reader) -> tuple[OutlineSection, ...]:
    sections = []
    for section in reader.definition.sections:
        answers = reader.content.answers.get(section.name)
        groups = answers if isinstance(answers, tuple) else (answers or {},)
        for index, group in enumerate(groups):
            where = f"{section.name}.{index}" if section.repeats else section.name
            rows = _questions(reader, section, group) if section.packed else ()
            rows = rows or _lines(reader, section, group, where)
            number = index + 1 if section.repeats else None
            if rows:
                sections.append(OutlineSection(section.name, _title(reader, section), rows, number))
    return tuple(sections)


def _title(reader: _Reader, section: Section) -> str:
    return reader.speech.say(reader.definition.context(section.name), section.title)


def _label(reader: _Reader, section: Section, field: Field) -> str:
    return reader.speech.say(reader.definition.context(section.name, field.name), field.label)


def _lines(reader: _Reader, section: Section, group: Group, where: str) -> tuple[OutlineRow, ...]:
    # A currency or unit is read together with its amount, so it has no line of its own.
    told = {field.measured_in for field in section.fields if field.name in group}
    return tuple(
        OutlineRow(
            f"{where}.{field.name}",
            _label(reader, section, field),
            _answer(reader, field, group),
            _mark(reader.content, f"{section.name}.{field.name}"),
        )
        for field in section.fields
        if field.name in group
        and field.name not in told
        and not section.packed
        and (field.prints or not reader.printing)
    )


def _questions(reader: _Reader, section: Section, group: Group) -> tuple[OutlineRow, ...]:
    if not group:
        return ()
    yes = tuple(
        OutlineRow(
            f"{section.name}.{field.name}",
            _label(reader, section, field),
            reader.speech.say("answer", "Yes"),
            _mark(reader.content, f"{section.name}.{field.name}"),
        )
        for field in section.fields
        if group.get(field.name)
    )
    if len(yes) == len(group):
        return yes
    others = (
        reader.speech.say("answer", "All other questions")
        if yes
        else reader.speech.say("answer", "All questions")
    )
    no = reader.speech.say("answer", "No")
    return (*yes, OutlineRow(f"{section.name}.{OTHERS_NO}", others, no))


def _mark(content: Content, path: str) -> str:
    if path in content.by_officer:
        return OFFICER
    return READ if path in content.read else TYPED


def _answer(reader: _Reader, field: Field, group: Group) -> str:
    text = value_text(field, group[field.name], group, reader.speech, reader.lists)
    return masked(text) if reader.printing and field.masked else text


def _yes_no(field: Field, value: Value, row: Group, speech: Speech, lists: CodeLists) -> str:
    return speech.say("answer", "Yes") if value else speech.say("answer", "No")


def _choice(field: Field, value: Value, row: Group, speech: Speech, lists: CodeLists) -> str:
    return choice_text(str(field.code_list), str(value), speech, lists)


def choice_text(name: str, code: str, speech: Speech, lists: CodeLists) -> str:
    """Name an entry of a list; the code itself when this list no longer knows it."""
    try:
        return speech.say(f"list.{name}", lists[name].by_code(code).label)
    except KeyError:
        return code


def _date(field: Field, value: Value, row: Group, speech: Speech, lists: CodeLists) -> str:
    return speech.date(value) if isinstance(value, date) else str(value)


def _country(field: Field, value: Value, row: Group, speech: Speech, lists: CodeLists) -> str:
    return speech.country(str(value))


def _currency(field: Field, value: Value, row: Group, speech: Speech, lists: CodeLists) -> str:
    return speech.currency(str(value))


def _amount(field: Field, value: Value, row: Group, speech: Speech, lists: CodeLists) -> str:
    currency = row.get(str(field.measured_in))
    if currency is None:
        return speech.decimal(Decimal(str(value)), field.scale)
    return speech.amount(Decimal(str(value)), str(currency))


def _quantity(field: Field, value: Value, row: Group, speech: Speech, lists: CodeLists) -> str:
    number = speech.decimal(_short(Decimal(str(value))))
    unit = row.get(str(field.measured_in))
    # The name of the list of units is the name of the field that chooses from it.
    return number if unit is None else f"{number} {choice_text('unit', str(unit), speech, lists)}"


def _short(number: Decimal) -> Decimal:
    """Drop zeros after the mark, never those before it."""
    whole = number.to_integral_value()
    return whole if number == whole else number.normalize()


_WRITERS: Mapping[Kind, Callable[[Field, Value, Group, Speech, CodeLists], str]] = {
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.DATE: _date,
    Kind.COUNTRY: _country,
    Kind.CURRENCY: _currency,
    Kind.AMOUNT: _amount,
    Kind.QUANTITY: _quantity,
}
