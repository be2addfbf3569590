"""The centre's word, published: what stands in its hub becomes a signed edition.

The root's keys are files that are given for root acts alone and kept elsewhere; the keys of the
other parts lie beside the hub that publishes, and nowhere else. A hub that has none publishes
nothing. Versions are minutes since 1970, or one more than the last, so that a centre made anew from
a copy does not sign a version again that posts hold already.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from envelope.keys import SigningKey
from envelope.snapshots.parts import Part
from envelope.snapshots.reading import Believed, TrustedRoot
from envelope.snapshots.signing import (
    LASTS,
    OnlineKeys,
    RootPlan,
    make_root,
    make_snapshot,
    make_targets,
    make_timestamp,
)
from reference import load, today
from sync.editions import LAW, Edition, Editions, NoRootPinned, Signed
from sync.folders import kept_key, locked
from sync.following import reads

KEYS = "publisher"
"""The folder of the online keys, in the hub's own."""

_ONLINE = (Part.TARGETS, Part.SNAPSHOT, Part.TIMESTAMP)

REFRESHED = timedelta(hours=6)
"""The timestamp is signed anew after so long: it tells posts that the centre is there."""


@dataclass(frozen=True)
class Publisher:
    """A hub that signs editions. ``hub`` is its folder."""

    hub: Path
    now: Callable[[], datetime]

    @property
    def editions(self) -> Editions:
        """What it published, which its own machine goes by too."""
        return Editions(self.hub)

    def is_here(self) -> bool:
        """Whether this hub has the keys to publish with."""
        return (self.hub / KEYS / "timestamp.key").exists() and self.editions.pinned() is not None

    def keys(self) -> OnlineKeys:
        """Give the online keys, made at first use. Raises KeyExposed, BadKey, OSError."""
        folder = self.hub / KEYS
        return OnlineKeys(*(kept_key(folder / f"{part}.key", SigningKey) for part in _ONLINE))

    def make_root(
        self,
        signers: Sequence[SigningKey],
        keys: Sequence[bytes],
        threshold: int,
        *,
        new_keys: bool = False,
    ) -> bytes:
        """Sign the first root, or the one that follows it: it stands with the next edition.

        It names the online keys as they are, or ``new_keys``; those before then count no more.
        Raises WrongSigners, and nothing has changed.
        """
        online = _drawn() if new_keys else self.keys()
        held = self._roots()
        plan = RootPlan(tuple(keys), threshold, online)
        root = make_root(plan, signers, self.now(), held[-1] if held else None)
        if new_keys:
            self._replace_keys(online)
        if not held:
            self.editions.pin(root)
        return root

    def publish(self, files: Mapping[str, bytes], root: bytes | None = None) -> Edition:
        """Sign an edition of these files; ``root`` is a root made just now.

        Raises ReferenceBroken when the law in it cannot be read, NoRootPinned, OSError.
        """
        _check_law(files, self.now())
        with locked(self.hub, KEYS):
            held = self.editions.current()
            signed = self._signed(files, held, self._following(root))
            return self.editions.keep(signed, files, lambda law: reads(law, self.now()))

    def is_due(self, files: Mapping[str, bytes]) -> bool:
        """Whether these files say anything new, or it is time to say the same again."""
        held = self.editions.current()
        if held is None or held.signed_at + REFRESHED <= self.now():
            return True
        return not _says(held, files)

    def _replace_keys(self, online: OnlineKeys) -> None:
        folder = self.hub / KEYS
        with locked(folder):
            for part in _ONLINE:
                path = folder / f"{part}.key"
                if path.exists():
                    path.replace(path.with_suffix(".retired"))
                online.of(part).save(path)

    def _roots(self) -> tuple[bytes, ...]:
        held, pinned = self.editions.current(), self.editions.pinned()
        if held is not None:
            return held.roots
        return () if pinned is None else (pinned,)

    def _following(self, root: bytes | None) -> tuple[bytes, ...]:
        roots = self._roots()
        if not roots:
            raise NoRootPinned("the centre has no root yet: sarhad hub root makes it")
        return roots if root is None or root in roots else (*roots, root)

    def _signed(
        self, files: Mapping[str, bytes], held: Edition | None, roots: tuple[bytes, ...]
    ) -> Signed:
        same = held if held is not None and held.roots == roots else None
        targets = self._targets(files, held, same)
        snapshot = self._snapshot(targets, held, same)
        version = self._next(None if held is None else held.timestamp)
        timestamp = make_timestamp(snapshot, version, self.keys().timestamp, self.now())
        # What the newest root does not bear out must never leave this machine.
        TrustedRoot.pinned(roots[-1]).believe(timestamp, Part.TIMESTAMP)
        return Signed(roots, timestamp, snapshot, targets)

    def _targets(
        self, files: Mapping[str, bytes], held: Edition | None, same: Edition | None
    ) -> bytes:
        if same is not None and self._is_young(same.targets) and _says(same, files):
            return same.targets.data
        version = self._next(None if held is None else held.targets)
        return make_targets(files, version, self.keys().targets, self.now())

    def _snapshot(self, targets: bytes, held: Edition | None, same: Edition | None) -> bytes:
        if same is not None and same.targets.data == targets and self._is_young(same.snapshot):
            return same.snapshot.data
        version = self._next(None if held is None else held.snapshot)
        return make_snapshot(targets, version, self.keys().snapshot, self.now())

    def _is_young(self, held: Believed) -> bool:
        return self.now() < held.expires - LASTS[held.part] / 2

    def _next(self, held: Believed | None) -> int:
        minutes = int(self.now().timestamp()) // 60
        return max(minutes, 1 if held is None else held.version + 1)


def _drawn() -> OnlineKeys:
    return OnlineKeys(*(SigningKey.generate() for _ in _ONLINE))


def _says(edition: Edition, files: Mapping[str, bytes]) -> bool:
    names = edition.targets.names
    return set(names) == set(files) and all(
        names[name].sha256 == hashlib.sha256(data).hexdigest() for name, data in files.items()
    )


def _check_law(files: Mapping[str, bytes], now: datetime) -> None:
    with tempfile.TemporaryDirectory(prefix="sarhad-") as drafted:
        for name, data in files.items():
            if name.startswith(f"{LAW}/"):
                path = Path(drafted) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        load(today(now), folder=Path(drafted) / LAW)
