from __future__ import annotations

import asyncio
import threading
from dataclasses import dataclass, field

from records.faults import StorageAway
from sync.hub.news import Ear, News


@dataclass
class Line:
    """What was delivered, to which post, in order; looks are counted."""

    posts: list[str] = field(default_factory=list)
    looks: int = 0
    away: int = 0

    def last(self) -> int:
        return len(self.posts)

    def news(self, after: int) -> tuple[int, frozenset[str]]:
        self.looks += 1
        if self.away:
            self.away -= 1
            raise StorageAway("for a moment")
        return len(self.posts), frozenset(self.posts[after:])


def news_of(line: Line) -> News:
    return News(line.news, line.last, every=0.01, after_fault=0.05)


def test_whoever_waits_for_a_post_hears_of_it_and_nobody_else_does() -> None:
    line = Line()

    async def act() -> tuple[bool, bool]:
        news = news_of(line)
        async with news.listening("north") as ear, news.listening("south") as other:
            line.posts.append("north")
            return await ear.heard(5), await other.heard(0.1)

    assert asyncio.run(act()) == (True, False)


def test_what_came_before_is_no_news() -> None:
    line = Line(["north"])

    async def act() -> bool:
        async with news_of(line).listening("north") as ear:
            return await ear.heard(0.1)

    assert not asyncio.run(act())


def test_a_hundred_waiters_cost_one_look_each_time_and_one_thread() -> None:
    line = Line()

    async def wait(news: News, heard: list[bool]) -> None:
        async with news.listening("north") as ear:
            heard.append(await ear.heard(5))

    async def act() -> tuple[list[bool], int, int]:
        news, heard = news_of(line), list[bool]()
        before = set(threading.enumerate())
        waiting = [asyncio.create_task(wait(news, heard)) for _ in range(100)]
        await asyncio.sleep(0.1)
        looks, threads = line.looks, len(set(threading.enumerate()) - before)
        line.posts.append("north")
        await asyncio.gather(*waiting)
        return heard, looks, threads

    heard, looks, threads = asyncio.run(act())
    assert heard == [True] * 100
    assert looks <= 11
    assert threads == 1


def test_nobody_looks_while_nobody_waits() -> None:
    line = Line()

    async def act() -> int:
        async with news_of(line).listening("north") as ear:
            await ear.heard(0.05)
        looks = line.looks
        await asyncio.sleep(0.1)
        return line.looks - looks

    assert asyncio.run(act()) <= 1


def test_at_the_end_everybody_is_sent_home() -> None:
    line = Line()

    async def act() -> tuple[bool, bool, bool]:
        news = news_of(line)
        async with news.listening("north") as ear:
            waiting = asyncio.create_task(ear.heard(60))
            await asyncio.sleep(0.05)
            news.end()
            heard = await asyncio.wait_for(waiting, 5)
        async with news.listening("north") as late:
            return heard, ear.ended, late.ended

    assert asyncio.run(act()) == (False, True, True)


def test_a_store_that_is_away_for_a_moment_ends_nothing() -> None:
    line = Line(away=1)

    async def act() -> bool:
        async with news_of(line).listening("north") as ear:
            line.posts.append("north")
            return await ear.heard(10)

    assert asyncio.run(act())


def test_an_ear_that_hears_nothing_says_so() -> None:
    assert not asyncio.run(Ear().heard(0.01))
