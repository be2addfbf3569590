"""Nothing to declare, at posts that take no data and at posts that take a little."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from kiosk.player.script import Script
from kiosk.visit import NothingMode

pytestmark = pytest.mark.window

MRZ = (
    "P<AZENUMUNE<<AYSEL<<<<<<<<<<<<<<<<<<<<<<<<<<",
    "C000001230AZE9001022F3305061<<<<<<<<<<<<<<08",
)
TYPED = {
    "document_number": "C00000456",
    "surname": "NÜMUNƏ",
    "given_names": "TOFİQ",
    "birth_date": "1975-03-04",
    "citizenship": "AZ",
}


@pytest.fixture
def nothing(ticks: Callable[..., dict[str, bool]]) -> Callable[..., Script]:
    """A traveller who ticks none of the nine."""
    answers = {"journey": {"direction": "arriving"}, "ticks": ticks()}

    def script(language: str = "az", mrz: bool = True, **more: Any) -> Script:
        return Script(language, answers=answers | more, mrz="\n".join(MRZ) if mrz else None)

    return script


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_walking_the_green_line_takes_no_data_and_no_paper(
    post_that: Callable[..., Any], nothing: Callable[..., Script], language: str
) -> None:
    post = post_that(nothing=NothingMode.WALK)
    played = post.play(nothing(language))
    assert [each["step"] for each in played.story] == ["language", "intent", "ticks", "green_line"]
    assert played.number is None
    assert post.kept() == 0
    assert post.printed() == []


def test_a_slip_for_the_green_line_holds_no_data_and_no_code(
    post_that: Callable[..., Any], nothing: Callable[..., Script]
) -> None:
    post = post_that(nothing=NothingMode.SLIP)
    played = post.play(nothing())
    assert played.reached == "green_line"
    assert post.kept() == 0
    assert post.stage.kiosk.rooms.kiosk.store.last_visit() is None
    (paper,) = post.printed()
    with Image.open(paper) as picture:
        assert zxingcpp.read_barcodes(picture.convert("L")) == []


def test_a_passport_read_is_the_whole_declaration(
    post: Any, nothing: Callable[..., Script], plain: Callable[[Any], Any]
) -> None:
    played = post.play(nothing())
    steps = ["language", "intent", "ticks", "passport", "done"]
    assert [each["step"] for each in played.story] == steps
    content = post.content(played.number)
    said = plain(content)
    assert said["ticks"] == dict.fromkeys(said["ticks"], False) and len(said["ticks"]) == 9
    assert said["confirmation"] == {"truth": True, "channel": "green"}
    assert set(said) == {"journey", "ticks", "person", "confirmation"}
    assert "person.surname" in content.read
    assert "yaşıl" in " ".join(played.story[-1]["state"])


def test_whoever_types_is_asked_five_things_and_confirms(
    post: Any, nothing: Callable[..., Script], plain: Callable[[Any], Any]
) -> None:
    played = post.play(nothing(mrz=False, person=TYPED))
    steps = [each["step"] for each in played.story]
    assert steps[-3:] == ["identity", "confirm", "done"]
    content = post.content(played.number)
    assert plain(content)["person"] == TYPED
    assert content.read == frozenset()
    assert content.answers["confirmation"]["channel"] == "green"


def test_a_post_with_one_means_of_transport_answers_that_itself(
    post_that: Callable[..., Any], nothing: Callable[..., Script], plain: Callable[[Any], Any]
) -> None:
    post = post_that(means=("air",))
    played = post.play(nothing())
    assert plain(post.content(played.number))["journey"] == {
        "direction": "arriving",
        "transport": "air",
        "crossing_point": "baki",
    }


def test_nothing_is_left_of_a_visit_in_the_folder_of_a_post_that_takes_no_data(
    post_that: Callable[..., Any], nothing: Callable[..., Script], tmp_path: Path
) -> None:
    post = post_that(nothing=NothingMode.WALK)
    before = sizes(post.data)
    post.play(nothing())
    assert sizes(post.data) == before


def sizes(folder: Path) -> dict[Path, int]:
    return {each: each.stat().st_size for each in folder.rglob("*") if each.is_file()}
