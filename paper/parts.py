"""What receipts and slips share: banners, headings, and words in two languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Protocol

from forms.speech import Speech
from paper.page import (
    Align,
    Band,
    Block,
    Box,
    Code,
    Cut,
    InBoth,
    Named,
    Page,
    Shared,
    Space,
    Text,
    TwoColumns,
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

    def __init__(self, speech: Speaker, speech_az: Speaker, training: bool, copy: int) -> None:
        self.speech = speech
        self.az = speech_az
        self.marked_training = training
        self.copy_number = copy

    def builders(self) -> Mapping[str, Builder]:
        """Name the blocks this paper can build, as the layout file orders them."""
        return {
            "training": self.training,
            "mark": self.mark,
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
        return TwoColumns(self.own(own, style), self.azerbaijani(az, style))

    def named(self, own: tuple[str, str], az: tuple[str, str], align: Align = Align.LEFT) -> Block:
        """A name and what it is, in both languages; what reads the same in both stands once."""
        if own[1] == az[1]:
            return self.once((own[0], az[0]), own[1], align)
        return InBoth(self._named(own, self.speech, align), self._named(az, self.az, align))

    def once(self, names: tuple[str, str], value: str, align: Align, style: str = "label") -> Block:
        """A name in both languages, and what it is, once."""
        own, az = (self._label(name, style) for name in names)
        what = self.own(value, "strong", align, typed=True)
        if names[0] == names[1]:
            return Named(own, what)
        return Shared(own, replace(az, fonts=self.az.paper_fonts), what)

    def _named(self, words: tuple[str, str], speech: Speaker, align: Align) -> Named:
        fonts = speech.paper_fonts
        return Named(
            Text(words[0], "label", fonts, typed=True),
            Text(words[1], "strong", fonts, align, typed=True),
        )

    def _label(self, name: str, style: str) -> Text:
        return Text(name, style, self.speech.paper_fonts, typed=True)

    def code_block(self, number: int) -> tuple[Block, ...]:
        """The registration number, large and in bars."""
        return (Code(f"{number:013d}", self.az.paper_fonts), Space("middle"))

    def place_block(self, post: str, kiosk: str, when: str) -> tuple[Block, ...]:
        """Where and when the paper came to be."""
        # The kiosk's number stays in one piece with its word.
        where = f"{post} · {kiosk.replace(' ', NO_BREAK)}"
        time = self.own(when.replace(" ", NO_BREAK), "strong", Align.RIGHT)
        return (Named(self.own(where, "label", typed=True), time), Space("small"))

    def way_block(self, way: Way) -> tuple[Block, ...]:
        """Where to go now, the one line nobody may miss."""
        if way is Way.RED:
            own, az = self.both(lambda s: s.say("receipt", "Go to the red line"))
        else:
            own, az = self.both(lambda s: s.say("receipt", "Go to the green line"))
        words = self.lines(own, az, "way", "way_second", Align.CENTRE)
        return (Box(words, filled=True), Space("small"))

    def training(self) -> tuple[Block, ...]:
        """The band and the words of a paper that counts for nothing."""
        if not self.marked_training:
            return ()
        note = self.joined(
            lambda s: s.say("receipt", "Not a valid declaration"), "label", Align.CENTRE
        )
        return (self.band(), Space("hair"), note, Space("small"))

    def mark(self) -> tuple[Block, ...]:
        """The band alone, where a valid paper has none."""
        return (self.band(), Space("small")) if self.marked_training else ()

    def band(self) -> Band:
        """The mark of a training paper, in both languages."""
        return Band(self.joined(lambda s: s.say("receipt", "TRAINING"), "banner"))

    def training_word(self) -> Text:
        """The same, where an officer would stamp."""
        word = self.az.say("receipt", "TRAINING")
        return self.azerbaijani(word, "banner", Align.CENTRE)

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
        """What to do with the paper: for the traveller alone, so in one language."""
        words = self.speech.say("receipt", "Keep this paper until you leave customs control.")
        return (self.own(words, "label", Align.CENTRE), Space("small"))

    def cut(self) -> tuple[Block, ...]:
        """The end."""
        return (Space("small"), Cut())


def page(parts: Parts, names: tuple[str, ...], width_mm: int) -> Page:
    """Put the named blocks under each other. Raises KeyError for a name nobody builds."""
    builders = parts.builders()
    blocks = tuple(block for name in names for block in builders[name]())
    return Page(width_mm, blocks, parts.band() if parts.marked_training else None)
