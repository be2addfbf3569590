"""All that a hub keeps of its nodes, beside the trust list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from sqlalchemy import Engine

from records.checkpoint import Checkpoint, pass_by
from records.contacts import Contacts
from records.enrolments import Enrolments
from records.leases import Leases
from records.rotations import Rotations


@dataclass(frozen=True, slots=True)
class Nodes:
    """Tokens to enrol with, numbers leased, last contacts, keys handed over."""

    enrolments: Enrolments
    leases: Leases
    contacts: Contacts
    rotations: Rotations

    @classmethod
    def on(cls, engine: Engine, checkpoint: Checkpoint = pass_by) -> Self:
        """Give them on one hub's database."""
        return cls(
            Enrolments(engine, checkpoint),
            Leases(engine),
            Contacts(engine),
            Rotations(engine, checkpoint),
        )
