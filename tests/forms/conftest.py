"""What the forms' tests share: the lists travellers choose from, a day, answers to start from."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from forms.catalogue import definition
from forms.code_list import CodeList, CodeLists, Entry
from forms.definition import FormDefinition
from languages import load
from languages.language import Language

LISTS = Path(__file__).resolve().parents[2] / "reference" / "data" / "lists"


def read_list(path: Path) -> CodeList:
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["entries"]
    return CodeList(path.stem, tuple(Entry(**row) for row in rows))


@pytest.fixture(scope="session")
def lists() -> CodeLists:
    return {path.stem: read_list(path) for path in sorted(LISTS.glob("*.toml"))}


@pytest.fixture(scope="session")
def on() -> date:
    return date(2026, 11, 22)


@pytest.fixture(scope="session")
def passenger() -> FormDefinition:
    return definition("passenger")


@pytest.fixture(scope="session")
def az() -> Language:
    return load("az")


@pytest.fixture(scope="session")
def en() -> Language:
    return load("en")


NOTHING_TO_DECLARE: dict[str, Any] = {
    "journey": {"direction": "arriving"},
    "ticks": {
        "over_limits": False,
        "unaccompanied": False,
        "temporary": False,
        "vehicle": False,
        "precious": False,
        "foreign_currency": False,
        "permit": False,
        "national_currency": False,
        "wireless": False,
    },
    "person": {
        "surname": "Sınaqova",
        "given_names": "Aysel",
        "birth_date": "1990-05-04",
        "citizenship": "AZ",
        "document_number": "C01234567",
    },
    "confirmation": {"truth": True, "channel": "green"},
}


@pytest.fixture
def nothing() -> dict[str, Any]:
    """Answers of someone with nothing to declare."""
    return deepcopy(NOTHING_TO_DECLARE)


@pytest.fixture
def something(nothing: dict[str, Any]) -> dict[str, Any]:
    """Answers of someone with money, wine and a car."""
    nothing["journey"]["country"] = "TR"
    nothing["ticks"] |= {"over_limits": True, "vehicle": True, "foreign_currency": True}
    nothing["money"] = [{"kind": "cash", "currency": "USD", "amount": "12000.50"}]
    nothing["goods"] = [
        {"kind": "wine", "quantity": "6", "unit": "litre", "value": "90", "currency": "EUR"}
    ]
    nothing["vehicle"] = {"plate": "10-AB-123", "country": "AZ", "stay": "returning"}
    nothing["confirmation"]["channel"] = "red"
    return nothing
