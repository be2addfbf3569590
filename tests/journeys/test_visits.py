"""Every visit of ``examples/visits``, from the first tap to what came out and what the hub holds.

A new file is tested by being there: what must be held is read off the file itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from customs import mrz
from kiosk.player.play import Played
from kiosk.player.script import NotAScript, Script, script_of
from kiosk.visit import NothingMode, Step
from reference.load import today

pytestmark = pytest.mark.window

VISITS = Path(__file__).resolve().parents[2] / "examples" / "visits"
SITUATIONS = {
    "the next person of the same crossing": "az-next-person",
    "a child with nobody": "ru-child-alone",
    "a child who fetches the adult": "en-child-fetches-adult",
    "baggage that was sent": "ru-unaccompanied-baggage",
    "cash brought in and out again": "az-brings-cash-in-and-out",
    "cash leaving without the entry declaration": "en-leaving-without-the-paper",
    "too much cash to leave at all": "ru-leaving-with-too-much-cash",
    "a passport with one name": "en-one-name",
    "a passport without a surname": "ru-no-surname",
    "a name cut short": "en-name-cut-short",
    "a birth day nobody knows": "en-birth-day-unknown",
    "a family on one form": "az-family-one-form",
    "no passport, all typed": "en-no-passport-typed",
    "a slip for the green line": "az-green-line-slip",
    "the green line walked": "ru-green-line-walk",
    "a code that was brought": "en-brings-a-code",
    "several codes and one slip": "az-brings-two-codes",
    "a declaration changed": "en-changes-a-declaration",
    "a declaration withdrawn": "ru-withdraws-a-declaration",
    "a power cut in the middle": "en-power-cut",
    "a pause": "ru-pauses",
}
"""Who may stand at the glass, and the visit that shows them being served."""

SAID = ("journey", "baggage", "money", "money_origin", "goods", "vehicle")


@dataclass(frozen=True)
class Stay:
    """One person's part of a visit: what the file says of them, and what came of it."""

    script: Script
    played: Played

    @property
    def declared(self) -> bool:
        """Whether they answered questions rather than bringing a code, and were registered."""
        return self.script.code is None and self.played.number is not None


@dataclass(frozen=True)
class Told:
    """A visit that has been played, and the post it was played at, still open."""

    post: Any
    stays: tuple[Stay, ...]


def told_in(name: str) -> Script:
    return script_of(json.loads((VISITS / f"{name}.json").read_text(encoding="utf-8")))


def stays_of(script: Script, played: Played) -> Iterator[Stay]:
    """Give everybody who stood at the glass, the first one first."""
    if script.before is not None and played.before is not None:
        yield from stays_of(script.before, played.before)
    yield Stay(script, played)


@pytest.fixture(scope="module", params=sorted(path.stem for path in VISITS.glob("*.json")))
def told(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    opening: Callable[..., Any],
) -> Iterator[Told]:
    script = told_in(request.param)
    folder = tmp_path_factory.mktemp("post")
    with opening(folder, portrait=script.portrait, nothing=script.nothing) as post:
        yield Told(post, tuple(stays_of(script, post.play(script))))


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_situation_has_its_visit(situation: str) -> None:
    assert (VISITS / f"{SITUATIONS[situation]}.json").exists(), situation


def test_everybody_ends_where_the_file_says(told: Told) -> None:
    assert [each.played.reached for each in told.stays] == [each.script.end for each in told.stays]


def test_whoever_comes_to_the_end_is_registered_and_nobody_else_is(told: Told) -> None:
    for each in told.stays:
        registered = each.script.end is Step.DONE
        assert (each.played.number is not None) is registered or each.script.code is not None
    if not any(each.played.number or each.script.code for each in told.stays):
        assert told.post.kept() == 0


def test_the_hub_holds_what_the_file_says(
    told: Told, plain: Callable[[Any], dict[str, Any]]
) -> None:
    for each in newest(told.stays):
        held = plain(told.post.content(each.played.number))
        for section in SAID:
            wanted = each.script.answers.get(section)
            if wanted is not None:
                assert holds(held.get(section), answered(section, wanted, held)), section


def test_the_hub_holds_the_name_birth_and_number_of_the_person(
    told: Told, plain: Callable[[Any], dict[str, Any]]
) -> None:
    for each in filter(is_declared, told.stays):
        person = plain(told.post.content(each.played.number))["person"]
        wanted = person_of(told.post, each.script)
        assert {name: person.get(name) for name in wanted} == wanted


