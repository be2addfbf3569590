from __future__ import annotations

import pytest

from customs.facts import FactKind, Header
from customs.offices import MAY_SIGN, Role, is_in_office, may_lodge

ME, ANOTHER = b"kiosk412", b"kiosk413"
OWN = (FactKind.AMENDED, FactKind.WITHDRAWN, FactKind.PRINTED)


def fact(kind: FactKind | int) -> Header:
    return Header(node=ME, sequence=1, previous=None, clock=1, kind=kind, number=2041200000019)


def test_every_kind_of_fact_is_somebodys_office() -> None:
    assert set(MAY_SIGN) == set(FactKind)
    assert all(MAY_SIGN.values())


def test_whatever_decides_is_for_a_desk_alone() -> None:
    travellers = {FactKind.LODGED, FactKind.JOINED, *OWN}
    for kind in set(FactKind) - travellers - {FactKind.ERASED}:
        allowed = {role for role in Role if is_in_office(fact(kind), role, (ME,))}
        assert allowed == {Role.DESK}, kind


@pytest.mark.parametrize("kind", OWN)
@pytest.mark.parametrize("role", [Role.KIOSK, Role.CABINET])
def test_a_travellers_machine_speaks_for_its_own_declarations(kind: FactKind, role: Role) -> None:
    assert is_in_office(fact(kind), role, (ME,))
    assert not is_in_office(fact(kind), role, (ANOTHER,))
    assert is_in_office(fact(kind), role, ()), "its lodging may still come"
    assert is_in_office(fact(kind), Role.DESK, (ANOTHER,))


@pytest.mark.parametrize("role", [Role.KIOSK, Role.CABINET])
def test_a_travellers_machine_may_say_of_any_declaration_what_it_crosses_with(role: Role) -> None:
    assert is_in_office(fact(FactKind.JOINED), role, (ANOTHER,))
    assert not is_in_office(fact(FactKind.JOINED), Role.HUB, (ANOTHER,))


def test_a_second_lodging_is_a_conflict_for_an_officer_and_not_refused_here() -> None:
    assert is_in_office(fact(FactKind.LODGED), Role.KIOSK, (ANOTHER,))


def test_a_hub_erases_and_decides_nothing() -> None:
    allowed = {kind for kind in FactKind if is_in_office(fact(kind), Role.HUB, (ME,))}
    assert allowed == {FactKind.ERASED}


def test_a_machine_nobody_enrolled_says_nothing() -> None:
    assert not any(is_in_office(fact(kind), None, ()) for kind in FactKind)
    assert not may_lodge(fact(FactKind.LODGED), None)


def test_a_kind_of_a_later_version_is_carried() -> None:
    assert is_in_office(fact(4_711), Role.KIOSK, (ANOTHER,))
