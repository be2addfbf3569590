"""``sarhad hub root``, ``publish``, ``pin``, ``edition``, ``rates``: what the centre says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.answers import now
from cli.opened_hub import Store, hub_folder, opened_hub
from cli.options import AsJson, Data, Language, On
from cli.output import problem, say, say_json, words
from cli.reading import read_bytes
from reference import today

if TYPE_CHECKING:
    from envelope.keys import SigningKey
    from sync.editions import Edition, Editions

Keys = Annotated[
    list[Path], typer.Argument(metavar="KEY...", help="Files of the root's keys as they are.")
]
Next = Annotated[
    list[Path] | None, typer.Option("--next", help="A key of the next root; made if missing.")
]
Threshold = Annotated[
    int, typer.Option("--threshold", min=1, help="How many of its keys the next root needs.")
]
NewKeys = Annotated[
    bool, typer.Option("--new-keys", help="Retire the keys that lie at the hub, for new ones.")
]
RootFile = Annotated[str, typer.Argument(metavar="FILE", help="The centre's root; - is stdin.")]
Kiosk = Annotated[bool, typer.Option("--kiosk", help="For a kiosk's folder, not a hub's.")]
Url = Annotated[str, typer.Option("--url", help="The feed; else the Central Bank's.")]


def root(
    keys: Keys,
    data: Data,
    next: Next = None,
    threshold: Threshold = 1,
    new_keys: NewKeys = False,
    store: Store = None,
    language: Language = None,
) -> None:
    """Sign the centre's root, or the one that follows it, and publish.

    The first root's keys are made where the files are missing. Keep them away from the hub.
    """
    from sync.hub.keeping_up import centre_of

    with opened_hub(data, store) as hub:
        centre = centre_of(hub)
        first = centre.publisher.editions.pinned() is None
        present = [_key(path, make=first) for path in keys]
        named = [_key(path, make=True) for path in next or []]
        public = [key.public for key in named or present]
        made = centre.publisher.make_root([*present, *named], public, threshold, new_keys=new_keys)
        edition = centre.publish(made)
    file = edition_folder(data).folder / "pinned.json"
    say(words("Root {version} is signed, and an edition with it.", version=edition.root.version))
    if first:
        say(words("Posts are given {file}; the keys are kept away from here.", file=file))


def publish(data: Data, store: Store = None, language: Language = None) -> None:
    """Sign what stands in the centre's hub as a new edition; `sarhad hub` does it by itself."""
    from sync.hub.keeping_up import centre_of

    with opened_hub(data, store) as hub:
        edition = centre_of(hub).publish()
    say(words("Edition {number} is signed.", number=edition.number))


def pin(file: RootFile, data: Data, kiosk: Kiosk = False, language: Language = None) -> None:
    """Believe the centre whose root is in FILE; what came from another is forgotten."""
    trusted = edition_folder(data, kiosk=kiosk).pin(read_bytes(file))
    say(words("Root {version} is pinned.", version=trusted.version))


def edition(
    data: Data, kiosk: Kiosk = False, as_json: AsJson = False, language: Language = None
) -> None:
    """Show the edition a machine goes by; ends with 1 when it has none, or it is old."""
    found = edition_folder(data, kiosk=kiosk).current()
    if found is None:
        problem(words("No edition stands here."))
    if as_json:
        say_json(_shown(found))
    else:
        said = words("Edition {number}, signed at {at}.", number=found.number, at=found.signed_at)
        say(said)
    if found.old(now()):
        days = (now() - found.signed_at).days
        problem(words("The centre was last heard {days} days ago.", days=days))


def rates(data: Data, on: On = None, url: Url = "", language: Language = None) -> None:
    """Fetch the Central Bank's rates for the next edition; missing days are stepped back over."""
    from sync.rates_client import FEED, RatesClient, keep_rates

    folder, client = hub_folder(data), RatesClient(url or FEED)
    try:
        found = client.rates(on or today(now()))
    finally:
        client.close()
    keep_rates(folder, found, url or FEED)
    say(words("The rates of {day} are here.", day=found.on))
    if found.on != (on or today(now())):
        say(words("Later ones were not to be had."))


def edition_folder(data: Path, *, kiosk: bool = False) -> Editions:
    """Give the editions of a machine's hub, or of its kiosk."""
    from sync.editions import Editions
    from sync.embedded import HUB
    from sync.rooms import KIOSK

    return Editions(data / (KIOSK if kiosk else HUB))


def _key(path: Path, *, make: bool) -> SigningKey:
    from envelope.keys import SigningKey

    if make and not path.exists():
        SigningKey.generate().save(path)
    return SigningKey.load(path)


def _shown(found: Edition) -> dict[str, object]:
    return {
        "edition": found.number,
        "signed_at": found.signed_at.isoformat(),
        "old": [str(part) for part in found.old(now())],
        "files": sorted(found.targets.names),
    }
