from __future__ import annotations

from benches.envelope_size import GOAL, measure


def test_the_reference_declaration_fits_its_room_on_paper() -> None:
    measured = measure(count=20)
    assert measured["bytes"]["encrypted_to_one"]["median"] <= GOAL
    assert measured["ratio_to_json_cose"] < 0.3
