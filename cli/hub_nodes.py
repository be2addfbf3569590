"""``sarhad hub node``: whom a hub believes, who may come in, and who may not any more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import hub_node_list, hub_node_token
from cli.opened_hub import Store, opened_hub
from cli.options import Data, Language
from cli.output import problem, say, words
from cli.reading import read_json

if TYPE_CHECKING:
    from envelope.trust import TrustedNode
    from sync.hub.identity import TrustFile

app = typer.Typer(no_args_is_help=True, help="Whom the hub believes.")
app.command("list")(hub_node_list.show)
app.command("add")(hub_node_token.add)

Listed = Annotated[
    str,
    typer.Argument(metavar="FILE", help="What node list or hub identity printed; - is stdin."),
]
Named = Annotated[str, typer.Argument(metavar="NAME", help="A machine's name, or its id.")]


@app.command("import")
def take_over(file: Listed, data: Data, language: Language = None) -> None:
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


@app.command("revoke")
def revoke(name: Named, data: Data, store: Store = None, language: Language = None) -> None:
    """Believe a machine no longer. What it said up to now stands."""
    from sync.hub.membership import Members

    with opened_hub(data, store) as hub:
        node = _called(list(hub.trust), name)
        last = Members(hub).revoke(node.node).revoked_after_sequence
    say(
        words(
            "{name} is believed no longer; its facts up to {last} stand.", name=node.name, last=last
        )
    )


def _called(nodes: list[TrustedNode], name: str) -> TrustedNode:
    found = [one for one in nodes if one.node.hex() == name.lower()]
    # A name is free again once its machine was revoked, so it means the one that still stands.
    found = found or [one for one in nodes if one.name == name and _stands(one)]
    found = found or [one for one in nodes if one.name == name]
    if len(found) != 1:
        problem(
            words("One machine has to be meant; {name} means {count}.", name=name, count=len(found))
        )
    return found[0]


def _stands(node: TrustedNode) -> bool:
    return node.revoked_after_sequence is None


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
