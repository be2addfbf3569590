"""What was declared, as a paper says it: each thing once, what was not declared in one line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from forms.catalogue import definition
from forms.content import Content
from forms.definition import FormDefinition
from forms.outline import OTHERS_NO, OutlineRow, OutlineSection, printable
from paper.measures import printed_labels, printed_under, without_name
from paper.parts import NO_BREAK, Speaker
from paper.receipt import Answers, Row, Thing
from reference.load import Reference

LEFT_OUT = frozenset({"confirmation"})
"""Sections a paper does not repeat: the truth sentence stands on it whole."""

SHORT = 14
"""Letters."""

NONE = "0"
"""A count of nothing is no line: no child came along, no piece was sent."""

_QUESTIONS = "questions"

_Pair = tuple[OutlineSection, OutlineSection]
_Both = tuple[Speaker, Speaker]


def answers_of(
    content: Content, reference: Reference, own: Speaker, az: Speaker
) -> tuple[Answers, ...]:
    """Put the answers of a declaration into the traveller's words and into Azerbaijani."""
    form = definition(content.form, content.version)
    sections = [printable(form, content, speech, reference.lists) for speech in (own, az)]
    groups: dict[str, list[_Pair]] = {}
    for pair in zip(*sections, strict=True):
        if pair[0].name not in LEFT_OUT:
            groups.setdefault(_group_of(pair[0].name, form), []).append(pair)
    return tuple(
        _questions(pairs, content, (own, az))
        if name == _QUESTIONS
        else _group(pairs, content, (own, az))
        for name, pairs in groups.items()
    )


def _group_of(name: str, form: FormDefinition) -> str:
    """Put all yes/no questions together, whatever section asks them."""
    packed = any(section.packed for section in form.sections if section.name == name)
    return _QUESTIONS if packed else printed_under().get(name, name)


def _questions(pairs: list[_Pair], content: Content, both: _Both) -> Answers:
    """Name what was answered yes, and everything else in one line."""
    rows = [row for pair in pairs for row in _rows(*pair, content, both)]
    asked = [line.path.endswith(OTHERS_NO) for own, _ in pairs for line in own.rows]
    yes = [row for row, others in zip(rows, asked, strict=True) if not others]
    no = [row for row, others in zip(rows, asked, strict=True) if others]
    if yes:
        others = [speech.say("receipt", "All other questions") for speech in both]
        no = [replace(row, label=others[0], label_az=others[1]) for row in no]
    return Answers("", "", (*yes, *no[:1]))


def _group(pairs: list[_Pair], content: Content, both: _Both) -> Answers:
    """Put a section, or all rows of a repeating one, under one title."""
    own, az = pairs[0]
    rows = [row for pair in pairs for row in _printed(*pair, content, both)]
    if own.name in without_name():
        return Answers("", "", tuple(rows))
    return Answers(own.title, az.title, tuple(rows))


def _printed(
    own: OutlineSection, az: OutlineSection, content: Content, both: _Both
) -> tuple[Row | Thing, ...]:
    if own.name == "goods" and own.rows[0].path.endswith(".kind"):
        return (_thing(_by_name(own), _by_name(az)),)
    if own.row_number:
        return (_one_line(own, az),)
    return tuple(row for row in _rows(own, az, content, both) if row.value != NONE)


def _rows(
    own: OutlineSection, az: OutlineSection, content: Content, both: _Both
) -> tuple[Row, ...]:
    return tuple(
        Row(_label(mine, content, both[0]), mine.text, _label(other, content, both[1]), other.text)
        for mine, other in zip(own.rows, az.rows, strict=True)
    )


def _label(row: OutlineRow, content: Content, speech: Speaker) -> str:
    """Name an answer as briefly as paper allows; not at all when it speaks for itself."""
    if row.path in without_name():
        return ""
    label = printed_labels().get(row.path)
    if isinstance(label, Mapping):
        section, _, field = label["by"].partition(".")
        label = label.get(str(content.group(section).get(field)))
    return row.label if label is None else speech.say("receipt", label)


def _by_name(section: OutlineSection) -> dict[str, str]:
    return {row.path.rpartition(".")[2]: row.text for row in section.rows}


def _thing(own: Mapping[str, str], az: Mapping[str, str]) -> Thing:
    amount = _amount(own.get("quantity", ""), az.get("quantity", ""))
    return Thing(own["kind"], az["kind"], own.get("name", ""), amount, own.get("value", ""))


def _amount(own: str, az: str) -> str:
    """Write how much there is once, its unit in both languages: 3 litres / litr."""
    number, _, unit = own.partition(" ")
    unit_az = az.partition(" ")[2]
    units = unit if unit == unit_az else f"{unit} / {unit_az}"
    return f"{number} {units}".strip().replace(" ", NO_BREAK)


def _one_line(own: OutlineSection, az: OutlineSection) -> Row:
    """Write one row of a repeating section as a line: paper is short, rows may be many."""
    (name, *rest), (name_az, *rest_az) = ([row.text for row in each.rows] for each in (own, az))
    return Row(name, _joined(rest), name_az, _joined(rest_az), at_right=True)


def _joined(parts: list[str]) -> str:
    # A short part stays whole at the end of a line: "3 litres", not "3" and then "litres".
    kept = (part.replace(" ", NO_BREAK) if len(part) <= SHORT else part for part in parts)
    return " · ".join(kept)
