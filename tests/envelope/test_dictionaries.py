from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from envelope.errors import UnknownDictionary
from envelope.packing import dictionary

NEVER_CHANGE = {1: "321d9faa3aa37404b092f05993b710f4df09ff8e0d90d8e5adad96ad275d7945"}


@pytest.mark.parametrize("number", NEVER_CHANGE)
def test_a_dictionary_that_papers_were_packed_with_never_changes(number: int) -> None:
    assert hashlib.sha256(dictionary(number)).hexdigest() == NEVER_CHANGE[number]


def test_every_dictionary_is_pinned() -> None:
    folder = Path(__file__).parents[2] / "envelope" / "dictionaries"
    assert {int(file.stem) for file in folder.glob("*.bin")} == NEVER_CHANGE.keys()


@pytest.mark.parametrize("number", [0, 2, 255])
def test_there_is_no_other_dictionary(number: int) -> None:
    with pytest.raises(UnknownDictionary):
        dictionary(number)
