"""Every known fault ends in a sentence; every unknown one shows itself."""

from __future__ import annotations

import inspect

import pytest
import typer

from cli.faults import SENTENCES, exit_code, sentence_of, told
from customs import errors as customs_errors
from envelope import errors as envelope_errors
from kiosk.settings.file import SettingsBroken
from records import faults as storage
from reference import ReferenceBroken
from sync.hub.view import NotHere
from sync.node import NumbersExhausted
from sync.protocol import HubUnreachable


def classes(module, root) -> list[type]:
    found = [one for _, one in inspect.getmembers(module, inspect.isclass)]
    return [one for one in found if issubclass(one, root)]


@pytest.mark.parametrize(
    "kind",
    [
        *classes(customs_errors, customs_errors.CustomsError),
        *classes(envelope_errors, envelope_errors.EnvelopeError),
        *classes(storage, storage.StorageFault),
        NotHere,
        NumbersExhausted,
        HubUnreachable,
        FileNotFoundError,
        PermissionError,
        KeyboardInterrupt,
    ],
)
def test_every_fault_with_a_name_has_a_sentence(kind: type) -> None:
    assert sentence_of(kind("why")) in SENTENCES.values()


def test_broken_reference_data_has_a_sentence() -> None:
    assert sentence_of(ReferenceBroken("lists", "is gone")) in SENTENCES.values()


def test_the_nearest_kind_gives_the_sentence() -> None:
    assert sentence_of(storage.StorageFull("x")) == SENTENCES["StorageFull"]
    assert sentence_of(storage.PragmaRefused("x")) == SENTENCES["StorageFault"]
    assert sentence_of(FileNotFoundError("x")) == SENTENCES["OSError"]


@pytest.mark.parametrize("kind", classes(storage, storage.StorageFault))
def test_storage_faults_end_with_their_own_code(kind: type) -> None:
    with pytest.raises(typer.Exit) as left, told():
        raise kind("disk")
    assert left.value.exit_code == kind.exit_code >= 64


@pytest.mark.parametrize("fault", [NotHere("1"), FileNotFoundError("f"), KeyboardInterrupt()])
def test_other_faults_end_with_1(fault: BaseException, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as left, told():
        raise fault
    assert left.value.exit_code == 1 == exit_code(fault)
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("fault", [ValueError("a mistake"), AssertionError(), ZeroDivisionError()])
def test_a_mistake_of_ours_shows_itself(fault: Exception) -> None:
    with pytest.raises(type(fault)), told():
        raise fault


def test_somebody_elses_class_of_the_same_name_is_not_ours() -> None:
    class StorageFull(Exception):
        pass

    assert sentence_of(StorageFull("x")) is None


def test_a_pipe_nobody_reads_is_left_to_typer() -> None:
    with pytest.raises(BrokenPipeError), told():
        raise BrokenPipeError(32, "Broken pipe")


def test_broken_settings_end_with_their_own_code() -> None:
    broken = SettingsBroken("kiosk.toml: volume: must be one of 0, 20")
    assert sentence_of(broken) == SENTENCES["SettingsBroken"]
    assert exit_code(broken) == 78
