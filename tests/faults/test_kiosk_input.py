"""What nobody expects at the glass: typed into every field, and scanned at every screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any

import pytest

from forms.content import Severity
from kiosk.journey import Outcome, Way
from kiosk.machine import Machine
from kiosk.player.person import Person
from kiosk.player.play import stage, walk
from kiosk.player.script import Script
from kiosk.scenes import SCENES, Scene, visit
from kiosk.visit import Step
from kiosk.widgets.answers.typed import TypedAnswer
from languages import load as speak

pytestmark = pytest.mark.window

TYPED_QUESTIONS = {
    "person.document_number": Step.IDENTITY,
    "person.surname": Step.IDENTITY,
    "person.given_names": Step.IDENTITY,
    "journey.conveyance": Step.ROUTE,
    "goods.name": Step.GOODS,
    "vehicle.plate": Step.VEHICLE,
}
NASTY = {
    "long": "A" * 10_000,
    "long-cyrillic": "Ж" * 10_000,
    "emoji": "😀🏳️‍🌈👨‍👩‍👧",
    "only-invisible": "\u200b\u200e\u202e\u2066",
    "turned": "AB\u202eCD\u202c\u200f12",
    "control": "AB\x00\x07\x1b[31m\x7f12",
    "newlines": "AB\r\n\tCD\n",
    "markup": "[color=ff0000]AB[/color] [ref=x]",
    "kv": "{0} %s %(name)s ${HOME} {{x}}",
    "sql": "Robert'); DROP TABLE outbox;--",
    "combining": "a" + "\u0301" * 500,
    "lone-surrogate": "AB\ud800CD",
    "greek": "ΝΎΜΟΥΝΕ",
    "arabic": "نمونه",
}
SCANS = (
    *NASTY.values(),
    "",
    "2000000000008",
    "2000000000001",
    "4006381333931",
    "]E04006381333931",
    "https://example.org/x",
    "9" * 7_000,
    "P<AZENUMUNE<<AYSEL<<<<<<<<<<<<<<<<<<<<<<<<<<",
    "P<" + "<" * 42 + "\n" + "<" * 44,
    "P<AZE" + "9" * 39 + "\n" + "A" * 44,
    "<" * 90,
    "I<AZE" + "<" * 25 + "\n" + "0" * 30 + "\n" + "<" * 30,
)
MRZ = (
    "P<AZENUMUNE<<AYSEL<<<<<<<<<<<<<<<<<<<<<<<<<<",
    "C000001230AZE9001022F3305061<<<<<<<<<<<<<<08",
)


def _one_each() -> Iterator[Any]:
    """Give every scene; what differs from an earlier one in its looks alone is for make soak."""
    met = set()
    for scene in SCENES:
        asked = (scene.step, str(scene.draft.get("todo")))
        yield pytest.param(scene, marks=[pytest.mark.soak] if asked in met else [], id=scene.name)
        met.add(asked)


ONE_EACH = tuple(_one_each())


def now() -> datetime:
    return datetime(2026, 11, 22, 10, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One kiosk over real storage, for every test of this file."""
    with stage(Machine(tmp_path_factory.mktemp("kiosk")), now, portrait=True) as opened:
        yield opened


@pytest.fixture
def stand(at: Any) -> Callable[..., Any]:
    """Put the kiosk at a screen in the middle of a visit."""

    def put(scene: Scene, language: str, **draft: Any) -> Any:
        questions = tuple(each.id for each in at.conductor.context.reference.questions)
        at.conductor.visit = visit(scene, language, questions)
        at.conductor._show(scene.step, {**scene.draft, **draft})
        return at.conductor

    return put


def asked(stand: Callable[..., Any], path: str, language: str) -> Any:
    """Come to the one question of a path, in a visit that has all it needs."""
    row = {"row": 0, "edited": {"kind": "other"}} if path.startswith("goods") else {}
    scene = Scene("asked", TYPED_QUESTIONS[path])
    conductor = stand(scene, language, todo=[path], **row)
    assert conductor.screen.path == path
    assert isinstance(conductor.screen.answering, TypedAnswer)
    return conductor


