"""What the staff side tells a machine's keepers."""

from __future__ import annotations

import re

from events import FAULT, Event, Kind, Level, Word
from events.fields import Written
from kiosk.settings.setting import Value, Who
from kiosk.settings.table import SETTINGS
from kiosk.staff.key import Key

MENU = tuple(setting for setting in SETTINGS if setting.who is Who.MENU)
"""What staff may change."""

SETTING = Written(
    "the name of a setting of the service menu",
    re.compile("|".join(setting.name for setting in MENU)),
)

_WORD = "|".join(
    # Besides what tables allow: a switch's words, and codes of languages.
    ["true", "false", "[a-z]{2,3}", *(str(one) for setting in MENU for one in setting.allowed)]
)

VALUE = Written(
    "a setting's value: codes and numbers of those it may have",
    re.compile(f"({_WORD})(,({_WORD}))*"),
)


def value_words(value: Value) -> str:
    """Write a value of a setting of the menu as an event has it."""
    if isinstance(value, tuple):
        return ",".join(value)
    return str(value).lower()


MENU_OPENED = Event(
    "staff.menu_opened",
    Kind.STAFF,
    Level.INFO,
    "The service menu was opened by {key}.",
    {"key": Word(Key)},
)
MENU_REFUSED = Event(
    "staff.menu_refused",
    Kind.STAFF,
    Level.WARNING,
    "The service menu was not opened: a wrong {key}.",
    {"key": Word(Key)},
)
TRIES_NOT_KEPT = Event(
    "staff.tries_not_kept",
    Kind.STAFF,
    Level.ERROR,
    "Wrong tries at the service menu could not be kept: {fault}. This process goes on counting.",
    {"fault": FAULT},
)
SETTING_CHANGED = Event(
    "staff.setting_changed",
    Kind.STAFF,
    Level.INFO,
    "Staff changed {setting} from {old} to {new}.",
    {"setting": SETTING, "old": VALUE, "new": VALUE},
)
SETTING_NOT_KEPT = Event(
    "staff.setting_not_kept",
    Kind.STAFF,
    Level.ERROR,
    "A change of {setting} could not be kept: {fault}.",
    {"setting": SETTING, "fault": FAULT},
)
