"""Where facts are bound for: which posts follow a declaration, and each post's own line of facts.

A declaration is bound for the post it was lodged at, the posts it names, and whoever below asked
for it; that only grows. A delivery is one line of the journal for one post. Its id is given in the
transaction that wrote the line, or bound the declaration later, by the one writer there is: whoever
has read up to an id has missed nothing, however slow another transaction was.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, bindparam, func, select

from customs.facts import FactId, NodeId
from envelope.facts import Envelope
from records.engine import reading, writing
from records.lines import readable
from records.schema_bound import bound, deliveries, delivering
from records.schema_hub import journal

PostOf = Callable[[NodeId], str]
"""Gives the post a node stands at; empty for one that stands at none."""


def at_no_post(_node: NodeId) -> str:
    """Say that no node stands anywhere: for stores nobody pulls from."""
    return ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One line for one post; ``envelope`` is None when the line was altered here."""

    id: int
    number: int
    envelope: Envelope | None


_BOUND = select(bound).where(bound.c.number.in_(bindparam("of", expanding=True)))
_LINES = (
    select(journal.c.position, journal.c.number)
    .where(journal.c.number.in_(bindparam("of", expanding=True)))
    .order_by(journal.c.position)
)
_AT = select(journal.c.position, journal.c.number).where(
    journal.c.position.in_(bindparam("at", expanding=True))
)
_DONE = select(delivering.c.position)
_LAST = select(func.max(deliveries.c.id))
_LAST_LINE = select(func.max(journal.c.position))
_COLUMNS = (journal.c.position, journal.c.fact_id, journal.c.signed, journal.c.content)
_PAGE = (
    select(deliveries.c.id, journal.c.number, *_COLUMNS)
    .join(journal, journal.c.position == deliveries.c.position)
    .where(deliveries.c.post == bindparam("of"), deliveries.c.id > bindparam("after"))
    .order_by(deliveries.c.id)
    .limit(bindparam("most"))
)
_SOME = (
    select(*_COLUMNS)
    .join(bound, bound.c.number == journal.c.number)
    .where(bound.c.post == bindparam("of"), journal.c.fact_id.in_(bindparam("ids", expanding=True)))
)
_ABOUT = select(*_COLUMNS).where(journal.c.number == bindparam("of")).order_by(journal.c.position)
_NEWS = select(deliveries.c.post).where(deliveries.c.id > bindparam("after")).distinct()


class Bound:
    """The deliveries of one hub. Raises StorageFault when the disk fails."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def settle(self, connection: Connection, posts: Mapping[int, Collection[str]]) -> None:
        """Bind declarations for posts and deliver what is new, in the journal's own transaction."""
        if not posts:
            return
        held: dict[int, set[str]] = {number: set() for number in posts}
        for number, post in connection.execute(_BOUND, {"of": list(posts)}):
            held[number].add(post)
        new = {number: sorted(set(to) - held[number]) for number, to in posts.items()}
        if rows := [{"number": n, "post": one} for n, to in new.items() for one in to]:
            connection.execute(bound.insert(), rows)
        self._deliver(connection, held, new)

    def again(self, connection: Connection, positions: Sequence[int]) -> None:
        """Deliver lines once more: their content has come."""
        if not positions:
            return
        lines = connection.execute(_AT, {"at": list(positions)}).all()
        to: dict[int, list[str]] = {}
        for number, post in connection.execute(_BOUND, {"of": [one.number for one in lines]}):
            to.setdefault(number, []).append(post)
        _write(connection, [(line.position, to.get(line.number, ())) for line in lines])

    def follow(self, post: str, number: int) -> list[Envelope]:
        """Bind what is held of a declaration for a post that asks for it, and give its facts.

        A number nobody knows is not followed.
        """
        with reading(self._engine) as connection:
            facts = list(readable(connection.execute(_ABOUT, {"of": number})))
            known = post in connection.execute(_BOUND, {"of": [number]}).scalars(1)
        if facts and not known:
            with writing(self._engine) as connection:
                self.settle(connection, {number: (post,)})
        return facts

    def page(self, post: str, after: int, most: int) -> list[Delivery]:
        """Give up to ``most`` of a post's deliveries after the one with id ``after``."""
        with reading(self._engine) as connection:
            rows = connection.execute(_PAGE, {"of": post, "after": after, "most": most}).all()
        return [Delivery(row.id, row.number, next(readable([row]), None)) for row in rows]

    def facts(self, post: str, ids: Iterable[FactId]) -> list[Envelope]:
        """Give those of the named facts that are bound for a post."""
        with reading(self._engine) as connection:
            return list(readable(connection.execute(_SOME, {"of": post, "ids": list(ids)})))

    def last(self) -> int:
        """Give the id of the last delivery to any post."""
        with reading(self._engine) as connection:
            return int(connection.execute(_LAST).scalar() or 0)

    def news(self, after: int) -> tuple[int, frozenset[str]]:
        """Give the last id, and the posts something was delivered to since ``after``."""
        with reading(self._engine) as connection:
            last = int(connection.execute(_LAST).scalar() or 0)
            if last <= after:
                return after, frozenset()
            return last, frozenset(connection.execute(_NEWS, {"after": after}).scalars())

    def _deliver(
        self,
        connection: Connection,
        held: Mapping[int, Collection[str]],
        new: Mapping[int, Collection[str]],
    ) -> None:
        # Lines up to the mark went to every post bound then; a post bound now gets all of them.
        done = connection.execute(_DONE).scalar()
        lines = connection.execute(_LINES, {"of": list(held)}).all()
        to = [
            (at, [*new[number], *(held[number] if at > (done or 0) else ())])
            for at, number in lines
        ]
        _write(connection, to)
        last = connection.execute(_LAST_LINE).scalar() or 0
        if done is None:
            connection.execute(delivering.insert(), {"id": 1, "position": last})
        elif last > done:
            connection.execute(delivering.update().values(position=last))


def _write(connection: Connection, lines: Iterable[tuple[int, Iterable[str]]]) -> None:
    if rows := [{"post": post, "position": line} for line, to in lines for post in to]:
        connection.execute(deliveries.insert(), rows)
