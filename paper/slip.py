"""The slip: a small paper without personal data, for a code or for the green line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from paper.measures import order
from paper.page import Align, Block, Box, Page, Space
from paper.parts import Builder, Parts, Speaker, Way, page


@dataclass(frozen=True, slots=True)
class Slip:
    """What a slip says. ``number`` None is the slip of a traveller with nothing to declare.

    ``state`` is the state of the declaration in words, in both languages, where it is known here;
    a number with no state has not been seen here yet.
    """

    printed_at: str
    post: str
    kiosk: str
    number: int | None = None
    state: tuple[str, str] | None = None
    training: bool = True


def compose_slip(slip: Slip, speech: Speaker, speech_az: Speaker, width_mm: int) -> Page:
    """Compose the slip for a roll ``width_mm`` wide."""
    parts = _SlipParts(slip, speech, speech_az)
    return page(parts, order("slip"), width_mm)


class _SlipParts(Parts):
    def __init__(self, slip: Slip, speech: Speaker, speech_az: Speaker) -> None:
        super().__init__(speech, speech_az, slip.training, 0)
        self.slip = slip

    def builders(self) -> Mapping[str, Builder]:
        return {
            **super().builders(),
            "code": self.code,
            "notice": self.notice,
            "place": self.place,
        }

    def place(self) -> tuple[Block, ...]:
        return self.place_block(self.slip.post, self.slip.kiosk, self.slip.printed_at)

    def code(self) -> tuple[Block, ...]:
        return () if self.slip.number is None else self.code_block(self.slip.number)

    def notice(self) -> tuple[Block, ...]:
        if self.slip.number is None:
            return self.way_block(Way.GREEN)
        if self.slip.state is None:
            state = self.both(lambda s: s.say("receipt", "This code has not been seen here yet."))
        else:
            state = self.slip.state
        act = self.both(lambda s: s.say("receipt", "Show this at One Window"))
        return (
            *self.lines(*state, "strong", "body", Align.CENTRE),
            Space("small"),
            Box(self.lines(*act, "way", "way_second", Align.CENTRE), filled=True),
            Space("middle"),
        )
