"""Papers for staff: the readiness report, and a test print that shows what a printer can do."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from kiosk.keyboards import keyboard_of
from kiosk.staff.finding import CONTEXT, LEVEL_WORDS, Finding, Level, Report
from languages import Language
from paper.page import Align, Block, Box, Code, Cut, Named, Page, Rule, Space, Text
from reference.load import BAKU

TEST_CODE = "0" * 13
"""A whole EAN-13 that no system gives to anything: it does not begin with 2, so it is not ours."""


def compose_report(report: Report, place: str, language: Language, width_mm: int) -> Page:
    """Compose the readiness report, in the same words as on the glass. ``place`` names the post."""
    words = _Words(language)
    level = Box((words.line(LEVEL_WORDS[report.level], "way", Align.CENTRE),), filled=True)
    lines = [block for one in report.findings for block in words.finding(one)]
    head = words.head("Readiness report", report, place)
    return Page(width_mm, (*head, level, Space("middle"), *lines, Space("large"), Cut()))


def compose_test(
    report: Report, place: str, languages: tuple[Language, ...], width_mm: int
) -> Page:
    """Compose the test print in the first of the languages, with the letters of all of them.

    Of the report only the kiosk, the time and the version are printed.
    """
    words = _Words(languages[0])
    alphabets = [block for each in languages for block in _Words(each).alphabet()]
    code = Code(TEST_CODE, languages[0].paper_fonts)
    black = Box((words.line("White on black", "way", Align.CENTRE),), filled=True)
    head = words.head("Test print", report, place)
    end = (Space("middle"), black, Space("large"), Cut())
    return Page(width_mm, (*head, *alphabets, Rule(), Space("middle"), code, *end))


class _Words:
    """Blocks in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def head(self, title: str, report: Report, place: str) -> tuple[Block, ...]:
        """The title, and which kiosk this is."""
        when = report.at.astimezone(ZoneInfo(BAKU)).strftime("%d.%m.%Y  %H:%M")
        return (
            self.line(title, "banner", Align.CENTRE),
            self.text(f"{place} · {report.kiosk}", "strong", Align.CENTRE),
            self.text(f"{when} · {report.version}", "label", Align.CENTRE),
            Space("middle"),
        )

    def finding(self, finding: Finding) -> tuple[Block, ...]:
        """What was looked at, how it stands, and the sentence when there is something to do."""
        label = self.text(finding.label(self._language), "strong")
        level = self.line(LEVEL_WORDS[finding.level], _STYLE[finding.level], Align.RIGHT)
        sentence = self.text(finding.sentence(self._language), "body")
        return (Rule(1), Space("hair"), Named(label, level), sentence, Space("small"))

    def alphabet(self) -> tuple[Block, ...]:
        """The language's name and every letter it is typed with."""
        letters = sorted(keyboard_of(self._language).letters - set(" "))
        return (
            Rule(1),
            Space("hair"),
            self.text(self._language.name, "strong"),
            self.text(" ".join(letters), "body"),
            Space("small"),
        )

    def line(self, message: str, style: str, align: Align = Align.LEFT) -> Text:
        """Words of ours, by their msgid."""
        return self.text(self._language.say(CONTEXT, message), style, align)

    def text(self, text: str, style: str, align: Align = Align.LEFT) -> Text:
        """Words that may hold what an installer typed: no letter of it stops the paper."""
        return Text(text, style, self._language.paper_fonts, align, typed=True)


_STYLE = {Level.OK: "label", Level.ATTENTION: "strong", Level.FAULT: "strong"}
