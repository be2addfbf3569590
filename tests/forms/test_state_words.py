"""Every state has words, the same on paper, glass and desk."""

from __future__ import annotations

import pytest

from customs.states import State
from forms.state_words import state_words
from languages import available, load


@pytest.mark.parametrize("code", available())
def test_every_state_has_its_own_words(code: str) -> None:
    said = [state_words(state, load(code)) for state in State]
    assert len(set(said)) == len(State)


def test_a_released_declaration_is_released_in_azerbaijani() -> None:
    assert state_words(State.RELEASED, load("az")) == "Buraxılıb"