@pytest.mark.parametrize(
    ("path", "language"), list(zip(TYPED_QUESTIONS, cycle(("az", "en", "ru")), strict=False))
)
def test_what_no_key_types_is_refused_in_words_or_kept_clean(
    stand: Callable[..., Any], path: str, language: str
) -> None:
    conductor = asked(stand, path, language)
    for name, text in NASTY.items():
        if getattr(conductor.screen, "path", None) != path:
            conductor = asked(stand, path, language)
        screen, before = conductor.screen, dict(conductor.visit.answers)
        screen.answering.text = text
        screen.go_on()
        assert conductor.visit.step is not Step.OUT_OF_SERVICE, name
        if conductor.screen is screen and screen.answering is not None:
            errors = screen.spoken().errors
            assert errors and errors[0].strip(), name
            assert text.strip() not in errors[0] or not text.strip(), name
            assert screen.answering.text == text, f"{name}: what was typed is lost"
            assert before.items() <= conductor.visit.answers.items(), name


@pytest.mark.parametrize("path", TYPED_QUESTIONS)
def test_keys_stop_where_the_field_is_full(stand: Callable[..., Any], path: str) -> None:
    conductor = asked(stand, path, "en")
    widget = conductor.screen.answering
    for _ in range(300):
        widget.type("A")
    assert len(widget.text) == widget.setting.field.max_length


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_a_name_nobody_has_is_cleaned_or_said_before_it_is_lodged(
    at: Any, stand: Callable[..., Any], text: str
) -> None:
    person = {"document_number": "C00000456", "given_names": "AYSEL", "citizenship": "AZ"}
    answers = {
        "journey": {"direction": "arriving"},
        "person": person | {"surname": "NÜMUNƏ", "birth_date": "1990-01-02"},
    }
    conductor = stand(Scene("confirm", Step.CONFIRM, ticked=(), answers=answers), "ru")
    conductor.visit.answers["person"]["surname"] = text
    conductor.screen.confirm()
    if conductor.visit.step is Step.CONFIRM:
        assert conductor.screen.spoken().errors
        return
    number = conductor.visit.lodged.number
    kept = at.kiosk.rooms.desk("Nümunə").view(number).content.group("person")["surname"]
    assert kept.isprintable() and 0 < len(kept) <= 70
    assert not set(kept) & set("\u202e\u200b\u200e\u2066\x00\x1b\ud800")


@pytest.mark.parametrize("scene", ONE_EACH)
def test_no_scan_at_any_screen_crashes_it_or_lands_in_a_field(
    stand: Callable[..., Any], scene: Scene
) -> None:
    conductor = stand(scene, "en")
    for text in SCANS:
        if conductor.visit.step is not scene.step:
            conductor = stand(scene, "en")
        typed = answered(conductor)
        conductor.scanned(text)
        assert (conductor.visit.step is Step.OUT_OF_SERVICE) == (scene.step is Step.OUT_OF_SERVICE)
        if conductor.visit.step is scene.step and scene.step is not Step.PASSPORT:
            assert answered(conductor) == typed, repr(text[:40])


def answered(conductor: Any) -> Any:
    """What stands in the visit and in the field that is open."""
    widget = getattr(conductor.screen, "answering", None)
    return repr(conductor.visit.answers), repr(widget.given() if widget else None)


def test_a_double_press_on_confirm_lodges_once(at: Any, stand: Callable[..., Any]) -> None:
    class Twice:
        """Runs work only after both presses have come."""

        busy = True

        def __init__(self) -> None:
            self.waiting: list[Any] = []

        def run(self, work: Any, then: Any, failed: Any) -> None:
            self.waiting.append((work, then))

    usual, slow = at.conductor.context, Twice()
    doors = replace(usual, background=slow, printer_thread=usual.background, kept=None)
    at.conductor.equip(doors)
    before = at.kiosk.rooms.kiosk.store.place()
    conductor = stand(next(each for each in SCENES if each.name == "confirm"), "en")
    # A scene's visits share one token, and an earlier one may have lodged under it.
    conductor.visit.token = "pressed twice"
    screen = conductor.screen
    screen.confirm()
    screen.confirm()
    assert len(slow.waiting) == 1
    work, then = slow.waiting[0]
    then(work())
    # The press was felt twice after all: a token lodges once.
    first, again = conductor.visit.lodged, work()
    assert again == first
    assert at.kiosk.rooms.kiosk.store.place().counter == before.counter + 1
    at.conductor.equip(usual)


