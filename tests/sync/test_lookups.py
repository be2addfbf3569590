from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from customs.facts import FactKind
from sync.embedded import Embedded
from sync.lookups import BY_CODE, BY_WINDOW, Lookups, Summary, TooManyTries

Lodge = Callable[..., int]


def test_a_code_nobody_here_knows_is_told_as_that(machine: Embedded) -> None:
    assert machine.lookups.summary(2_000_000_000_008) == Summary(2_000_000_000_008, known=False)


def test_a_summary_tells_no_stranger_a_name(machine: Embedded, lodged: Lodge) -> None:
    number = lodged(1)
    assert machine.lookups.summary(number) == Summary(
        number, True, "lodged", "passenger", "document_number"
    )


def test_facts_whose_lodging_has_not_come_are_not_known_yet(
    machine: Embedded, lodged: Lodge
) -> None:
    made = machine.kiosk.lodging.amend(2_999_999_999_999, machine_content(machine, lodged))
    machine.kiosk.courier.run_once()
    assert made.header.number is not None
    assert not machine.lookups.summary(made.header.number).known


def machine_content(machine: Embedded, lodged: Lodge) -> Any:
    return machine.desk("Nümunə").view(lodged(1)).content


def test_the_right_second_thing_opens_it(machine: Embedded, lodged: Lodge) -> None:
    number = lodged(1, document_number="C01234567")
    assert machine.lookups.proves(number, " c0123-4567 ")
    opened = machine.lookups.opened(number, "C01234567")
    assert opened is not None and opened.content is not None
    assert opened.content.group("person")["document_number"] == "C01234567"


def test_a_wrong_one_does_not(machine: Embedded, lodged: Lodge) -> None:
    number = lodged(1, document_number="C01234567")
    for said in ("C01234568", "C0123456", "", "C"):
        assert not machine.lookups.proves(number, said)
    assert machine.lookups.opened(number, "C00000000") is None


def test_guessing_is_stopped_for_a_while_even_for_the_right_thing(
    machine: Embedded, lodged: Lodge, clock: Any
) -> None:
    number = lodged(1, document_number="C01234567")
    for _ in range(BY_CODE.free):
        assert not machine.lookups.proves(number, "C00000000")
    for said in ("C00000000", "C01234567"):
        with pytest.raises(TooManyTries):
            machine.lookups.proves(number, said)
    clock.move(seconds=BY_CODE.first / 1000)
    assert machine.lookups.proves(number, "C01234567")


def test_nobody_can_keep_a_codes_holder_waiting_for_longer_than_minutes(
    machine: Embedded, lodged: Lodge, clock: Any
) -> None:
    number = lodged(1, document_number="C01234567")
    stranger = Lookups(machine.hub, "another kiosk")
    for _ in range(200):
        try:
            stranger.proves(number, "C00000000")
        except TooManyTries:
            clock.move(minutes=1)
    clock.move(milliseconds=BY_CODE.longest)
    assert machine.lookups.proves(number, "C01234567")


def test_a_window_that_guesses_at_many_codes_waits_alone(machine: Embedded, lodged: Lodge) -> None:
    number = lodged(1, document_number="C01234567")
    guesser = Lookups(machine.hub, "another kiosk")
    for code in range(BY_WINDOW.free):
        assert not guesser.proves(2_000_000_000_000 + code, "C00000000")
    with pytest.raises(TooManyTries):
        guesser.proves(number, "C01234567")
    assert machine.lookups.proves(number, "C01234567")


def test_the_right_thing_starts_the_count_anew(machine: Embedded, lodged: Lodge) -> None:
    number = lodged(1, document_number="C01234567")
    for _ in range(3):
        for _ in range(BY_CODE.free - 1):
            assert not machine.lookups.proves(number, "C00000000")
        assert machine.lookups.proves(number, "C01234567")


def test_a_code_nobody_knows_proves_nothing(machine: Embedded) -> None:
    assert not machine.lookups.proves(2_000_000_000_008, "")
    assert machine.lookups.opened(2_000_000_000_008, "C01234567") is None


def test_an_erased_declaration_proves_nothing_and_shows_nothing(
    machine: Embedded, lodged: Lodge
) -> None:
    number = lodged(1, document_number="C01234567")
    machine.desk("Nümunə").act(number, FactKind.ERASED, {"basis": "test"})
    assert machine.lookups.summary(number).second_thing is None
    assert not machine.lookups.proves(number, "C01234567")


def test_every_form_says_how_it_can_be_proved(machine: Embedded, lodged: Lodge) -> None:
    for form in ("passenger", "vehicle", "goods"):
        summary = machine.lookups.summary(lodged(1, form))
        assert (summary.known, summary.form) == (True, form)
