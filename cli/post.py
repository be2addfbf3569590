"""``sarhad post``: the certificates by which the machines of a post know their hub."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from cli.answers import now
from cli.opened_hub import hub_folder
from cli.options import Data, Language
from cli.output import problem, say, words

app = typer.Typer(no_args_is_help=True, help="The certificates of a post, or of the centre.")

Hosts = Annotated[
    list[str],
    typer.Option("--host", help="A name or address machines reach the hub by; may be repeated."),
]
Port = Annotated[int, typer.Option("--port", min=1, max=65535, help="Where the hub will serve.")]


@app.command("init")
def init(data: Data, host: Hosts, port: Port = 8450, language: Language = None) -> None:
    """Make the post's certificate authority, and the TLS certificate of the hub in DIR."""
    from sync.hub.certificate import PUBLISHED, TLS, HubCertificate
    from sync.hub.place import HubPlace

    folder = hub_folder(data)
    place, certificate = HubPlace.of(folder), HubCertificate(folder)
    try:
        certificate.make(place.name or place.post or host[0], host, now())
    except FileExistsError:
        problem(words("{folder} has an authority: machines would know no other.", folder=folder))
    except ValueError:
        problem(words("One of these hosts is no name or address."))
    shown = f"[{host[0]}]" if ":" in host[0] else host[0]
    replace(place, url=f"https://{shown}:{port}").keep(folder)
    say(words("The authority is {file}.", file=folder / TLS / PUBLISHED))
    say(words("The hub's certificate ends on {day}.", day=_day(certificate.ends())))


@app.command("renew")
def renew(data: Data, language: Language = None) -> None:
    """Make the hub a new certificate of the same authority; start the hub anew to use it."""
    from sync.hub.certificate import HubCertificate

    certificate = HubCertificate(hub_folder(data))
    if certificate.served is None:
        problem(words("This hub has no certificate: sarhad post init makes one."))
    say(words("The hub's certificate ends on {day}.", day=_day(certificate.renew(now()))))


def _day(moment: object) -> str:
    return str(moment)[:10]
