"""All reference data as it stands on one day, read from dated files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from customs.allowances.pack import RulePack
from customs.money import Rates
from forms.code_list import CodeList
from reference.agreement import agree
from reference.families import Families, read_families
from reference.files import DATA
from reference.lists import read_lists
from reference.posts import Post, as_code_list, read_posts
from reference.questions import Question, read_questions
from reference.rates import newest_rates, read_rates
from reference.rules import read_rule_pack

BAKU = "Asia/Baku"

RATES_KEEP = 4
"""Days after which rates are called old: the Central Bank publishes none over a long weekend."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something an officer should know about the data. ``message`` is a msgid, ``reference``."""

    message: str
    parameters: dict[str, object]


@dataclass(frozen=True, slots=True)
class Reference:
    """What the law, the rates and the lists say on ``on``."""

    on: date
    lists: dict[str, CodeList]
    rule_pack: RulePack
    rates: Rates
    posts: tuple[Post, ...]
    questions: tuple[Question, ...]
    families: Families
    warnings: tuple[Notice, ...]

    @property
    def rule_pack_number(self) -> int:
        """The pack's ``yyyymmdd``, as facts carry it."""
        return self.rule_pack.number

    def post(self, slug: str) -> Post:
        """Give the post with this slug. Raises KeyError."""
        for post in self.posts:
            if post.slug == slug:
                return post
        raise KeyError(slug)

    def question(self, id: str) -> Question:
        """Give the question with this id. Raises KeyError."""
        for question in self.questions:
            if question.id == id:
                return question
        raise KeyError(id)


def load(on: date, *, folder: Path = DATA) -> Reference:
    """Read what is in force on a day of Asia/Baku. Raises ReferenceBroken, naming the file."""
    posts = read_posts(folder / "posts.toml", on)
    rates = read_rates(folder / "rates", on)
    lists = read_lists(folder / "lists") | {"crossing_point": as_code_list(posts)}
    pack = read_rule_pack(folder / "rules", on)
    agree(pack, lists, rates)
    return Reference(
        on=on,
        lists=lists,
        rule_pack=pack,
        rates=rates,
        posts=posts,
        questions=read_questions(folder, on),
        families=read_families(folder / "families", on),
        warnings=tuple(_warnings(rates, on)),
    )


def today(now_utc: datetime) -> date:
    """Give the date in Baku, by which laws begin; never one before the rates held here.

    Rates are written on their day, so a clock that shows less is wrong, and today's law is nearer
    to the newest rates than to 1970. Raises ValueError for a time without a zone, ReferenceBroken.
    """
    return max(_day(now_utc), _rates_day())


def clock_lost(now_utc: datetime) -> bool:
    """Whether a clock shows a day that has certainly passed. Raises as ``today``."""
    return _day(now_utc) < _rates_day()


def _day(now_utc: datetime) -> date:
    if now_utc.tzinfo is None:
        raise ValueError("a moment without a zone has no date in Baku")
    return now_utc.astimezone(ZoneInfo(BAKU)).date()


@cache
def _rates_day() -> date:
    return newest_rates(DATA / "rates")


def _warnings(rates: Rates, on: date) -> Iterator[Notice]:
    age = (on - rates.on).days
    if age > RATES_KEEP:
        yield Notice("The exchange rates are {days} days old.", {"days": age})
    if age < 0:
        yield Notice("The exchange rates are of a later day, {day}.", {"day": rates.on})
    if rates.sample:
        yield Notice("The exchange rates are samples, not published ones.", {})
