"""What one kiosk may ask of its hub, whoever carries the question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from customs.offices import Role
from envelope.trust import TrustedNode
from sync.hub.calls import Calls, KioskCalls
from sync.hub.hub import Hub
from sync.lookups import LooksUp, Lookups
from sync.protocol import SyncFault


class NotAKiosk(SyncFault):
    """Codes are looked up and officers called from a kiosk; this machine is none."""

    number = 65


@dataclass(frozen=True)
class Window:
    """One kiosk's look-ups and calls. Its tries are counted for it, at the hub."""

    lookups: LooksUp
    calls: Calls

    @classmethod
    def of(cls, hub: Hub, node: TrustedNode) -> Self:
        """Give what ``node``, known by its pass, may ask. Raises NotAKiosk."""
        if node.role is not Role.KIOSK:
            raise NotAKiosk(f"a {node.role.value}")
        lookups = Lookups(hub, node.node.hex(), node.node)
        return cls(lookups, KioskCalls(hub, node.node, node.post, node.name))
