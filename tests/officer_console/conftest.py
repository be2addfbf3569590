"""A real desk over a real hub in a folder, with one lodged declaration from a training kiosk."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from forms.catalogue import definition
from forms.check import check
from officer_console.accounts import hashed
from officer_console.serve import build
from records.officers import Officer
from reference.load import today
from sync.embedded import Embedded

AT = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)
NAME, PASSWORD = "numune", "yalniz-telim-ucun"

TICKS = (
    "over_limits",
    "unaccompanied",
    "temporary",
    "vehicle",
    "precious",
    "foreign_currency",
    "permit",
    "national_currency",
    "wireless",
)


def now() -> datetime:
    return AT


ANSWERS: dict[str, Any] = {
    "journey": {"direction": "arriving", "country": "GE", "minors": 0},
    "ticks": dict.fromkeys(TICKS, False) | {"over_limits": True},
    "person": {
        "surname": "NÜMUNƏ",
        "given_names": "AYSEL",
        "birth_date": "1990-01-02",
        "citizenship": "AZ",
        "document_number": "C00000123",
    },
    "goods": [
        {
            "kind": "clothing",
            "name": "<script>alert(1)</script>",
            "quantity": "3",
            "unit": "piece",
            "value": "1200",
            "currency": "USD",
            "accompanied": True,
        }
    ],
    "confirmation": {"truth": True, "channel": "red"},
}


@dataclass
class Visitor:
    """An officer's browser, without the browser."""

    client: TestClient
    number: int

    def page(self, path: str) -> str:
        return self.client.get(path).text

    def sign_in(self, password: str = PASSWORD) -> int:
        form = {"name": NAME, "password": password, "next": "/"}
        return self.client.post("/sign-in", data=form).status_code

    def act(self, kind: str, **fields: str) -> tuple[int, str]:
        page = self.page(f"/declarations/{self.number}")
        form = {name: hidden(page, name) for name in ("csrf", "seen")} | {"kind": kind} | fields
        answer = self.client.post(f"/declarations/{self.number}/act", data=form)
        return answer.status_code, answer.text


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page.split('class="acts"')[-1])
    return found.group(1) if found else ""


@pytest.fixture
def at() -> datetime:
    """The moment at which everything happens."""
    return AT


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A machine's folder for every test to have a copy of, and the number lodged in it."""
    folder = tmp_path_factory.mktemp("first")
    machine = Embedded.open(folder, now)
    machine.hub.store.officers.keep(Officer(NAME, "Nümunə Əməkdaş", hashed(PASSWORD)))
    checked = check(definition("passenger"), ANSWERS, machine.law().lists, today(AT), language="en")
    assert checked.content is not None, checked.problems
    lodged = machine.kiosk.lodging.lodge(checked.content, visit_token="visit")
    machine.kiosk.courier.run_once()
    machine.close()
    return folder, lodged.number


@pytest.fixture
def number(tmp_path: Path, first: tuple[Path, int]) -> int:
    """Lodge one declaration at a training kiosk and carry it to the hub."""
    folder, lodged = first
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    return lodged


@pytest.fixture
def app(tmp_path: Path, number: int) -> FastAPI:
    return build(tmp_path, now)


@pytest.fixture
def visitor(app: FastAPI, number: int) -> Iterator[Visitor]:
    with TestClient(app, headers={"accept-language": "en"}) as client:
        yield Visitor(client, number)


@pytest.fixture
def officer(visitor: Visitor) -> Visitor:
    assert visitor.sign_in() == 200
    return visitor
