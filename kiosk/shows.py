"""What a conductor needs of a glass: it shows screens, and panels over them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from kiosk.panels import PanelWords


class ShowsScreens(Protocol):
    """What the conductor needs of the glass."""

    def show(self, screen: Any) -> None:
        """Show a screen, with no panel over it."""

    def cover(self, words: PanelWords, picked: Callable[[str], None]) -> None:
        """Put a panel over the screen."""

    def uncover(self) -> None:
        """Take the panel away."""

    def covered(self) -> bool:
        """Whether a panel is over the screen."""

    def covered_by(self) -> str:
        """Name the panel that is over the screen; empty when none is."""

    def darken(self, dark: bool) -> None:
        """Show nothing at all, or show it again."""

    def is_dark(self) -> bool:
        """Whether nothing is shown."""
