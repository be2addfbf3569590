"""The slip: a small paper without personal data, for the codes brought or for the green line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from paper.measures import order
from paper.page import Align, Block, Box, Page, Rule, Space
from paper.parts import Builder, Parts, Speaker, Way, page


@dataclass(frozen=True, slots=True)
class SlipCode:
    """A code on a slip: its state, and its form where it may be told, in both languages."""

    number: int
    state: tuple[str, str]
    form: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """What a slip says. One without codes is of a traveller with nothing to declare."""

    printed_at: str
    post: str
    kiosk: str
    codes: tuple[SlipCode, ...] = ()
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
            "codes": self.codes,
            "notice": self.notice,
            "place": self.place,
        }

    def place(self) -> tuple[Block, ...]:
        return self.place_block(self.slip.post, self.slip.kiosk, self.slip.printed_at)

    def codes(self) -> tuple[Block, ...]:
        """Each code with what is known of it, so that none is taken for another's."""
        blocks: list[Block] = []
        for code in self.slip.codes:
            if blocks:
                blocks += self.mark() or (Rule(1), Space("middle"))
            blocks += (*self._code(code), Space("middle"))
        return tuple(blocks)

    def notice(self) -> tuple[Block, ...]:
        if not self.slip.codes:
            return self.way_block(Way.GREEN)
        act = self.both(lambda s: s.say("receipt", "Show this at One Window"))
        words = self.lines(*act, "way", "way_second", Align.CENTRE)
        return (Box(words, filled=True), Space("middle"))

    def _code(self, code: SlipCode) -> tuple[Block, ...]:
        state = self.lines(*code.state, "strong", "body", Align.CENTRE)
        form = self.lines(*code.form, "label", "label", Align.CENTRE) if code.form else ()
        return (*self.code_block(code.number), *state, *form)
