"""A post's certificate authority and its hubs' TLS certificates (X.509, RFC 5280; ECDSA P-256).

The authority may vouch for the hosts it was made for and for nothing else (name constraints). So a
machine that believes it can be deceived about those hosts alone, whoever gets hold of its key.
"""

from __future__ import annotations

import hashlib
import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from envelope.errors import BadKey

AUTHORITY_LASTS = timedelta(days=3653)
SERVER_LASTS = timedelta(days=90)
EARLIER = timedelta(days=1)
"""A certificate holds from a day before it was made: clocks at a post are hours apart."""

_USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)
_ALL_ADDRESSES = ("0.0.0.0/0", "::/0")


@dataclass(frozen=True, slots=True)
class Pair:
    """A certificate with its private key, both PEM."""

    certificate: str
    key: str = field(repr=False)

    @classmethod
    def read(cls, text: str) -> Pair:
        """Split what ``written`` gave. Raises BadKey."""
        key, mark, certificate = text.partition("-----BEGIN CERTIFICATE-----")
        if not mark or "PRIVATE KEY-----" not in key:
            raise BadKey("not a certificate with its key")
        return cls(mark + certificate, key)

    @property
    def written(self) -> str:
        """Both in one file, which only its owner may read."""
        return self.key + self.certificate


def make_authority(name: str, hosts: Sequence[str], now: datetime) -> Pair:
    """Make an authority that may vouch for ``hosts`` alone: DNS names and IP addresses."""
    key = ec.generate_private_key(ec.SECP256R1())
    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Sarhad {name}"[:64])])
    builder = (
        _begun(named, named, key.public_key(), now, AUTHORITY_LASTS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
        .add_extension(_only(hosts), critical=True)
    )
    return _signed(builder, key, key)


def make_server(authority: Pair, hosts: Sequence[str], now: datetime) -> Pair:
    """Make a hub's certificate. Raises BadKey for an authority that cannot be read."""
    issuer, signing = _opened(authority)
    key = ec.generate_private_key(ec.SECP256R1())
    # No host's name: a checker that takes this for one would find it outside the constraints.
    named = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Sarhad hub")])
    known = x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key())
    builder = (
        _begun(named, issuer.subject, key.public_key(), now, SERVER_LASTS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(digital_signature=True), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(list(map(_host, hosts))), critical=False)
        .add_extension(known, critical=False)
    )
    return _signed(builder, key, signing)


def hosts_of(certificate: str) -> list[str]:
    """Give the hosts a hub's certificate is for. Raises BadKey."""
    named = _read(certificate).extensions.get_extension_for_class(x509.SubjectAlternativeName)
    return [str(one.value) for one in named.value]


def ends(certificate: str) -> datetime:
    """Give the moment after which a certificate is believed no more. Raises BadKey."""
    return _read(certificate).not_valid_after_utc


def digest(certificate: str) -> bytes:
    """Give the SHA-256 of a certificate's DER form. Raises BadKey."""
    return hashlib.sha256(_read(certificate).public_bytes(serialization.Encoding.DER)).digest()


def _read(certificate: str) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificate(certificate.encode("ascii"))
    except ValueError as error:
        raise BadKey("not a certificate") from error


def _opened(authority: Pair) -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    try:
        key = serialization.load_pem_private_key(authority.key.encode("ascii"), None)
    except (ValueError, TypeError) as error:
        raise BadKey("not an authority's key") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise BadKey("not a P-256 key")
    return _read(authority.certificate), key


def _begun(
    subject: x509.Name,
    issuer: x509.Name,
    public: ec.EllipticCurvePublicKey,
    now: datetime,
    lasts: timedelta,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now.astimezone(UTC) - EARLIER)
        .not_valid_after(now.astimezone(UTC) + lasts)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )


def _signed(
    builder: x509.CertificateBuilder,
    key: ec.EllipticCurvePrivateKey,
    signing: ec.EllipticCurvePrivateKey,
) -> Pair:
    certificate = builder.sign(signing, hashes.SHA256())
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    return Pair(pem.decode("ascii"), private.decode("ascii"))


def _usage(**allowed: bool) -> x509.KeyUsage:
    return x509.KeyUsage(**{name: allowed.get(name, False) for name in _USAGES})


def _host(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _only(hosts: Sequence[str]) -> x509.NameConstraints:
    """Allow ``hosts``. A kind of name that none of them has is forbidden whole (RFC 5280, 4.2.1.10:
    a kind that is not named at all would not be constrained).
    """
    allowed = [_host(host) for host in hosts]
    addresses = [_network(str(one.value)) for one in allowed if isinstance(one, x509.IPAddress)]
    names: list[x509.GeneralName] = [one for one in allowed if isinstance(one, x509.DNSName)]
    forbidden = [] if addresses else list(map(_network, _ALL_ADDRESSES))
    no_names: list[x509.GeneralName] = [] if names else [x509.DNSName("")]
    return x509.NameConstraints([*names, *addresses], [*forbidden, *no_names] or None)


def _network(text: str) -> x509.GeneralName:
    return x509.IPAddress(ipaddress.ip_network(text))
