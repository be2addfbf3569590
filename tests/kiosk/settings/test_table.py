"""The table agrees with itself, with what screens read, and with the lists it takes from."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.context import KioskSettings
from kiosk.settings.setting import NotAllowed
from kiosk.settings.table import BY_NAME, DEFAULTS, SETTINGS, kiosk_settings
from kiosk.visit import NothingMode
from reference import load


def test_every_default_may_stand() -> None:
    assert {name: BY_NAME[name].checked(value) for name, value in DEFAULTS.items()} == DEFAULTS


def test_no_name_is_given_twice() -> None:
    assert len(BY_NAME) == len(SETTINGS)


def test_the_defaults_are_those_screens_know() -> None:
    assert kiosk_settings(DEFAULTS) == KioskSettings()


def test_screens_read_what_is_set() -> None:
    values = {**DEFAULTS, "nothing": "walk", "means": ("bus",), "volume": 20}
    made = kiosk_settings(values, training=False)
    assert (made.nothing, made.means, made.volume) == (NothingMode.WALK, ("bus",), 20)
    assert made.training is False


def test_the_means_of_transport_are_those_of_the_code_list() -> None:
    listed = load(date(2026, 11, 22)).lists["transport"]
    assert BY_NAME["means"].allowed == tuple(entry.code for entry in listed.entries)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("post", ""),
        ("post", "Qırmızı"),
        ("post", 7),
        ("kiosk", "a\nb"),
        ("kiosk", "x" * 17),
        ("printer", "10.0.0.12"),
        ("camera", " 0"),
        ("width_mm", 72),
        ("width_mm", True),
        ("width_mm", "80"),
        ("panel_mm", "24"),
        ("panel_mm", "0x300"),
        ("nothing", "wave"),
        ("means", []),
        ("means", "air"),
        ("means", ["air", "air"]),
        ("means", ["rocket"]),
        ("languages", ["xx"]),
        ("volume", 55),
        ("volume", False),
        ("out_of_order", 1),
        ("one_window", "upstairs"),
        ("one_window", {"az": ""}),
        ("one_window", {"az": "a\x1bb"}),
    ],
)
def test_what_may_not_stand_is_refused(name: str, value: object) -> None:
    with pytest.raises(NotAllowed, match="must be"):
        BY_NAME[name].checked(value)


def test_a_list_is_kept_as_it_was_ordered() -> None:
    assert BY_NAME["languages"].checked(["ru", "az"]) == ("ru", "az")
