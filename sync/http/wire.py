"""Asking a hub over HTTP, as a node: challenge and pass, bounds on time and bytes, refusals.

Whatever else answers, a captive portal, a proxy, a redirect, is no hub and has said nothing.
"""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import HTTPError

from envelope.keys import SigningKey
from sync.answers import MAX_ANSWER
from sync.http.access import prove
from sync.http.messages import (
    CHALLENGE,
    MEDIA,
    SESSION,
    MessageUnreadable,
    read_bytes,
    write_bytes,
)
from sync.protocol import BatchTooLarge, HubBusy, HubUnreachable, SyncFault

CONNECT_SECONDS, READ_SECONDS = 3.05, 10.0
WHOLE_SECONDS = 30.0
"""One request from first to last byte: a hub that drips its answer has none."""

_CHUNK = 65_536
LONGEST_WAIT = 3_600


class PlainHttpRefused(SyncFault):
    """A hub elsewhere is spoken to over TLS only."""

    number = 64


class Wire:
    """One node's way to the hub at ``url``, with the pass it was given there.

    ``authorities`` is a file of the certificates that are believed (the post's own authority); None
    believes those of the system. ``connect`` is how many seconds it may take to be reached, and
    ``patience`` how long it may be silent then. Raises PlainHttpRefused unless the hub is this
    machine. For one thread.
    """

    def __init__(
        self,
        url: str,
        key: SigningKey,
        *,
        authorities: Path | None = None,
        connect: float = CONNECT_SECONDS,
        patience: float = READ_SECONDS,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        check_safe(url)
        self._url = url.rstrip("/")
        self._key = key
        self._now = now
        self._patience = connect, patience
        self._pass: bytes | None = None
        self._http = requests.Session()
        # A proxy or a password from the environment is nobody's decision here.
        self._http.trust_env = False
        self._http.verify = True if authorities is None else str(authorities)

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def post(self, path: str, body: bytes) -> bytes:
        """Post ``body`` with the node's pass and give the answer.

        Raises HubUnreachable, and its kinds HubBusy and BatchTooLarge.
        """
        return wanted(*self.asked(path, body))

    def asked(self, path: str, body: bytes) -> tuple[int, bytes]:
        """Post ``body`` with the node's pass. Gives the status and what came with it.

        Raises HubUnreachable.
        """
        return self._with_pass(lambda passed: self._request("POST", path, body, passed))

    def get(self, path: str, most: int = MAX_ANSWER) -> tuple[int, bytes]:
        """Get at most so many bytes with the node's pass. Gives status and answer.

        Raises HubUnreachable.
        """
        return self._with_pass(lambda passed: self._request("GET", path, None, passed, most))

    def put(self, path: str, body: bytes) -> tuple[int, bytes]:
        """Put bytes with the node's pass. Gives status and answer. Raises HubUnreachable."""
        return self._with_pass(lambda passed: self._request("PUT", path, body, passed))

    def posted(self, path: str, body: bytes) -> tuple[int, bytes]:
        """Post ``body`` without a pass: for who has none yet. Raises HubUnreachable."""
        return self._request("POST", path, body)

    def entered(self) -> bytes:
        """Prove the node's key and give the pass. Raises HubUnreachable."""
        challenge = _read(self.posted(CHALLENGE, write_bytes(self._key.node)))
        self._pass = _read(self.posted(SESSION, write_bytes(prove(challenge, self._key))))
        return self._pass

    def is_admitted(self) -> bool:
        """Whether the hub lets the node in now; False also where it cannot be reached."""
        try:
            self.entered()
        except HubUnreachable:
            return False
        return True

    def _with_pass(self, request: Callable[[bytes], tuple[int, bytes]]) -> tuple[int, bytes]:
        status, said = request(self._pass or self.entered())
        if status == requests.codes.unauthorized:
            # It has ended, or the hub has another key since: proved anew, once.
            status, said = request(self.entered())
        return status, said

    def _request(
        self,
        method: str,
        path: str,
        body: bytes | None,
        passed: bytes | None = None,
        most: int = MAX_ANSWER,
    ) -> tuple[int, bytes]:
        headers = {"content-type": MEDIA, "accept": MEDIA, "accept-encoding": "identity"}
        if passed is not None:
            headers["authorization"] = f"Bearer {passed.hex()}"
        began = self._now()
        try:
            answered = self._http.request(
                method,
                f"{self._url}{path}",
                data=body,
                headers=headers,
                timeout=self._patience,
                allow_redirects=False,
                stream=True,
            )
            with answered:
                check_busy(answered)
                return answered.status_code, whole(answered, most, began, self._now)
        except (requests.RequestException, HTTPError, OSError) as error:
            raise HubUnreachable(type(error).__name__) from error


def whole(answered: requests.Response, most: int, began: float, now: Callable[[], float]) -> bytes:
    """Read an answer of at most so many bytes. Raises HubUnreachable for a longer or slower one."""
    parts, size = [], 0
    while part := answered.raw.read1(_CHUNK):
        size += len(part)
        if size > most:
            raise HubUnreachable("more came than any answer holds")
        if now() - began > WHOLE_SECONDS:
            raise HubUnreachable("the answer took too long")
        parts.append(part)
    return b"".join(parts)


def wanted(status: int, said: bytes) -> bytes:
    """Give what came with 200. Raises HubUnreachable, or BatchTooLarge where fewer would do."""
    if status == requests.codes.request_entity_too_large:
        raise BatchTooLarge("the hub takes fewer at once")
    if status != requests.codes.ok:
        raise HubUnreachable(f"status {status}")
    return said


def _read(answered: tuple[int, bytes]) -> bytes:
    try:
        return read_bytes(wanted(*answered))
    except MessageUnreadable as error:
        raise HubUnreachable("something else answered") from error


def check_busy(answered: requests.Response) -> None:
    """Raise HubBusy where the hub asks to be left alone for a while."""
    if answered.status_code in (requests.codes.too_many_requests, requests.codes.unavailable):
        asked = answered.headers.get("retry-after", "")
        seconds = int(asked) if asked.isascii() and asked.isdigit() else 0
        raise HubBusy(f"status {answered.status_code}", min(seconds, LONGEST_WAIT))


def check_safe(url: str) -> None:
    """Raise PlainHttpRefused for a hub elsewhere that is not spoken to over TLS."""
    parts = urlsplit(url)
    if parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts.hostname or "")):
        return
    raise PlainHttpRefused(url)


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
