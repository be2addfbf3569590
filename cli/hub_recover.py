"""``sarhad hub recover``: what kiosks of a lost hub still hold, taken in with the recovery key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.opened_hub import Store, opened_hub
from cli.options import AsJson, Data, Language
from cli.output import PROBLEM_FOUND, problem, say, say_json, words

if TYPE_CHECKING:
    from sync.hub.recovering import Recovered

Outboxes = Annotated[
    list[Path],
    typer.Argument(metavar="OUTBOX...", exists=True, help="outbox.db of kiosks, or their folders."),
]
KeyFile = Annotated[
    Path,
    typer.Option(
        "--key", metavar="FILE", exists=True, dir_okay=False, help="The recovery key from the safe."
    ),
]


def recover(
    outboxes: Outboxes,
    key: KeyFile,
    data: Data,
    store: Store = None,
    as_json: AsJson = False,
    language: Language = None,
) -> None:
    """Take in what kiosks of a lost hub still hold. Leaves with 1 when some of it is not taken."""
    from envelope.keys import RecipientKey
    from sync.hub.recovering import Recovered
    from sync.hub.recovering import recover as take_in

    opening, done = RecipientKey.load(key), Recovered()
    # All are read first: a wrong file is said before anything is written.
    read = [_parcels(one) for one in outboxes]
    with opened_hub(data, store) as hub:
        for parcels in read:
            done += take_in(hub, opening, parcels)
    if as_json:
        say_json(done.as_data())
    else:
        _say(done)
    if done.not_taken:
        raise typer.Exit(PROBLEM_FOUND)


def _parcels(outbox: Path) -> list[bytes]:
    from records.faults import StorageCorrupt
    from sync.hub.recovering import parcels_in

    try:
        return parcels_in(outbox)
    except (StorageCorrupt, FileNotFoundError):
        problem(words("{file} is no kiosk's outbox.", file=outbox))


def _say(done: Recovered) -> None:
    for one in done.not_taken:
        say(words("Not taken: {fact} ({reason}).", fact=one.fact or "-", reason=one.reason))
    say(
        words(
            "Facts that are here now: {new}. Facts that were here before: {known}.",
            new=done.new,
            known=done.known,
        )
    )
