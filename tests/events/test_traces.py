"""A fault is traced without what a person typed."""

from __future__ import annotations

from events.traces import HOUSE, trace
from records.faults import StorageFull


def raised(fault: Exception, cause: Exception | None = None) -> Exception:
    try:
        raise fault from cause
    except type(fault) as caught:
        return caught


def wrapped() -> Exception:
    try:
        int("SINAQOVA")
    except ValueError:
        return raised_within()
    raise AssertionError


def raised_within() -> Exception:
    try:
        raise KeyError("AYSEL")
    except KeyError as caught:
        return caught


def test_a_message_that_quotes_an_answer_is_left_out() -> None:
    told = str(trace(raised(ValueError("invalid literal for int(): 'AYSEL'"), KeyError("SINA"))))
    assert "AYSEL" not in told and "SINA" not in told
    assert "because of KeyError" in told


def test_its_name_and_where_it_arose_are_told() -> None:
    first, *places = trace(raised(StorageFull("full")))
    assert first == "StorageFull"
    assert len(places) == 1
    assert places[0].startswith(f"{__name__}:") and places[0].endswith(" raised")


def test_what_it_arose_from_is_told_also_when_nobody_said_so() -> None:
    told = trace(wrapped())
    assert told[0] == "KeyError" and "because of ValueError" in told
    assert "SINAQOVA" not in str(told)


def test_what_was_never_raised_has_only_a_name() -> None:
    assert trace(ValueError("x")) == ["ValueError"]
    assert trace(None) == ["NoneType"]


def test_faults_that_cause_each_other_in_a_ring_come_to_an_end() -> None:
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    assert len(trace(one)) < 10


def test_the_house_has_the_rooms_that_are_built(request: object) -> None:
    import tomllib
    from pathlib import Path

    root = Path(__file__).resolve().parents[2]
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    assert set(project["tool"]["importlinter"]["root_packages"]) == HOUSE
