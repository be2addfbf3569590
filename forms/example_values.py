"""Made-up values of each kind, right ones and wrong ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from forms.code_list import CodeLists
from forms.definition import Field, Kind
from forms.dice import Dice

SURNAMES = ("Sınaqova", "Nümunəyev", "Örnəkli", "Təlimzadə", "Yoxlamalı", "Примеров", "Muster")
GIVEN_NAMES = ("Aysel", "Elmin", "Günay", "Tural", "İlahə", "Şəhla", "Иван", "Erika")
WORDS = ("nümunə", "sınaq", "örnək", "təlim", "yoxlama", "bəzək", "qutu", "mavi")
COUNTRIES = ("AZ", "TR", "GE", "RU", "IR", "KZ", "DE", "US", "AE", "UZ")
CURRENCIES = ("AZN", "USD", "EUR", "TRY", "RUB", "GBP")
LETTERS = "ABCDEFGHJKLMNPRSTUVXYZ"
DAYS_OF_TEN_YEARS = 3_650


@dataclass(frozen=True, slots=True)
class Setting:
    """What a made-up value may follow: the dice, the lists and the day."""

    dice: Dice
    lists: CodeLists
    on: date


def _words(field: Field, setting: Setting) -> str:
    picked = " ".join(setting.dice.pick(WORDS) for _ in range(1 + setting.dice.below(3)))
    return picked[: field.max_length].strip()


def _name(field: Field, setting: Setting) -> str:
    return setting.dice.pick(SURNAMES if field.name == "surname" else GIVEN_NAMES)


def _document_number(field: Field, setting: Setting) -> str:
    return f"C{setting.dice.digits(8)}"


def _fin(field: Field, setting: Setting) -> str:
    return setting.dice.digits(1) + "".join(setting.dice.pick(LETTERS) for _ in range(6))


def _tax_number(field: Field, setting: Setting) -> str:
    return setting.dice.pick(("1401555071", "9900071001", "9900003871", "1700038881"))


def _plate(field: Field, setting: Setting) -> str:
    dice = setting.dice
    letters = dice.pick(LETTERS) + dice.pick(LETTERS)
    return f"{dice.pick(('10', '77', '90', '99'))}-{letters}-{dice.digits(3)}"


def _vin(field: Field, setting: Setting) -> str:
    return "XTA" + setting.dice.digits(14)


def _imei(field: Field, setting: Setting) -> str:
    body = "35" + setting.dice.digits(12)
    doubled = (int(d) * (2 if i % 2 else 1) for i, d in enumerate(body))
    return body + str(-sum(d // 10 + d % 10 for d in doubled) % 10)


def _hs_code(field: Field, setting: Setting) -> str:
    return setting.dice.pick(("2204210000", "8517130000", "0409000000", "610910"))


def _registration_number(field: Field, setting: Setting) -> str:
    body = "20000" + setting.dice.digits(7)
    weighted = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(body))
    return body + str(-weighted % 10)


def _phone(field: Field, setting: Setting) -> str:
    return "+99450" + setting.dice.digits(7)


def _email(field: Field, setting: Setting) -> str:
    return f"sinaq{setting.dice.digits(3)}@example.org"


def _date(field: Field, setting: Setting) -> str:
    return str(setting.on - timedelta(days=setting.dice.below(DAYS_OF_TEN_YEARS)))


def _choice(field: Field, setting: Setting) -> str:
    entries = setting.lists[str(field.code_list)].entries
    return setting.dice.pick([entry.code for entry in entries if entry.valid_to is None])


def _count(field: Field, setting: Setting) -> int:
    least, most = int(field.minimum or 0), int(field.maximum or 100)
    return least + setting.dice.below(most - least + 1)


def _decimal(field: Field, setting: Setting) -> str:
    whole = setting.dice.below(10 ** (3 + field.scale)) + 1
    return str(Decimal(whole).scaleb(-field.scale))


MADE: Mapping[Kind, Callable[[Field, Setting], Any]] = {
    Kind.TEXT: _words,
    Kind.NAME: _name,
    Kind.DOCUMENT_NUMBER: _document_number,
    Kind.FIN: _fin,
    Kind.TAX_NUMBER: _tax_number,
    Kind.PLATE: _plate,
    Kind.VIN: _vin,
    Kind.IMEI: _imei,
    Kind.HS_CODE: _hs_code,
    Kind.REGISTRATION_NUMBER: _registration_number,
    Kind.PHONE: _phone,
    Kind.EMAIL: _email,
    Kind.DATE: _date,
    Kind.COUNTRY: lambda field, setting: setting.dice.pick(COUNTRIES),
    Kind.CURRENCY: lambda field, setting: setting.dice.pick(CURRENCIES),
    Kind.CHOICE: _choice,
    Kind.YES_NO: lambda field, setting: setting.dice.chance(30),
    Kind.COUNT: _count,
    Kind.QUANTITY: _decimal,
    Kind.AMOUNT: _decimal,
}


def _adult_birth_date(field: Field, given: Mapping[str, Any], setting: Setting) -> str:
    return str(date(setting.on.year - 20 - setting.dice.below(50), 1 + setting.dice.below(12), 15))


def _adult_birth_year(field: Field, given: Mapping[str, Any], setting: Setting) -> int:
    return setting.on.year - 20 - setting.dice.below(50)


def _later(field: Field, given: Mapping[str, Any], setting: Setting) -> str:
    return str(setting.on + timedelta(days=setting.dice.below(DAYS_OF_TEN_YEARS)))


def _channel(field: Field, given: Mapping[str, Any], setting: Setting) -> str:
    return "red" if any(given.get("ticks", {}).values()) else "green"


MADE_BY_NAME: Mapping[str, Callable[[Field, Mapping[str, Any], Setting], Any]] = {
    "birth_date": _adult_birth_date,
    "birth_year": _adult_birth_year,
    "document_expiry": _later,
    "arrives": _later,
    "channel": _channel,
    "truth": lambda field, given, setting: True,
    "net_weight": lambda field, given, setting: "0.001",
}
"""Fields that a rule ties to other answers."""


def _too_long(field: Field) -> str:
    return "a" * (field.max_length + 1)


def _emoji(field: Field) -> str:
    return "Aysel \N{GRINNING FACE}"


def _nested(field: Field) -> list[Any]:
    return [{"deep": [None]}]


def _is(value: Any) -> Callable[[Field], Any]:
    return lambda field: value


_BAD_WORDS = (_too_long, _emoji, _nested)
_NUMBERS_OF_OTHERS = (
    *(Kind.DOCUMENT_NUMBER, Kind.FIN, Kind.TAX_NUMBER, Kind.PLATE, Kind.VIN, Kind.IMEI),
    *(Kind.HS_CODE, Kind.REGISTRATION_NUMBER, Kind.PHONE),
)

BAD_VALUES: Mapping[Kind, Sequence[Callable[[Field], Any]]] = {
    **dict.fromkeys(Kind, _BAD_WORDS),
    **dict.fromkeys(_NUMBERS_OF_OTHERS, (_too_long, _is("###"), _is(12345678), _nested)),
    Kind.DATE: (_is("31.02.2026"), _is("tomorrow"), _is(20260101), _nested),
    Kind.COUNTRY: (_is("Aysel"), _is("Z1"), _is(31), _nested),
    Kind.CURRENCY: (_is("dollar"), _is("$"), _is(840), _nested),
    Kind.CHOICE: (_is("no_such_code"), _is(1), _nested),
    Kind.YES_NO: (_is("yes"), _is(1), _nested),
    Kind.COUNT: (_is(-1), _is("1.5"), _is(True), _is(10**20), _nested),
    Kind.QUANTITY: (_is("-1"), _is("1.0001"), _is("much"), _is(1.5), _nested),
    Kind.AMOUNT: (_is("-1"), _is("1.001"), _is("1e5"), _is(float("nan")), _nested),
}
