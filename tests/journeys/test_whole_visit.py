"""A whole visit in every language and both ways a panel stands: glass, paper, journal, desk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby, product
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from fastapi.testclient import TestClient
from PIL import Image
from pyzbar import pyzbar

from customs.mrz import Size, TravelDocument, write_td3
from customs.registration_number import grouped
from kiosk.player.play import Played
from kiosk.player.script import Script
from languages import load
from languages.language import LOCALE
from officer_console.accounts import hashed
from officer_console.serve import build
from records.journal_report import ChainState
from records.officers import Officer

pytestmark = pytest.mark.window

OFFICER, PASSWORD = "numune", "yalniz-telim-ucun"
GOODS_NAMES = {"az": "Xalça, köhnə gəbə", "en": "Carpet", "ru": "Ковёр, старый"}
PASSPORT = TravelDocument(
    kind=Size.TD3,
    document_code="P",
    issuer="AZE",
    surname="SINAQOVA",
    given_names="AYSEL",
    number="C00000123",
    nationality="AZE",
    birth_date=date(1990, 1, 2),
    sex="F",
    expiry=date(2033, 5, 6),
)
ANSWERS: dict[str, Any] = {
    "journey": {
        "direction": "arriving",
        "transport": "road_car",
        "country": "GE",
        "conveyance": "90NN000",
        "minors": 2,
    },
    "baggage": {"unaccompanied_pieces": 3},
    "money": [
        {"kind": "cash", "currency": "USD", "amount": "12500"},
        {"kind": "cash", "currency": "EUR", "amount": "900.75"},
    ],
    "money_origin": {"source": "savings", "use": "travel"},
    "restricted": {"cultural": True},
    "vehicle": {"plate": "90NN000", "country": "GE", "stay": "temporary"},
}
PHONE = {"kind": "phone", "quantity": "2", "value": "1400", "currency": "USD", "accompanied": True}
OTHER = {"kind": "other", "quantity": "1", "value": "80", "currency": "EUR", "accompanied": False}
STEPS = [
    "language",
    "intent",
    "ticks",
    "passport",
    "identity",
    "route",
    "children",
    "baggage",
    "money",
    "money_origin",
    "restricted",
    "goods",
    "vehicle",
    "review",
    "confirm",
    "done",
]


@dataclass(frozen=True)
class Told:
    """A visit that has been played, and where everything of it lies."""

    language: str
    answers: dict[str, Any]
    played: Played
    data: Path
    papers: list[Path]


@pytest.fixture(
    scope="module",
    params=list(product(("az", "en", "ru"), (True, False))),
    ids=lambda way: f"{way[0]}-{'portrait' if way[1] else 'landscape'}",
)
def told(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    opening: Callable[..., Any],
    ticks: Callable[..., dict[str, bool]],
) -> Told:
    language, portrait = request.param
    yes = ticks("over_limits", "unaccompanied", "vehicle", "foreign_currency", "permit", "wireless")
    answers = ANSWERS | {"ticks": yes, "goods": [PHONE, OTHER | {"name": GOODS_NAMES[language]}]}
    script = Script(language, portrait, answers, mrz="\n".join(write_td3(PASSPORT)))
    with opening(tmp_path_factory.mktemp("post"), portrait=portrait) as post:
        played = post.play(script)
        return Told(language, answers, played, post.data, post.printed())


def test_the_steps_come_in_the_order_of_the_form(told: Told) -> None:
    assert [step for step, _ in groupby(each["step"] for each in told.played.story)] == STEPS


def test_every_line_is_in_the_language_of_the_visit(told: Told) -> None:
    typed = words_of(told.answers) | words_of(PASSPORT.surname) | words_of(PASSPORT.given_names)
    foreign = Foreign(told.language, typed)
    said = [line for each in told.played.story[1:] for line in lines_of(each)]
    assert len(said) > 100
    assert [line for line in said if foreign.has(line)] == []


def test_english_in_another_language_is_noticed() -> None:
    assert Foreign("ru", set()).has("Is this you?")
    assert Foreign("az", set()).has("What is your surname?")
    assert Foreign("az", set()).has("Malların sayı: Customs declaration")
    assert Foreign("ru", set()).has("Паспорт: something else")
    assert Foreign("en", set()).has("Sizdə bunlardan hansı var?")
    assert not Foreign("az", set()).has("Sizdə bunlardan hansı var?")


def test_the_code_on_the_glass_reads_off_the_paper_by_two_readers(told: Told) -> None:
    number = told.played.number
    assert number is not None
    assert grouped(number) in " ".join(told.played.story[-1]["state"])
    (paper,) = told.papers
    with Image.open(paper) as picture:
        grey = picture.convert("L")
        by_zxing = {each.text for each in zxingcpp.read_barcodes(grey)}
        by_zbar = {each.data.decode("ascii") for each in pyzbar.decode(grey)}
    assert f"{number:013d}" in by_zxing
    assert f"{number:013d}" in by_zbar


def test_the_fact_says_exactly_what_was_answered(
    told: Told, records: Callable[[Path], Any], plain: Callable[[Any], Any]
) -> None:
    with records(told.data) as held:
        content = held.desk("Nümunə").view(told.played.number).content
    assert content.language == told.language
    assert plain(content) == expected(told.answers)


def test_what_was_read_off_the_passport_is_marked_as_read(
    told: Told, records: Callable[[Path], Any]
) -> None:
    with records(told.data) as held:
        content = held.desk("Nümunə").view(told.played.number).content
    assert content.read == {f"person.{name}" for name in READ}
    assert content.by_officer == frozenset()


def test_it_is_found_by_name_by_document_and_by_code(
    told: Told, records: Callable[[Path], Any]
) -> None:
    with records(told.data) as held:
        desk = held.desk("Nümunə")
        for asked in ("sınaqova", "Sinaqova Aysel", "C00000123", "90-NN-000", code_of(told)):
            assert [row.number for row in desk.find(asked).rows] == [told.played.number], asked


def test_the_desk_page_shows_it(told: Told, records: Callable[[Path], Any]) -> None:
    with records(told.data) as held:
        held.hub.store.officers.keep(Officer(OFFICER, "Nümunə Əməkdaş", hashed(PASSWORD)))
        app = build(told.data, held.now)
    with TestClient(app, headers={"accept-language": told.language}) as client:
        signing = {"name": OFFICER, "password": PASSWORD, "next": "/"}
        assert client.post("/sign-in", data=signing).status_code == 200
        page = client.get("/find", params={"text": code_of(told)}).text
    assert grouped(told.played.number or 0) in page
    for shown in ("SINAQOVA", "AYSEL", "C00000123", "90NN000", GOODS_NAMES[told.language]):
        assert shown in page, shown


def test_the_journal_stands_with_the_declaration_and_its_paper(
    told: Told, records: Callable[[Path], Any]
) -> None:
    with records(told.data) as held:
        report = held.hub.store.verify(held.hub.trust)
        kinds = [fact.header.kind.name for fact in held.desk("N").view(told.played.number).facts]
        assert held.kiosk.courier.backlog().new == 0
    assert report.stands
    assert [chain.state for chain in report.chains] == [ChainState.WHOLE]
    assert sorted(kinds) == ["LODGED", "PRINTED"]


READ = {
    "surname": "SINAQOVA",
    "given_names": "AYSEL",
    "document_number": "C00000123",
    "citizenship": "AZ",
    "birth_date": "1990-01-02",
    "document_expiry": "2033-05-06",
    "sex": "F",
    "document_type": "passport",
}


def expected(answers: dict[str, Any]) -> dict[str, Any]:
    """What the fact must say: what was answered, read, known of the post, and confirmed."""
    goods = [row | {"unit": "piece"} for row in answers["goods"]]
    return answers | {
        "journey": answers["journey"] | {"crossing_point": "baki"},
        "person": READ,
        "goods": goods,
        "restricted": dict.fromkeys(RESTRICTED, False) | answers["restricted"],
        "confirmation": {"truth": True, "channel": "red"},
    }


RESTRICTED = (
    "weapons",
    "narcotics",
    "cultural",
    "living",
    "radio",
    "information",
    "radioactive",
    "others_goods",
    "commercial",
)


def code_of(told: Told) -> str:
    return f"{told.played.number:013d}"


def lines_of(said: dict[str, Any]) -> Iterator[str]:
    yield from (said["title"], said["question"], *said["choices"], *said["errors"], *said["state"])


def words_of(value: Any) -> set[str]:
    return set(re.findall(r"\w+", str(value).lower()))


class Foreign:
    """Knows a language's words, and which lines are not made of them."""

    def __init__(self, language: str, typed: set[str]) -> None:
        self._typed = typed | NAMES
        self._language = language
        self._untranslated = re.compile("|".join(english_worded_otherwise(language)) or "(?!)")

    def has(self, line: str) -> bool:
        parts = [part for part in re.split(r": |\s+·\s+|\n", line) if part]
        return any(map(self._is_foreign, parts))

    def _is_foreign(self, part: str) -> bool:
        words = {word for word in words_of(part) if not re.search(r"\d", word)} - self._typed
        match self._language:
            case "en":
                return bool(re.search("[ğışəçöüа-яё]", part.lower())) and bool(words)
            case "ru":
                latin = [word for word in words if re.fullmatch("[a-z]{4,}", word)]
                return bool(self._untranslated.fullmatch(part) or latin)
            case _:
                return bool(self._untranslated.fullmatch(part) or words & ENGLISH_ONLY)


NAMES = {"türkiye"}
"""Written so in English too."""

ENGLISH_ONLY = set(re.findall("[a-z]+", "the your you what which and are of with this how where"))


def english_worded_otherwise(language: str) -> Iterator[str]:
    """Every message that reads otherwise in ``language``, its places for values open."""
    from babel.messages import pofile

    for source in sorted((LOCALE / language).glob("*.po")):
        with source.open("rb") as handle:
            for message in pofile.read_po(handle):
                for msgid in [message.id] if isinstance(message.id, str) else message.id:
                    said = load(language).say(message.context or "", msgid)
                    if msgid and said != msgid:
                        yield re.sub(r"\\\{\w+\\\}", ".+", re.escape(msgid))
