"""Who stands at the glass: one after another, too young, with one name, leaving with cash."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from customs.mrz import Size, TravelDocument, write_td3
from kiosk.player.person import Person
from kiosk.player.play import walk
from kiosk.player.script import Script
from reference.load import today

pytestmark = pytest.mark.window

FIRST = {
    "document_number": "C00000111",
    "surname": "SINAQOVA",
    "given_names": "AYSEL",
    "birth_date": "1990-01-02",
    "citizenship": "AZ",
}
SECOND = FIRST | {"document_number": "C00000222", "given_names": "TOFİQ"}
ROUTE = {"transport": "air", "country": "TR", "conveyance": "XX000", "minors": 0}


def passport(post: Any, **changes: Any) -> str:
    on = today(post.stage.kiosk.rooms.now())
    fields = {
        "kind": Size.TD3,
        "document_code": "P",
        "issuer": "IDN",
        "surname": "SPECIMEN",
        "given_names": "",
        "number": "X0000001",
        "nationality": "IDN",
        "birth_date": on.replace(year=1985),
        "sex": "M",
        "expiry": on.replace(year=2031),
    }
    return "\n".join(write_td3(TravelDocument(**(fields | changes))))


def nothing(ticks: Callable[..., Any], **more: Any) -> dict[str, Any]:
    return {"journey": {"direction": "arriving"}, "ticks": ticks()} | more


class Next(Person):
    """Someone who begins where "next person with you" leads: at the ticks, not at the language."""


def test_two_people_of_one_crossing_are_two_facts_with_one_crossing(
    post: Any, ticks: Callable[..., Any], plain: Callable[[Any], Any]
) -> None:
    first = post.play(Script("ru", answers=nothing(ticks, person=FIRST)))
    conductor, stay = post.stage.conductor, post.stage.conductor.visit
    conductor.screen.next_person()
    assert stay.answers == {} and stay.lodged is None
    assert conductor.visit.language == "ru"
    second = walk(Next(Script("ru", answers=nothing(ticks, person=SECOND))), post.stage)
    assert second.story[0]["step"] == "ticks"
    assert first.number != second.number
    said = [plain(post.content(each.number))["person"] for each in (first, second)]
    assert said == [FIRST, SECOND]
    assert len(crossings(post, first.number, second.number)) == 1


def test_a_traveller_after_finish_is_another_crossing(post: Any, ticks: Callable[..., Any]) -> None:
    first = post.play(Script("az", answers=nothing(ticks, person=FIRST)))
    post.stage.conductor.screen.finish()
    second = post.play(Script("az", answers=nothing(ticks, person=SECOND)))
    assert len(crossings(post, first.number, second.number)) == 2


def crossings(post: Any, *numbers: int | None) -> set[bytes | None]:
    desk = post.stage.kiosk.rooms.desk("Nümunə")
    return {desk.view(number).declaration.lodged.header.crossing for number in numbers}


def test_a_child_alone_is_sent_to_fetch_the_adult_and_nothing_is_kept(
    post: Any, ticks: Callable[..., Any]
) -> None:
    born = today(post.stage.kiosk.rooms.now()).replace(year=2014)
    child = passport(post, given_names="KICHIK", birth_date=born)
    played = post.play(Script("az", answers=nothing(ticks), mrz=child))
    assert played.reached == "adult_needed"
    assert played.number is None
    assert post.kept() == 0
    assert post.printed() == []
    assert "SPECIMEN" not in str(post.stage.conductor.visit)


def test_the_adult_who_was_fetched_starts_again_from_the_ticks(
    post: Any, ticks: Callable[..., Any], plain: Callable[[Any], Any]
) -> None:
    born = today(post.stage.kiosk.rooms.now()).replace(year=2014)
    post.play(Script("en", answers=nothing(ticks), mrz=passport(post, birth_date=born)))
    post.stage.conductor.screen.go_on()
    adult = walk(Next(Script("en", answers=nothing(ticks, person=FIRST))), post.stage)
    assert plain(post.content(adult.number))["person"] == FIRST


def test_a_day_before_sixteen_is_a_child_and_the_birthday_is_not(
    post: Any, ticks: Callable[..., Any]
) -> None:
    on = today(post.stage.kiosk.rooms.now())
    almost = passport(post, birth_date=on.replace(year=on.year - 16, day=on.day + 1))
    assert post.play(Script("en", answers=nothing(ticks), mrz=almost)).reached == "adult_needed"
    post.stage.conductor.screen.finish()
    grown = passport(post, birth_date=on.replace(year=on.year - 16))
    assert post.play(Script("en", answers=nothing(ticks), mrz=grown)).reached == "done"


def test_a_passport_with_one_name_is_a_whole_passport(
    post: Any, ticks: Callable[..., Any], plain: Callable[[Any], Any]
) -> None:
    played = post.play(Script("en", answers=nothing(ticks), mrz=passport(post)))
    assert played.reached == "done"
    person = plain(post.content(played.number))["person"]
    assert person["surname"] == "SPECIMEN"
    assert "given_names" not in person


def test_one_name_is_not_asked_for_twice_on_the_long_way(
    post: Any, ticks: Callable[..., Any], plain: Callable[[Any], Any]
) -> None:
    vehicle = {"plate": "90NN000", "country": "AZ", "stay": "temporary"}
    given = {"journey": {"direction": "arriving"} | ROUTE, "ticks": ticks("vehicle")}
    script = Script("en", answers=given | {"vehicle": vehicle}, mrz=passport(post))
    played = post.play(script)
    questions = [each["question"] for each in played.story if each["step"] == "identity"]
    assert questions.count("What are your given names?") <= 1
    assert questions[-1] == "Is this you?"
    assert plain(post.content(played.number))["vehicle"] == vehicle


def test_whoever_leaves_with_much_cash_is_asked_where_it_came_from(
    post: Any, ticks: Callable[..., Any], plain: Callable[[Any], Any]
) -> None:
    entry = post.play(Script("az", answers=nothing(ticks, person=FIRST))).number
    post.stage.conductor.screen.finish()
    origin = {"source": "savings", "use": "travel", "earlier_number": f"{entry:013d}"}
    played = post.play(Script("az", answers=cash(ticks, "10000.01", origin), mrz=passport(post)))
    asked = [each["question"] for each in played.story if each["step"] == "money_origin"]
    assert len(asked) == 3
    assert plain(post.content(played.number))["money_origin"] == origin


def test_ten_thousand_dollars_exactly_is_not_over(
    post: Any, ticks: Callable[..., Any], plain: Callable[[Any], Any]
) -> None:
    played = post.play(Script("az", answers=cash(ticks, "10000", {}), mrz=passport(post)))
    assert "money_origin" not in [each["step"] for each in played.story]
    assert plain(post.content(played.number))["money"] == [
        {"kind": "cash", "currency": "USD", "amount": "10000"}
    ]


def cash(ticks: Callable[..., Any], amount: str, origin: dict[str, str]) -> dict[str, Any]:
    return {
        "journey": {"direction": "leaving"} | ROUTE,
        "ticks": ticks("foreign_currency"),
        "money": [{"kind": "cash", "currency": "USD", "amount": amount}],
        "money_origin": origin,
    }
