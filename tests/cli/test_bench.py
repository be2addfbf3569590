"""``sarhad bench`` and ``python -m benches``."""

from __future__ import annotations

from benches.__main__ import missed, verdict
from cli.bench import BENCHES, names


def test_the_benches_are_listed_without_their_helpers(run) -> None:
    listed = run("bench", "--list").out.split()
    assert listed == list(names())
    assert "envelope_size" in listed
    assert "damaged_codes" not in listed
    assert all((BENCHES / f"{name}.py").exists() for name in listed)


def test_an_unknown_bench_is_wrong_usage_and_names_the_known(run) -> None:
    for name in (("nothing",), ("../cli/main",), ("damaged_codes",), ()):
        ended = run("bench", *name)
        assert ended.code == 2
        assert "envelope_size" in ended.err


def test_a_bench_prints_what_it_found(process) -> None:
    ended = process("bench", "envelope_size")
    assert ended.code == 0
    assert ended.data["reached"] is True


def test_missed_goals_are_named() -> None:
    assert missed({"reached": True}) == []
    assert missed({"reached": {"fast": True, "small": False}}) == ["small"]
    assert missed({"holds": False}) == ["goal"]
    assert missed({"failed": "why"}) == ["did not run"]
    assert missed({"figures": 1}) == []


def test_what_is_only_aimed_at_is_told_and_fails_nothing() -> None:
    aims = {"reached": {"fast": True}, "met": {"whole": False}}
    assert missed(aims) == []
    assert verdict(aims) == "every goal reached, not yet whole"
    assert verdict({"reached": {"fast": False}}) == "fast"
