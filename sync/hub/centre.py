"""What the centre says: its hub's trust list, officers and law, as files of an edition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from envelope.snapshots.parts import as_json
from envelope.trust import TrustList
from forms.catalogue import all_definitions
from records.officers import Officers
from reference import today
from reference.accounts import offline_days
from reference.files import DATA
from sync.centres_list import never_shorter, read_list, write_list
from sync.editions import FORMS, LAW, OFFICERS, TRUST, Edition
from sync.officers import write_officers
from sync.publishing import Publisher

REFERENCE = "reference"
"""The folder in a hub's own whose dated files stand beside, or in place of, those that came with
the program: rates that were fetched, a rule pack that a keeper laid there.
"""


@dataclass(frozen=True)
class Centre:
    """A hub that publishes what stands in it."""

    publisher: Publisher
    trust: Callable[[], TrustList]
    officers: Officers

    @property
    def now(self) -> Callable[[], datetime]:
        """The hub's clock."""
        return self.publisher.now

    def files(self) -> dict[str, bytes]:
        """Give every file as it stands. Raises StorageFault, ReferenceBroken, FileDamaged."""
        law = law_files(self.publisher.hub / REFERENCE)
        days = offline_days(today(self.now()))
        return {
            TRUST: write_list(self._list()),
            OFFICERS: write_officers(self.officers.all(), days),
            FORMS: forms_in_use(),
            **{f"{LAW}/{name}": path.read_bytes() for name, path in law.items()},
        }

    def publish(self, root: bytes | None = None) -> Edition:
        """Sign an edition of it, new or not. Raises as ``files`` and ``Publisher.publish``."""
        return self.publisher.publish(self.files(), root)

    def publish_if_due(self) -> Edition | None:
        """Sign an edition when anything changed, or the last is some hours old."""
        files = self.files()
        return self.publisher.publish(files) if self.publisher.is_due(files) else None

    def _list(self) -> TrustList:
        now = self.trust()
        held = self.publisher.editions.current()
        before = None if held is None else held.file(TRUST)
        return now if before is None else never_shorter(now, read_list(before))


def law_files(beside: Path) -> dict[str, Path]:
    """Give the files of reference data by their names; those ``beside`` go before the program's."""
    return {
        path.relative_to(folder).as_posix(): path
        for folder in (DATA, beside)
        for path in sorted(folder.rglob("*.toml"))
    }


def forms_in_use() -> bytes:
    """Write which version of each form is filled in now, so that an older machine can say so."""
    newest: dict[str, int] = {}
    for form in all_definitions():
        newest[form.code] = max(form.version, newest.get(form.code, 0))
    return as_json(newest)
