"""A proxy that breaks what passes through it: sockets by hand, so that nothing is too well formed.

What goes through is a whole request and a whole answer. Challenges and passes go through untouched,
so that what is broken is always the batch.
"""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

BATCH = b"POST /v1/facts"
DRIP_SECONDS = 0.02
PATIENCE = 20

Forward = Callable[[], bytes]
"""Hands the request to the hub, and gives the whole answer."""

Break = Callable[[socket.socket, Forward], None]
"""Answers whoever asked, having handed the request on or not."""


@dataclass
class Proxy:
    """Breaks the next batch as ``next`` says, then lets everything through again."""

    hub: str
    next: Break | None = None
    batches: int = 0
    failed: list[BaseException] = field(default_factory=list)

    def answer(self, connection: socket.socket) -> None:
        request = _whole(connection)
        if not request:
            return

        def forward() -> bytes:
            return self._forward(request)

        if not request.startswith(BATCH):
            connection.sendall(forward())
            return
        self.batches += 1
        breaks, self.next = self.next or _through, None
        breaks(connection, forward)

    def _forward(self, request: bytes) -> bytes:
        address = urlsplit(self.hub)
        head, _, body = request.partition(b"\r\n\r\n")
        lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"connection")]
        whole = b"\r\n".join([*lines, b"connection: close"]) + b"\r\n\r\n" + body
        with socket.create_connection((address.hostname, address.port), PATIENCE) as hub:
            hub.sendall(whole)
            parts = []
            while part := hub.recv(65_536):
                parts.append(part)
        return b"".join(parts)


@contextmanager
def listening(proxy: Proxy) -> Iterator[str]:
    """Let the proxy answer on a port of this machine until the block ends."""
    listener = socket.create_server(("127.0.0.1", 0))
    threads: list[threading.Thread] = []

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threads.append(threading.Thread(target=one, args=(connection,)))
            threads[-1].start()

    def one(connection: socket.socket) -> None:
        # Whoever asked may hang up before the end, which is no mistake of the proxy's.
        with connection, suppress(OSError):
            connection.settimeout(PATIENCE)
            proxy.answer(connection)

    accepting = threading.Thread(target=serve)
    accepting.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        for thread in (accepting, *threads):
            thread.join()


def _whole(connection: socket.socket) -> bytes:
    said = b""
    while b"\r\n\r\n" not in said:
        part = connection.recv(65_536)
        if not part:
            return b""
        said += part
    head, _, body = said.partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")]
    wanted = int(lengths[0].partition(b":")[2]) if lengths else 0
    while len(body) < wanted:
        body += connection.recv(65_536)
    return head + b"\r\n\r\n" + body


def _through(connection: socket.socket, forward: Forward) -> None:
    connection.sendall(forward())


# What may happen to a batch.


def says(status: str, body: bytes = b"", *headers: str) -> Break:
    """Something in between answers for itself, and the hub hears nothing."""
    lines = [f"HTTP/1.1 {status}", f"content-length: {len(body)}", "connection: close", *headers]
    whole = "\r\n".join(lines).encode() + b"\r\n\r\n" + body

    def answer(connection: socket.socket, _forward: Forward) -> None:
        connection.sendall(whole)

    return answer


def says_after(status: str, body: bytes = b"", *headers: str) -> Break:
    """The hub takes the batch, and something in between answers in its place."""
    answer = says(status, body, *headers)

    def answer_after(connection: socket.socket, forward: Forward) -> None:
        forward()
        answer(connection, forward)

    return answer_after


def hangs_up(connection: socket.socket, _forward: Forward) -> None:
    """Nothing arrives, and nobody answers."""


def hangs_up_after(_connection: socket.socket, forward: Forward) -> None:
    """The hub has taken everything, and its answer never arrives."""
    forward()


def cut_in_the_middle(connection: socket.socket, forward: Forward) -> None:
    """The answer ends in the middle."""
    whole = forward()
    connection.sendall(whole[: len(whole) - 40])


def cut_and_well_formed(connection: socket.socket, forward: Forward) -> None:
    """The answer is shorter than the hub's, and says that it is whole."""
    _head, _, body = forward().partition(b"\r\n\r\n")
    says("200 OK", body[:-7], "content-type: application/cbor")(connection, forward)


def flips_a_bit(connection: socket.socket, forward: Forward) -> None:
    """A bit of the answer is flipped."""
    whole = forward()
    connection.sendall(whole[:-9] + bytes([whole[-9] ^ 4]) + whole[-8:])


def drips(connection: socket.socket, forward: Forward) -> None:
    """The answer comes byte by byte, and never ends in a time anybody would wait."""
    for byte in forward():
        connection.sendall(bytes([byte]))
        time.sleep(DRIP_SECONDS)


def resets(connection: socket.socket, forward: Forward) -> None:
    """The connection is reset after the batch was taken."""
    forward()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


BOMB = gzip.compress(bytes(50_000_000))
CAPTIVE = b"<html><body>Sign in to the airport's network</body></html>"

BREAKS: dict[str, Break] = {
    "500": says("500 Internal Server Error"),
    "500 after it was taken": says_after("500 Internal Server Error"),
    "502": says("502 Bad Gateway", CAPTIVE, "content-type: text/html"),
    "504 after it was taken": says_after("504 Gateway Timeout", CAPTIVE),
    "413": says("413 Content Too Large"),
    "429": says("429 Too Many Requests"),
    "429 for a while": says("429 Too Many Requests", b"", "retry-after: 7"),
    "503 for a while": says_after("503 Service Unavailable", b"", "retry-after: 7"),
    "a captive portal": says("200 OK", CAPTIVE, "content-type: text/html"),
    "a captive portal's redirect": says("302 Found", b"", "location: http://127.0.0.1:1/sign-in"),
    "a permanent redirect": says("308 Permanent Redirect", b"", "location: http://127.0.0.1:1/"),
    "a bomb": says("200 OK", BOMB, "content-encoding: gzip", "content-type: application/cbor"),
    "no HTTP": lambda connection, _: connection.sendall(b"220 mail.example ESMTP\r\n"),
    "hangs up": hangs_up,
    "hangs up after it was taken": hangs_up_after,
    "resets": resets,
    "cut in the middle": cut_in_the_middle,
    "cut and well formed": cut_and_well_formed,
    "flips a bit": flips_a_bit,
    "drips": drips,
}
