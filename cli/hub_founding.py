"""``sarhad hub init`` and ``recovery-key``: a new hub, and the key that outlives all of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.options import Data, Language
from cli.output import problem, say, words, wrong_usage
from cli.reading import read_bytes

Post = Annotated[str, typer.Option("--post", metavar="CODE", help="The crossing point it serves.")]
Name = Annotated[str, typer.Option("--name", help="What the hub is called.")]
Url = Annotated[str, typer.Option("--url", help="Where machines reach it; post init says it too.")]
Live = Annotated[bool, typer.Option("--live", help="For live declarations, not for training.")]
Recovery = Annotated[
    str | None, typer.Option("--recovery", metavar="FILE", help="The recovery key's public half.")
]
KeyFile = Annotated[Path, typer.Argument(metavar="FILE", help="Where the private half goes.")]

PUBLIC = ".public"


def init(
    data: Data,
    post: Post,
    name: Name,
    url: Url = "",
    live: Live = False,
    recovery: Recovery = None,
    language: Language = None,
) -> None:
    """Make a hub in DIR: for training (TƏLİM), or with --live for live declarations."""
    from sync.embedded import HUB
    from sync.hub.identity import RECOVERY_PUBLIC, HubIdentity
    from sync.hub.place import HubPlace

    folder = data / HUB
    _check_names(name, post, url)
    if (folder / RECOVERY_PUBLIC).exists():
        problem(words("{folder} is a hub already.", folder=folder))
    if live:
        HubIdentity.live(folder, _recovery(recovery))
    else:
        HubIdentity.in_training(folder)
    HubPlace(name, post, url).keep(folder)
    if live:
        say(words("The hub {name} is made. It takes live declarations.", name=name))
    else:
        say(words("The hub {name} is made, for training.", name=name))


def recovery_key(file: KeyFile, language: Language = None) -> None:
    """Make the recovery key: FILE is for the ministry's safe, FILE.public for every hub."""
    from envelope.keys import RecipientKey

    key, public = RecipientKey.generate(), file.with_name(file.name + PUBLIC)
    if public.exists():
        problem(words("{file} is there already.", file=public))
    key.save(file)
    public.write_text(key.public.hex() + "\n", encoding="ascii")
    say(
        words(
            "Put {file} in the ministry's safe. {public} is for the hubs.", file=file, public=public
        )
    )


def _recovery(file: str | None) -> bytes:
    from envelope.keys import KEY_BYTES

    if file is None:
        wrong_usage(words("A live hub needs --recovery: what sarhad hub recovery-key made."))
    try:
        public = bytes.fromhex(read_bytes(file).decode("ascii").strip())
    except ValueError:
        public = b""
    if len(public) != KEY_BYTES:
        problem(words("{file} is not the public half of a recovery key.", file=file))
    return public


def _check_names(name: str, post: str, url: str) -> None:
    from sync.http.nodes_words import check_names
    from sync.http.wire import check_safe

    if not check_names(name, post):
        problem(words("This cannot be a name."))
    if url:
        check_safe(url)
