"""One person's stay at the glass: what they said, wiped when they leave."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from customs.facts import CrossingId, FactId

if TYPE_CHECKING:
    from sync.opened import Opened


class Step(StrEnum):
    """Where a visit stands. Each step is drawn by one screen."""

    LANGUAGE = "language"
    INTENT = "intent"
    TICKS = "ticks"
    GREEN_LINE = "green_line"
    PASSPORT = "passport"
    IDENTITY = "identity"
    ADULT_NEEDED = "adult_needed"
    ROUTE = "route"
    CHILDREN = "children"
    BAGGAGE = "baggage"
    MONEY = "money"
    MONEY_ORIGIN = "money_origin"
    RESTRICTED = "restricted"
    GOODS = "goods"
    VEHICLE = "vehicle"
    REVIEW = "review"
    CONFIRM = "confirm"
    DONE = "done"
    CODE = "code"
    SECOND_THING = "second_thing"
    CODE_STATUS = "code_status"
    WITHDRAW = "withdraw"
    KEPT = "kept"
    PAUSED = "paused"
    RESUME = "resume"
    OUT_OF_SERVICE = "out_of_service"
    OUT_OF_ORDER = "out_of_order"
    STAFF_PIN = "staff_pin"
    STAFF_MENU = "staff_menu"
    STAFF_SETTING = "staff_setting"
    STAFF_DEVICES = "staff_devices"
    STAFF_REPORT = "staff_report"


STAFF = frozenset(
    {
        Step.STAFF_PIN,
        Step.STAFF_MENU,
        Step.STAFF_SETTING,
        Step.STAFF_DEVICES,
        Step.STAFF_REPORT,
    }
)
"""Steps of the service menu: no visit of a traveller, and never within one."""

UNBEGUN = frozenset({Step.LANGUAGE, Step.OUT_OF_ORDER})
"""Steps at which nobody is at the glass."""


class NothingMode(StrEnum):
    """What a post does with a traveller who has nothing to declare.

    WALK: told to take the green line, no data taken (walking it is the oral declaration).
    SLIP: the same with a paper that holds no personal data. LODGE: a short declaration.
    """

    WALK = "walk"
    SLIP = "slip"
    LODGE = "lodge"


@dataclass(frozen=True, slots=True)
class Lodged:
    """What the traveller leaves with, known only once it is safely written.

    ``version`` is 1 plus the times it was changed.
    """

    number: int
    fact_id: FactId
    version: int = 1


@dataclass(frozen=True, slots=True)
class FoundCode:
    """What is known here of a code the traveller brought. ``known`` False still earns a slip.

    ``state`` is the wording-free name of ``customs.life.State``; ``form`` the form's code.
    ``second_thing`` names what the holder must say before more is shown (``document_number``),
    or is None when nothing more is asked. ``opened`` is the declaration, once that was proved.
    """

    number: int
    known: bool
    state: str | None = None
    form: str | None = None
    second_thing: str | None = None
    opened: Opened | None = None


@dataclass(frozen=True, slots=True)
class Amends:
    """The declaration being changed, and the version of it the traveller saw."""

    number: int
    version: int


@dataclass
class Visit:
    """Everything said at the glass since the first tap. Mutable, held by one app; what is stored
    of it for a power cut is locked, and gone when it ends (``kiosk.kept``).

    ``token`` is drawn once per visit, so lodging twice gives the same number. ``answers`` has the
    shape ``forms.check`` reads. ``read`` names the ``section.field`` paths read off a document.
    ``one_name`` tells that the person has no given names, ``name_cut`` that their document had no
    room for all of them; ``earlier_due`` that the declaration made on entry is to be named.
    ``slip_out`` is whether the slip for the green line came out, None before it was printed.
    ``amends`` tells that they change a declaration; ``crossing_begun`` that another person of the
    same crossing was here before. ``began`` is when its first question was asked; ``asked_again``
    that the person was asked about an earlier visit after their document was read.
    """

    token: str
    step: Step = Step.LANGUAGE
    language: str = "az"
    answers: dict[str, Any] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    changing: bool = False
    under_16: bool = False
    one_name: bool = False
    name_cut: bool = False
    money_over_limit: bool = False
    earlier_due: bool = False
    slip_out: bool | None = None
    codes: list[FoundCode] = field(default_factory=list)
    crossing: CrossingId | None = None
    crossing_begun: bool = False
    amends: Amends | None = None
    lodged: Lodged | None = None
    copies: int = 0
    began: datetime | None = None
    asked_again: bool = False

    def group(self, section: str) -> dict[str, Any]:
        """Give the answers of one section, to read and to write."""
        found: dict[str, Any] = self.answers.setdefault(section, {})
        return found

    def rows(self, section: str) -> list[dict[str, Any]]:
        """Give the rows of a repeating section, to read and to write."""
        found: list[dict[str, Any]] = self.answers.setdefault(section, [])
        return found

    def said(self, path: str) -> Any:
        """Give the answer at ``section.field``; None when not answered."""
        section, name = path.split(".")
        return self.answers.get(section, {}).get(name)

    def ticked(self) -> frozenset[str]:
        """Name the official questions answered yes."""
        return frozenset(name for name, yes in self.answers.get("ticks", {}).items() if yes is True)

    @property
    def is_blank(self) -> bool:
        """Whether nothing has been answered, brought or lodged yet."""
        return not (self.answers or self.codes or self.lodged)

    def wipe(self, token: str) -> None:
        """Forget the person; ``token`` starts the next visit."""
        self.__init__(token=token)  # type: ignore[misc]
