"""How an answer of each kind becomes a typed value: one table."""

from __future__ import annotations

from collections.abc import Mapping

from forms.definition import Kind
from forms.kinds.choices import clean_choice, clean_currency, clean_date, clean_yes_no
from forms.kinds.cleaned import Cleaner
from forms.kinds.identifiers import IDENTIFIERS
from forms.kinds.numbers import clean_count, clean_decimal
from forms.kinds.words import clean_name, clean_text

CLEANERS: Mapping[Kind, Cleaner] = {
    Kind.TEXT: clean_text,
    Kind.NAME: clean_name,
    Kind.DATE: clean_date,
    Kind.CURRENCY: clean_currency,
    Kind.CHOICE: clean_choice,
    Kind.YES_NO: clean_yes_no,
    Kind.COUNT: clean_count,
    Kind.QUANTITY: clean_decimal,
    Kind.AMOUNT: clean_decimal,
    **IDENTIFIERS,
}
