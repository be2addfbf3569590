"""A hub's dealings with its nodes, in one hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from records.checkpoint import Checkpoint, pass_by
from sync.hub.enrolling import Enrolling
from sync.hub.hub import Hub
from sync.hub.leasing import Leasing
from sync.hub.membership import Members


@dataclass(frozen=True)
class NodesOfHub:
    """How machines come in, get numbers, and go."""

    enrolling: Enrolling
    leasing: Leasing
    members: Members

    @classmethod
    def of(cls, hub: Hub, checkpoint: Checkpoint = pass_by) -> Self:
        """Give them for an open hub."""
        return cls(Enrolling(hub, checkpoint), Leasing(hub), Members(hub, checkpoint))
