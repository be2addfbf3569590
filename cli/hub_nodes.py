"""``sarhad hub node``: whom a hub believes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.options import AsJson, Data, Language
from cli.output import problem, say, say_json, words
from cli.reading import read_json

if TYPE_CHECKING:
    from envelope.trust import TrustedNode
    from sync.hub.identity import TrustFile

app = typer.Typer(no_args_is_help=True, help="Whom the hub believes.")

Listed = Annotated[
    str,
    typer.Argument(metavar="FILE", help="What node list or hub identity printed; - is stdin."),
]


@app.command("list")
def show(data: Data, as_json: AsJson = False, language: Language = None) -> None:
    """Show the machines whose facts are believed here."""
    nodes = sorted(_trust(data).now(), key=lambda node: (node.role, node.name, node.node))
    if as_json:
        say_json({"nodes": [_written(node) for node in nodes]})
        return
    for node in nodes:
        say(f"{node.node.hex()}  {node.role:<8}{node.name}  {node.post}".rstrip())


@app.command("add")
def add(file: Listed, data: Data, language: Language = None) -> None:
    """Believe the machines named in FILE; one that is known, or revoked, stays as it is held."""
    trust = _trust(data)
    given = read_json(file)
    try:
        nodes = [_node(one, trust.now().training) for one in given.get("nodes", [given])]
    except (KeyError, TypeError, ValueError):
        problem(words("{file} names no machines.", file=file))
    for node in nodes:
        trust.introduce(node)
    count = len(nodes)
    say(words("Machines believed here from now on: {count}.", count=count))


def _trust(data: Any) -> TrustFile:
    from sync.embedded import HUB
    from sync.hub.identity import HubIdentity, TrustFile

    return TrustFile(HubIdentity.in_training(data / HUB).folder)


def _node(kept: Mapping[str, Any], training: bool) -> TrustedNode:
    from customs.offices import Role
    from envelope.keys import KEY_BYTES
    from envelope.trust import TrustedNode

    public, role = bytes.fromhex(kept["public"]), Role(kept["role"])
    if len(public) != KEY_BYTES:
        raise ValueError("not a public key")
    return TrustedNode.of(public, str(kept["name"]), str(kept["post"]), role, training=training)


def _written(node: TrustedNode) -> dict[str, Any]:
    return {
        "node": node.node.hex(),
        "public": node.public.hex(),
        "name": node.name,
        "post": node.post,
        "role": node.role.value,
        "revoked_after_sequence": node.revoked_after_sequence,
    }
