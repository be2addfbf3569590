"""A visit written down to be taken up again, and read back. Pure.

It never says whether the declaration was lodged: the store knows that by the visit's token, and
is right about it at any moment.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.visit import Step, Visit

VERSION = 1

PLAIN = (
    *("token", "step", "language", "answers", "changing", "crossing_begun", "asked_again"),
    *("one_name", "name_cut", "money_over_limit", "earlier_due"),
)
"""What of a visit is written as it is."""

LEFT_OUT = frozenset({"under_16", "amends", "codes", "slip_out", "lodged", "copies"})
"""What is not: a visit that has it is not kept, or it is known elsewhere."""

BESIDE = frozenset({Step.KEPT, Step.RESUME, Step.PAUSED, Step.OUT_OF_SERVICE})
"""Steps beside the way, which are not written: whoever comes back goes on where they stood."""


class NotAVisit(ValueError):
    """This cannot be taken up here: of another version, or no visit at all."""


@dataclass(frozen=True, slots=True)
class Found:
    """A visit found again, and when it began; when it was lodged, if ``visit.lodged`` says so."""

    visit: Visit
    at: datetime


def holder_of(visit: Visit) -> bytes | None:
    """Give what only the person can say, or lay down, again: document number and birth date.

    None until both are known. A birth date of which a passport has only the year is that year.
    """
    number, born = visit.said("person.document_number"), _born(visit)
    return f"{number} {born}".upper().encode() if number and born else None


def is_kept(visit: Visit) -> bool:
    """Whether a visit is kept over a power cut.

    A child's is not: nothing of theirs is. Nor is a change of something lodged before: that is
    kept where it was lodged, and its code opens it again.
    """
    return not (visit.under_16 or visit.amends) and holder_of(visit) is not None


def told(visit: Visit, at: datetime) -> bytes:
    """Write a visit down as it stands; ``at`` is an aware moment, the visit's beginning if it has
    none yet.
    """
    kept = {name: getattr(visit, name) for name in PLAIN}
    kept |= {
        "version": _version(),
        "began": int((visit.began or at).timestamp()),
        "read": sorted(visit.read),
        "crossing": visit.crossing.hex() if visit.crossing else None,
    }
    return json.dumps(kept).encode("ascii")


def read_back(said: bytes) -> Found:
    """Give the visit that was written down, and when it began. Raises NotAVisit."""
    try:
        kept: dict[str, Any] = json.loads(said)
        if kept["version"] != _version():
            raise NotAVisit("of another version")
        visit = Visit(**{name: kept[name] for name in PLAIN})
        visit.step, visit.read = Step(kept["step"]), set(kept["read"])
        visit.crossing = bytes.fromhex(kept["crossing"]) if kept["crossing"] else None
        visit.began = began = datetime.fromtimestamp(kept["began"], UTC)
    except (KeyError, TypeError, ValueError) as error:
        raise NotAVisit("cannot be read") from error
    return Found(visit, began)


def clock(at: datetime) -> str:
    """Write a moment as the clock at the post shows it."""
    from reference.load import BAKU

    return f"{at.astimezone(ZoneInfo(BAKU)):%H:%M}"


def _version() -> list[Any]:
    # Here, as above, since the first frame waits for this module and needs no forms yet.
    from kiosk.questions import form

    return [VERSION, form().code, form().version]


def _born(visit: Visit) -> str:
    """Write a birth date one way, whether it was typed or read."""
    said = str(visit.said("person.birth_date") or visit.said("person.birth_year") or "")
    return "-".join(reversed(said.split(".")))
