"""Calling an officer from the glass."""

from __future__ import annotations


class NobodyAnswers:
    """No desk acknowledges calls yet, so the screen says where to go instead of "called"."""

    def call(self) -> bool:
        """Whether a desk acknowledged the call."""
        return False
