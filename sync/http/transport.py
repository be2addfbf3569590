"""The long wire: batches to a hub over HTTP. Whatever is not the hub's own word is no answer."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import requests
from urllib3.exceptions import HTTPError

from customs.facts import FactId
from envelope.keys import SigningKey
from sync.answers import MAX_ANSWER, read_answer
from sync.http.access import prove
from sync.http.messages import (
    ASK,
    CHALLENGE,
    MEDIA,
    OFFER,
    SESSION,
    MessageUnreadable,
    read_bytes,
    write_bytes,
    write_list,
)
from sync.protocol import Answer, BatchTooLarge, HubBusy, HubUnreachable, SyncFault

CONNECT_SECONDS, READ_SECONDS = 3.05, 10.0
WHOLE_SECONDS = 30.0
"""One request from first to last byte: a hub that drips its answer has none."""

_CHUNK = 65_536
LONGEST_WAIT = 3_600


class PlainHttpRefused(SyncFault):
    """A hub elsewhere is spoken to over TLS only."""

    number = 64


class HttpTransport:
    """Carries one node's batches to the hub at ``url``.

    ``authorities`` is a file of the certificates that are believed (the post's own authority); None
    believes those of the system. Raises PlainHttpRefused unless the hub is this machine.
    """

    def __init__(
        self,
        url: str,
        key: SigningKey,
        hub_public: bytes,
        *,
        authorities: Path | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        check_safe(url)
        self._url = url.rstrip("/")
        self._key = key
        self._hub_public = hub_public
        self._now = now
        self._pass: bytes | None = None
        self._http = requests.Session()
        # A proxy or a password from the environment is nobody's decision here.
        self._http.trust_env = False
        self._http.verify = True if authorities is None else str(authorities)

    def offer(self, parcels: Sequence[bytes]) -> Answer:
        """Hand over a batch."""
        return self._say(OFFER, write_list(parcels))

    def ask(self, fact_ids: Sequence[FactId]) -> Answer:
        """Ask about facts handed over before."""
        return self._say(ASK, write_list(fact_ids))

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def asked(self, path: str, body: bytes) -> tuple[int, bytes]:
        """Post ``body`` with the node's pass. Gives the status and what came with it.

        Raises HubUnreachable.
        """
        status, said = self._post(path, body, self._pass or self._enter())
        if status == requests.codes.unauthorized:
            # It has ended, or the hub has another key since: proved anew, once.
            status, said = self._post(path, body, self._enter())
        return status, said

    def is_admitted(self) -> bool:
        """Whether the hub lets the node in now; False also where it cannot be reached."""
        try:
            self._enter()
        except HubUnreachable:
            return False
        return True

    def entered(self) -> bytes:
        """Prove the node's key and give the pass. Raises HubUnreachable."""
        return self._enter()

    def posted(self, path: str, body: bytes) -> tuple[int, bytes]:
        """Post ``body`` without a pass: for who has none yet. Raises HubUnreachable."""
        return self._post(path, body)

    def _say(self, path: str, body: bytes) -> Answer:
        return read_answer(_wanted(*self.asked(path, body)), self._hub_public)

    def _enter(self) -> bytes:
        node = write_bytes(self._key.node)
        challenge = self._read(self._post(CHALLENGE, node))
        proof = prove(challenge, self._key)
        self._pass = self._read(self._post(SESSION, write_bytes(proof)))
        return self._pass

    @staticmethod
    def _read(answered: tuple[int, bytes]) -> bytes:
        try:
            return read_bytes(_wanted(*answered))
        except MessageUnreadable as error:
            raise HubUnreachable("something else answered") from error

    def _post(self, path: str, body: bytes, passed: bytes | None = None) -> tuple[int, bytes]:
        headers = {"content-type": MEDIA, "accept": MEDIA, "accept-encoding": "identity"}
        if passed is not None:
            headers["authorization"] = f"Bearer {passed.hex()}"
        began = self._now()
        try:
            answered = self._http.post(
                f"{self._url}{path}",
                data=body,
                headers=headers,
                timeout=(CONNECT_SECONDS, READ_SECONDS),
                allow_redirects=False,
                stream=True,
            )
            with answered:
                check_busy(answered)
                return answered.status_code, whole(answered, MAX_ANSWER, began, self._now)
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


def _wanted(status: int, said: bytes) -> bytes:
    if status == requests.codes.request_entity_too_large:
        raise BatchTooLarge("the hub takes fewer at once")
    if status != requests.codes.ok:
        raise HubUnreachable(f"status {status}")
    return said


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
