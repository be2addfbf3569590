"""Named moments inside a write, so that a test can cut the power at each of them."""

from __future__ import annotations

from typing import Protocol


class Checkpoint(Protocol):
    """Told the name of each step as it is passed; may end the process there."""

    def __call__(self, step: str, /) -> None:
        """Pass the step called ``step``."""


def pass_by(step: str, /) -> None:
    """Do nothing: what runs outside tests."""
