"""What two hubs hold when all is quiet, held against each other and against the rules."""

from __future__ import annotations

from records.journal_report import ChainState
from tests.faults.sync.below import Below
from tests.faults.sync.machines import HubMachine


def check_journal(hub: HubMachine, *, excused: bool, whole: bool) -> None:
    """Hold a journal to what was signed. ``excused``: a disk was lost, so a machine may have signed
    other lines under numbers it gave before; where one of its first lines went with the disk, the
    next one follows nothing. ``whole``: every chain is.
    """
    report = hub.store.verify(hub.trust.now())
    faults = [one for one in report.faults if not (excused and "follow" in one.why)]
    assert not faults and not report.denied, report.faults
    assert not whole or {one.state for one in report.chains} <= {ChainState.WHOLE}, report.chains


def check_same(post: HubMachine, centre: HubMachine, *, excused: bool) -> None:
    """Hold both registers to each other, and to what rebuilding makes of the journal.

    ``excused``: something is not everywhere, so that whole declarations may differ.
    """
    mine, theirs = _rows(post), _rows(centre)
    assert excused or mine == theirs
    for number in mine.keys() & theirs.keys():
        if _facts(post, number) == _facts(centre, number):
            assert mine[number] == theirs[number]
    assert post.store.journal.rebuild() == len(mine)
    assert _rows(post) == mine


def check_scope(far: Below, *, excused: bool) -> None:
    """Hold a post to what is bound for it: all of what it follows, nothing it never asked about.

    ``excused``: something is not everywhere.
    """
    for number in far.follows:
        same = _facts(far.hub, number) == _facts(far.centre, number)
        assert same or excused, "followed, and not told"
    held = {one.header.number for _, one in far.hub.store.journal.after(0, 100_000)}
    assert held <= far.asked, "told of what is not bound for it"


def _facts(hub: HubMachine, number: int) -> set[bytes]:
    return {one.fact_id for one in hub.store.journal.facts(number)}


def _rows(hub: HubMachine) -> dict[int, object]:
    listed = hub.store.register.newest(100_000)
    return {one.number: hub.store.register.row(one.number) for one in listed}
