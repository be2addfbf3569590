"""A receipt out of a lodged declaration: its answers, its estimate, where to go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from customs.money import NATIONAL
from forms.catalogue import definition
from forms.content import Content
from forms.outline import OutlineSection, printable
from paper.parts import Speaker, Way
from paper.receipt import Answers, EstimateLine, Receipt, Row
from reference.claims import estimate_of
from reference.explain import explain
from reference.load import BAKU, Reference

LEFT_OUT = frozenset({"confirmation"})
"""Sections a paper does not repeat: the truth sentence stands on it whole."""

NO_BREAK = "\u00a0"
SHORT = 14
"""Letters."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Under which circumstances a receipt is given. ``at`` is an aware moment."""

    number: int
    at: datetime
    post: str
    kiosk: str
    copy: int = 0
    training: bool = True


def receipt_of(
    content: Content, issue: Issue, reference: Reference, own: Speaker, az: Speaker
) -> Receipt:
    """Put a declaration on paper in the traveller's language and in Azerbaijani."""
    form = definition(content.form, content.version)
    title = [speech.say(form.context(), form.title) for speech in (own, az)]
    return Receipt(
        number=issue.number,
        lodged_at=issue.at.astimezone(ZoneInfo(BAKU)).strftime("%d.%m.%Y  %H:%M"),
        post=post_name(issue.post, reference, own),
        kiosk=own.say("receipt", "Kiosk {kiosk}", kiosk=issue.kiosk),
        title=title[0],
        title_az=title[1],
        way=way_of(content),
        answers=_answers(content, reference, own, az),
        estimate=_estimate(content, reference, own, az),
        copy=issue.copy,
        training=issue.training,
    )


def way_of(content: Content) -> Way:
    """Say which line follows: green only for a passenger who answered every question no."""
    ticks = content.group("ticks")
    nothing = bool(ticks) and not any(ticks.values())
    return Way.GREEN if nothing else Way.RED


def post_name(slug: str, reference: Reference, speech: Speaker) -> str:
    """Name a post; the slug itself when the data file does not know it."""
    try:
        return speech.say("list.crossing_point", reference.post(slug).name)
    except KeyError:
        return slug


def _answers(
    content: Content, reference: Reference, own: Speaker, az: Speaker
) -> tuple[Answers, ...]:
    form = definition(content.form, content.version)
    sections = [printable(form, content, speech, reference.lists) for speech in (own, az)]
    pairs = [pair for pair in zip(*sections, strict=True) if pair[0].name not in LEFT_OUT]
    return tuple(_group(list(pairs)) for _, pairs in groupby(pairs, lambda pair: pair[0].name))


def _group(pairs: list[tuple[OutlineSection, OutlineSection]]) -> Answers:
    """Put a section, or all rows of a repeating one, under one title."""
    own, az = pairs[0]
    rows = [row for pair in pairs for row in (_one_line(*pair) if own.row_number else _rows(*pair))]
    return Answers(own.title, az.title, tuple(rows))


def _rows(own: OutlineSection, az: OutlineSection) -> tuple[Row, ...]:
    return tuple(
        Row(mine.label, mine.text, theirs.label, theirs.text)
        for mine, theirs in zip(own.rows, az.rows, strict=True)
    )


def _one_line(own: OutlineSection, az: OutlineSection) -> tuple[Row]:
    """Write one row of a repeating section as a line: paper is short, goods may be many."""
    (name, *rest), (name_az, *rest_az) = ([row.text for row in each.rows] for each in (own, az))
    return (Row(name, _joined(rest), name_az, _joined(rest_az)),)


def _joined(parts: list[str]) -> str:
    # A short part stays whole at the end of a line: "90 USD", not "90" and then "USD".
    kept = (part.replace(" ", NO_BREAK) if len(part) <= SHORT else part for part in parts)
    return " · ".join(kept)


def _estimate(
    content: Content, reference: Reference, own: Speaker, az: Speaker
) -> tuple[EstimateLine, ...]:
    estimate = estimate_of(content, reference)
    if estimate is None or not estimate.lines:
        return ()
    said, said_az = explain(estimate, own), explain(estimate, az)
    owed = [(a.text, b.text, b.amount) for a, b in zip(said.lines, said_az.lines, strict=True)]
    total = _total(own), _total(az), az.amount(estimate.total, NATIONAL)
    return tuple(EstimateLine(*line) for line in (*owed, total))


def _total(speech: Speaker) -> str:
    return speech.say("receipt", "Total, estimated")
