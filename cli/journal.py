"""``sarhad journal``: read a hub's journal again, list what it holds, show one declaration."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.machine import records
from cli.options import AsJson, Data, Language
from cli.output import PROBLEM_FOUND, say, say_json, words
from cli.speaking import speech
from customs.errors import NotANumber
from customs.registration_number import cleaned

app = typer.Typer(no_args_is_help=True, help="A hub's journal.")


def number_of(text: str) -> str:
    """Accept thirteen digits, grouped or not. Raises BadParameter."""
    try:
        return cleaned(text)
    except NotANumber:
        raise typer.BadParameter(f"{text!r} is not thirteen digits") from None


Number = Annotated[
    str, typer.Argument(callback=number_of, metavar="NUMBER", help="Thirteen digits.")
]
Most = Annotated[int, typer.Option("--most", min=1, max=10_000, help="How many, newest first.")]


@app.command("verify")
def verify(data: Data, language: Language = None, as_json: AsJson = False) -> None:
    """Read every line again; ends with 1 when anything is not what was signed, or missing."""
    from cli.journal_report import as_data, as_text, is_right

    with records(data) as held:
        report = held.store.verify(held.trust, post=held.post)
        position = held.store.journal.position
        if as_json:
            say_json(as_data(report, held.trust))
        else:
            for line in as_text(report, held.trust, position):
                say(line)
    if not is_right(report):
        raise typer.Exit(PROBLEM_FOUND)


@app.command("list")
def list_(data: Data, most: Most = 20, language: Language = None, as_json: AsJson = False) -> None:
    """List the declarations something happened to last."""
    from cli.journal_rows import as_data, as_text

    with records(data) as held:
        rows = held.store.register.newest(most)
    if as_json:
        say_json([as_data(row) for row in rows])
    elif not rows:
        say(words("No declaration is here."))
    for row in [] if as_json else rows:
        say(as_text(row, speech()))


@app.command("show")
def show(number: Number, data: Data, language: Language = None, as_json: AsJson = False) -> None:
    """Show all that is held of one declaration: its state, what it says, what happened."""
    from cli.journal_view import as_data, as_text
    from sync.hub.view import view_of

    with records(data) as held:
        envelopes = held.store.journal.facts(int(number))
        view = view_of(int(number), envelopes, held.store.reader)
        lists = held.store.reader.lists
    if as_json:
        say_json(as_data(view, lists, speech()))
    else:
        for line in as_text(view, lists, speech()):
            say(line)


@app.command("rebuild")
def rebuild(data: Data, language: Language = None, as_json: AsJson = False) -> None:
    """Write the register anew from the journal alone."""
    with records(data, read_only=False) as held:
        count = held.store.journal.rebuild()
    if as_json:
        say_json({"declarations": count})
    else:
        say(words("Declarations in the register: {count}.", count=count))
