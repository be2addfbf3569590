"""Crossing points as they stand on a day."""

from __future__ import annotations

from datetime import date

import pytest

from reference import Status
from reference.files import DATA
from reference.posts import as_code_list, read_posts


@pytest.mark.parametrize(
    ("slug", "on", "status"),
    [
        ("sederek", date(2026, 11, 22), Status.OPEN),
        ("qirmizi-korpu", date(2020, 3, 1), Status.GOODS_ONLY),
        ("astara", date(2026, 3, 4), Status.GOODS_ONLY),
        ("astara", date(2026, 3, 5), Status.CLOSED),
        ("agbend", date(2026, 11, 22), Status.PLANNED),
        ("zengilan", date(1999, 1, 1), Status.PLANNED),
    ],
)
def test_a_post_stands_as_its_latest_entry_says(slug: str, on: date, status: Status) -> None:
    posts = {post.slug: post for post in read_posts(DATA / "posts.toml", on)}
    assert posts[slug].status is status


def test_a_post_keeps_its_number_in_the_code_list() -> None:
    posts = read_posts(DATA / "posts.toml", date(2026, 11, 22))
    assert as_code_list(posts).by_code("sederek").number == 50
