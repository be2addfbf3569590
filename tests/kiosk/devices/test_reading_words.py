"""Every verdict can be said in every language."""

from __future__ import annotations

import pytest

from kiosk.reading.files import Fault
from kiosk.reading.ours import Reason
from kiosk.reading.words import WORDS, sentence
from languages import load


@pytest.mark.parametrize("why", [*Reason, *Fault])
def test_every_reason_is_said_in_words_of_each_language(why: Reason | Fault) -> None:
    english, azerbaijani, russian = (sentence(why, load(code)) for code in ("en", "az", "ru"))
    assert english == WORDS[why]
    assert len({english, azerbaijani, russian}) == 3
