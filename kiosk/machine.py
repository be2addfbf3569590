"""What stands around a kiosk: told to it when it starts, and light enough to be known first."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kiosk.context import KioskSettings


@dataclass(frozen=True, slots=True)
class Machine:
    """What stands around this kiosk.

    ``printer`` is ``host:port``; empty for a simulated one that prints into thin air.
    ``camera`` is a device number, a video file or a folder of pictures; empty for none.
    """

    data: Path
    printer: str = ""
    camera: str = ""
    settings: KioskSettings = field(default_factory=KioskSettings)
