"""What a form is: sections of fields that know their meaning and nothing of widgets or columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from forms.content import Group, Problem


class Kind(StrEnum):
    """What an answer is. One dict per surface maps a kind to a widget, an input or a format."""

    TEXT = "text"
    NAME = "name"
    DOCUMENT_NUMBER = "document_number"
    FIN = "fin"
    TAX_NUMBER = "tax_number"
    PLATE = "plate"
    VIN = "vin"
    IMEI = "imei"
    HS_CODE = "hs_code"
    REGISTRATION_NUMBER = "registration_number"
    PHONE = "phone"
    EMAIL = "email"
    DATE = "date"
    COUNTRY = "country"
    CURRENCY = "currency"
    CHOICE = "choice"
    YES_NO = "yes_no"
    COUNT = "count"
    QUANTITY = "quantity"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class When:
    """Applies only if the answer at ``path`` is one of ``values``.

    ``path`` is ``section.field``; inside a repeating section a bare ``field`` means the same row.
    Empty ``values`` mean: was answered at all. None among them means: was not answered.
    """

    path: str
    values: tuple[str | bool | None, ...] = (True,)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Applies if at least one of the conditions holds."""

    conditions: tuple[When, ...]


Condition = When | AnyOf


@dataclass(frozen=True, slots=True)
class Field:
    """One question. ``number`` goes on the wire and never changes meaning.

    ``label`` is an English msgid; its gettext context is ``form.section.field``. ``element`` names
    the official data element it carries, where one is known. ``scale`` is the number of decimals
    kept for AMOUNT (2) and QUANTITY (3). ``only_if`` lists conditions that must all hold; a field
    that does not apply has no answer. ``required_if`` makes an optional field required when all of
    its conditions hold. ``measured_in`` names the field of the same row that holds the currency or
    the unit.
    """

    number: int
    name: str
    kind: Kind
    label: str
    required: bool = False
    code_list: str | None = None
    max_length: int = 70
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    scale: int = 0
    only_if: tuple[Condition, ...] = ()
    required_if: tuple[Condition, ...] = ()
    measured_in: str | None = None
    prefill: tuple[str, ...] = ()
    personal: bool = False
    prints: bool = False
    masked: bool = False
    element: str | None = None
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Fields asked together. ``most`` above 1 makes the section repeat, up to that many rows.

    ``packed`` marks a list of yes/no questions: one bit each on the wire, and only the yes answers
    are shown, followed by "all other questions: no".
    """

    number: int
    name: str
    title: str
    fields: tuple[Field, ...]
    only_if: tuple[Condition, ...] = ()
    least: int = 0
    most: int = 1
    packed: bool = False

    @property
    def repeats(self) -> bool:
        """Whether answers are a list of rows rather than one group."""
        return self.most > 1

    def field(self, name: str) -> Field:
        """Give the field called ``name``. Raises KeyError."""
        for candidate in self.fields:
            if candidate.name == name:
                return candidate
        raise KeyError(name)


TypedAnswers = Mapping[str, Group | tuple[Group, ...]]

Rule = Callable[[TypedAnswers, date], Iterable[Problem]]
"""A check across fields: typed answers and the day they are checked on, giving problems."""


@dataclass(frozen=True, slots=True)
class FormDefinition:
    """One version of one form. Old versions stay in the catalogue, so old papers stay readable."""

    number: int
    code: str
    version: int
    title: str
    sections: tuple[Section, ...]
    rules: tuple[Rule, ...] = ()

    def context(self, *names: str) -> str:
        """Give the gettext context of the form, of a section, or of a section's field."""
        return ".".join(("form", self.code, *names))

    def section(self, name: str) -> Section:
        """Give the section called ``name``. Raises KeyError."""
        for candidate in self.sections:
            if candidate.name == name:
                return candidate
        raise KeyError(name)
