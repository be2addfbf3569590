"""``sarhad service``: what staff set and look at beside a kiosk, without its glass."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from cli.answers import now
from cli.kiosk import machine
from cli.options import AsJson, Data, Language
from cli.output import PROBLEM_FOUND, problem, say, say_json, words
from cli.reading import standard_input
from cli.speaking import speech

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.bootstrap import Beside
    from kiosk.staff.finding import Report
    from kiosk.staff.key import Key

LONGEST_LINE = 1_000

app = typer.Typer(no_args_is_help=True, help="The service menu's PIN, and how ready a kiosk is.")

OnPaper = Annotated[bool, typer.Option("--print", help="Print it on the kiosk's printer too.")]


@app.command("set-pin")
def set_pin(data: Data, language: Language = None) -> None:
    """Set the PIN of the service menu; it is asked for, or is standard input's first line."""
    from kiosk.staff.key import Key

    wrong = words("A PIN has six to twelve digits, and is no row like 111111 or 123456.")
    _keep(data, Key.PIN, _secret(words("PIN")), wrong)
    say(words("The PIN opens the service menu now."))


@app.command("set-card")
def set_card(data: Data, language: Language = None) -> None:
    """Let a card's code open the service menu: scan it when asked, or give it on a line."""
    from kiosk.staff.key import Key

    wrong = words("A card's code has 12 to 200 letters and digits, and is no code of travellers.")
    _keep(data, Key.CARD, _secret(words("Scan the card")), wrong)
    say(words("The card opens the service menu now."))


@app.command("readiness")
def readiness(
    data: Data, as_json: AsJson = False, on_paper: OnPaper = False, language: Language = None
) -> None:
    """Look at a kiosk: printer, camera, disk, records, clock, settings. Ends with 1 on a fault."""
    from kiosk.bootstrap import Beside
    from kiosk.staff.finding import Level

    with closing(Beside.open(machine(data, {}), now)) as beside:
        report = beside.report()
        came_out = not on_paper or _printed(beside, report)
    if as_json:
        say_json(report.as_data(speech()))
    else:
        _say(report)
    if not came_out:
        problem(words("The report did not come out of the printer."))
    if report.level is Level.FAULT:
        raise typer.Exit(PROBLEM_FOUND)


def _printed(beside: Beside, report: Report) -> bool:
    from kiosk.devices.printer.interface import PrintEnd

    return beside.staff.print_report(report, speech().code) is PrintEnd.PRINTED


def _say(report: Report) -> None:
    from kiosk.staff.finding import CONTEXT, LEVEL_WORDS

    spoken = speech()
    for one in report.findings:
        level = spoken.say(CONTEXT, LEVEL_WORDS[one.level])
        say(f"{level}: {one.label(spoken)}. {one.sentence(spoken)}")


def _keep(data: Path, key: Key, text: str, wrong: str) -> None:
    from time import monotonic

    from kiosk.staff.pin import Door, Unfit

    try:
        Door(data, monotonic).keep(key, text)
    except Unfit:
        problem(wrong)


def _secret(asked: str) -> str:
    if sys.stdin is not None and sys.stdin.isatty():
        return str(typer.prompt(asked, hide_input=True, confirmation_prompt=True))
    line = standard_input().readline(LONGEST_LINE)
    return line.decode("utf-8", "replace").rstrip("\r\n")
