"""``sarhad hub``: takes in what other machines hand over; is copied, and made anew from a copy."""

from __future__ import annotations

import socket
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import hub_editions, hub_founding, hub_nodes, hub_pages, hub_recover, hub_retain
from cli.answers import now
from cli.kiosk import LogFile
from cli.opened_hub import check_reach
from cli.options import Data, Language
from cli.output import problem, say, say_json, words, wrong_usage
from cli.reading import read_json
from cli.serving import LOOPBACK, Host, Port, address_of, listening

if TYPE_CHECKING:
    from sync.hub.hub import Hub

app = typer.Typer(help="The hub of a post, or of the centre.")
app.add_typer(hub_nodes.app, name="node")
app.command("init")(hub_founding.init)
app.command("recovery-key")(hub_founding.recovery_key)
app.command("retain")(hub_retain.retain)
app.command("recover")(hub_recover.recover)
app.command("openapi")(hub_pages.openapi)
app.command("figures")(hub_pages.figures)
app.command("root")(hub_editions.root)
app.command("publish")(hub_editions.publish)
app.command("pin")(hub_editions.pin)
app.command("edition")(hub_editions.edition)
app.command("rates")(hub_editions.rates)

SomeData = Annotated[
    Path | None, typer.Option("--data", metavar="DIR", file_okay=False, help="Its folder.")
]
Store = Annotated[
    str | None,
    typer.Option("--store", metavar="URL", help="postgresql://...; else a file in DIR/hub."),
]
NewFile = Annotated[Path, typer.Argument(metavar="FILE", help="A file that is not there yet.")]
Identity = Annotated[str, typer.Argument(metavar="FILE", help="What identity printed; - is stdin.")]
Authorities = Annotated[
    Path | None, typer.Option("--authorities", exists=True, dir_okay=False, help="Certificates.")
]
Post = Annotated[str, typer.Option("--post", help="The crossing point it serves.")]
Backup = Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False)]


Workers = Annotated[
    int, typer.Option("--workers", min=1, max=32, help="Processes; several with --store only.")
]


@app.callback(invoke_without_command=True)
def hub(
    context: typer.Context,
    data: SomeData = None,
    port: Port = 8450,
    host: Host = LOOPBACK,
    store: Store = None,
    workers: Workers = 1,
    log: LogFile = None,
    language: Language = None,
) -> None:
    """Serve the hub in DIR/hub to its nodes until Ctrl-C or SIGTERM."""
    if context.invoked_subcommand is not None:
        return
    if data is None:
        raise typer.BadParameter("--data DIR is needed")
    if workers > 1 and not (store and "://" in store):
        wrong_usage(words("Several processes need a database server: --store postgresql://..."))
    check_reach(data, host)
    with listening(host, port) as listener:
        code = _serve(data, store, listener, workers, log)
    if code:
        raise typer.Exit(code)
    say(words("The hub is closed."))


@app.command("identity")
def identity(data: Data, post: Post = "", language: Language = None) -> None:
    """Print, as JSON, what others need to know of this hub: its public keys."""
    from sync.embedded import HUB
    from sync.hub.identity import HubIdentity

    shown = HubIdentity.in_training(data / HUB).keys
    say_json({"name": "hub", "role": "hub", "post": post, **shown.written()})


@app.command("follow")
def follow(
    identity: Identity,
    data: Data,
    url: Annotated[str, typer.Option("--url", help="Where the hub above serves.")],
    authorities: Authorities = None,
    language: Language = None,
) -> None:
    """Hand this hub's journal on to the hub above whose `identity` is in FILE."""
    from sync.above import Upstream
    from sync.embedded import HUB
    from sync.hub.identity import HubIdentity
    from sync.node import HubKeys

    HubIdentity.in_training(data / HUB)
    try:
        keys = HubKeys.read(read_json(identity))
    except (KeyError, TypeError, ValueError):
        problem(words("{file} is not what sarhad hub identity prints.", file=identity))
    Upstream(url, keys, authorities).keep(data / HUB)
    say(words("This hub hands its journal on to {url}.", url=url))


@app.command("backup")
def backup(file: NewFile, data: Data, store: Store = None, language: Language = None) -> None:
    """Copy the hub's store to FILE while it works; what is in it is safe from then on."""
    with closing(_open(data, store)) as opened:
        lines = opened.store.back_up(file)
    say(words("The journal up to line {lines} is in {file}.", lines=lines, file=file))


@app.command("restore")
def restore(file: Backup, data: Data, store: Store = None, language: Language = None) -> None:
    """Make the hub's store anew from FILE; nodes offer again what it lacks."""
    from records.backup import begin_anew, last_line
    from records.backup import restore as make
    from sync.embedded import HUB
    from sync.folders import locked
    from sync.hub.hub import JOURNAL

    with locked(data / HUB):
        make(file, store or data / HUB / JOURNAL)
    with closing(_open(data, store)) as opened:
        begin_anew(opened.store.engine)
        lines = last_line(opened.store.engine)
    say(words("The hub holds the journal up to line {lines} again.", lines=lines))


def _serve(
    data: Path, store: str | None, listener: socket.socket, workers: int, log: Path | None
) -> int:
    from cli.workers import in_workers

    def work(index: int) -> None:
        # Imported here: what keeps figures is told first how many keep them.
        from cli.hub_serving import Worker

        announce = partial(_announce, listener) if index == 0 else lambda _tls: None
        Worker(index, workers, log).run(lambda: _open(data, store), listener, announce)

    if workers > 1:
        # A store is brought up to date by one process, and faults are said once.
        _open(data, store).close()
    return in_workers(workers, work)


def _announce(listener: socket.socket, tls: bool) -> None:
    address = address_of(listener, "https" if tls else "http")
    say(words("The hub is open at {address}. Ctrl-C closes it.", address=address))


def _open(data: Path, store: str | None) -> Hub:
    from sync.embedded import HUB
    from sync.hub.hub import Hub
    from sync.law import law_of

    return Hub.open(data / HUB, law_of(data / HUB, now), now, store=store)
