"""An answers file: what one invented traveller does at the glass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kiosk.visit import NothingMode, Step


class NotAScript(ValueError):
    """The file does not tell a visit; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Script:
    """What the traveller does. ``answers`` has the shape of the passenger form.

    ``mrz`` is what the document reader reads; without it the person types. ``code`` is a code the
    traveller brings instead of declaring, ``second_thing`` what proves it is theirs; ``more`` are
    further codes, each with its second thing. ``change`` is the line of the declaration under
    ``code`` that they change, with ``answers``; ``withdraw`` why they withdraw it. ``before`` is a
    visit at the same kiosk before this one; "before" as a code, or as the number of the declaration
    made on entry, is the code it was given. ``next`` tells that this is the next person of the same
    crossing. ``nothing`` is what the post does with who has nothing to declare, ``ends`` the step
    the visit must end on, where it is no usual one. ``pauses`` is the step at which they pause, to
    come back with the short code; ``power_cut`` the one at which the power fails, after which they
    begin again and go on with what was kept.
    """

    language: str = "az"
    portrait: bool = True
    answers: Mapping[str, Any] = field(default_factory=dict)
    mrz: str | None = None
    code: str | None = None
    second_thing: str = ""
    more: tuple[tuple[str, str], ...] = ()
    change: str | None = None
    withdraw: str | None = None
    before: Script | None = None
    next: bool = False
    nothing: NothingMode = NothingMode.LODGE
    ends: Step | None = None
    pauses: Step | None = None
    power_cut: Step | None = None

    @property
    def end(self) -> Step:
        """The step this visit ends on, if nothing goes wrong."""
        declares = self.code is None or self.change is not None
        return self.ends or (Step.DONE if declares else Step.CODE_STATUS)

    @property
    def codes(self) -> tuple[tuple[str, str], ...]:
        """Every code that is brought, each with its second thing."""
        first = () if self.code is None else ((self.code, self.second_thing),)
        return (*first, *self.more)

    def said(self, path: str) -> Any:
        """Give the answer at ``section.field``; None when there is none."""
        section, name = path.split(".")
        group = self.answers.get(section, {})
        return group.get(name) if isinstance(group, Mapping) else None

    def rows(self, section: str) -> list[Mapping[str, Any]]:
        """Give the rows of a repeating section."""
        found = self.answers.get(section, [])
        return list(found) if isinstance(found, list) else []


_KINDS: Mapping[str, type | tuple[type, ...]] = {
    "language": str,
    "portrait": bool,
    "answers": dict,
    "mrz": (str, list),
    "code": str,
    "second_thing": str,
    "more": list,
    "change": str,
    "withdraw": str,
    "before": dict,
    "next": bool,
    "nothing": str,
    "ends": str,
    "pauses": str,
    "power_cut": str,
    "about": str,
}


def script_of(told: Mapping[str, Any]) -> Script:
    """Read an answers file. Raises NotAScript, naming the key."""
    for name, value in told.items():
        if name not in _KINDS:
            raise NotAScript(f"{name}: an answers file has no such key")
        if not isinstance(value, _KINDS[name]):
            raise NotAScript(f"{name}: not of the right kind")
    return Script(**{name: _read(name, told[name]) for name in told if name != "about"})


def _read(name: str, value: Any) -> Any:
    match name:
        case "mrz" if isinstance(value, list):
            return "\n".join(str(line) for line in value)
        case "more":
            return tuple(map(_brought, value))
        case "before":
            return script_of(value)
        case "nothing":
            return _one_of(NothingMode, name, value)
        case "ends" | "pauses" | "power_cut":
            return _one_of(Step, name, value)
    return value


def _one_of(kind: type[NothingMode | Step], name: str, told: str) -> NothingMode | Step:
    try:
        return kind(told)
    except ValueError:
        raise NotAScript(f"{name}: {told} is not known") from None


def _brought(told: Any) -> tuple[str, str]:
    if not isinstance(told, Mapping) or not isinstance(told.get("code"), str):
        raise NotAScript("more: each further code is a code and its second thing")
    return told["code"], str(told.get("second_thing", ""))
