"""A post's authority vouches for the hosts it was made for and for no others."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from envelope.certificates import (
    SERVER_LASTS,
    Pair,
    digest,
    ends,
    hosts_of,
    make_authority,
    make_server,
)
from envelope.errors import BadKey

NOW = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)
HOSTS = ["hub.example", "10.20.7.2"]


@pytest.fixture(scope="module")
def authority() -> Pair:
    return make_authority("Bakı", HOSTS, NOW)


Stands = Callable[[Pair, Pair], bool]


@pytest.fixture
def stands(tmp_path: Path) -> Stands:
    """Ask OpenSSL, which had no part in making them."""
    assert shutil.which("openssl")

    def verify(authority: Pair, server: Pair) -> bool:
        for name, pair in (("authority", authority), ("server", server)):
            (tmp_path / name).write_text(pair.certificate)
        at = str(int((NOW + timedelta(days=1)).timestamp()))
        asked = ["openssl", "verify", "-x509_strict", "-attime", at, "-purpose", "sslserver"]
        files = ["-CAfile", str(tmp_path / "authority"), str(tmp_path / "server")]
        return subprocess.run([*asked, *files], capture_output=True, check=False).returncode == 0

    return verify


def test_a_hubs_certificate_is_believed_by_others(authority: Pair, stands: Stands) -> None:
    server = make_server(authority, HOSTS, NOW)
    assert stands(authority, server)
    assert hosts_of(server.certificate) == HOSTS
    assert ends(server.certificate) == NOW + SERVER_LASTS


@pytest.mark.parametrize("host", ["customs.example", "10.20.7.3", "::1", "example"])
def test_for_another_host_it_vouches_in_vain(authority: Pair, stands: Stands, host: str) -> None:
    assert not stands(authority, make_server(authority, [host], NOW))


@pytest.mark.parametrize(
    ("named", "other"), [("hub.example", "10.0.0.1"), ("10.0.0.1", "hub.example")]
)
def test_a_kind_of_host_it_was_not_made_for_is_forbidden_whole(
    stands: Stands, named: str, other: str
) -> None:
    narrow = make_authority("narrow", [named], NOW)
    assert stands(narrow, make_server(narrow, [named], NOW))
    assert not stands(narrow, make_server(narrow, [other], NOW))


def test_another_authority_of_the_same_name_vouches_for_nothing(
    authority: Pair, stands: Stands
) -> None:
    other = make_authority("Bakı", HOSTS, NOW)
    assert not stands(authority, make_server(other, HOSTS, NOW))
    assert digest(authority.certificate) != digest(other.certificate)


def test_a_key_is_in_no_text_of_its_pair(authority: Pair) -> None:
    assert "PRIVATE" not in repr(authority)
    assert Pair.read(authority.written) == authority


@pytest.mark.parametrize("text", ["", "words", "-----BEGIN CERTIFICATE-----\nAAAA\n"])
def test_what_is_no_pair_or_certificate_is_said_so(authority: Pair, text: str) -> None:
    with pytest.raises(BadKey):
        Pair.read(text)
    with pytest.raises(BadKey):
        digest(text)
    with pytest.raises(BadKey):
        make_server(Pair(authority.certificate, text), HOSTS, NOW)
