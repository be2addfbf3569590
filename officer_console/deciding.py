"""What a button of the desk does: one act, or the few that the life of a declaration wants."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from customs.facts import FactKind
from customs.life import Declaration, allowed
from customs.states import State
from officer_console.wording import ACTS

Steps = list[tuple[FactKind, Mapping[str, Any]]]

_PRESENTS_FIRST = frozenset({FactKind.ACCEPTED, FactKind.REFUSED})
"""Acts on a declaration just put before the officer: handing it in is presenting it."""


def offered(declaration: Declaration) -> tuple[FactKind, ...]:
    """Give the acts this desk can do now, in the order of its buttons."""
    now = set(allowed(declaration))
    if declaration.state is State.LODGED and FactKind.PRESENTED in now:
        now |= _PRESENTS_FIRST
    return tuple(kind for kind in ACTS if kind in now)


def steps(declaration: Declaration, kind: FactKind, details: Mapping[str, Any]) -> Steps:
    """Give the facts an act consists of."""
    presenting = declaration.state is State.LODGED and kind in _PRESENTS_FIRST
    before: Steps = [(FactKind.PRESENTED, {})] if presenting else []
    return [*before, (kind, details)]


def kind_named(name: str) -> FactKind | None:
    """Give the act behind a button; None for anything else a browser sends."""
    return next((kind for kind in ACTS if kind.name.lower() == name), None)
