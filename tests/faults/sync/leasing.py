"""How a machine of the model is leased its numbers: by the hub it stands at, over a bad wire."""

from __future__ import annotations

from dataclasses import dataclass

from envelope.trust import TrustedNode
from sync.http.lease_client import ask_for_numbers
from sync.hub.leasing import Leasing
from sync.membership import AskingForNumbers, Numbers
from sync.protocol import HubUnreachable
from tests.faults.sync.machines import HubMachine
from tests.faults.sync.trouble import Trouble

ARRIVES = frozenset(Trouble) - {Trouble.CUT_BEFORE, Trouble.LATE, Trouble.SHORT, Trouble.FLIPPED}
"""What lets the question come through; whatever else goes wrong then, the answer is lost."""


@dataclass
class LeaseWire:
    """The way a machine asks for its numbers, under whatever ``trouble`` is."""

    hub: HubMachine
    node: TrustedNode
    trouble: Trouble = Trouble.NONE

    def asked(self, path: str, body: bytes) -> tuple[int, bytes]:
        if self.trouble not in ARRIVES:
            raise HubUnreachable("the wire is cut")
        said = Leasing(self.hub.hub).answer(self.node, AskingForNumbers.read(body))
        if self.trouble is not Trouble.NONE:
            raise HubUnreachable("cut before the answer")
        return 200, said


def first_numbers(wire: LeaseWire) -> Numbers:
    """Ask for what a machine gets when it comes in."""
    public = wire.hub.identity.signing.public
    return ask_for_numbers(
        wire, wire.node.node, public, lambda drawn: AskingForNumbers(drawn, more=True)
    )