def test_one_name_reads_as_one_name_in_the_register_and_is_found(told: Told) -> None:
    desk = told.post.stage.kiosk.rooms.desk("Nümunə")
    register = told.post.stage.kiosk.rooms.hub.store.register
    for each in filter(is_declared, told.stays):
        wanted = person_of(told.post, each.script)
        whole = " ".join(filter(None, (wanted["surname"], wanted["given_names"])))
        assert register.row(each.played.number).name == whole
        assert each.played.number in {row.number for row in desk.find(whole).rows}


def test_only_the_next_person_is_of_the_same_crossing(told: Told) -> None:
    for first, second in zip(told.stays, told.stays[1:], strict=False):
        if first.declared and second.declared:
            same = crossing(told, first) == crossing(told, second)
            assert same is second.script.next


def test_every_registered_number_reads_off_a_paper(told: Told) -> None:
    numbers = {f"{each.played.number:013d}" for each in told.stays if each.declared}
    read: set[str] = set()
    for paper in told.post.printed():
        with Image.open(paper) as picture:
            read |= {found.text for found in zxingcpp.read_barcodes(picture.convert("L"))}
    assert numbers <= read


def test_there_is_a_paper_for_everybody_who_was_to_have_one(told: Told) -> None:
    ends = [each.script.end for each in told.stays]
    slips = told.stays[-1].script.nothing is NothingMode.SLIP
    without = {Step.ADULT_NEEDED} if slips else {Step.ADULT_NEEDED, Step.GREEN_LINE}
    assert len(told.post.printed()) == len([end for end in ends if end not in without])


def test_nobody_is_asked_the_same_question_twice(told: Told) -> None:
    for each in filter(is_declared, told.stays):
        asked = [
            said["question"]
            for said in each.played.story
            if said["step"] in ("identity", "route", "children", "money_origin", "vehicle")
        ]
        # Whoever comes back from a pause finds the question they left.
        assert len(asked) - len(set(asked)) == (each.script.pauses is not None)


def test_nothing_shown_says_none(told: Told) -> None:
    shown = [line for each in told.stays for said in each.played.story for line in said["state"]]
    assert not [line for line in shown if "None" in line or line.endswith((":", ": ", ","))]


def test_a_file_that_ends_elsewhere_than_it_says_is_stuck() -> None:
    with pytest.raises(NotAScript):
        script_of({"ends": "nowhere"})


def is_declared(stay: Stay) -> bool:
    return stay.declared


def newest(stays: tuple[Stay, ...]) -> Iterator[Stay]:
    """Give whoever said last what a declaration says: one that was changed says something else."""
    changed = any(each.script.change for each in stays)
    for each in stays:
        if each.script.change or (each.declared and not changed):
            yield each


def crossing(told: Told, stay: Stay) -> bytes | None:
    view = told.post.stage.kiosk.rooms.desk("Nümunə").view(stay.played.number)
    found: bytes | None = view.declaration.lodged.header.crossing
    return found


def person_of(post: Any, script: Script) -> dict[str, Any]:
    """Who the person is: what their document says, or what they type."""
    if script.mrz is None:
        typed = script.answers["person"]
        names = ("surname", "given_names", "birth_date", "birth_year", "document_number")
        return {name: typed.get(name) for name in names}
    read = mrz.read(script.mrz, today(post.stage.kiosk.rooms.now()))
    return {
        "surname": read.surname or read.given_names,
        "given_names": (read.given_names or None) if read.surname else None,
        "birth_date": read.birth_date.isoformat() if read.birth_date else None,
        "birth_year": read.birth_year,
        "document_number": read.number,
    }


def answered(section: str, wanted: Any, held: Mapping[str, Any]) -> Any:
    """What must be held of a section: "before" stands for a code only the visit itself knows."""
    if section != "money_origin":
        return wanted
    earlier = wanted.get("earlier_number")
    known = held["money_origin"].get("earlier_number") if earlier == "before" else earlier
    return {**wanted, "earlier_number": known} if earlier else wanted


def holds(held: Any, wanted: Any) -> bool:
    """Whether everything wanted is held; a row may hold more, such as its unit."""
    if isinstance(wanted, list):
        pairs = zip(held or [], wanted, strict=True)
        return all(holds(one, other) for one, other in pairs)
    return all((held or {}).get(name) == value for name, value in wanted.items())
