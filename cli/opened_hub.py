"""The hub of a machine's folder, for commands that change what it knows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.answers import now
from cli.output import problem, say, words
from cli.serving import is_loopback

if TYPE_CHECKING:
    from sync.hub.certificate import HubCertificate
    from sync.hub.hub import Hub

Store = Annotated[
    str | None,
    typer.Option("--store", metavar="URL", help="postgresql://...; else a file in DIR/hub."),
]


def hub_folder(data: Path) -> Path:
    """Give the folder of the hub that was made there. Leaves with 1 when none was."""
    from sync.embedded import HUB
    from sync.hub.identity import RECOVERY_PUBLIC

    if not (data / HUB / RECOVERY_PUBLIC).exists():
        problem(words("No hub is in {folder}: sarhad hub init makes one.", folder=data))
    return data / HUB


@contextmanager
def opened_hub(data: Path, store: str | None) -> Iterator[Hub]:
    """Open the hub that was made in a folder. Leaves with 1 when none was."""
    from sync.hub.hub import Hub
    from sync.law import law_of

    folder = hub_folder(data)
    with closing(Hub.open(folder, law_of(folder, now), now, store=store)) as hub:
        yield hub


def check_reach(data: Path, host: str) -> None:
    """Warn of a certificate that ends. Leaves with 1 for a hub others would reach without TLS."""
    from sync.embedded import HUB
    from sync.hub.certificate import HubCertificate

    certificate = HubCertificate(data / HUB)
    if certificate.served is None and not is_loopback(host):
        problem(words("Other machines reach a hub over TLS only: sarhad post init."))
    warn_of_end(certificate)


def warn_of_end(certificate: HubCertificate) -> None:
    """Say when a hub's certificate is to be renewed."""
    if certificate.is_due(now()):
        day = str(certificate.ends())[:10]
        say(words("The certificate ends on {day}: sarhad post renew.", day=day), to_errors=True)
