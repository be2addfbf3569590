"""A form as JSON Schema (draft 2020-12), for systems that lodge on their own.

The schema tells the shape; ``check`` remains the judge. Questions that depend on other answers are
optional here, because the schema does not carry their conditions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from forms.code_list import CodeLists
from forms.definition import Field, FormDefinition, Kind, Section

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def json_schema(definition: FormDefinition, lists: CodeLists) -> Schema:
    """Give the JSON Schema of raw answers. Raises KeyError when a code list is not loaded."""
    return {
        "$schema": DIALECT,
        "title": f"{definition.title}, version {definition.version}",
        **_object({section.name: _section(section, lists) for section in definition.sections}),
        "required": [section.name for section in definition.sections if _must_be_there(section)],
    }


def _must_be_there(section: Section) -> bool:
    if section.only_if:
        return False
    return section.least > 0 if section.repeats else bool(_required(section))


def _section(section: Section, lists: CodeLists) -> Schema:
    group = {
        **_object({one.name: _field(one, lists) for one in section.fields}),
        "required": _required(section),
    }
    if not section.repeats:
        return {"title": section.title, **group}
    rows = {"minItems": section.least, "maxItems": section.most}
    return {"title": section.title, "type": "array", "items": group, **rows}


def _object(properties: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "properties": dict(properties), "additionalProperties": False}


def _required(section: Section) -> list[str]:
    return [one.name for one in section.fields if one.required and not one.only_if]


def _field(one: Field, lists: CodeLists) -> Schema:
    schema: Schema = {"title": one.label, **_SHAPES.get(one.kind, {"type": "string"})}
    if one.kind is Kind.CHOICE:
        schema["enum"] = [entry.code for entry in lists[str(one.code_list)].entries]
    elif one.kind is Kind.COUNT:
        schema |= _limits(one)
    elif schema["type"] == "string" and "format" not in schema and "pattern" not in schema:
        schema["maxLength"] = one.max_length
    if one.kind in {Kind.AMOUNT, Kind.QUANTITY}:
        schema["pattern"] = rf"^[0-9]{{1,12}}(\.[0-9]{{1,{one.scale}}})?$"
    if one.element:
        schema["x-element"] = one.element
    return schema


def _limits(one: Field) -> Schema:
    limits: Schema = {"minimum": int(one.minimum or 0)}
    if one.maximum is not None:
        limits["maximum"] = int(one.maximum)
    return limits


_SHAPES: Mapping[Kind, Schema] = {
    Kind.YES_NO: {"type": "boolean"},
    Kind.COUNT: {"type": "integer"},
    Kind.DATE: {"type": "string", "format": "date"},
    Kind.COUNTRY: {"type": "string", "pattern": "^[A-Z]{2}$"},
    Kind.CURRENCY: {"type": "string", "pattern": "^[A-Z]{3}$"},
}
