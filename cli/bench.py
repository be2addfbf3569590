"""``sarhad bench``: how fast the house is, beside named references measured in the same run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from cli.options import Language
from cli.output import say, words, wrong_usage

BENCHES = Path(__file__).resolve().parents[1] / "benches"
_RUNS = '__name__ == "__main__"'

Name = Annotated[str | None, typer.Argument(metavar="NAME", help="One of --list.")]
More = Annotated[list[str] | None, typer.Argument(metavar="...", help="Passed on to the bench.")]
AsList = Annotated[bool, typer.Option("--list", help="Name the benches there are.")]


def bench(
    name: Name = None, more: More = None, as_list: AsList = False, language: Language = None
) -> None:
    """Run one bench, which prints JSON; only where the source code is."""
    known = names()
    if as_list:
        for one in known:
            say(one)
        return
    if name not in known:
        wrong_usage(words("There are these benches: {names}.", names=", ".join(known)))
    # A process of its own: what this command has imported would be measured too.
    command = [sys.executable, "-m", f"{BENCHES.name}.{name}", *(more or [])]
    raise typer.Exit(subprocess.run(command, cwd=BENCHES.parent, check=False).returncode)


def names() -> list[str]:
    """Name every module of the benches that can be run; none where there is no source code."""
    found = sorted(BENCHES.glob("[!_]*.py"))
    return [one.stem for one in found if _RUNS in one.read_text(encoding="utf-8")]
