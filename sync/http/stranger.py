"""Asking a hub who it is before anything of it is believed.

Over TLS the hub shows a certificate of an authority nobody here knows yet. So what it says is
fetched without believing it, and holds only if the token's fingerprint is of these very bytes.
Nothing is told to it.
"""

from __future__ import annotations

import http.client
import ssl
import time
from urllib.parse import urlsplit

from sync.http.nodes_words import ENROL
from sync.http.wire import check_safe
from sync.protocol import HubUnreachable

SECONDS = 10.0
MOST = 16 * 1024
_CHUNK = 4_096


def fetch_hello(url: str) -> bytes:
    """Give what the hub at ``url`` says of itself. Raises HubUnreachable, PlainHttpRefused."""
    check_safe(url)
    try:
        connection = _connection(url)
        try:
            connection.request("GET", urlsplit(url).path.rstrip("/") + ENROL)
            return _whole(connection.getresponse())
        finally:
            connection.close()
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise HubUnreachable(type(error).__name__) from error


def _connection(url: str) -> http.client.HTTPConnection:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme != "https":
        return http.client.HTTPConnection(host, parts.port, timeout=SECONDS)
    unbelieved = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    unbelieved.check_hostname = False
    unbelieved.verify_mode = ssl.CERT_NONE
    return http.client.HTTPSConnection(host, parts.port, timeout=SECONDS, context=unbelieved)


def _whole(answered: http.client.HTTPResponse) -> bytes:
    if answered.status != http.client.OK:
        raise HubUnreachable(f"status {answered.status}")
    began, said = time.monotonic(), b""
    while part := answered.read1(_CHUNK):
        said += part
        if len(said) > MOST or time.monotonic() - began > SECONDS:
            raise HubUnreachable("more came than any answer holds, or too slowly")
    return said
