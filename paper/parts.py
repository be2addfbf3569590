"""What receipts and slips share: banners, headings, and words in two languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Protocol

from forms.speech import Speech
from paper.measures import measures
from paper.page import (
    Align,
    Block,
    Box,
    Cut,
    Named,
    Page,
    Rule,
    Space,
    Text,
    TwoColumns,
    Watermark,
)


class Speaker(Speech, Protocol):
    """A language that also knows its fonts for paper. ``languages.Language`` is the real one."""

    @property
    def paper_fonts(self) -> tuple[str, ...]:
        """Font families, first that has the letter wins."""


class Way(StrEnum):
    """Which line a traveller goes to (dual-channel system)."""

    RED = "red"
    GREEN = "green"


NO_BREAK = "\N{NO-BREAK SPACE}"

Says = Callable[[Speaker], str]
Builder = Callable[[], tuple[Block, ...]]


class Parts:
    """Builds blocks for one traveller's language beside Azerbaijani.

    A traveller who reads Azerbaijani gets every line once.
    """

    def __init__(
        self, speech: Speaker, speech_az: Speaker, width_mm: int, training: bool, copy: int
    ) -> None:
        self.wide = measures(width_mm).columns == 2
        self.speech = speech
        self.az = speech_az
        self.marked_training = training
        self.copy_number = copy

    def builders(self) -> Mapping[str, Builder]:
        """Name the blocks this paper can build, as the layout file orders them."""
        return {
            "training": self.training,
            "copy": self.copy,
            "foot": self.foot,
            "cut": self.cut,
        }

    @property
    def one_language(self) -> bool:
        """Whether the traveller reads Azerbaijani."""
        return self.speech.code == self.az.code

    def both(self, says: Says) -> tuple[str, str]:
        """Say something in the traveller's language and in Azerbaijani."""
        return says(self.speech), says(self.az)

    def own(self, text: str, style: str, align: Align = Align.LEFT, *, typed: bool = False) -> Text:
        """Words in the traveller's language."""
        return Text(text, style, self.speech.paper_fonts, align, typed)

    def azerbaijani(
        self, text: str, style: str, align: Align = Align.LEFT, *, typed: bool = False
    ) -> Text:
        """Words in Azerbaijani."""
        return Text(text, style, self.az.paper_fonts, align, typed)

    def az_only(self, says: Says, style: str = "label") -> Text:
        """Words for the officer."""
        return Text(says(self.az), style, self.az.paper_fonts)

    def joined(self, says: Says, style: str = "label", align: Align = Align.LEFT) -> Text:
        """Both languages on one line, the traveller's first."""
        own, az = self.both(says)
        fonts = tuple(dict.fromkeys(self.speech.paper_fonts + self.az.paper_fonts))
        return Text(own if own == az else f"{own} · {az}", style, fonts, align)

    def lines(self, own: str, az: str, style: str, second: str, align: Align) -> tuple[Text, ...]:
        """The traveller's words, then Azerbaijani below, smaller."""
        first = self.own(own, style, align)
        return (first,) if own == az else (first, self.azerbaijani(az, second, align))

    def pair(self, own: str, az: str, style: str) -> Block:
        """Both languages side by side; one across the paper when they are the same."""
        if own == az:
            return self.own(own, style)
        return TwoColumns((self.own(own, style),), (self.azerbaijani(az, style),))

    def named(self, label: str, label_az: str, value: str, value_az: str) -> Block:
        """A name and what it is, in both languages.

        On narrow paper, what reads the same in both stands once under both names.
        """
        own = Named(
            self.own(label, "label", typed=True),
            self.own(value, "strong", Align.RIGHT, typed=True),
        )
        if self.one_language:
            return own
        if self.wide or value != value_az:
            return TwoColumns((own,), (self._named_az(label_az, value_az),))
        return Named(self.own(f"{label} · {label_az}", "label", typed=True), own.value)

    def _named_az(self, label: str, value: str) -> Named:
        return Named(
            self.azerbaijani(label, "label", typed=True),
            self.azerbaijani(value, "strong", Align.RIGHT, typed=True),
        )

    def section(self, title: str, title_az: str) -> tuple[Block, ...]:
        """A heading under a rule."""
        return (Rule(), Space("small"), self.pair(title, title_az, "heading"), Space("hair"))

    def way_block(self, way: Way) -> tuple[Block, ...]:
        """Where to go now, the one line nobody may miss."""
        if way is Way.RED:
            own, az = self.both(lambda s: s.say("receipt", "Go to the red line"))
        else:
            own, az = self.both(lambda s: s.say("receipt", "Go to the green line"))
        words = self.lines(own, az, "way", "way_second", Align.CENTRE)
        return (Box(words, filled=True), Space("middle"))

    def training(self) -> tuple[Block, ...]:
        """The banner of a paper that counts for nothing."""
        if not self.marked_training:
            return ()
        word = self.joined(lambda s: s.say("receipt", "TRAINING"), "banner", Align.CENTRE)
        note = self.joined(
            lambda s: s.say("receipt", "Not a valid declaration"), "label", Align.CENTRE
        )
        return (Box((word, note)), Space("middle"))

    def copy(self) -> tuple[Block, ...]:
        """The mark of a reprint."""
        if not self.copy_number:
            return ()
        number = self.copy_number
        words = self.joined(
            lambda s: s.say("receipt", "COPY {number}", number=number), "banner", Align.CENTRE
        )
        return (words, Space("small"))

    def foot(self) -> tuple[Block, ...]:
        """What to do with the paper."""
        words = self.both(
            lambda s: s.say("receipt", "Keep this paper until you leave customs control.")
        )
        return (*self.lines(*words, "label", "label", Align.CENTRE), Space("middle"))

    def cut(self) -> tuple[Block, ...]:
        """The end."""
        return (Space("large"), Cut())


def page(parts: Parts, names: tuple[str, ...], width_mm: int) -> Page:
    """Put the named blocks under each other. Raises KeyError for a name nobody builds."""
    builders = parts.builders()
    blocks = tuple(block for name in names for block in builders[name]())
    if not parts.marked_training:
        return Page(width_mm, blocks)
    word = parts.az.say("receipt", "TRAINING")
    return Page(width_mm, blocks, Watermark(word, parts.az.paper_fonts))
