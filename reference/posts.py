"""Crossing points: where they are, what crosses there, and when they are open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from forms.code_list import CodeList, Entry
from reference.files import Table, read


class Status(StrEnum):
    """What may cross at a point."""

    OPEN = "open"
    GOODS_ONLY = "goods_only"
    CLOSED = "closed"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Post:
    """One crossing point. ``slug`` is this project's own name for it, never a customs code.

    ``border`` is the neighbour's ISO 3166-1 code, ``air`` or ``sea``; ``means`` are codes of the
    ``transport`` list. ``name`` is spoken under context ``list.crossing_point``.
    """

    number: int
    slug: str
    name: str
    border: str
    means: tuple[str, ...]
    status: Status
    since: date
    source: str
    confirmed: bool


def read_posts(path: Path, on: date) -> tuple[Post, ...]:
    """Read the posts as they stand on a day. Raises ReferenceBroken."""
    table = read(path)
    table.day("valid_from"), table.text("source"), table.flag("confirmed")
    posts = tuple(_post(row, on) for row in table.rows("post"))
    table.done()
    if len({post.slug for post in posts}) != len(posts):
        raise table.broken("post", "has the same slug twice")
    if len({post.number for post in posts}) != len(posts):
        raise table.broken("post", "has the same number twice")
    return posts


def as_code_list(posts: tuple[Post, ...]) -> CodeList:
    """Give the posts as the choices of a form."""
    return CodeList(
        "crossing_point", tuple(Entry(post.number, post.slug, post.name) for post in posts)
    )


def _post(row: Table, on: date) -> Post:
    since, status = _status(row, on)
    post = Post(
        number=row.whole("number"),
        slug=row.text("slug"),
        name=row.text("name"),
        border=row.text("border"),
        means=row.texts("means"),
        status=status,
        since=since,
        source=row.text("source"),
        confirmed=row.flag("confirmed"),
    )
    row.done()
    return post


def _status(row: Table, on: date) -> tuple[date, Status]:
    past = [
        (state.day("from"), state.choice("is", Status))
        for state in row.rows("status")
        if state.day("from") <= on
    ]
    return max(past, default=(date.min, Status.PLANNED))
