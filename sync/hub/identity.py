"""Who a hub is and whom it believes, in a folder of its own.

``signing.key`` signs its answers and the facts of its desks, ``recipient.key`` opens what nodes
encrypt for it, ``recovery.public`` is the centre's key that opens everything if the hub is lost.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from customs.facts import NodeId
from customs.offices import Role
from envelope.keys import KEY_BYTES, RecipientKey, SigningKey
from envelope.trust import TrustedNode, TrustList
from sync import editions
from sync.centres_list import joined, read_list, read_node, written_node
from sync.editions import Editions
from sync.folders import kept_key, locked, read_json, undamaged, write_private
from sync.node import SIGNING_KEY, HubKeys

RECIPIENT_KEY = "recipient.key"
RECOVERY_KEY = "recovery.key"
RECOVERY_PUBLIC = "recovery.public"
TRUST = "trust.json"


@dataclass(frozen=True)
class HubIdentity:
    """A hub's keys and the folder they lie in."""

    folder: Path
    signing: SigningKey
    opening: RecipientKey
    recovery_public: bytes

    @property
    def keys(self) -> HubKeys:
        """What nodes are told of this hub."""
        return HubKeys(self.signing.public, (self.opening.public, self.recovery_public))

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Read a hub's keys. Raises OSError, KeyExposed, BadKey, FileDamaged."""
        signing = SigningKey.load(folder / SIGNING_KEY)
        opening = RecipientKey.load(folder / RECIPIENT_KEY)
        with undamaged(folder / RECOVERY_PUBLIC):
            recovery = _public((folder / RECOVERY_PUBLIC).read_text(encoding="ascii"))
        return cls(folder, signing, opening, recovery)

    @classmethod
    def in_training(cls, folder: Path) -> Self:
        """Open the hub in ``folder``, or make one that takes training facts only (TƏLİM).

        Its recovery key lies beside it, since what it holds has no legal force.
        """
        with locked(folder):
            if not (folder / RECOVERY_PUBLIC).exists():
                _make_training_hub(folder)
        return cls.open(folder)

    @classmethod
    def live(cls, folder: Path, recovery_public: bytes) -> Self:
        """Make a hub for live declarations in ``folder``. Raises FileExistsError, BadKey.

        The recovery key's private half is never here.
        """
        with locked(folder):
            if (folder / RECOVERY_PUBLIC).exists():
                raise FileExistsError(f"{folder} is a hub already")
            _make_hub(folder, _public(recovery_public.hex()), training=False)
        return cls.open(folder)


class TrustFile:
    """A hub's trust list as it stands in its folder, shared by every process that opens it.

    It is this hub's own list, and with it the one of the centre's edition that stands here.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._editions = Editions(folder)
        self._read_at: tuple[int, str] | None = None
        self._held = TrustList()

    def now(self) -> TrustList:
        """Give the list, read again when another process changed it.

        Raises OSError, FileDamaged, EnvelopeError.
        """
        edition = self._editions.current()
        changed = (self._folder / TRUST).stat().st_mtime_ns, edition.number if edition else ""
        if changed != self._read_at:
            own, centres = self.own(), None if edition is None else edition.file(editions.TRUST)
            self._held = own if centres is None else joined(own, read_list(centres))
            self._read_at = changed
        return self._held

    def own(self) -> TrustList:
        """Give what was put on the list here, without the centre's. Raises OSError, FileDamaged."""
        return _read_trust(self._folder)

    def role_of(self, node: NodeId) -> Role | None:
        """Give what a node is there for; None for one that is not on the list."""
        return self.now().role_of(node)

    def post_of(self, node: NodeId) -> str:
        """Give the post a node stands at; empty for one that is not on the list."""
        return self.now().post_of(node)

    def believe(self, *nodes: TrustedNode) -> None:
        """Put nodes on the list, all or none, in place of what was held under their ids."""
        with locked(self._folder):
            self._add(_read_trust(self._folder), *nodes)

    def introduce(self, node: TrustedNode) -> None:
        """Put a node on the list unless it is there: a revoked one must not come back by itself."""
        with locked(self._folder):
            trust = _read_trust(self._folder)
            if trust.role_of(node.node) is None:
                self._add(trust, node)

    def _add(self, trust: TrustList, *nodes: TrustedNode) -> None:
        new = [node for node in nodes if node not in tuple(trust)]
        for node in new:
            trust = trust.with_node(node)
        if new:
            _write_trust(self._folder, trust)


def _public(text: str) -> bytes:
    public = bytes.fromhex(text)
    if len(public) != KEY_BYTES:
        raise ValueError("not a public key")
    return public


def _make_training_hub(folder: Path) -> None:
    recovery = kept_key(folder / RECOVERY_KEY, RecipientKey)
    _make_hub(folder, recovery.public, training=True)


def _make_hub(folder: Path, recovery_public: bytes, *, training: bool) -> None:
    kept_key(folder / SIGNING_KEY, SigningKey)
    kept_key(folder / RECIPIENT_KEY, RecipientKey)
    _write_trust(folder, TrustList(training=training))
    # Written last: it says that the hub is whole.
    write_private(folder / RECOVERY_PUBLIC, recovery_public.hex())


def _read_trust(folder: Path) -> TrustList:
    with undamaged(folder / TRUST):
        kept = read_json(folder / TRUST)
        return TrustList(map(read_node, kept["nodes"]), training=kept["training"])


def _write_trust(folder: Path, trust: TrustList) -> None:
    kept = {"training": trust.training, "nodes": [written_node(node) for node in trust]}
    write_private(folder / TRUST, json.dumps(kept, indent=2) + "\n")
