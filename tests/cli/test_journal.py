"""``sarhad journal``: read again, listed, shown, rebuilt; over a real hub in a folder."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cli.answers import now
from customs.facts import FactKind
from sync.embedded import Embedded


def alter(folder: Path, change: str) -> None:
    with closing(sqlite3.connect(folder / "hub" / "journal.db")) as base, base:
        base.execute(change)


def verified(run, folder: Path):
    return run("journal", "verify", "--data", folder)


def test_a_right_journal_ends_with_0(run, machine) -> None:
    ended = verified(run, machine[0])
    assert ended.code == 0
    first, chain = ended.out.splitlines()
    assert first == "The journal is right: 1 lines read again."
    assert chain.startswith("cabinet ")
    assert chain.endswith(": the chain is whole; facts: 1.")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE journal SET clock = clock + 1", "Line 1: altered"),
        ("UPDATE journal SET content = NULL", "Line 1: its content is missing"),
        ("UPDATE journal SET content = x'00'", "Line 1: altered"),
        ("UPDATE journal SET signed = x'00'", "the chain is altered"),
    ],
)
def test_what_is_wrong_is_said_and_ends_with_1(change: str, said: str, run, machine) -> None:
    alter(machine[0], change)
    ended = verified(run, machine[0])
    assert ended.code == 1
    assert "The journal is not right" in ended.out
    assert said in ended.out


def test_a_program_is_told_the_same(run, machine) -> None:
    folder, _ = machine
    right = run("journal", "verify", "--data", folder, "--json").data
    alter(folder, "UPDATE journal SET clock = clock + 1")
    wrong = run("journal", "verify", "--data", folder, "--json").data
    assert (right["right"], right["faults"]) == (True, [])
    assert wrong["right"] is False
    assert [(one["line"], one["fault"]) for one in wrong["faults"]] == [(1, "altered")]
    assert wrong["chains"][0]["name"] == "cabinet"


def test_a_hole_in_a_chain_is_wrong(run, machine, examples: Path) -> None:
    folder, _ = machine
    for _ in range(2):
        run("predeclare", "vehicle", examples / "vehicle.json", "--data", folder)
    alter(folder, "DELETE FROM journal WHERE sequence = 2")
    ended = verified(run, folder)
    assert ended.code == 1
    assert "the chain has a gap; facts: 2. Missing: 2-2." in ended.out


def test_an_untrusted_node_is_told(run, machine) -> None:
    folder, _ = machine
    (folder / "hub" / "trust.json").write_text('{"training": true, "nodes": []}')
    ended = verified(run, folder)
    assert ended.code == 1
    assert "signed by a node that is not trusted" in ended.out


def test_what_was_not_its_signers_to_say_is_told(run, machine) -> None:
    folder, _ = machine
    trust = folder / "hub" / "trust.json"
    # As if the cabinet were a hub, which lodges nothing.
    trust.write_text(trust.read_text().replace('"role": "cabinet"', '"role": "hub"'))
    ended = verified(run, folder)
    assert ended.code == 1
    assert "signed by a node that may not say this, and has no effect" in ended.out


def test_an_erasure_names_the_line_that_ordered_it(run, machine) -> None:
    folder, code = machine
    opened = Embedded.open(folder, now)
    desk = opened.desk("numune")
    for kind in (FactKind.PRESENTED, FactKind.ACCEPTED, FactKind.RELEASED):
        desk.act(int(code), kind)
    desk.act(int(code), FactKind.ERASED, {"reason": "nümunə"})
    opened.close()
    ended = verified(run, folder)
    assert ended.code == 0
    assert "Line 1: content erased by the fact on line 5." in ended.out
    shown = run("journal", "show", code, "--data", folder)
    assert shown.code == 0
    assert "Its content is not here" in shown.out


def test_verifying_changes_nothing(run, machine) -> None:
    folder, _ = machine
    file = folder / "hub" / "journal.db"
    before = file.read_bytes()
    verified(run, folder)
    run("journal", "list", "--data", folder)
    assert file.read_bytes() == before


def test_declarations_are_listed_newest_first(run, machine, examples: Path) -> None:
    folder, first = machine
    goods = run("predeclare", "goods", examples / "goods.json", "--data", folder, "--json").data
    rows = run("journal", "list", "--data", folder, "--json").data
    assert [row["number"] for row in rows] == [goods["number"], first]
    assert [(row["form"], row["state"]) for row in rows] == [
        ("goods", "lodged"),
        ("vehicle", "lodged"),
    ]
    assert goods["grouped"] in run("journal", "list", "--data", folder).out
    assert len(run("journal", "list", "--data", folder, "--most", 1, "--json").data) == 1


def test_a_declaration_is_shown_whole(run, machine) -> None:
    folder, code = machine
    out = run("journal", "show", code, "--data", folder).out
    assert "Pre-declaration of a vehicle  Lodged" in out
    assert "    Number plate: 00XX000" in out
    assert "Lodged by the declarant" in out


def test_a_code_is_accepted_grouped_too(run, machine) -> None:
    folder, code = machine
    spaced = f"{code[:3]} {code[3:7]} {code[7:10]} {code[10:]}"
    assert run("journal", "show", spaced, "--data", folder).code == 0


def test_a_code_nobody_lodged_is_a_problem(run, machine) -> None:
    ended = run("journal", "show", "2000000000015", "--data", machine[0])
    assert ended.code == 1
    assert "No such declaration" in ended.err


@pytest.mark.parametrize("text", ["12", "", "x" * 13, "9" * 14, "٠" * 12])
def test_what_is_no_code_is_wrong_usage(text: str, run, machine) -> None:
    assert run("journal", "show", text, "--data", machine[0]).code == 2


def test_the_register_is_written_anew(run, machine) -> None:
    folder, code = machine
    alter(folder, "DELETE FROM register")
    assert run("journal", "list", "--data", folder, "--json").data == []
    assert run("journal", "rebuild", "--data", folder, "--json").data == {"declarations": 1}
    assert run("journal", "list", "--data", folder, "--json").data[0]["number"] == code


@pytest.mark.parametrize("verb", ["verify", "list", "rebuild"])
def test_a_folder_without_a_journal_is_wrong_usage_and_stays_empty(
    verb: str, run, tmp_path: Path
) -> None:
    ended = run("journal", verb, "--data", tmp_path / "none")
    assert ended.code == 2
    assert "no journal is here" in ended.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", ["verify", "list"])
@pytest.mark.parametrize("data", [b"", b"not a store" * 1000])
def test_a_file_that_is_no_store_ends_with_a_code_of_its_own(
    data: bytes, verb: str, run, machine
) -> None:
    folder, _ = machine
    for file in (folder / "hub").glob("journal.db*"):
        file.unlink()
    (folder / "hub" / "journal.db").write_bytes(data)
    ended = run("journal", verb, "--data", folder)
    assert ended.code >= 64
    assert len(ended.err.splitlines()) == 1
