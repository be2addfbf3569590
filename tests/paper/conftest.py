"""Papers every test of this room may ask for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from languages import load
from paper import sample
from paper.draw import Drawing, draw
from paper.fonts import Chain, chain
from paper.page import Page
from paper.receipt import compose

FAMILIES = ("Noto Sans", "DejaVu Sans")


@pytest.fixture(scope="session")
def regular() -> Chain:
    return chain(FAMILIES, False)


@pytest.fixture(scope="session")
def families() -> tuple[str, ...]:
    return FAMILIES


Compose = Callable[..., Page]


@pytest.fixture(scope="session")
def composed() -> Compose:
    """Compose the invented receipt: language, width, and the marks it carries."""

    def compose_one(language: str, width_mm: int, *, training: bool = False, copy: int = 0) -> Page:
        receipt = sample.receipt(language, training=training, copy=copy)
        return compose(receipt, load(language), load("az"), width_mm)

    return compose_one


@pytest.fixture(scope="session")
def drawn(composed: Compose) -> Callable[..., Drawing]:
    def draw_one(language: str, width_mm: int, *, training: bool = False, copy: int = 0) -> Drawing:
        return draw(composed(language, width_mm, training=training, copy=copy))

    return draw_one
