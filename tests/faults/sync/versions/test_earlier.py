"""What an earlier version wrote is read for good: papers carry it, journals are signed in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from customs.offices import Role
from envelope.facts import verify
from envelope.parcels import open_parcel
from envelope.trust import TrustedNode, TrustList
from forms.catalogue import all_definitions
from records.fact_reader import FactReader
from reference.load import Reference
from sync.answers import read_answer
from tests.faults.sync.versions.writing import HUB, NODE, OPENING, plain, written

HERE = Path(__file__).parent
VERSIONS = sorted(path.stem for path in HERE.glob("*.json"))
TRUST = TrustList(
    [TrustedNode.of(NODE.public, "kiosk", "", Role.KIOSK, training=True)], training=True
)


def held(version: str) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads((HERE / f"{version}.json").read_text(encoding="utf-8"))
    return kept


@pytest.mark.parametrize("version", VERSIONS)
def test_facts_of_an_earlier_version_say_what_they_said(version: str, law: Reference) -> None:
    reader = FactReader(law.lists)
    for one in held(version)["facts"]:
        envelope = open_parcel(bytes.fromhex(one["parcel"]), OPENING)
        assert verify(envelope.signed, TRUST).kind == one["kind"]
        content = reader.read(envelope)
        assert content is not None and not reader.is_newer(envelope)
        assert (envelope.fact_id.hex(), plain(content.answers)) == (one["id"], one["answers"])


@pytest.mark.parametrize("version", VERSIONS)
def test_a_hub_of_an_earlier_version_is_understood(version: str) -> None:
    kept = held(version)
    answer = read_answer(bytes.fromhex(kept["answer"]), HUB.public)
    ids = [bytes.fromhex(one["id"]) for one in kept["facts"]]
    assert [one.fact_id for one in answer.acknowledgements] == ids
    assert [one.fact_id for one in answer.heads] == ids[-1:]


def test_the_newest_file_has_every_form_there_is() -> None:
    # When this fails a form was added or changed: write the next file, and leave the others be.
    forms = {tuple(one["form"]) for one in held(VERSIONS[-1])["facts"]}
    assert forms == {(form.number, form.version) for form in all_definitions()}


def test_a_file_is_written_as_its_readers_expect() -> None:
    assert held(VERSIONS[-1]).keys() == written().keys()
