"""Erasing what was kept long enough: by ERASED facts of the hub itself, so that every chain stands.

One declaration is one transaction: whatever ends the run in the middle, the next one goes on with
the declarations that still hold content, and says nothing twice about those that do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from customs.facts import FactId, FactKind, Header
from customs.offices import Role
from customs.retention import Retention
from customs.states import State
from envelope.clock import HybridClock
from envelope.facts import Envelope, seal
from envelope.trust import TrustedNode
from forms.content import Content
from records.chains import ChainHead
from records.keeping import contents, ended, give_back, newest
from reference.load import BAKU
from reference.retention import FOLDER, read_retention
from sync.editions import Editions
from sync.hub.desk import act_content
from sync.hub.hub import Hub
from sync.hub.view import declaration_of
from sync.lodging import wire_of
from sync.protocol import SyncFault

MOST_QUIET = timedelta(days=60)
"""A hub hears something more often; where it seems not to, it is its clock that is wrong."""

_DECLARED = (FactKind.LODGED, FactKind.AMENDED)


class ClockUnlikely(SyncFault):
    """The day is so long after the last fact that the clock is likelier wrong than the quiet long.

    Nothing is erased: what is erased by mistake is gone. Naming the day says that it is right.
    """

    number = 87


@dataclass(frozen=True, slots=True)
class Retained:
    """What a run did, or would do: declarations by state, and contents that went with them."""

    on: date
    rules_of: date
    confirmed: bool
    declarations: dict[State, int]
    contents: int

    @property
    def count(self) -> int:
        """Declarations whose content goes."""
        return sum(self.declarations.values())

    def as_data(self) -> dict[str, object]:
        """Give it for JSON."""
        return {
            "on": self.on.isoformat(),
            "rules_of": self.rules_of.isoformat(),
            "rules_confirmed": self.confirmed,
            "declarations": {str(state): count for state, count in self.declarations.items()},
            "contents": self.contents,
        }


def rules_of(hub: Hub, on: date) -> Retention:
    """Give the rules a hub goes by: the centre's newest edition there, or the program's.

    Raises ReferenceBroken, FileDamaged, EnvelopeError.
    """
    law = Editions(hub.identity.folder).law()
    kept = None if law is None else law / FOLDER.name
    return read_retention(on, kept if kept is not None and kept.is_dir() else FOLDER)


def check_likely(hub: Hub, on: date) -> None:
    """Raise ClockUnlikely for a day long after anything was heard."""
    last = newest(hub.store.engine)
    if last is not None and _midnight(on) - last > MOST_QUIET / timedelta(milliseconds=1):
        raise ClockUnlikely(f"{on.isoformat()}")


def retain(hub: Hub, rules: Retention, on: date, *, dry_run: bool = False) -> Retained:
    """Erase what was kept long enough on ``on``, a day in Baku. Raises StorageFault."""
    # The hub signs its orders, and every one that reads them asks whether it may.
    if not dry_run:
        _introduce_itself(hub)
    done: dict[State, int] = {}
    gone, orders = 0, _Orders(hub, rules)
    for state, number in _due(hub, rules, on):
        held = contents(hub.store.engine, number)
        if not dry_run:
            orders.carry_out(number, held)
        done[state] = done.get(state, 0) + 1
        gone += len(held)
    if done and not dry_run:
        give_back(hub.store.engine)
    return Retained(on, rules.valid_from, rules.confirmed, done, gone)


def _due(hub: Hub, rules: Retention, on: date) -> Iterator[tuple[State, int]]:
    for state in rules.months:
        last_day = rules.last_day(state, on)
        assert last_day is not None, "a state with a period has an end"
        before = _midnight(last_day + timedelta(days=1))
        for one in ended(hub.store.engine, str(state), before):
            yield state, one.number


class _Orders:
    """Makes the hub's orders about declarations, one after the other."""

    def __init__(self, hub: Hub, rules: Retention) -> None:
        self._hub = hub
        self._basis = {"basis": f"retention {rules.valid_from.isoformat()}"}
        self._clock = HybridClock()

    def carry_out(self, number: int, held: Sequence[tuple[FactId, int]]) -> None:
        """Order that all of these contents go: all of them or none."""
        others = [fact_id for fact_id, kind in held if kind not in _DECLARED]
        said = [{**self._basis, "target": one.hex()} for one in others]
        # One order reaches all that was declared; any other fact is reached by name only.
        if len(others) < len(held):
            said.append(self._basis)
        journal, now = self._hub.store.journal, self._now()
        makes = [partial(self._made, act_content(one, self._hub), number) for one in said]
        journal.act(number, self._hub.identity.signing.node, makes, now)

    def _made(
        self, content: Content, number: int, head: ChainHead, about: Sequence[Envelope]
    ) -> Envelope:
        # Not asked of the declaration's life: a period ends whatever became of it.
        hub, law = self._hub, self._hub.law()
        declaration = declaration_of(number, about, hub.store.reader)
        for envelope in about:
            self._clock.observe(envelope.header.clock, self._now())
        form, wire = wire_of(content, law.lists)
        header = Header(
            node=head.node,
            sequence=head.sequence + 1,
            previous=head.head,
            clock=self._clock.tick(self._now()),
            kind=FactKind.ERASED,
            number=number,
            form=form,
            rule_pack=law.rule_pack_number,
            seen=declaration.heads,
            training=hub.trust.training,
            crossing=declaration.crossing,
        )
        return seal(header, wire, hub.identity.signing)

    def _now(self) -> int:
        return int(self._hub.now().timestamp() * 1000)


def _introduce_itself(hub: Hub) -> None:
    own = hub.identity.signing.public
    hub.introduce(TrustedNode.of(own, "hub", "", Role.HUB, training=hub.trust.training))


def _midnight(day: date) -> int:
    return int(datetime.combine(day, time(), ZoneInfo(BAKU)).timestamp() * 1000)
