"""``sarhad hub retain``: what was kept long enough is erased, and the journal still stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cli.answers import now
from cli.opened_hub import Store, opened_hub
from cli.options import AsJson, Data, Language, On
from cli.output import say, say_json, words

if TYPE_CHECKING:
    from sync.hub.retention import Retained

DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would be erased.")]


def retain(
    data: Data,
    on: On = None,
    dry_run: DryRun = False,
    store: Store = None,
    as_json: AsJson = False,
    language: Language = None,
) -> None:
    """Erase what was declared and kept as long as the dated rules say; every chain still stands."""
    from reference.load import today
    from sync.hub.retention import check_likely, rules_of
    from sync.hub.retention import retain as carry_out

    day = on or today(now())
    with opened_hub(data, store) as hub:
        if on is None:
            check_likely(hub, day)
        done = carry_out(hub, rules_of(hub, day), day, dry_run=dry_run)
    if as_json:
        say_json({**done.as_data(), "dry_run": dry_run})
    else:
        _say(done, dry_run)


def _say(done: Retained, dry_run: bool) -> None:
    if dry_run:
        say(words("Declarations whose content would be erased: {count}.", count=done.count))
    else:
        say(words("Declarations whose content was erased: {count}.", count=done.count))
    if not done.confirmed:
        rules = done.rules_of.isoformat()
        say(words("The rules of {day} are not confirmed by the authority.", day=rules))
