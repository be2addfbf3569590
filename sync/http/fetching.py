"""Fetch what a hub passes on of the centre's word: with bounds on everything, over TLS."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import requests
from urllib3.exceptions import HTTPError

from sync.following import GUARDED
from sync.http.wire import CONNECT_SECONDS, READ_SECONDS, check_busy, check_safe, whole
from sync.protocol import HubUnreachable


def fetched(
    http: requests.Session,
    url: str,
    most: int,
    now: Callable[[], float] = time.monotonic,
    passed: bytes | None = None,
) -> tuple[int, bytes]:
    """Get a page of at most so many bytes: its status, and what it holds. Raises HubUnreachable."""
    headers = {"accept-encoding": "identity"}
    if passed is not None:
        headers["authorization"] = f"Bearer {passed.hex()}"
    began = now()
    try:
        answered = http.get(
            url,
            headers=headers,
            timeout=(CONNECT_SECONDS, READ_SECONDS),
            allow_redirects=False,
            stream=True,
        )
        with answered:
            check_busy(answered)
            return answered.status_code, whole(answered, most, began, now)
    except (requests.RequestException, HTTPError, OSError) as error:
        raise HubUnreachable(type(error).__name__) from error


def plain_session(authorities: Path | None = None) -> requests.Session:
    """Give a session in which nothing of the environment has a say. None: the system's own list."""
    http = requests.Session()
    http.trust_env = False
    http.verify = True if authorities is None else str(authorities)
    return http


class EditionWire:
    """Gets addresses of the hub at ``url``; ``entered`` proves the node's key and gives a pass.

    Raises PlainHttpRefused unless the hub is this machine or spoken to over TLS.
    """

    def __init__(
        self, url: str, entered: Callable[[], bytes], authorities: Path | None = None
    ) -> None:
        check_safe(url)
        self._url = url.rstrip("/")
        self._entered = entered
        self._http = plain_session(authorities)

    def get(self, address: str, most: int) -> bytes | None:
        """Give what is there; None where there is nothing. Raises HubUnreachable."""
        passed = self._entered() if address.startswith(GUARDED) else None
        status, body = fetched(self._http, f"{self._url}{address}", most, passed=passed)
        if status == requests.codes.not_found:
            return None
        if status != requests.codes.ok:
            raise HubUnreachable(f"status {status}")
        return body

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()
