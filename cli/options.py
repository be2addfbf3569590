"""Options and arguments that several commands share, so that they mean the same everywhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cli.speaking import ask_for
from forms.catalogue import all_definitions

PRE_DECLARED = ("passenger", "goods", "vehicle")
"""Forms a person lodges; the act form is an officer's."""


def day(text: str) -> date:
    """Read ``--on``. Raises BadParameter."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day like 2026-11-22") from None


def form_code(code: str) -> str:
    """Accept the code of a form. Raises BadParameter."""
    known = sorted({form.code for form in all_definitions()})
    if code not in known:
        raise typer.BadParameter(f"{code!r} is not one of {', '.join(known)}")
    return code


def declared_form_code(code: str) -> str:
    """Accept the code of a form that a person lodges. Raises BadParameter."""
    if code not in PRE_DECLARED:
        raise typer.BadParameter(f"{code!r} is not one of {', '.join(PRE_DECLARED)}")
    return code


Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        callback=ask_for,
        is_eager=True,
        help="az, en, ru; else LANGUAGE or LANG; else az.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
On = Annotated[
    date | None,
    typer.Option("--on", parser=day, metavar="DATE", help="The day of the law; today in Baku."),
]
Form = Annotated[str, typer.Argument(callback=form_code, help="passenger, goods, vehicle, act.")]
DeclaredForm = Annotated[
    str, typer.Argument(callback=declared_form_code, help="passenger, goods, vehicle.")
]
AnswersFile = Annotated[str, typer.Argument(metavar="FILE", help="Answers in JSON; - is stdin.")]
Data = Annotated[
    Path, typer.Option("--data", metavar="DIR", file_okay=False, help="The machine's folder.")
]
