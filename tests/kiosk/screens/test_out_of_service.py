"""The failsafe shows a number an officer can read aloud."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.screens.out_of_service import UNKNOWN_FAULT, OutOfServiceScreen
from records.faults import StorageFull

pytestmark = pytest.mark.window


@pytest.mark.parametrize(
    ("fault", "number"), [(StorageFull("full"), 21), (ValueError("x"), UNKNOWN_FAULT)]
)
def test_an_officer_can_read_the_number_of_the_fault(
    fault: Exception, number: int, made: Any
) -> None:
    assert f"Fault {number}" in made(OutOfServiceScreen, {"fault": fault}).spoken().errors[0]
