"""Scenes of codes that are brought: several at once, held by who may change them, and withdrawn."""

from __future__ import annotations

from customs.facts import FactKind
from customs.registration_number import mint
from forms.catalogue import definition
from forms.content import Content
from kiosk.acting import going_on
from kiosk.code_words import AWAY, MEANWHILE
from kiosk.scenes import CODES, LODGED_WHOLE, NUMBER, WHOLE, Scene
from kiosk.simulated import CLOSED
from kiosk.visit import Amends, FoundCode, Step
from sync.opened import Opened, Standing

MANY_CODES = [
    *CODES,
    *(FoundCode(mint(0, n, bytes(32)), True, "lodged", "passenger") for n in range(6)),
]
HELD = Standing("lodged", 1, (), None, frozenset({FactKind.AMENDED, FactKind.WITHDRAWN}))
CHANGED = Amends(NUMBER, 1)
YELLOW, BLACK = "yellow_on_black", "black_on_white"


def _code(state: str, standing: Standing) -> FoundCode:
    form = definition("passenger")
    content = Content(form.code, form.version, LODGED_WHOLE)
    return FoundCode(NUMBER, True, state, form.code, opened=Opened(content, standing))


def held() -> list[FoundCode]:
    """One code whose holder may change it here."""
    return [_code("lodged", HELD)]


def elsewhere() -> list[FoundCode]:
    """One proved code that another machine lodged."""
    return [_code("lodged", CLOSED)]


def presented() -> list[FoundCode]:
    """One proved code an officer has."""
    return [_code("presented", CLOSED)]


def eight() -> list[FoundCode]:
    """As many codes as a lorry may come with, one of them to be changed here."""
    return [*MANY_CODES[1:], *held()]


CODE_SCENES: tuple[Scene, ...] = (
    Scene("code-status-held", Step.CODE_STATUS, codes=held),
    Scene("code-status-elsewhere", Step.CODE_STATUS, codes=elsewhere),
    Scene("code-status-eight", Step.CODE_STATUS, codes=eight),
    Scene("code-status-too-late", Step.CODE_STATUS, codes=presented, draft={"told": MEANWHILE}),
    Scene("code-status-away", Step.CODE_STATUS, codes=presented, draft={"told": AWAY}),
    Scene("withdraw", Step.WITHDRAW, codes=held, draft={"number": NUMBER}),
    Scene("withdraw-why", Step.WITHDRAW, codes=held, draft={"number": NUMBER, "reason": "new_one"}),
    Scene("withdraw-none", Step.WITHDRAW, codes=held, draft={"number": NUMBER}, then=going_on),
    Scene("review-changed", Step.REVIEW, answers=WHOLE, amends=CHANGED, codes=held),
    Scene("done-changed", Step.DONE, answers=LODGED_WHOLE, amends=CHANGED, codes=held),
    Scene("done-changed-more", Step.DONE, answers=LODGED_WHOLE, amends=CHANGED),
    Scene("code-status-largest", Step.CODE_STATUS, codes=held, factor=1.5),
    Scene("code-status-yellow", Step.CODE_STATUS, codes=eight, factor=1.3, palette=YELLOW),
    Scene(
        "withdraw-black",
        Step.WITHDRAW,
        codes=held,
        draft={"number": NUMBER, "reason": "other"},
        factor=1.5,
        palette=BLACK,
    ),
)
