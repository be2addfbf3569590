"""What holders do with their codes at the glass: gather, change, withdraw; over real storage."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from customs.facts import FactKind
from customs.life import State
from customs.registration_number import grouped
from forms.catalogue import definition
from forms.examples import answers
from kiosk.player.script import Script, script_of
from reference.load import today

pytestmark = pytest.mark.window

VISITS = Path("examples/visits")
DOCUMENT = "C00000789"
UNKNOWN = "4870000000005"


def told(name: str) -> Script:
    """Read a visit of the examples."""
    return script_of(json.loads((VISITS / f"{name}.json").read_text(encoding="utf-8")))


@pytest.fixture
def away(post: Any) -> Callable[..., int]:
    """Declare at home: another machine than this kiosk lodges it."""

    def declare(seed: int, document: str = DOCUMENT) -> int:
        rooms = post.stage.kiosk.rooms
        given = answers(definition("passenger"), rooms.law().lists, today(rooms.now()), seed)
        given["person"]["document_number"] = document
        lodged: int = rooms.predeclare("passenger", given).number
        return lodged

    return declare


def view(post: Any, number: int) -> Any:
    return post.stage.kiosk.rooms.desk("Nümunə").view(number)


def codes_on(paper: Path) -> list[str]:
    with Image.open(paper) as picture:
        read = zxingcpp.read_barcodes(picture.convert("L"))
    return sorted(each.text for each in read)


def set_aside(post: Any) -> int:
    count: int = post.stage.kiosk.rooms.hub.store.set_aside.count()
    return count


@pytest.mark.parametrize("language", ["az", "ru", "ka"])
def test_two_codes_are_one_crossing_and_one_slip(
    post: Any, away: Callable[..., int], language: str
) -> None:
    numbers = [away(1), away(2)]
    one, other = (f"{number:013d}" for number in numbers)
    script = Script(language, code=one, second_thing=DOCUMENT, more=((other, DOCUMENT),))
    crossing = post.stage.conductor.visit.crossing
    played = post.play(script)
    assert [grouped(number) in " ".join(played.story[-1]["state"]) for number in numbers] == [
        True,
        True,
    ]
    (slip,) = post.printed()
    assert codes_on(slip) == sorted([one, other])
    assert {view(post, number).declaration.crossing for number in numbers} == {crossing}
    assert all(view(post, number).declaration.conflicts == () for number in numbers)
    assert set_aside(post) == 0


def test_those_of_one_crossing_take_a_further_code_into_theirs(
    post: Any, away: Callable[..., int]
) -> None:
    family, further = told("en-changes-a-declaration").before, away(2)
    assert family is not None
    own = post.play(family).number
    theirs = view(post, own).declaration.crossing
    post.stage.conductor.screen.finish()
    more = ((f"{own:013d}", family.said("person.document_number")),)
    post.play(Script("en", code=f"{further:013d}", second_thing=DOCUMENT, more=more))
    assert theirs is not None
    assert {view(post, number).declaration.crossing for number in (own, further)} == {theirs}


def test_a_code_nobody_knows_stands_on_the_slip_and_is_joined_to_nothing(
    post: Any, away: Callable[..., int]
) -> None:
    known = away(1)
    more = ((UNKNOWN, ""),)
    post.play(Script("en", code=f"{known:013d}", second_thing=DOCUMENT, more=more))
    (slip,) = post.printed()
    assert codes_on(slip) == sorted([f"{known:013d}", UNKNOWN])
    assert view(post, known).declaration.crossing is None


def test_the_same_code_twice_counts_once_and_is_proved_once(
    post: Any, away: Callable[..., int]
) -> None:
    known = f"{away(1):013d}"
    played = post.play(Script("en", code=known, second_thing=DOCUMENT, more=((known, ""),)))
    assert [each["step"] for each in played.story].count("second_thing") == 1
    (slip,) = post.printed()
    assert codes_on(slip) == [known]


def test_eight_codes_stand_on_one_slip(post: Any, away: Callable[..., int]) -> None:
    codes = [f"{away(seed):013d}" for seed in range(1, 9)]
    more = tuple((code, DOCUMENT) for code in codes[1:])
    post.play(Script("az", code=codes[0], second_thing=DOCUMENT, more=more))
    (slip,) = post.printed()
    assert codes_on(slip) == sorted(codes)


def test_a_further_code_goes_back_to_those_gathered(post: Any, away: Callable[..., int]) -> None:
    known = f"{away(1):013d}"
    conductor = post.stage.conductor
    conductor.screen.choose("en")
    conductor.screen.have_code()
    conductor.scanned(known)
    conductor.screen.skip()
    conductor.screen.another()
    conductor.screen.go_back()
    assert conductor.visit.step == "code_status"
    assert len(conductor.visit.codes) == 1


def test_a_declaration_is_changed_and_its_new_paper_says_so(
    post: Any, plain: Callable[[Any], Any]
) -> None:
    script = told("en-changes-a-declaration")
    played = post.play(script)
    declared = view(post, played.number)
    assert (declared.declaration.version, declared.declaration.state) == (2, State.LODGED)
    assert declared.declaration.conflicts == ()
    before, now = script.before, plain(declared.content)
    assert before is not None
    assert now["journey"]["minors"] == script.answers["journey"]["minors"]
    assert now["goods"] == before.answers["goods"]
    assert now["person"] == before.answers["person"]
    steps = [each["step"] for each in played.story]
    assert steps[-6:] == ["code_status", "review", "children", "review", "confirm", "done"]
    assert "old one is void" in " ".join(played.story[-1]["state"])
    first, second = post.printed()
    assert codes_on(first) == codes_on(second) == [f"{played.number:013d}"]


def test_two_taps_change_a_declaration_once(post: Any) -> None:
    script = told("en-changes-a-declaration")
    number = at_the_review(post, script)
    conductor = post.stage.conductor
    conductor.screen.go_on()
    confirm = conductor.screen
    confirm.confirm()
    confirm.confirm()
    assert view(post, number).declaration.version == 2
    assert len(post.printed()) == 2


def test_what_an_officer_has_by_then_is_not_changed_and_that_is_said(post: Any) -> None:
    number = at_the_review(post, told("en-changes-a-declaration"))
    conductor = post.stage.conductor
    post.stage.kiosk.rooms.desk("Nümunə").act(number, FactKind.PRESENTED)
    conductor.screen.go_on()
    conductor.screen.confirm()
    assert conductor.visit.step == "code_status"
    spoken = conductor.screen.spoken()
    assert "Nothing was changed" in " ".join(spoken.errors)
    assert "Change it" not in spoken.choices
    assert view(post, number).declaration.version == 1
    assert conductor.visit.answers, "what was said is not lost"


def test_back_from_the_review_leads_to_the_codes_and_the_changes_stay(post: Any) -> None:
    number = at_the_review(post, told("en-changes-a-declaration"))
    conductor = post.stage.conductor
    conductor.visit.group("journey")["minors"] = 4
    conductor.screen.go_back()
    assert conductor.visit.step == "code_status"
    conductor.screen.change(number)
    assert conductor.visit.said("journey.minors") == 4


def test_with_further_codes_a_change_leads_back_to_them(
    post: Any, away: Callable[..., int]
) -> None:
    number = at_the_review(post, told("en-changes-a-declaration"), more=away(2))
    conductor = post.stage.conductor
    conductor.screen.go_on()
    conductor.screen.confirm()
    assert conductor.visit.step == "done"
    conductor.screen.next_person()
    assert conductor.visit.step == "code_status"
    assert len(conductor.visit.codes) == 2
    conductor.screen.change(number)
    conductor.screen.go_on()
    conductor.screen.confirm()
    assert view(post, number).declaration.version == 3


def at_the_review(post: Any, script: Script, more: int | None = None) -> int:
    """Lodge what comes before, bring its code, prove it, and take it up to be changed."""
    assert script.before is not None
    number: int = post.play(script.before).number
    conductor = post.stage.conductor
    conductor.screen.finish()
    conductor.screen.choose("en")
    conductor.screen.have_code()
    if more is not None:
        conductor.scanned(f"{more:013d}")
        conductor.screen.skip()
        conductor.screen.another()
    conductor.scanned(f"{number:013d}")
    for letter in script.second_thing:
        conductor.screen.answering.type(letter)
    conductor.screen.go_on()
    conductor.screen.change(number)
    assert conductor.visit.step == "review"
    return number


def test_a_declaration_is_withdrawn_and_the_slip_says_so(post: Any) -> None:
    script = told("ru-withdraws-a-declaration")
    played = post.play(script)
    number = int(codes_on(post.printed()[-1])[0])
    declaration = view(post, number).declaration
    assert (declaration.state, declaration.conflicts) == (State.WITHDRAWN, ())
    act = next(fact for fact in declaration.history if fact.header.kind == FactKind.WITHDRAWN)
    assert act.details == {"act": {"withdraw_reason": script.withdraw}}
    steps = [each["step"] for each in played.story]
    assert steps[-4:] == ["code_status", "withdraw", "code_status", "code_status"]
    assert "Отозвана" in " ".join(played.story[-1]["state"])


def test_what_was_withdrawn_is_neither_changed_nor_withdrawn_again(post: Any) -> None:
    script = told("ru-withdraws-a-declaration")
    post.play(script)
    conductor = post.stage.conductor
    conductor.screen.go_on()
    number = int(codes_on(post.printed()[-1])[0])
    again = replace(script, before=None, code=f"{number:013d}", withdraw=None)
    played = post.play(again)
    assert "Отозвать" not in played.story[-1]["choices"]
    assert view(post, number).declaration.state is State.WITHDRAWN


@pytest.mark.parametrize("language", ["en", "tr"])
def test_what_was_declared_elsewhere_is_changed_only_at_one_window(
    post: Any, away: Callable[..., int], language: str
) -> None:
    number = away(1)
    played = post.play(Script(language, code=f"{number:013d}", second_thing=DOCUMENT))
    speech = post.stage.kiosk.context.speak(language)
    words = speech.say("code_status", "Show this at One Window. It can be changed only there.")
    assert words.rstrip(".") in " ".join(played.story[-1]["state"])
    assert speech.say("code_status", "Change it") not in played.story[-2]["choices"]


@pytest.mark.parametrize("name", ["az-brings-two-codes", "en-brings-a-code"])
def test_a_visit_with_codes_nobody_knows_earns_its_one_slip(post: Any, name: str) -> None:
    script = told(name)
    assert post.play(script).reached == "code_status"
    slip = post.printed()[-1]
    assert set(codes_on(slip)) >= {code for code, _ in script.codes if code != "before"}
    assert len(codes_on(slip)) == len(script.codes)
