"""``sarhad predeclare``: lodge what a declarant filled in at home, and get its code."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Annotated

import typer

from cli.answers import content_of, read_answers
from cli.machine import embedded
from cli.options import AnswersFile, AsJson, Data, DeclaredForm, Language
from cli.output import problem, say, say_json, words
from customs.registration_number import grouped
from forms.content import Content

if TYPE_CHECKING:
    from pathlib import Path

    from sync.lodging import Lodged

Token = Annotated[
    str | None,
    typer.Option("--token", help="Names this lodging: the same token gives the same code again."),
]


def predeclare(
    form: DeclaredForm,
    file: AnswersFile,
    data: Data,
    token: Token = None,
    language: Language = None,
    as_json: AsJson = False,
) -> None:
    """Lodge a pre-declaration and carry it to the hub in DIR; prints its thirteen-digit code."""
    content = content_of(read_answers(form, file, None), as_json=as_json)
    lodged = _lodge(data, content, token or secrets.token_hex(16))
    code = f"{lodged.number:013d}"
    if as_json:
        new = lodged.envelope is not None
        say_json({"number": code, "grouped": grouped(lodged.number), "form": form, "new": new})
    else:
        say(words("Code: {grouped} ({code})", grouped=grouped(lodged.number), code=code))


def _lodge(data: Path, content: Content, token: str) -> Lodged:
    with embedded(data) as machine:
        lodged = machine.cabinet.lodging.lodge(content, visit_token=token)
        carried = machine.cabinet.courier.run_once()
    if carried.set_aside or not carried.reached:
        problem(words("The hub did not take it."))
    return lodged
