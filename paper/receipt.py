"""The receipt of a lodged declaration, in the traveller's language and in Azerbaijani."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from paper.measures import order
from paper.page import (
    Align,
    Block,
    Code,
    OfficerArea,
    Page,
    Rule,
    Space,
    WriteOn,
)
from paper.parts import NO_BREAK, Builder, Parts, Speaker, Way, page


@dataclass(frozen=True, slots=True)
class Row:
    """One answer, named and written in both languages; personal numbers come masked."""

    label: str
    value: str
    label_az: str
    value_az: str


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one section of the form."""

    title: str
    title_az: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class EstimateLine:
    """One line of the estimate; ``amount`` is written the same in both languages."""

    text: str
    text_az: str
    amount: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt says. ``lodged_at`` is the time at the post (Asia/Baku), written out.

    ``copy`` is 0 on the original and n on the n-th reprint. ``number`` is the registration number.
    """

    number: int
    lodged_at: str
    post: str
    kiosk: str
    title: str
    title_az: str
    way: Way
    answers: tuple[Answers, ...] = ()
    estimate: tuple[EstimateLine, ...] = ()
    copy: int = 0
    training: bool = True


def compose(receipt: Receipt, speech: Speaker, speech_az: Speaker, width_mm: int) -> Page:
    """Compose the receipt for a roll ``width_mm`` wide. Raises KeyError for an unknown block."""
    parts = _ReceiptParts(receipt, speech, speech_az, width_mm)
    return page(parts, order("receipt"), width_mm)


class _ReceiptParts(Parts):
    """The blocks the layout file names, for one receipt."""

    def __init__(
        self, receipt: Receipt, speech: Speaker, speech_az: Speaker, width_mm: int
    ) -> None:
        super().__init__(speech, speech_az, width_mm, receipt.training, receipt.copy)
        self.receipt = receipt

    def builders(self) -> Mapping[str, Builder]:
        return {
            **super().builders(),
            "heading": self.heading,
            "code": self.code,
            "way": self.way,
            "answers": self.answers,
            "estimate": self.estimate,
            "truth": self.truth,
            "signature": self.signature,
            "officer": self.officer,
        }

    def heading(self) -> tuple[Block, ...]:
        r = self.receipt
        # The kiosk's number stays in one piece with its word.
        kiosk = r.kiosk.replace(" ", NO_BREAK)
        place = self.own(f"{r.post} · {kiosk}", "body", Align.CENTRE, typed=True)
        return (
            *self.lines(r.title, r.title_az, "title", "body", Align.CENTRE),
            Space("small"),
            place,
            self.own(r.lodged_at, "strong", Align.CENTRE),
            Space("middle"),
        )

    def code(self) -> tuple[Block, ...]:
        return (Code(f"{self.receipt.number:013d}", self.az.paper_fonts), Space("middle"))

    def way(self) -> tuple[Block, ...]:
        return self.way_block(self.receipt.way)

    def answers(self) -> tuple[Block, ...]:
        return tuple(block for group in self.receipt.answers for block in self._group(group))

    def _group(self, group: Answers) -> tuple[Block, ...]:
        rows = tuple(block for row in group.rows for block in self._row(row))
        return (*self.section(group.title, group.title_az), *rows, Space("small"))

    def _row(self, row: Row) -> tuple[Block, ...]:
        return (self.named(row.label, row.label_az, row.value, row.value_az), Space("hair"))

    def estimate(self) -> tuple[Block, ...]:
        if not self.receipt.estimate:
            return ()
        lines = [
            block
            for line in self.receipt.estimate
            for block in self._row(Row(line.text, line.amount, line.text_az, line.amount))
        ]
        title = self.both(lambda s: s.say("receipt", "Estimate"))
        caveat = self.both(
            lambda s: s.say("receipt", "This is only an estimate. The officer decides.")
        )
        return (*self.section(*title), *lines, Space("hair"), self.pair(*caveat, "label"))

    def truth(self) -> tuple[Block, ...]:
        words = self.both(
            lambda s: s.say(
                "receipt",
                "I confirm that what I have declared is true and complete. I know that a false "
                "declaration carries liability under the law.",
            )
        )
        return (Space("middle"), Rule(), Space("small"), self.pair(*words, "label"))

    def signature(self) -> tuple[Block, ...]:
        words = self.joined(lambda s: s.say("receipt", "Traveller's signature and date"))
        return (WriteOn(words), Space("large"))

    def officer(self) -> tuple[Block, ...]:
        own, az = self.both(lambda s: s.say("receipt", "For the customs officer"))
        title = (self.azerbaijani(az, "heading"), *(() if own == az else (self.own(own, "label"),)))
        stamp = self.az_only(lambda s: s.say("receipt", "Stamp"))
        lines = (
            self.az_only(lambda s: s.say("receipt", "Decision")),
            self.az_only(lambda s: s.say("receipt", "Channel: green / red")),
            self.az_only(lambda s: s.say("receipt", "Amounts")),
            self.az_only(lambda s: s.say("receipt", "Officer, signature")),
        )
        return (Rule(4), Space("small"), OfficerArea(title, stamp, lines), Space("middle"))
