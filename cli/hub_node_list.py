"""``sarhad hub node list``: the machines of a hub, and how each was when it was last heard of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cli.opened_hub import Store, hub_folder, opened_hub, warn_of_end
from cli.options import AsJson, Data, Language
from cli.output import say, say_json, words

if TYPE_CHECKING:
    from envelope.trust import TrustedNode
    from records.contacts import Contact


def show(
    data: Data, store: Store = None, as_json: AsJson = False, language: Language = None
) -> None:
    """Show the machines whose facts are believed here, with the last word of each."""
    from sync.hub.certificate import HubCertificate
    from sync.hub.identity import TrustFile

    folder = hub_folder(data)
    nodes = sorted(TrustFile(folder).now(), key=lambda node: (node.role, node.name, node.node))
    contacts = _contacts(data, store)
    certificate = HubCertificate(folder)
    if as_json:
        rows = [_written(node, contacts.get(node.node)) for node in nodes]
        say_json({"nodes": rows, "certificate_ends": certificate.ends()})
        return
    for node in nodes:
        _say(node, contacts.get(node.node))
    warn_of_end(certificate)


def _contacts(data: Path, store: str | None) -> Mapping[bytes, Contact]:
    from sync.hub.hub import JOURNAL

    # A hub whose journal is on a server gets no empty file here for being looked at.
    if store is None and not (hub_folder(data) / JOURNAL).exists():
        return {}
    with opened_hub(data, store) as hub:
        return hub.store.nodes.contacts.all()


def _say(node: TrustedNode, contact: Contact | None) -> None:
    say(f"{node.node.hex()}  {node.role:<8}{node.name}  {node.post}".rstrip())
    if node.revoked_after_sequence is not None:
        say(words("    revoked after its fact {last}", last=node.revoked_after_sequence))
    elif contact is not None:
        say(_heard(contact))


def _heard(contact: Contact) -> str:
    return words(
        "    heard {heard_at}, version {version}, clock {clock_ahead_seconds} s ahead,"
        " printer {printer}, paper {paper}, {waiting} waiting",
        **_of(contact),
    )


def _written(node: TrustedNode, contact: Contact | None) -> dict[str, Any]:
    return {
        "node": node.node.hex(),
        "public": node.public.hex(),
        "name": node.name,
        "post": node.post,
        "role": node.role.value,
        "revoked_after_sequence": node.revoked_after_sequence,
        "last_contact": None if contact is None else _of(contact),
    }


def _of(contact: Contact) -> dict[str, Any]:
    heard = datetime.fromtimestamp(contact.heard_at / 1000, UTC)
    return {
        "heard_at": heard.isoformat(timespec="seconds"),
        "version": contact.version,
        "clock_ahead_seconds": round(contact.skew / 1000),
        "printer": contact.printer,
        "paper": contact.paper,
        "waiting": contact.waiting,
        "oldest_waits_seconds": contact.oldest // 1000,
    }
