"""A hub: one post's (or the centre's) journal, with its intake and its desks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Self

from envelope.trust import TrustedNode, TrustList
from records.checkpoint import Checkpoint, pass_by
from records.hub_store import DOCUMENTS, HubStore
from sync.hub.identity import HubIdentity, TrustFile
from sync.hub.in_vain import InVain
from sync.hub.intake import Intake
from sync.hub.misses import AsksAbove, NobodyAbove
from sync.law import Law

JOURNAL = "journal.db"


class Hub:
    """A folder's hub, open. ``law`` gives the data in force, ``now`` an aware datetime."""

    def __init__(
        self,
        identity: HubIdentity,
        trust: TrustFile,
        store: HubStore,
        law: Law,
        now: Callable[[], datetime],
    ) -> None:
        self.identity = identity
        self.law = law
        self.store = store
        self.now = now
        self.above: AsksAbove = NobodyAbove()
        """Asked about codes that are not known here; set by whoever keeps to a hub above."""
        self.in_vain = InVain(store.tries, now)
        self._trust = trust
        self.intake = Intake(store, identity.signing, identity.opening, trust.now, now)

    @classmethod
    def open(
        cls,
        folder: Path,
        law: Law,
        now: Callable[[], datetime],
        *,
        store: Path | str | None = None,
        checkpoint: Checkpoint = pass_by,
    ) -> Self:
        """Open the hub in ``folder``; a new folder becomes a training hub (TƏLİM).

        ``store`` is a database URL when the journal does not lie in the folder. Raises
        StorageFault by its name, FileDamaged.
        """
        identity = HubIdentity.in_training(folder)
        trust = TrustFile(folder)
        opened = HubStore.open(
            store or folder / JOURNAL,
            law().lists,
            trust.role_of,
            post_of=trust.post_of,
            documents_folder=folder / DOCUMENTS,
            checkpoint=checkpoint,
        )
        return cls(identity, trust, opened, law, now)

    @property
    def trust(self) -> TrustList:
        """The nodes believed here."""
        return self._trust.now()

    def believe(self, *nodes: TrustedNode) -> None:
        """Put nodes on the trust list, all or none, in place of what was held under their ids."""
        self._trust.believe(*nodes)

    def introduce(self, node: TrustedNode) -> None:
        """Put a node on the trust list that is not there; one that is stays as it is held."""
        self._trust.introduce(node)

    def close(self) -> None:
        """Let go of the journal."""
        self.store.close()
