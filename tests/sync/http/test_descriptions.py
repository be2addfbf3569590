"""``/openapi.json``: every address is described, honestly, and as it stands in the repository."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from envelope import cbor
from sync.embedded import Embedded
from sync.http.described import PROBLEM, diagnostic
from sync.http.descriptions import KNOWN
from sync.http.messages import MEDIA
from sync.http.serving import served_by

KEPT = Path(__file__).resolve().parents[3] / "docs" / "formats" / "openapi.json"


@pytest.fixture
def app(machine: Embedded) -> FastAPI:
    return served_by(machine.hub)


@pytest.fixture
def said(app: FastAPI) -> dict[str, Any]:
    return app.openapi()


def operations(said: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path, methods in said["paths"].items():
        for method, about in methods.items():
            yield f"{method.upper()} {path}", about


def test_every_address_is_described_and_no_other(said: dict[str, Any]) -> None:
    assert {name for name, _ in operations(said)} == KNOWN.keys()


def test_what_is_served_stands_in_the_repository(said: dict[str, Any]) -> None:
    written = json.dumps(said, indent=1, ensure_ascii=False) + "\n"
    assert KEPT.read_text(encoding="utf-8") == written, (
        "sarhad hub openapi > docs/formats/openapi.json"
    )


def test_every_address_says_what_it_is_for_and_what_it_may_refuse(said: dict[str, Any]) -> None:
    for name, about in operations(said):
        assert about["description"].endswith("."), name
        assert any(code.startswith("2") for code in about["responses"]), name
        for code, answer in about["responses"].items():
            if int(code) >= 400 and "application/json" not in answer["content"]:
                assert list(answer["content"]) == [PROBLEM], (name, code)


def test_a_body_of_cbor_has_an_example_that_is_cbor(said: dict[str, Any]) -> None:
    seen = 0
    for name, about in operations(said):
        bodies = [about.get("requestBody", {}), *about["responses"].values()]
        for shown in (body.get("content", {}).get(MEDIA) for body in bodies):
            if shown is None:
                continue
            seen += 1
            assert shown["schema"]["format"] == "binary", name
            example = cbor.decode(bytes.fromhex(shown["x-cbor-hex"]), 65_536)
            assert diagnostic(example) == shown["x-cbor-diagnostic"], name
    assert seen > 8


def test_whatever_takes_a_pass_says_so(said: dict[str, Any]) -> None:
    for name, about in operations(said):
        assert ("401" in about["responses"]) >= ("security" in about), name


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "null"),
        (True, "true"),
        (7, "7"),
        (b"\x00\xff", "h'00ff'"),
        ('say "ə"', '"say \\"ə\\""'),
        ([1, [b""]], "[1, [h'']]"),
        ({0: "a", 1: False}, '{0: "a", 1: false}'),
    ],
)
def test_diagnostic_notation(value: object, written: str) -> None:
    assert diagnostic(value) == written
