"""The ladder: what is read, in what order, and when it stops."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from kiosk.reading.ladder import LIVE_TURNS, SLANTED, STILL, WHOLE, LiveLadder, Rung, read_symbols
from kiosk.reading.looks import Looked, as_it_is, rot45
from kiosk.reading.pixels import Gray
from kiosk.reading.symbol import Symbol, Symbology

Draw = Callable[..., Gray]
EMPTY: Gray = np.full((480, 640), 200, dtype=np.uint8)
FOUND = Symbol(Symbology.QR, "found", ((0, 0),), "")


class Engine:
    """Counts its calls; reads what it is told to, once it is told to."""

    def __init__(self, *symbols: Symbol) -> None:
        self.symbols = symbols
        self.calls = 0

    def __call__(self, image: Gray) -> tuple[Symbol, ...]:
        self.calls += 1
        return self.symbols


class Ticking:
    """A clock that moves on by ``step`` seconds each time it is read."""

    def __init__(self, step: float) -> None:
        self.step = step
        self.now = 0.0

    def __call__(self) -> float:
        self.now += self.step
        return self.now


def rung(engine: Engine, name: str = "one") -> Rung:
    return Rung(name, as_it_is, engine)


@pytest.mark.parametrize(
    ("text", "symbology"),
    [
        ("2000000000008", Symbology.QR),
        ("2000000000008", Symbology.EAN13),
        ("2000000000008", Symbology.CODE128),
        ("Bakı, Ağstafa, Şəki", Symbology.QR),
    ],
)
def test_each_of_the_three_kinds_is_read_with_its_text(
    drawn: Draw, text: str, symbology: Symbology
) -> None:
    (symbol,) = read_symbols(drawn(text, symbology))
    assert (symbol.symbology, symbol.text) == (symbology, text)


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_quarter_turn_hides_nothing(drawn: Draw, turns: int) -> None:
    turned = np.ascontiguousarray(np.rot90(drawn("2000000000008", Symbology.EAN13), turns))
    assert [symbol.text for symbol in read_symbols(turned)] == ["2000000000008"]


@pytest.mark.parametrize("symbology", [Symbology.EAN13, Symbology.CODE128])
def test_a_slanted_linear_code_is_read_by_the_turned_look(
    drawn: Draw, symbology: Symbology
) -> None:
    slanted = rot45(drawn("2000000000008", symbology)).image
    assert WHOLE.read(slanted) == ()
    assert [symbol.text for symbol in SLANTED.read(slanted)] == ["2000000000008"]


def test_corners_are_in_the_pictures_own_pixels_whatever_look_read_it(drawn: Draw) -> None:
    picture = drawn("2000000000008", Symbology.EAN13)
    straight = next(rung for rung in STILL if rung.name == "zxing").read(picture)[0]
    halved = next(rung for rung in STILL if rung.name == "half zxing").read(picture)[0]
    for corner, other in zip(straight.position, halved.position, strict=True):
        assert np.hypot(corner[0] - other[0], corner[1] - other[1]) < 8


def test_a_corner_found_in_a_turned_look_is_placed_back() -> None:
    image: Gray = np.full((100, 200), 255, dtype=np.uint8)
    image[20:23, 150:153] = 0
    looked: Looked = rot45(image)
    y, x = np.unravel_index(np.argmin(looked.image), looked.image.shape)
    ((back_x, back_y),) = looked.place(((int(x), int(y)),))
    assert abs(back_x - 151) <= 1
    assert abs(back_y - 21) <= 1


def test_two_codes_in_one_picture_are_both_read(drawn: Draw) -> None:
    left, right = drawn("2000000000008"), drawn("https://example.az/")
    height = max(left.shape[0], right.shape[0])
    pair = [
        np.pad(one, ((0, height - len(one)), (0, 0)), constant_values=255) for one in (left, right)
    ]
    texts = {symbol.text for symbol in read_symbols(np.hstack(pair))}
    assert texts == {"2000000000008", "https://example.az/"}


def test_an_empty_picture_gives_nothing() -> None:
    assert read_symbols(EMPTY) == ()


@pytest.mark.parametrize("shape", [(0, 0), (1, 1), (7, 640), (640, 3)])
def test_a_sliver_is_not_looked_at(shape: tuple[int, int]) -> None:
    engine = Engine(FOUND)
    assert read_symbols(np.zeros(shape, dtype=np.uint8), [rung(engine)]) == ()
    assert engine.calls == 0


@pytest.mark.parametrize("shape", [(8, 8), (8, 900), (33, 17)])
def test_every_rung_survives_a_tiny_picture(shape: tuple[int, int]) -> None:
    assert read_symbols(np.full(shape, 128, dtype=np.uint8)) == ()


def test_the_ladder_stops_at_the_first_rung_that_reads() -> None:
    blind, seeing, spare = Engine(), Engine(FOUND), Engine(FOUND)
    (symbol,) = read_symbols(EMPTY, [rung(blind), rung(seeing, "second"), rung(spare)])
    assert symbol.engine == "second"
    assert (blind.calls, spare.calls) == (1, 0)


def test_no_further_rung_begins_once_the_budget_is_spent() -> None:
    engines = [Engine(), Engine(), Engine()]
    assert read_symbols(EMPTY, [rung(one) for one in engines], 1.5, Ticking(1.0)) == ()
    assert [one.calls for one in engines] == [1, 1, 0]


def test_libzbar_is_never_asked_for_qr_codes(drawn: Draw) -> None:
    picture = drawn("2000000000008", Symbology.QR)
    assert [one.read(picture) for one in STILL if "zbar" in one.name] == [(), ()]


@pytest.mark.parametrize("symbology", [Symbology.EAN13, Symbology.CODE128])
def test_libzbar_reads_both_linear_codes(drawn: Draw, symbology: Symbology) -> None:
    picture = drawn("2000000000008", symbology)
    (symbol,) = next(one for one in STILL if one.name == "zbar").read(picture)
    assert (symbol.symbology, symbol.text) == (symbology, "2000000000008")


def test_an_empty_live_frame_costs_the_fast_rung_and_one_more() -> None:
    engines = [Engine(), Engine(), Engine()]
    live = LiveLadder([rung(one) for one in engines])
    for _ in range(6):
        assert live.read(EMPTY) == ()
    assert [one.calls for one in engines] == [2, 2, 2]


def test_a_look_that_read_keeps_its_turn_for_the_agreeing_frame() -> None:
    blind, seeing = Engine(), Engine(FOUND)
    live = LiveLadder([rung(blind), rung(seeing)])
    read = [bool(live.read(EMPTY)) for _ in range(4)]
    assert read == [False, True, True, True]


def test_a_frame_over_budget_does_not_lose_a_look_its_turn() -> None:
    engine = Engine(FOUND)
    live = LiveLadder([rung(engine)], budget=0.5, clock=Ticking(1.0))
    assert live.read(EMPTY) == ()
    assert engine.calls == 0


def test_the_live_round_is_shorter_than_the_time_two_frames_may_take_to_agree() -> None:
    assert 2 * len(LIVE_TURNS) / 15 < 1.5


def test_a_live_camera_reads_a_slanted_code_within_one_round(drawn: Draw) -> None:
    slanted = rot45(drawn("2000000000008", Symbology.EAN13)).image
    live = LiveLadder(budget=10.0)
    texts = [symbol.text for _ in LIVE_TURNS for symbol in live.read(slanted)]
    assert "2000000000008" in texts
