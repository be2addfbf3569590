"""Make the parts of a snapshot and sign them with Ed25519 (RFC 8032)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from securesystemslib.signer import CryptoSigner, SSlibKey
from tuf.api.metadata import (
    Metadata,
    MetaFile,
    Role,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

from envelope.errors import WrongSigners
from envelope.keys import SigningKey
from envelope.snapshots.parts import Part, parsed, said_at

LASTS = {
    Part.ROOT: timedelta(days=3 * 365),
    Part.TARGETS: timedelta(days=90),
    Part.SNAPSHOT: timedelta(days=30),
    Part.TIMESTAMP: timedelta(days=3),
}
"""After so long a part is called old. Nothing stops then (docs/decisions): it is said."""


@dataclass(frozen=True)
class OnlineKeys:
    """The keys that sign without anybody being there, at the centre's hub."""

    targets: SigningKey
    snapshot: SigningKey
    timestamp: SigningKey

    def of(self, part: Part) -> SigningKey:
        """Give the key of a part other than the root."""
        return {
            Part.TARGETS: self.targets,
            Part.SNAPSHOT: self.snapshot,
            Part.TIMESTAMP: self.timestamp,
        }[part]


@dataclass(frozen=True)
class RootPlan:
    """Whom the next root names: its own keys, how many of them must sign, and the online ones."""

    keys: tuple[bytes, ...]
    threshold: int
    online: OnlineKeys

    def __post_init__(self) -> None:
        if not 1 <= self.threshold <= len(set(self.keys)):
            raise WrongSigners(f"{self.threshold} of {len(set(self.keys))} keys cannot sign")


def make_root(
    plan: RootPlan, signers: Sequence[SigningKey], now: datetime, previous: bytes | None = None
) -> bytes:
    """Sign the first root, or the one after ``previous``. Raises WrongSigners.

    It must be signed by as many of the keys it names as it asks for, and by as many of those the
    root before it named as that one asked for.
    """
    before = None if previous is None else parsed(previous, Part.ROOT).signed
    keys, roles = _named(plan)
    root = Root(
        version=1 if before is None else before.version + 1,
        expires=_until(now, Part.ROOT),
        keys=keys,
        roles=roles,
        consistent_snapshot=True,
        unrecognized_fields=dict(said_at(now)),
    )
    made = Metadata(root)
    for signer in signers:
        made.sign(_signer(signer), append=True)
    enough = root.get_root_verification_result(before, made.signed_bytes, made.signatures)
    if not enough:
        raise WrongSigners("not enough of the root's keys, old and new, are at hand")
    return made.to_bytes()


def make_targets(files: Mapping[str, bytes], version: int, key: SigningKey, now: datetime) -> bytes:
    """Sign the list of every file, by its name."""
    targets = Targets(
        version=version,
        expires=_until(now, Part.TARGETS),
        targets={
            name: TargetFile.from_data(name, data, ["sha256"])
            for name, data in sorted(files.items())
        },
        unrecognized_fields=dict(said_at(now)),
    )
    return _signed(targets, key)


def make_snapshot(targets: bytes, version: int, key: SigningKey, now: datetime) -> bytes:
    """Sign which targets go with it."""
    snapshot = Snapshot(
        version=version,
        expires=_until(now, Part.SNAPSHOT),
        meta={"targets.json": _naming(targets, Part.TARGETS)},
        unrecognized_fields=dict(said_at(now)),
    )
    return _signed(snapshot, key)


def make_timestamp(snapshot: bytes, version: int, key: SigningKey, now: datetime) -> bytes:
    """Sign which snapshot stands now."""
    timestamp = Timestamp(
        version=version,
        expires=_until(now, Part.TIMESTAMP),
        snapshot_meta=_naming(snapshot, Part.SNAPSHOT),
        unrecognized_fields=dict(said_at(now)),
    )
    return _signed(timestamp, key)


def _named(plan: RootPlan) -> tuple[dict[str, Any], dict[str, Role]]:
    root = [_public(public) for public in dict.fromkeys(plan.keys)]
    online = {part: _public(plan.online.of(part).public) for part in Part if part != Part.ROOT}
    roles = {part.value: Role([key.keyid], 1) for part, key in online.items()}
    roles[Part.ROOT.value] = Role([key.keyid for key in root], plan.threshold)
    return {key.keyid: key for key in _all(root, online.values())}, roles


def _all(*groups: Iterable[SSlibKey]) -> list[SSlibKey]:
    return [key for group in groups for key in group]


def _naming(data: bytes, part: Part) -> MetaFile:
    version = parsed(data, part).signed.version
    return MetaFile.from_data(version, data, ["sha256"])


def _signed(part: Targets | Snapshot | Timestamp, key: SigningKey) -> bytes:
    made: Metadata[Any] = Metadata(part)
    made.sign(_signer(key))
    return made.to_bytes()


def _until(now: datetime, part: Part) -> datetime:
    return (now + LASTS[part]).replace(microsecond=0)


def _public(public: bytes) -> SSlibKey:
    return SSlibKey.from_crypto(Ed25519PublicKey.from_public_bytes(public))


def _signer(key: SigningKey) -> CryptoSigner:
    return CryptoSigner(Ed25519PrivateKey.from_private_bytes(key.to_bytes()))
