"""A hub's TLS: its post's authority and its own certificate, in ``tls/`` of its folder.

``authority.key`` and ``server.key`` hold a certificate with its key (mode 0600), so that neither
can lie there without the other. ``authority.pem`` is for everybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from envelope.certificates import Pair, digest, ends, hosts_of, make_authority, make_server
from sync.folders import locked, undamaged, write_private

TLS = "tls"
AUTHORITY, SERVER, PUBLISHED = "authority.key", "server.key", "authority.pem"
RENEWED_BEFORE = timedelta(days=30)
"""So long before its end a certificate is to be renewed."""


@dataclass(frozen=True, slots=True)
class HubCertificate:
    """The TLS of the hub in ``folder``. ``now`` is passed in, aware."""

    folder: Path

    @property
    def served(self) -> Path | None:
        """The file a server is started with; None where there is no TLS."""
        path = self._path(SERVER)
        return path if path.exists() else None

    @property
    def authority(self) -> str:
        """The authority's certificate, PEM; empty where there is none."""
        path = self._path(PUBLISHED)
        return path.read_text(encoding="ascii") if path.exists() else ""

    @property
    def digest(self) -> bytes:
        """What a token's fingerprint is made of; empty where there is none."""
        return digest(self.authority) if self.authority else b""

    def make(self, name: str, hosts: Sequence[str], now: datetime) -> None:
        """Make the authority for ``hosts`` and the first certificate.

        Raises FileExistsError: machines that believe one authority would know no other.
        """
        with locked(self.folder / TLS):
            if self._path(AUTHORITY).exists() and self._path(SERVER).exists():
                raise FileExistsError(f"{self._path(PUBLISHED)} is there already")
            made = make_authority(name, hosts, now)
            write_private(self._path(AUTHORITY), made.written)
            write_private(self._path(PUBLISHED), made.certificate)
            # Written last: while it is missing, all of it is made again.
            write_private(self._path(SERVER), make_server(made, hosts, now).written)

    def renew(self, now: datetime) -> datetime:
        """Make the hub a new certificate for the same hosts. Gives its end. Raises FileDamaged."""
        with locked(self.folder / TLS):
            authority, server = self._pair(AUTHORITY), self._pair(SERVER)
            made = make_server(authority, hosts_of(server.certificate), now)
            write_private(self._path(SERVER), made.written)
        return ends(made.certificate)

    def ends(self) -> datetime | None:
        """Say when the hub's certificate ends; None where there is none. Raises FileDamaged."""
        return ends(self._pair(SERVER).certificate) if self.served else None

    def is_due(self, now: datetime) -> bool:
        """Whether it is time to renew it."""
        end = self.ends()
        return end is not None and end - now < RENEWED_BEFORE

    def _path(self, name: str) -> Path:
        return self.folder / TLS / name

    def _pair(self, name: str) -> Pair:
        with undamaged(self._path(name)):
            return Pair.read(self._path(name).read_text(encoding="ascii"))
