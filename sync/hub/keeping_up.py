"""A hub keeps up with the centre while it serves: the centre publishes, a post follows."""

from __future__ import annotations

from envelope.errors import EnvelopeError
from events import note
from records import StorageFault
from reference import ReferenceBroken
from sync.events import EDITION_PUBLISHED, EDITION_REFUSED
from sync.hub.centre import Centre
from sync.hub.hub import Hub
from sync.keeping_up import KeepingUp, following
from sync.protocol import SyncFault
from sync.publishing import Publisher

PUBLISH_SECONDS = 5.0
"""Between looks at what changed at the centre."""


class Publishing:
    """The centre's side: what changed is signed anew."""

    def __init__(self, hub: Hub) -> None:
        self.centre = centre_of(hub)

    def once(self) -> None:
        """Publish if there is anything new; what is in the way is told, and tried again."""
        try:
            if self.centre.publish_if_due() is not None:
                note(EDITION_PUBLISHED)
        except (EnvelopeError, SyncFault, StorageFault, ReferenceBroken, OSError) as fault:
            note(EDITION_REFUSED, fault=fault)


def keeping_up(hub: Hub) -> KeepingUp | None:
    """Give what a hub does to keep up; None for one that neither publishes nor follows."""
    folder = hub.identity.folder
    if Publisher(folder, hub.now).is_here():
        return KeepingUp(Publishing(hub).once, PUBLISH_SECONDS)
    return following(folder, hub.identity.signing, hub.now)


def centre_of(hub: Hub) -> Centre:
    """Give what publishes for an open hub."""
    publisher = Publisher(hub.identity.folder, hub.now)
    return Centre(publisher, lambda: hub.trust, hub.store.officers)
