"""The specimens are Doc 9303's own, of a country that does not exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mrz.checker.mrva import MRVACodeChecker
from mrz.checker.mrvb import MRVBCodeChecker
from mrz.checker.td1 import TD1CodeChecker
from mrz.checker.td2 import TD2CodeChecker
from mrz.checker.td3 import TD3CodeChecker
from mrz.generator.mrva import MRVACodeGenerator
from mrz.generator.mrvb import MRVBCodeGenerator
from mrz.generator.td1 import TD1CodeGenerator
from mrz.generator.td2 import TD2CodeGenerator
from mrz.generator.td3 import TD3CodeGenerator

from customs.errors import NotAnMrz
from customs.mrz import Size, TravelDocument, read, write_td1, write_td3

TODAY = date(2026, 11, 22)
FILL = "<"


def zone(*rows: str, width: int) -> str:
    return "\n".join(row.ljust(width, FILL) for row in rows)


TD3 = zone("P<UTOERIKSSON<<ANNA<MARIA", "L898902C36UTO7408122F1204159ZE184226B<<<<<10", width=44)
TD1 = zone("I<UTOD231458907", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA", width=30)
TD2 = zone("I<UTOERIKSSON<<ANNA<MARIA", "D231458907UTO7408122F1204159<<<<<<<6", width=36)
MRV_A = zone("V<UTOERIKSSON<<ANNA<MARIA", "L8988901C4XXX4009078F96121096ZE184226B", width=44)
MRV_B = zone("V<UTOERIKSSON<<ANNA<MARIA", "L8988901C4XXX4009078F9612109", width=36)
SPECIMENS = {
    Size.TD1: TD1,
    Size.TD2: TD2,
    Size.TD3: TD3,
    Size.MRV_A: MRV_A,
    Size.MRV_B: MRV_B,
}

AYSEL = TravelDocument(
    kind=Size.TD3,
    document_code="P",
    issuer="AZE",
    surname="SINAQOVA",
    given_names="AYSEL",
    number="C00000001",
    nationality="AZE",
    birth_date=date(1990, 1, 31),
    sex="F",
    expiry=date(2031, 5, 1),
    personal_number="5ABC123",
)


@pytest.mark.parametrize("kind", SPECIMENS)
def test_the_specimens_of_the_standard_are_read_whole(kind: Size) -> None:
    found = read(SPECIMENS[kind], TODAY)
    assert found.kind is kind
    assert (found.surname, found.given_names) == ("ERIKSSON", "ANNA MARIA")
    assert found.issuer == "UTO"
    assert found.sex == "F"
    assert found.check_failures == ()
    assert found.document_code == SPECIMENS[kind][0]


def test_the_specimen_passport_says_what_the_standard_says() -> None:
    found = read(TD3, TODAY)
    assert found.number == "L898902C3"
    assert found.birth_date == date(1974, 8, 12)
    assert found.expiry == date(2012, 4, 15)
    assert found.personal_number == "ZE184226B"


@pytest.mark.parametrize("kind", SPECIMENS)
def test_a_zone_is_read_however_the_scanner_sends_it(kind: Size) -> None:
    text = SPECIMENS[kind]
    expected = read(text, TODAY)
    for sent in (
        text.replace("\n", ""),
        text.replace("\n", "\r\n") + "\r\n",
        f"  {text.lower()} \n\n",
        " ".join(text),
        text.split("\n"),
        text.replace("<<", "«"),
        text.replace("I", "ı"),
        text.replace("I", "İ"),
    ):
        assert read(sent, TODAY) == expected


def test_fillers_lost_at_the_end_of_a_line_are_put_back() -> None:
    first, second = TD3.split("\n")
    assert read([first.rstrip(FILL), second], TODAY) == read(TD3, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2041200000019",
        "P<UTO",
        TD3[:-1],
        TD3.replace("P<UTO", "X<UTO"),
        TD3.replace("ERIKSSON", "ERİK?SON"),
        TD3 + "\n" + TD3,
        "V<UTO".ljust(30, FILL) + "<" * 60,
        "<" * 88,
        "https://example.org/" * 5,
    ],
)
def test_what_is_no_zone_is_refused(text: str) -> None:
    with pytest.raises(NotAnMrz):
        read(text, TODAY)


@given(st.text(max_size=100) | st.text("AZ09<\n", min_size=60, max_size=100))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = read(text, TODAY)
    except NotAnMrz:
        return
    assert found.kind in Size


@pytest.mark.parametrize(
    ("at", "mark", "failures"),
    [
        (45, "0", ("number", "composite")),
        (45 + 13, "8", ("birth_date", "composite")),
        (45 + 21, "2", ("expiry", "composite")),
        (45 + 28, "A", ("personal_number", "composite")),
        (45 + 43, "1", ("composite",)),
        (45 + 10, "A", ()),
    ],
)
def test_a_wrong_digit_is_named_and_not_corrected(
    at: int, mark: str, failures: tuple[str, ...]
) -> None:
    assert read(TD3[:at] + mark + TD3[at + 1 :], TODAY).check_failures == failures


def test_visas_have_no_composite_digit() -> None:
    wrong = MRV_A[:45] + "0" + MRV_A[46:]
    assert read(wrong, TODAY).check_failures == ("number",)


def test_an_empty_personal_number_may_leave_its_digit_empty() -> None:
    first, second = write_td3(replace(AYSEL, personal_number=""))
    assert second[42] == "0"
    blank = read([first, second[:42] + FILL + second[43]], TODAY)
    assert blank.check_failures == ()
    assert blank.personal_number == ""


def test_a_number_longer_than_its_field_goes_on_in_the_optional_data() -> None:
    long = zone(
        "I<UTOD23145890<7349",
        "3407127M9507122UTO<<<<<<<<<<<2",
        "STEVENSON<<PETER<JOHN",
        width=30,
    )
    found = read(long, TODAY)
    assert found.number == "D23145890734"
    assert found.check_failures == ()
    assert found.personal_number == ""


def test_an_identity_cards_optional_data_may_stand_in_the_second_line() -> None:
    first, second, third = write_td1(
        replace(AYSEL, kind=Size.TD1, document_code="I", personal_number="")
    )
    moved = second[:18] + "5ABC123<<<<" + second[29]
    assert read([first, moved, third], TODAY).personal_number == "5ABC123"


@pytest.mark.parametrize(
    ("yymmdd", "born"),
    [
        ("261122", date(2026, 11, 22)),
        ("261123", date(1926, 11, 23)),
        ("000229", date(2000, 2, 29)),
        ("900230", None),
        ("90<<<<", None),
        ("<<<<<<", None),
    ],
)
def test_the_century_of_birth_is_the_last_possible(yymmdd: str, born: date | None) -> None:
    first, second = write_td3(AYSEL)
    assert read([first, second[:13] + yymmdd + second[19:]], TODAY).birth_date == born


@pytest.mark.parametrize(
    ("yymmdd", "day"),
    [
        ("310501", date(2031, 5, 1)),
        ("990101", date(1999, 1, 1)),
        ("750101", date(2075, 1, 1)),
        ("311301", None),
    ],
)
def test_the_century_of_expiry_is_the_nearest(yymmdd: str, day: date | None) -> None:
    first, second = write_td3(AYSEL)
    assert read([first, second[:21] + yymmdd + second[27:]], TODAY).expiry == day


def test_countries_are_given_in_two_letters() -> None:
    german = replace(AYSEL, issuer="D", nationality="XXA")
    found = read(write_td3(german), TODAY)
    assert found.issuer == "D"
    assert found.issuer_country == "DE"
    assert found.nationality_country is None


def test_unknown_sex_and_dates_are_written_and_read() -> None:
    unknown = replace(AYSEL, sex="X", birth_date=None)
    assert read(write_td3(unknown), TODAY) == unknown


def test_names_are_written_in_their_latin_form() -> None:
    first, _ = write_td3(replace(AYSEL, surname="Hüseynova-Sınaq", given_names="Ələkbər O’Ney"))
    assert first == "P<AZEHUSEYNOVA<SINAQ<<ELEKBER<ONEY".ljust(44, FILL)


def test_a_long_name_is_cut_at_the_end_of_its_line() -> None:
    first, second = write_td3(replace(AYSEL, surname="NUMUNE" * 10))
    assert len(first) == len(second) == 44


@pytest.mark.parametrize("write", [write_td1, write_td3])
@pytest.mark.parametrize("longer", [{"number": "C000000012"}, {"personal_number": "1" * 16}])
def test_a_number_that_does_not_fit_is_not_cut(write: Any, longer: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        write(replace(AYSEL, **longer))


CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
words = st.lists(st.text(CAPITALS, min_size=1, max_size=8), min_size=1, max_size=2).map(" ".join)
documents = st.builds(
    TravelDocument,
    kind=st.just(Size.TD3),
    document_code=st.sampled_from(["P", "PD", "PS"]),
    issuer=st.sampled_from(["AZE", "GEO", "D", "TUR", "RUS"]),
    surname=words,
    given_names=words,
    number=st.text(CAPITALS + "0123456789", min_size=1, max_size=9),
    nationality=st.sampled_from(["AZE", "GEO", "D", "XXB"]),
    birth_date=st.dates(date(1927, 1, 1), date(2026, 11, 21)),
    sex=st.sampled_from("MFX"),
    expiry=st.dates(date(1990, 1, 1), date(2060, 1, 1)),
    personal_number=st.text(CAPITALS + "0123456789", max_size=14),
)


@given(documents)
def test_a_written_passport_is_read_back(document: TravelDocument) -> None:
    rows = write_td3(document)
    assert read(rows, TODAY) == document
    assert read("".join(rows).lower(), TODAY) == document


@given(documents)
def test_a_written_identity_card_is_read_back(document: TravelDocument) -> None:
    card = replace(document, kind=Size.TD1, document_code="I")
    fitting = f"{card.surname}  {card.given_names}"[:30]
    if len(fitting) == len(f"{card.surname}  {card.given_names}"):
        assert read(write_td1(card), TODAY) == replace(card, names_cut=len(fitting) == 30)


@given(documents)
def test_another_reader_agrees_with_what_we_write(document: TravelDocument) -> None:
    checked = TD3CodeChecker("\n".join(write_td3(document)), check_expiry=False)
    assert checked.document_number_hash and checked.final_hash and checked.birth_date_hash
    card = replace(document, kind=Size.TD1, document_code="I")
    other = TD1CodeChecker("\n".join(write_td1(card)), check_expiry=False)
    assert other.document_number_hash and other.final_hash and other.expiry_date_hash


ORACLES = {
    Size.TD1: TD1CodeChecker,
    Size.TD2: TD2CodeChecker,
    Size.TD3: TD3CodeChecker,
    Size.MRV_A: MRVACodeChecker,
    Size.MRV_B: MRVBCodeChecker,
}


@given(st.sampled_from(list(Size)), st.integers(0, 87), st.sampled_from("0123456789AZ"))
def test_another_reader_finds_the_same_digits_wrong(kind: Size, at: int, mark: str) -> None:
    rows = SPECIMENS[kind].split("\n")
    row, place = divmod(at, len(rows[0]))
    if row >= len(rows) or row == 0 and place < 2:
        return
    rows[row] = rows[row][:place] + mark + rows[row][place + 1 :]
    other = ORACLES[kind]("\n".join(rows), check_expiry=False)
    ours = read(rows, TODAY)
    assert ("number" not in ours.check_failures) == bool(other.document_number_hash)
    assert ("birth_date" not in ours.check_failures) == bool(other.birth_date_hash)
    assert ("expiry" not in ours.check_failures) == bool(other.expiry_date_hash)
    if kind in (Size.TD1, Size.TD2, Size.TD3):
        assert ("composite" not in ours.check_failures) == bool(other.final_hash)


WRITERS = {
    Size.TD2: TD2CodeGenerator,
    Size.TD3: TD3CodeGenerator,
    Size.MRV_A: MRVACodeGenerator,
    Size.MRV_B: MRVBCodeGenerator,
}


@pytest.mark.parametrize("kind", list(Size))
def test_what_another_writer_wrote_is_read(kind: Size) -> None:
    document = replace(AYSEL, kind=kind, document_code={"T": "I", "M": "V"}[kind[0]])
    if kind is Size.TD3:
        document = replace(document, document_code="P")
    name = (document.surname, document.given_names)
    birth, expiry = "900131", "310501"
    if kind is Size.TD1:
        text = str(
            TD1CodeGenerator(
                "I", "AZE", document.number, birth, "F", expiry, "AZE", *name, "5ABC123"
            )
        )
    else:
        write = WRITERS[kind]
        text = str(
            write(
                document.document_code,
                "AZE",
                *name,
                document.number,
                "AZE",
                birth,
                "F",
                expiry,
                "5ABC123",
            )
        )
    assert read(text, TODAY) == document


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("NUMUNE", ("NUMUNE", "")),
        ("NUMUNE<<", ("NUMUNE", "")),
        ("SINAQ<NUMUNE", ("SINAQ NUMUNE", "")),
        ("<<NUMUNE", ("", "NUMUNE")),
        ("<NUMUNE", ("NUMUNE", "")),
        ("VAN<DER<MUSTER<<A<B", ("VAN DER MUSTER", "A B")),
        ("NUMUNE<<AYSEL<<SINAQ", ("NUMUNE", "AYSEL SINAQ")),
    ],
)
def test_fillers_part_names_and_leave_no_trace(names: str, found: tuple[str, str]) -> None:
    read_ = read(zone(f"P<UTO{names}", TD3.split("\n")[1], width=44), TODAY)
    assert (read_.surname, read_.given_names) == found
    assert not read_.names_cut


def test_a_name_field_filled_to_its_end_may_have_been_cut() -> None:
    whole = replace(AYSEL, surname="NUMUNE", given_names="A" * 31)
    assert len("NUMUNE<<" + whole.given_names) == 39
    assert read(write_td3(whole), TODAY).names_cut
    assert not read(write_td3(replace(whole, given_names="A" * 30)), TODAY).names_cut


def test_a_birth_day_nobody_knows_leaves_the_year_and_a_right_check_digit() -> None:
    unknown = replace(AYSEL, birth_date=None, birth_year=1985)
    found = read(write_td3(unknown), TODAY)
    assert (found.birth_date, found.birth_year) == (None, 1985)
    assert found.check_failures == ()