@pytest.mark.parametrize("scene", ONE_EACH)
def test_another_language_in_the_middle_loses_nothing(
    stand: Callable[..., Any], scene: Scene
) -> None:
    if scene.step in (Step.LANGUAGE, Step.OUT_OF_SERVICE):
        pytest.skip("every language is on it already")
    conductor = stand(scene, "en")
    widget = getattr(conductor.screen, "answering", None)
    if isinstance(widget, TypedAnswer):
        widget.type("A")
    before = answered(conductor), dict(conductor.visit.answers)
    for language in ("az", "ru", "en"):
        conductor.screen.step_aside("language")
        conductor._glass.panel.dispatch("on_chosen", language)
        assert conductor.visit.step is scene.step
        assert conductor.visit.language == language
    assert (answered(conductor), conductor.visit.answers) == before


@pytest.mark.parametrize("shown", [0, 946_684_800, 1_735_689_600, 2_208_988_800])
def test_a_clock_that_is_lost_still_lets_people_declare(tmp_path: Path, shown: int) -> None:
    def broken() -> datetime:
        return datetime.fromtimestamp(shown, UTC)

    answers = {"journey": {"direction": "arriving"}}
    with stage(Machine(tmp_path), broken, portrait=True) as opened:
        questions = opened.conductor.context.reference.questions
        answers["ticks"] = {each.id: False for each in questions}
        script = Script("az", answers=answers, mrz="\n".join(MRZ))
        played = walk(Person(script), opened)
        assert played.reached == "done"
        view = opened.kiosk.rooms.desk("Nümunə").view(played.number or 0)
        assert view.declaration.lodged is not None
        header = view.declaration.lodged.header
        # A day that has passed is never believed; one to come cannot be told from the right one.
        assert header.date_trusted == (broken().year > 2026)
        assert header.rule_pack >= 20260101
        assert [p for p in view.problems if p.severity is Severity.ERROR] == []
        assert opened.kiosk.rooms.hub.store.verify(opened.kiosk.rooms.hub.trust).stands


@pytest.mark.parametrize("seed", range(3))
def test_random_hands_never_break_the_glass(at: Any, stand: Callable[..., Any], seed: int) -> None:
    dice = Random(seed)
    conductor = stand(Scene("language", Step.LANGUAGE, ticked=None), "en")
    for _ in range(25):
        press(conductor, dice)
        assert conductor.visit.step is not Step.OUT_OF_SERVICE
        spoken = conductor.screen.spoken()
        assert spoken.title and spoken.question
    conductor.left(conductor.screen, Outcome(Way.FINISH))
    assert conductor.visit.answers == {}
    assert speak(conductor.visit.language).code == "az"


def press(conductor: Any, dice: Random) -> None:
    """Do one thing a hand or a scanner could do now."""
    screen = conductor.screen
    widget = getattr(screen, "answering", None)
    acts: list[Callable[[], object]] = [lambda: conductor.scanned(dice.choice(SCANS))]
    if screen.can_go_back:
        acts.append(screen.go_back)
    for name in ("go_on", "skip", "confirm", "type_instead", "have_code", "one_more", "another"):
        if hasattr(screen, name) and (name != "skip" or screen.skip_word):
            acts.append(getattr(screen, name))
    for choice in getattr(screen, "choices", ()):
        act = getattr(screen, "choose", None)
        if act is not None:
            acts.append(lambda act=act, choice=choice: act(choice.name))
        else:
            acts.append(lambda choice=choice: screen.tick(choice.name, dice.random() < 0.5))
    if hasattr(widget, "pick"):
        acts += [lambda one=one: widget.pick(one.name) for one in widget.choices] * 2
    if hasattr(widget, "type"):
        acts += [lambda: [widget.type(dice.choice("0123456789")) for _ in range(8)]] * 3
    dice.choice(acts)()
