"""A post's hub that pulls from the centre's and is killed at a step. ``pulling_child.py DIR STEP``.

The centre's hub is open in the same process, so that only one of them is killed at its writes.
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from envelope.trust import TrustedNode
from records.checkpoint import Checkpoint, pass_by
from reference.load import load
from sync.hub.giving import Giving
from sync.hub.hub import Hub
from sync.hub.pulling import Pulling
from sync.pages import NAMED, Asking

NOW = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
MOST = 2
"""Facts on a page, so that there are several."""


@dataclass
class KilledAt:
    """Ends the process at a step, the ``times``-th time it is passed."""

    step: str
    times: int

    def __call__(self, step: str, /) -> None:
        self.times -= step == self.step
        if step == self.step and self.times == 0:
            os.kill(os.getpid(), signal.SIGKILL)


@dataclass
class Way:
    """To the centre's hub in the same process."""

    centre: Hub
    node: TrustedNode

    def post(self, path: str, body: bytes) -> bytes:
        giving = Giving(self.centre)
        give = giving.named if path == NAMED else giving.page
        return give(self.node, Asking.read(body))


def opened(folder: Path, checkpoint: Checkpoint = pass_by) -> Hub:
    law = load(NOW.date())
    return Hub.open(folder, lambda: law, lambda: NOW, checkpoint=checkpoint)


def pulling(folder: Path, checkpoint: Checkpoint = pass_by) -> Pulling:
    """Open both hubs in ``folder``, made and made known to each other before."""
    post, centre = opened(folder / "post", checkpoint), opened(folder / "centre")
    node = centre.trust.lookup(post.identity.signing.node)
    return Pulling(post, Way(centre, node), centre.identity.signing.public, most=MOST)


if __name__ == "__main__":
    pulls = pulling(Path(sys.argv[1]), KilledAt(sys.argv[2], 2))
    more = True
    while more:
        _, more = pulls.once()
