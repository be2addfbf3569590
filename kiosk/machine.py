"""What stands around a kiosk: told to it when it starts, and light enough to be known first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from kiosk.context import KioskSettings
from kiosk.settings.file import SettingsFile
from kiosk.settings.setting import Value
from kiosk.settings.table import BY_NAME, kiosk_settings


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

    @property
    def kept(self) -> Path:
        """The folder of visits kept over a power cut."""
        return self.data / "kept"

    @classmethod
    def of(cls, data: Path, given: Mapping[str, Value | None]) -> Self:
        """Give the machine as its file of settings says, with what is ``given`` before that.

        None stands for what was not given. Raises SettingsBroken, NotAllowed.
        """
        said = {name: value for name, value in given.items() if value is not None}
        checked = {name: BY_NAME[name].checked(value) for name, value in said.items()}
        values = {**SettingsFile(data).read().values, **checked}
        printer, camera = str(values["printer"]), str(values["camera"])
        return cls(data, printer, camera, kiosk_settings(values))
