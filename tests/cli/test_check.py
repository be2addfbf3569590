"""``sarhad check``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("passenger", "passenger"),
        ("passenger", "nothing-to-declare"),
        ("goods", "goods"),
        ("vehicle", "vehicle"),
    ],
)
def test_the_examples_can_be_lodged(form: str, name: str, run, examples: Path) -> None:
    ended = run("check", form, examples / f"{name}.json", "--json")
    assert (ended.code, ended.data) == (0, [])


def test_every_problem_is_said_with_its_path(run, examples: Path) -> None:
    ended = run("check", "passenger", examples / "mistakes.json")
    paths = [line.split(": ")[0] for line in ended.out.splitlines()]
    assert ended.code == 1
    assert "person.document_number" in paths
    assert "goods.0.value" in paths


def test_a_program_gets_path_code_severity_and_message(run, examples: Path) -> None:
    ended = run("check", "passenger", examples / "mistakes.json", "--json")
    assert ended.code == 1
    assert all(set(row) == {"path", "code", "severity", "message"} for row in ended.data)
    found = {(row["path"], row["code"]) for row in ended.data}
    assert ("person.document_number", "required") in found


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("az", "zəhmət olmasa"), ("en", "please answer this"), ("ru", "пожалуйста")],
)
def test_problems_are_said_in_the_readers_language(
    language: str, sentence: str, run, examples: Path
) -> None:
    ended = run("check", "passenger", examples / "mistakes.json", "--language", language)
    assert sentence in ended.out.lower()


def test_a_warning_alone_ends_with_0(run, passenger, saved) -> None:
    passenger["person"]["document_expiry"] = "2020-01-01"
    ended = run("check", "passenger", saved(passenger))
    assert ended.code == 0
    assert ended.out.startswith("person.document_expiry: ")
    assert ended.out.endswith("(warning)\n")


def test_the_day_asked_about_is_the_day_of_the_check(run, passenger, saved) -> None:
    passenger["person"]["document_expiry"] = "2026-06-01"
    file = saved(passenger)
    assert run("check", "passenger", file, "--on", "2026-05-31", "--json").data == []
    assert run("check", "passenger", file, "--on", "2026-06-02", "--json").data != []


def test_a_json_number_is_read_exactly(run, passenger, saved, tmp_path: Path) -> None:
    text = json.dumps(passenger).replace('"12500"', "12500.55")
    file = tmp_path / "exact.json"
    file.write_text(text, encoding="utf-8")
    assert run("check", "passenger", file, "--json").data == []


def test_answers_come_from_standard_input_too(run, passenger) -> None:
    assert run("check", "passenger", "-", given=json.dumps(passenger)).code == 0


@pytest.mark.parametrize("form", ["pasenger", "", "../goods", "1"])
def test_an_unknown_form_is_wrong_usage_and_names_the_known(form: str, run, examples: Path) -> None:
    ended = run("check", form, examples / "passenger.json")
    assert ended.code == 2
    assert "passenger" in ended.err


@pytest.mark.parametrize("day", ["22.11.2026", "2026-02-30", "", "tomorrow", "9" * 400])
def test_a_day_that_is_none_is_wrong_usage(day: str, run, examples: Path) -> None:
    assert run("check", "passenger", examples / "passenger.json", "--on", day).code == 2


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "9999-12-31"])
def test_a_far_day_is_answered_plainly(day: str, run, examples: Path) -> None:
    assert run("check", "passenger", examples / "passenger.json", "--on", day).code in {0, 1}


names = st.sampled_from(
    ["journey", "ticks", "person", "goods", "money", "confirmation", "surname", "value", "kind"]
)
leaves = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from(["USD", "phone", "arriving", "1e999999999", "\ud800", "\u202e", "9" * 400])
)  # fmt: skip
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(names | st.text(), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(value=st.dictionaries(names | st.text(max_size=8), values, max_size=5))
def test_any_json_object_gets_an_answer(value: dict[str, Any], run) -> None:
    for arguments in (("check", "passenger", "-"), ("check", "goods", "-"), ("allowance", "-")):
        ended = run(*arguments, "--json", given=json.dumps(value))
        assert ended.code in {0, 1}
        json.loads(ended.out)
    assert run("check", "passenger", "-", given=json.dumps(value)).code in {0, 1}


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_an_example_spoilt_in_one_place_gets_an_answer(data, run, passenger) -> None:
    section = data.draw(st.sampled_from(sorted(passenger)))
    spoilt = {**passenger, section: data.draw(values)}
    if isinstance(passenger[section], dict) and data.draw(st.booleans()):
        name = data.draw(st.sampled_from(sorted(passenger[section])))
        spoilt[section] = {**passenger[section], name: data.draw(values)}
    for command in (("check", "passenger"), ("allowance",)):
        ended = run(*command, "-", "--json", given=json.dumps(spoilt))
        assert ended.code in {0, 1}
        json.loads(ended.out)
