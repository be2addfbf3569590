"""Content with integer keys only: what goes into a fact, and how it comes back.

A section is a map from field number to value under its section number; a repeating section is a
list of such maps; a packed one is a bit mask. Key 0 says how the content came to be: 1 the
language, 2 the fields read off a document, 3 the fields an officer wrote, 4 the documents that go
with it: ``[SHA-256, bytes, key, media type]`` each. What has no answer is left out. Values are
described in ``forms.wire_values``.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate, pairwise
from typing import Any

from forms.code_list import CodeLists
from forms.content import Content, Document, Group, Value
from forms.definition import FormDefinition, Section
from forms.wire_values import WireUnreadable, value_from_wire, value_to_wire

__all__ = ["WireUnreadable", "from_wire", "to_wire"]

ORIGIN = 0
LANGUAGE, READ, BY_OFFICER, DOCUMENTS = 1, 2, 3, 4
MOST_DOCUMENTS = 20
FIELDS_A_SECTION = 256

_LONGEST_LANGUAGE = 12
_HASH_BYTES, _KEY_BYTES, _LONGEST_MEDIA = 32, 32, 80


def to_wire(definition: FormDefinition, content: Content, lists: CodeLists) -> dict[int, Any]:
    """Give the wire form of content. Raises KeyError when content is not of this form."""
    wire: dict[int, Any] = {ORIGIN: _origin(definition, content)}
    for section in definition.sections:
        answers = content.answers.get(section.name)
        if not answers:
            continue
        if isinstance(answers, tuple):
            wire[section.number] = [_group_to_wire(section, row, lists) for row in answers]
        elif section.packed:
            wire[section.number] = _pack(section, answers)
        else:
            wire[section.number] = _group_to_wire(section, answers, lists)
    return wire


def from_wire(definition: FormDefinition, wire: Any, lists: CodeLists) -> Content:
    """Read content off the wire: well-typed, not yet checked. Raises WireUnreadable."""
    groups = dict(_map(wire))
    language, read, by_officer, documents = _read_origin(definition, groups.pop(ORIGIN, {}))
    answers: dict[str, Group | tuple[Group, ...]] = {}
    for section in definition.sections:
        if section.number in groups:
            answers[section.name] = _section_from_wire(section, groups.pop(section.number), lists)
    if groups:
        raise WireUnreadable(f"no such section: {sorted(groups)[:5]}")
    return Content(
        definition.code, definition.version, answers, language, read, by_officer, documents
    )


def _group_to_wire(section: Section, group: Group, lists: CodeLists) -> dict[int, Any]:
    return {
        one.number: value_to_wire(one, group[one.name], lists)
        for one in section.fields
        if one.name in group
    }


def _section_from_wire(section: Section, wire: Any, lists: CodeLists) -> Group | tuple[Group, ...]:
    if section.repeats:
        if not isinstance(wire, list | tuple) or not 1 <= len(wire) <= section.most:
            raise WireUnreadable(f"{section.name} is not a list of rows")
        return tuple(_group_from_wire(section, row, lists) for row in wire)
    return _unpack(section, wire) if section.packed else _group_from_wire(section, wire, lists)


def _group_from_wire(section: Section, wire: Any, lists: CodeLists) -> dict[str, Value]:
    values = dict(_map(wire))
    group = {
        one.name: value_from_wire(one, values.pop(one.number), lists)
        for one in section.fields
        if one.number in values
    }
    if values:
        raise WireUnreadable(f"no such field in {section.name}: {sorted(values)[:5]}")
    return group


def _pack(section: Section, group: Group) -> int | list[int]:
    """Give the mask of yes answers; with the mask of all answers beside it when some lack."""
    bits = {one.name: 1 << (one.number - 1) for one in section.fields}
    yes = sum(bits[name] for name, answer in group.items() if answer)
    answered = sum(bits[name] for name in group)
    return yes if answered == sum(bits.values()) else [yes, answered]


def _unpack(section: Section, wire: Any) -> dict[str, Value]:
    bits = {one.name: 1 << (one.number - 1) for one in section.fields}
    whole = sum(bits.values())
    yes, answered = (wire, whole) if _is_int(wire) else _two_masks(section, wire, whole)
    if not 0 <= yes <= whole or yes & ~answered:
        raise WireUnreadable(f"{section.name} has bits nobody asked for")
    return {name: bool(yes & bit) for name, bit in bits.items() if answered & bit}


def _two_masks(section: Section, wire: Any, whole: int) -> tuple[int, int]:
    if not isinstance(wire, list | tuple) or len(wire) != 2 or not all(map(_is_int, wire)):
        raise WireUnreadable(f"{section.name} is not a mask")
    yes, answered = wire
    if not 0 < answered < whole or answered & ~whole:
        raise WireUnreadable(f"{section.name} has bits nobody asked for")
    return yes, answered


def _origin(definition: FormDefinition, content: Content) -> dict[int, Any]:
    origin: dict[int, Any] = {LANGUAGE: content.language}
    for key, paths in ((READ, content.read), (BY_OFFICER, content.by_officer)):
        if paths:
            origin[key] = _steps(definition, paths)
    if content.documents:
        origin[DOCUMENTS] = [[o.sha256, o.size, o.key, o.media] for o in content.documents]
    return origin


def _steps(definition: FormDefinition, paths: frozenset[str]) -> list[int]:
    """Give section number * 256 + field number of each path, sorted, as steps: small numbers."""
    numbers = {path: number for number, path in _paths(definition).items()}
    places = [0, *sorted(numbers[path] for path in paths)]
    return [after - before for before, after in pairwise(places)]


def _paths(definition: FormDefinition) -> dict[int, str]:
    return {
        section.number * FIELDS_A_SECTION + one.number: f"{section.name}.{one.name}"
        for section in definition.sections
        for one in section.fields
    }


def _read_origin(
    definition: FormDefinition, wire: Any
) -> tuple[str, frozenset[str], frozenset[str], tuple[Document, ...]]:
    origin = dict(_map(wire))
    language = origin.pop(LANGUAGE, "az")
    if not isinstance(language, str) or not 0 < len(language) <= _LONGEST_LANGUAGE:
        raise WireUnreadable("the language is not a code")
    read = _paths_from_steps(definition, origin.pop(READ, []))
    by_officer = _paths_from_steps(definition, origin.pop(BY_OFFICER, []))
    documents = _documents(origin.pop(DOCUMENTS, []))
    if origin:
        raise WireUnreadable(f"nothing is kept under {sorted(origin)[:5]}")
    return language, read, by_officer, documents


def _documents(wire: Any) -> tuple[Document, ...]:
    if not isinstance(wire, list | tuple) or len(wire) > MOST_DOCUMENTS:
        raise WireUnreadable(f"not a list of up to {MOST_DOCUMENTS} documents")
    return tuple(map(_document, wire))


def _document(wire: Any) -> Document:
    match wire:
        case [bytes(sha256), int(size), bytes(key), str(media)]:
            lengths = (len(sha256), len(key)) == (_HASH_BYTES, _KEY_BYTES)
            if lengths and size > 0 and 0 < len(media) <= _LONGEST_MEDIA:
                return Document(sha256, size, key, media)
    raise WireUnreadable("not a document")


def _paths_from_steps(definition: FormDefinition, wire: Any) -> frozenset[str]:
    if wire == []:
        # So most content is: all of it was typed by the person.
        return frozenset()
    known = _paths(definition)
    if not isinstance(wire, list | tuple) or len(wire) > len(known) or not all(map(_is_int, wire)):
        raise WireUnreadable("the paths are not a list of steps")
    try:
        return frozenset(known[place] for place in accumulate(wire))
    except KeyError as missing:
        raise WireUnreadable(f"no such field: {missing}") from None


def _map(wire: Any) -> Mapping[int, Any]:
    if not isinstance(wire, Mapping) or not all(map(_is_int, wire)):
        raise WireUnreadable("not a map with integer keys")
    return wire


def _is_int(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
