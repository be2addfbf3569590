from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from customs.country_codes import COUNTRIES
from customs.findings import Severity
from customs.mrz import TravelDocument
from forms.catalogue import all_definitions
from forms.definition import Field, Kind
from forms.kinds import CLEANERS
from forms.kinds.cleaned import Cleaned, Setting


def read(kind: Kind, raw: Any, **row: Any) -> Cleaned:
    field = Field(1, "field", kind, "Field", max_length=20)
    return CLEANERS[kind](field, raw, Setting({}, date(2026, 11, 22), row))


def codes(cleaned: Cleaned) -> list[str]:
    return [finding.code for finding in cleaned.findings]


@pytest.mark.parametrize(
    ("kind", "raw", "kept"),
    [
        (Kind.DOCUMENT_NUMBER, "c 0123 4567", "C01234567"),
        (Kind.FIN, "5abcde7", "5ABCDE7"),
        (Kind.TAX_NUMBER, "1401555071", "1401555071"),
        (Kind.PLATE, "10-ab-123", "10AB123"),
        (Kind.VIN, "xta21099012345678", "XTA21099012345678"),
        (Kind.IMEI, "35 693803 564380 9", "356938035643809"),
        (Kind.HS_CODE, "0101 21 000 0", "0101210000"),
        (Kind.REGISTRATION_NUMBER, "200 0001 234 566", None),
        (Kind.COUNTRY, " az ", "AZ"),
        (Kind.COUNTRY, "ZZ", "ZZ"),
    ],
)
def test_an_identifier_is_kept_as_customs_reads_it(kind: Kind, raw: str, kept: str | None) -> None:
    cleaned = read(kind, raw)
    assert cleaned.value == (kept or raw.replace(" ", ""))
    assert all(finding.severity is Severity.WARNING for finding in cleaned.findings)


LOOSE = {Kind.TEXT, Kind.NAME, Kind.CHOICE}


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in LOOSE])
@pytest.mark.parametrize("raw", [[], {}, 3.5, b"C01234567", "#" * 3, "x" * 10_000])
def test_what_is_no_identifier_is_refused(kind: Kind, raw: Any) -> None:
    cleaned = read(kind, raw)
    assert cleaned.value is None
    assert any(finding.severity is Severity.ERROR for finding in cleaned.findings)


def test_a_longer_number_than_the_form_holds_is_refused() -> None:
    field = Field(1, "field", Kind.PLATE, "Plate", max_length=5)
    cleaned = CLEANERS[Kind.PLATE](field, "10AB123", Setting({}, date(2026, 11, 22)))
    assert cleaned.value is None
    assert "too_long" in codes(cleaned)


def test_a_document_is_judged_by_its_holders_country() -> None:
    assert codes(read(Kind.DOCUMENT_NUMBER, "12345", citizenship="AZ")) == ["unusual"]
    assert codes(read(Kind.DOCUMENT_NUMBER, "12345", citizenship="TR")) == []
    assert codes(read(Kind.DOCUMENT_NUMBER, "12345", citizenship=["AZ"])) == []


def test_a_plate_is_judged_by_the_country_that_gave_it() -> None:
    assert codes(read(Kind.PLATE, "AB 12345", country="az")) == ["unusual"]
    assert codes(read(Kind.PLATE, "AB 12345", country="GE")) == []
    assert codes(read(Kind.PLATE, "AB 12345")) == []


def test_a_wrong_check_digit_of_a_registration_number_only_warns() -> None:
    cleaned = read(Kind.REGISTRATION_NUMBER, "2000000000000")
    assert cleaned.value == "2000000000000"
    assert codes(cleaned) == ["check_digit"]
    assert codes(read(Kind.REGISTRATION_NUMBER, "123")) == ["malformed"]


@pytest.mark.parametrize("raw", ["Azerbaijan", "AZE", "ß", "ıı", "XX", "Z", 31, None, "A" * 300])
def test_what_is_no_country_is_refused(raw: Any) -> None:
    assert codes(read(Kind.COUNTRY, raw)) == ["unknown_country"]


def test_every_country_is_taken() -> None:
    assert [code for code in COUNTRIES if read(Kind.COUNTRY, code).value != code] == []


def test_what_prefills_a_field_is_something_a_travel_document_says() -> None:
    says = {field.name for field in fields(TravelDocument)} | {"nationality_country"}
    sources = {
        source
        for form in all_definitions()
        for section in form.sections
        for field in section.fields
        for source in field.prefill
    }
    assert {s.removeprefix("mrz.") for s in sources if s.startswith("mrz.")} <= says
