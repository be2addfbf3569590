"""The one table of settings: the file is read by it, the service menu and the page come of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from kiosk.context import KioskSettings
from kiosk.settings.setting import Kind, Setting, Value, Who
from kiosk.visit import NothingMode

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "post",
        Kind.TEXT,
        "baki",
        "Crossing point",
        "The crossing point this kiosk stands at, by its short name in reference/data/posts.toml.",
        shape="[a-z][a-z0-9_]*",
        shaped="a short name of letters a to z, digits and _",
    ),
    Setting(
        "kiosk",
        Kind.TEXT,
        "0001",
        "Kiosk",
        "What this kiosk is called on papers.",
        shape=".{1,16}",
        shaped="1 to 16 characters",
    ),
    Setting(
        "printer",
        Kind.TEXT,
        "",
        "Printer",
        "Where the receipt printer listens, as host:port; empty prints into thin air.",
        shape=r"|.+:\d{1,5}",
        shaped="host:port, or empty",
    ),
    Setting(
        "camera",
        Kind.TEXT,
        "",
        "Camera",
        "A device number, a video file or a folder of pictures; empty for no camera.",
    ),
    Setting(
        "width_mm",
        Kind.ONE_OF,
        80,
        "Width of the paper",
        "The printer's roll, in millimetres.",
        allowed=(58, 80),
    ),
    Setting(
        "panel_mm",
        Kind.TEXT,
        "299x531",
        "Size of the panel",
        "The picture of the panel in millimetres, one side by the other: what is pressed is at "
        "least 15 mm on it. The smallest is 125x223 (10 inches); letters of the keyboard reach "
        "15 mm from 238x424 (19 inches) on, or 187x332 (15 inches) lying.",
        shape=r"[1-9]\d{1,3}x[1-9]\d{1,3}",
        shaped="two lengths in millimetres, as in 299x531",
    ),
    Setting(
        "one_window",
        Kind.WORDS,
        {},
        "Where One Window is",
        "Where an officer is found, in a few words for each language; shown when nobody answers "
        "a call.",
    ),
    Setting(
        "call_seconds",
        Kind.ONE_OF,
        60,
        "Wait for an answer",
        "How long the glass waits for a desk to answer a call, in seconds, before it says where an "
        "officer is found.",
        allowed=(30, 60, 90, 120),
    ),
    Setting(
        "out_of_order",
        Kind.SWITCH,
        False,
        "Out of order",
        "Whether travellers are sent to One Window and nothing is asked here.",
        Who.MENU,
    ),
    Setting(
        "nothing",
        Kind.ONE_OF,
        "lodge",
        "Nothing to declare",
        "What happens with a traveller who has nothing to declare.",
        Who.MENU,
        allowed=tuple(NothingMode),
    ),
    Setting(
        "means",
        Kind.SOME_OF,
        ("air",),
        "Means of transport",
        "What comes by at this post; with one only, travellers are not asked.",
        Who.MENU,
        allowed=("road_car", "road_lorry", "bus", "rail", "air", "sea", "on_foot"),
    ),
    Setting(
        "languages",
        Kind.LANGUAGES,
        ("az", "en", "ru"),
        "Languages",
        "The languages offered, in this order. The first one is shown while nobody has chosen.",
        Who.MENU,
    ),
    Setting(
        "volume",
        Kind.ONE_OF,
        60,
        "Volume",
        "How loud the voice is, in percent; 0 is silent.",
        Who.MENU,
        allowed=(0, 20, 40, 60, 80, 100),
    ),
    Setting(
        "brightness",
        Kind.ONE_OF,
        100,
        "Brightness",
        "How bright the panel is, in percent.",
        Who.MENU,
        allowed=(20, 40, 60, 80, 100),
    ),
    Setting(
        "restart_hour",
        Kind.ONE_OF,
        3,
        "Hour of the restart",
        "From this hour, local time, the kiosk starts anew once a night when nobody is there.",
        allowed=tuple(range(24)),
    ),
)

BY_NAME: Mapping[str, Setting] = {setting.name: setting for setting in SETTINGS}

DEFAULTS: Mapping[str, Value] = {setting.name: setting.default for setting in SETTINGS}


def kiosk_settings(values: Mapping[str, Value], *, training: bool = True) -> KioskSettings:
    """Give what screens read. ``training`` is no setting: enrolment alone decides it."""
    shown = {field.name for field in fields(KioskSettings)}
    kept: dict[str, Any] = {name: value for name, value in values.items() if name in shown}
    kept["nothing"] = NothingMode(str(values["nothing"]))
    return KioskSettings(**kept, training=training)


def with_value(settings: KioskSettings, name: str, value: Value) -> KioskSettings:
    """Give the settings with one of them changed to a checked value."""
    changed: Any = NothingMode(str(value)) if name == "nothing" else value
    return replace(settings, **{name: changed})


def value_of(settings: KioskSettings, name: str) -> Value:
    """Give what stands for a setting that screens read."""
    value: Value = getattr(settings, name)
    return value
