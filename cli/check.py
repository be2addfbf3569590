"""``sarhad check``: every problem of a file of answers, with its path, in the reader's language."""

from __future__ import annotations

import typer

from cli.answers import read_answers, say_problems
from cli.options import AnswersFile, AsJson, Form, Language, On
from cli.output import PROBLEM_FOUND, say, words


def check(
    form: Form, file: AnswersFile, on: On = None, language: Language = None, as_json: AsJson = False
) -> None:
    """Check answers against a form; ends with 1 when it could not be lodged."""
    answered = read_answers(form, file, on)
    say_problems(answered, as_json=as_json)
    if answered.checked.errors:
        raise typer.Exit(PROBLEM_FOUND)
    if not as_json and not answered.checked.problems:
        say(words("No problem was found."))
