from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest

from forms.catalogue import all_definitions, definition
from forms.code_list import CodeLists
from forms.definition import FormDefinition
from forms.examples import answers
from forms.schema import DIALECT, json_schema

FORMS = pytest.mark.parametrize("form", all_definitions(), ids=lambda form: form.code)
PYTHON = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int}


def faults(schema: dict[str, Any], value: Any, path: str = "") -> list[str]:
    """Hold a value against the part of JSON Schema that a form uses."""
    if type(value) is not PYTHON[schema["type"]]:
        return [f"{path} is no {schema['type']}"]
    if schema["type"] == "object":
        found = [f"{path}.{name} is missing" for name in schema["required"] if name not in value]
        found += [f"{path}.{name} is new" for name in value if name not in schema["properties"]]
        for name in value.keys() & schema["properties"].keys():
            found += faults(schema["properties"][name], value[name], f"{path}.{name}")
        return found
    if schema["type"] == "array":
        found = [
            f for i, row in enumerate(value) for f in faults(schema["items"], row, f"{path}.{i}")
        ]
        fits = schema["minItems"] <= len(value) <= schema["maxItems"]
        return found if fits else [*found, f"{path} has {len(value)} rows"]
    fits = (
        value in schema.get("enum", [value])
        and len(str(value)) <= schema.get("maxLength", 10_000)
        and (not isinstance(value, int) or value >= schema.get("minimum", value))
        and (not isinstance(value, int) or value <= schema.get("maximum", value))
        and ("pattern" not in schema or re.search(schema["pattern"], value) is not None)
        and (schema.get("format") != "date" or date.fromisoformat(value) is not None)
    )
    return [] if fits else [f"{path} does not fit: {value!r}"]


@FORMS
def test_made_up_answers_fit_the_schema(form: FormDefinition, lists: CodeLists, on: date) -> None:
    schema = json_schema(form, lists)
    assert schema["$schema"] == DIALECT
    for seed in range(60):
        assert faults(schema, answers(form, lists, on, seed)) == []


@FORMS
def test_a_schema_is_json(form: FormDefinition, lists: CodeLists) -> None:
    schema = json_schema(form, lists)
    assert json.loads(json.dumps(schema)) == schema


def test_a_schema_asks_only_for_what_everyone_must_answer(lists: CodeLists) -> None:
    schema = json_schema(definition("passenger"), lists)
    assert schema["required"] == ["journey", "ticks", "person", "confirmation"]
    assert schema["properties"]["vehicle"]["required"] == ["plate", "country", "stay"]
    goods = json_schema(definition("goods"), lists)
    assert "goods" in goods["required"]
    assert "documents" not in goods["required"]


def test_a_schema_names_choices_limits_and_official_elements(lists: CodeLists) -> None:
    parts = json_schema(definition("passenger"), lists)["properties"]
    assert parts["journey"]["properties"]["direction"]["enum"] == ["arriving", "leaving", "passing"]
    assert parts["journey"]["properties"]["minors"]["maximum"] == 9
    assert parts["money"]["maxItems"] == 20
    assert parts["goods"]["items"]["properties"]["name"]["x-element"] == "Description of goods"
    value = parts["goods"]["items"]["properties"]["value"]["pattern"]
    assert re.search(value, "12.50")
    assert not re.search(value, "12.505")
    assert not re.search(value, "-1")
