"""What a screen needs to know of the end of a print job: whether paper came out."""

from __future__ import annotations

from kiosk.devices.printer.interface import PrintEnd


def came_out(end: object) -> bool:
    """Whether a print job ended well. Failed, unknown and nothing at all are not."""
    return end is PrintEnd.PRINTED
