"""The receipt of a lodged declaration, in the traveller's language and in Azerbaijani."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from paper.measures import order
from paper.page import (
    Align,
    Block,
    Named,
    OfficerArea,
    Page,
    Rule,
    Space,
    WriteOn,
)
from paper.parts import Builder, Parts, Speaker, Way, page


@dataclass(frozen=True, slots=True)
class Row:
    """One answer, named and written in both languages; personal numbers come masked.

    Without a label the answer speaks for itself. Money stands ``at_right``.
    """

    label: str
    value: str
    label_az: str
    value_az: str
    at_right: bool = False


@dataclass(frozen=True, slots=True)
class Thing:
    """One of the goods: its kind in both languages; its name, amount and value once."""

    kind: str
    kind_az: str
    name: str
    amount: str
    value: str


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one section of the form; a title may be missing."""

    title: str
    title_az: str
    rows: tuple[Row | Thing, ...]


@dataclass(frozen=True, slots=True)
class EstimateLine:
    """One line of the estimate; what is not owed has no amount. ``reckoned`` needs no words."""

    text: str
    text_az: str
    amount: str = ""
    reckoned: str = ""


@dataclass(frozen=True, slots=True)
class Owed:
    """The estimate: its sum, and what it is made of."""

    total: str
    lines: tuple[EstimateLine, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt says. ``lodged_at`` is the time at the post (Asia/Baku), written out.

    ``copy`` is 0 on the original and n on the n-th reprint. ``version`` is 1 plus the amendments.
    ``number`` is the registration number.
    """

    number: int
    lodged_at: str
    post: str
    kiosk: str
    title: str
    title_az: str
    way: Way
    answers: tuple[Answers, ...] = ()
    owed: Owed | None = None
    copy: int = 0
    version: int = 1
    training: bool = True


def compose(receipt: Receipt, speech: Speaker, speech_az: Speaker, width_mm: int) -> Page:
    """Compose the receipt for a roll ``width_mm`` wide. Raises KeyError for an unknown block."""
    parts = _ReceiptParts(receipt, speech, speech_az)
    return page(parts, order("receipt"), width_mm)


class _ReceiptParts(Parts):
    """The blocks the layout file names, for one receipt."""

    def __init__(self, receipt: Receipt, speech: Speaker, speech_az: Speaker) -> None:
        super().__init__(speech, speech_az, receipt.training, receipt.copy)
        self.receipt = receipt

    def builders(self) -> Mapping[str, Builder]:
        return {
            **super().builders(),
            "version": self.version,
            "heading": self.heading,
            "code": self.code,
            "way": self.way,
            "place": self.place,
            "answers": self.answers,
            "estimate": self.estimate,
            "truth": self.truth,
            "signature": self.signature,
            "officer": self.officer,
        }

    def version(self) -> tuple[Block, ...]:
        """Say of an amended declaration that this paper takes the place of those before."""
        version = self.receipt.version
        if version < 2:
            return ()
        banner = self.both(lambda s: s.say("receipt", "CHANGED · VERSION {number}", number=version))
        void = self.both(
            lambda s: s.say("receipt", "Earlier papers of this declaration no longer count.")
        )
        words = self.lines(*banner, "banner", "strong", Align.CENTRE)
        return (*words, *self.lines(*void, "body", "body", Align.CENTRE), Space("middle"))

    def heading(self) -> tuple[Block, ...]:
        r = self.receipt
        return (*self.lines(r.title, r.title_az, "title", "body", Align.CENTRE), Space("small"))

    def code(self) -> tuple[Block, ...]:
        return self.code_block(self.receipt.number)

    def way(self) -> tuple[Block, ...]:
        return self.way_block(self.receipt.way)

    def place(self) -> tuple[Block, ...]:
        r = self.receipt
        return self.place_block(r.post, r.kiosk, r.lodged_at)

    def answers(self) -> tuple[Block, ...]:
        return tuple(block for group in self.receipt.answers for block in self._group(group))

    def _group(self, group: Answers) -> tuple[Block, ...]:
        rows = [
            block
            for row in group.rows
            for block in (self._row(row) if isinstance(row, Row) else self._thing(row))
        ]
        title = (self.pair(group.title, group.title_az, "heading"),) if group.title else ()
        return (Rule(1), Space("small"), *title, *rows, Space("small"))

    def _row(self, row: Row) -> tuple[Block, ...]:
        if not row.label:
            return (self.pair(row.value, row.value_az, "strong"), Space("hair"))
        align = Align.RIGHT if row.at_right else Align.LEFT
        named = self.named((row.label, row.value), (row.label_az, row.value_az), align)
        return (named, Space("hair"))

    def _thing(self, thing: Thing) -> tuple[Block, ...]:
        kinds = (thing.kind, thing.kind_az)
        name = " · ".join(part for part in (thing.name, thing.amount) if part)
        if not name:
            return (self.once(kinds, thing.value, Align.RIGHT), Space("hair"))
        line = Named(
            self.own(name, "strong", typed=True), self.own(thing.value, "strong", Align.RIGHT)
        )
        return (self.pair(*kinds, "label"), line, Space("hair"))

    def estimate(self) -> tuple[Block, ...]:
        owed = self.receipt.owed
        if owed is None:
            return ()
        title = self.both(lambda s: s.say("receipt", "Estimate"))
        total = self.once(title, owed.total, Align.RIGHT, "heading")
        caveat = self.joined(lambda s: s.say("receipt", "The officer decides."))
        lines = [block for line in owed.lines for block in self._owed(line)]
        return (Rule(1), Space("small"), total, caveat, Space("hair"), *lines, Space("small"))

    def _owed(self, line: EstimateLine) -> tuple[Block, ...]:
        if not line.amount:
            return (self.pair(line.text, line.text_az, "label"), Space("hair"))
        amount = self.once((line.text, line.text_az), line.amount, Align.RIGHT)
        reckoned = (self.azerbaijani(line.reckoned, "label"),) if line.reckoned else ()
        return (amount, *reckoned, Space("hair"))

    def truth(self) -> tuple[Block, ...]:
        words = self.both(
            lambda s: s.say(
                "receipt",
                "What I have declared is true and complete. I am liable under the law for a false "
                "declaration.",
            )
        )
        return (Rule(1), Space("small"), self.pair(*words, "label"))

    def signature(self) -> tuple[Block, ...]:
        words = self.joined(lambda s: s.say("receipt", "Signature, date"))
        return (WriteOn(words), Space("small"))

    def officer(self) -> tuple[Block, ...]:
        own, az = self.both(lambda s: s.say("receipt", "For the customs officer"))
        title = (self.azerbaijani(az, "heading"), *(() if own == az else (self.own(own, "label"),)))
        mark = (self.training_word(),) if self.marked_training else ()
        stamp = (self.az_only(lambda s: s.say("receipt", "Stamp")), *mark)
        said = [
            lambda s: s.say("receipt", "Decision"),
            lambda s: s.say("receipt", "Amounts"),
            lambda s: s.say("receipt", "Signature"),
        ]
        # Who has nothing to declare has nothing to pay.
        wanted = said[::2] if self.receipt.way is Way.GREEN else said
        lines = [WriteOn(self.az_only(words)) for words in wanted]
        channel = self.az_only(lambda s: s.say("receipt", "Channel: green / red"))
        return (
            Rule(4),
            Space("small"),
            OfficerArea(stamp, (*title, channel, *lines)),
            Space("middle"),
        )
