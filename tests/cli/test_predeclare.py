"""``sarhad predeclare``: a code that stands for something."""

from __future__ import annotations

from pathlib import Path

import pytest

from customs.registration_number import grouped, is_training, is_well_formed


def lodge(run, folder: Path, examples: Path, form: str, *more: object):
    file = examples / f"{form}.json"
    return run("predeclare", form, file, "--data", folder, *more)


@pytest.mark.parametrize("form", ["goods", "vehicle", "passenger"])
def test_each_form_gets_a_training_code(form: str, run, examples: Path, tmp_path: Path) -> None:
    data = lodge(run, tmp_path, examples, form, "--json").data
    number = int(data["number"])
    assert is_well_formed(data["number"])
    assert is_training(number)
    assert (data["form"], data["new"], data["grouped"]) == (form, True, grouped(number))


def test_a_person_reads_the_code_grouped_and_plain(run, examples: Path, tmp_path: Path) -> None:
    out = lodge(run, tmp_path, examples, "goods").out
    plain = out.rpartition("(")[2].rstrip(")\n")
    assert out == f"Code: {grouped(int(plain))} ({plain})\n"


def test_the_same_file_again_is_another_declaration(run, examples: Path, tmp_path: Path) -> None:
    codes = {lodge(run, tmp_path, examples, "vehicle", "--json").data["number"] for _ in range(3)}
    assert len(codes) == 3


def test_the_same_token_gives_the_same_code(run, examples: Path, tmp_path: Path) -> None:
    arguments = (run, tmp_path, examples, "vehicle", "--token", "one", "--json")
    first, again = lodge(*arguments).data, lodge(*arguments).data
    assert first["number"] == again["number"]
    assert (first["new"], again["new"]) == (True, False)


def test_what_was_lodged_is_in_the_hubs_journal(run, machine) -> None:
    folder, code = machine
    shown = run("journal", "show", code, "--data", folder, "--json").data
    assert (shown["form"], shown["state"]) == ("vehicle", "lodged")
    assert shown["facts"][0]["training"] is True


def test_answers_with_mistakes_are_not_lodged(run, examples: Path, tmp_path: Path) -> None:
    folder = tmp_path / "machine"
    ended = run("predeclare", "passenger", examples / "mistakes.json", "--data", folder)
    assert ended.code == 1
    assert not folder.exists()


def test_an_officers_act_is_no_declaration(run, examples: Path, tmp_path: Path) -> None:
    assert run("predeclare", "act", examples / "goods.json", "--data", tmp_path).code == 2


def test_a_file_in_the_folders_place_is_wrong_usage(run, examples: Path) -> None:
    file = examples / "goods.json"
    assert run("predeclare", "goods", file, "--data", file).code == 2


def test_a_folder_below_a_file_is_said_plainly(run, examples: Path) -> None:
    file = examples / "goods.json"
    ended = run("predeclare", "goods", file, "--data", file / "machine")
    assert ended.code == 1
    assert len(ended.err.splitlines()) == 1


@pytest.mark.parametrize("name", ["cabinet/node.json", "hub/trust.json", "hub/signing.key"])
@pytest.mark.parametrize("bytes_", [b"", b"\xff\x00 nonsense", b"[]", b"{}"])
def test_a_damaged_small_file_is_said_plainly(
    name: str, bytes_: bytes, run, examples: Path, machine
) -> None:
    folder, _ = machine
    (folder / name).write_bytes(bytes_)
    ended = lodge(run, folder, examples, "goods")
    assert ended.code == 1
    assert len(ended.err.splitlines()) == 1


@pytest.mark.parametrize("name", ["hub/journal.db", "cabinet/outbox.db"])
def test_a_store_that_is_none_ends_with_the_code_of_damage(
    name: str, run, examples: Path, machine
) -> None:
    folder, _ = machine
    for beside in folder.glob(f"{name}-*"):
        beside.unlink()
    (folder / name).write_bytes(b"not a store" * 1000)
    ended = lodge(run, folder, examples, "goods")
    assert ended.code == 65
    assert "damaged" in ended.err


def test_a_key_others_may_read_is_not_used(run, examples: Path, machine) -> None:
    folder, _ = machine
    (folder / "cabinet" / "signing.key").chmod(0o644)
    ended = lodge(run, folder, examples, "goods")
    assert ended.code == 1
    assert "Others may read" in ended.err
