"""The command, run inside this process or as the process a person starts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cli.main import app

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"

WITHOUT_BYTECODE = "PYTHONDONTWRITEBYTECODE"

# What a traceback and Python's own complaint at exit begin with.
UGLY = ("Traceback", "Exception ignored")


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ended]


@pytest.fixture
def run() -> Run:
    """Run the command here; an exception that is nobody's sentence fails the test."""

    def here(*arguments: object, given: str | bytes = "", language: str = "en") -> Ended:
        result = CliRunner().invoke(
            app, [str(one) for one in arguments], input=given, env={"LANGUAGE": language}
        )
        if not isinstance(result.exception, SystemExit | None):
            raise result.exception
        return Ended(result.exit_code, result.stdout, result.stderr)

    return here


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    """What a person's shell gives: English, and bytecode kept from one start to the next."""
    kept = {name: value for name, value in os.environ.items() if name != WITHOUT_BYTECODE}
    return {**kept, "LANGUAGE": "en", "PYTHONPATH": str(ROOT)}


@pytest.fixture
def process(environment: dict[str, str]) -> Run:
    """Run the command as a process of its own, and hold it to never showing a traceback."""

    def there(*arguments: object, **how: Any) -> Ended:
        done = subprocess.run(
            [sys.executable, "-m", "cli.main", *map(str, arguments)],
            cwd=ROOT,
            env={**environment, **how.pop("env", {})},
            stdout=how.pop("stdout", subprocess.PIPE),
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
            **how,
        )
        err = done.stderr.decode("utf-8", "replace")
        assert not any(sign in err for sign in UGLY), err
        return Ended(done.returncode, (done.stdout or b"").decode("utf-8", "replace"), err)

    return there


@pytest.fixture
def examples() -> Path:
    return EXAMPLES


@pytest.fixture
def passenger() -> dict[str, Any]:
    """The answers of examples/passenger.json, to spoil."""
    answers: dict[str, Any] = json.loads((EXAMPLES / "passenger.json").read_text("utf-8"))
    return answers


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[object], Path]:
    """Write a value into a file as JSON."""

    def write(value: object) -> Path:
        file = tmp_path / "answers.json"
        file.write_text(json.dumps(value), encoding="utf-8")
        return file

    return write


@pytest.fixture
def machine(run: Run, tmp_path: Path) -> tuple[Path, str]:
    """A machine's folder in which one vehicle is declared, and its code."""
    folder = tmp_path / "machine"
    file = EXAMPLES / "vehicle.json"
    code = run("predeclare", "vehicle", file, "--data", folder, "--json").data["number"]
    return folder, code
