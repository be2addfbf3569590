"""A receipt out of a lodged declaration: its answers, its estimate, where to go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from forms.catalogue import definition
from forms.content import Content
from paper.answers import answers_of
from paper.figures import OnPaper
from paper.owed import owed_of
from paper.parts import Speaker, Way
from paper.receipt import Receipt
from reference.load import BAKU, Reference


@dataclass(frozen=True, slots=True)
class Issue:
    """Under which circumstances a receipt is given.

    ``at`` is an aware moment; ``version`` is 1 plus the amendments.
    """

    number: int
    at: datetime
    post: str
    kiosk: str
    copy: int = 0
    version: int = 1
    training: bool = True


def receipt_of(
    content: Content, issue: Issue, reference: Reference, own: Speaker, az: Speaker
) -> Receipt:
    """Put a declaration on paper in the traveller's language and in Azerbaijani."""
    form = definition(content.form, content.version)
    title = [speech.say(form.context(), form.title) for speech in (own, az)]
    mine, theirs = OnPaper(own), OnPaper(az)
    return Receipt(
        number=issue.number,
        lodged_at=moment(issue.at, own),
        post=post_name(issue.post, reference, own),
        kiosk=own.say("receipt", "Kiosk {kiosk}", kiosk=issue.kiosk),
        title=title[0],
        title_az=title[1],
        way=way_of(content),
        answers=answers_of(content, reference, mine, theirs),
        owed=owed_of(content, reference, mine, theirs),
        copy=issue.copy,
        version=issue.version,
        training=issue.training,
    )


def way_of(content: Content) -> Way:
    """Say which line follows: green only for a passenger who answered every question no."""
    ticks = content.group("ticks")
    nothing = bool(ticks) and not any(ticks.values())
    return Way.GREEN if nothing else Way.RED


def moment(at: datetime, speech: Speaker) -> str:
    """Write an aware moment as the clock at the post shows it, the way a language writes days."""
    local = at.astimezone(ZoneInfo(BAKU))
    return f"{speech.date(local)}  {local:%H:%M}"


def post_name(slug: str, reference: Reference, speech: Speaker) -> str:
    """Name a post; the slug itself when the data file does not know it."""
    try:
        return speech.say("list.crossing_point", reference.post(slug).name)
    except KeyError:
        return slug
