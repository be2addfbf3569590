"""Whatever answers in the hub's place, nothing it says is believed and nothing is lost."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from envelope.keys import SigningKey
from sync.answers import sign_answer
from sync.http.messages import write_bytes
from sync.http.transport import HttpTransport
from sync.http.wire import LONGEST_WAIT, PlainHttpRefused
from sync.protocol import AnswerNotGenuine, BatchTooLarge, HubBusy, HubUnreachable

HUB, NODE = SigningKey.generate(), SigningKey.generate()


@contextmanager
def answering(*answers: bytes, hang_up: bool = True) -> Iterator[str]:
    """A server that gives these bytes, one for each request, whatever is asked."""
    listener = socket.create_server(("127.0.0.1", 0))
    waiting = list(answers)

    def serve() -> None:
        while waiting:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                _read_request(connection)
                connection.sendall(waiting.pop(0))

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def _read_request(connection: socket.socket) -> None:
    said = b""
    while b"\r\n\r\n" not in said:
        said += connection.recv(65_536)
    head, _, body = said.partition(b"\r\n\r\n")
    length = next(
        int(line.partition(b":")[2])
        for line in head.split(b"\r\n")
        if line.lower().startswith(b"content-length")
    )
    while len(body) < length:
        body += connection.recv(65_536)


def answer(status: str, body: bytes = b"", *headers: str, length: int | None = None) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"content-length: {len(body) if length is None else length}"]
    lines += ["connection: close", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


ENTERED = (answer("200 OK", write_bytes(bytes(48))), answer("200 OK", write_bytes(bytes(48))))
GENUINE = answer("200 OK", sign_answer((), (), HUB, 1).signed)


def offer(url: str, now: Callable[[], float] | None = None) -> object:
    more = {"now": now} if now else {}
    wire = HttpTransport(url, NODE, HUB.public, **more)
    try:
        return wire.offer([])
    finally:
        wire.close()


def test_the_hubs_own_word_is_believed() -> None:
    with answering(*ENTERED, GENUINE) as url:
        offer(url)


CAPTIVE = b"<html><body>Sign in to the airport's network</body></html>"


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        (answer("500 Internal Server Error"), HubUnreachable),
        (answer("502 Bad Gateway", CAPTIVE), HubUnreachable),
        (answer("302 Found", b"", "location: http://127.0.0.1:1/"), HubUnreachable),
        (answer("404 Not Found"), HubUnreachable),
        (answer("413 Content Too Large"), BatchTooLarge),
        (answer("200 OK", CAPTIVE, "content-type: text/html"), AnswerNotGenuine),
        (answer("200 OK", sign_answer((), (), NODE, 1).signed), AnswerNotGenuine),
        (answer("200 OK", b""), AnswerNotGenuine),
        (answer("200 OK", bytes(300_000)), HubUnreachable),
        (answer("200 OK", b"cut", length=300), HubUnreachable),
        (b"not even HTTP", HubUnreachable),
        (b"", HubUnreachable),
    ],
)
def test_anything_else_is_no_answer(said: bytes, fault: type[HubUnreachable]) -> None:
    with answering(*ENTERED, said) as url, pytest.raises(fault):
        offer(url)


@pytest.mark.parametrize("said", [CAPTIVE, b"", bytes(48)])
def test_a_challenge_that_is_none_is_no_answer(said: bytes) -> None:
    with answering(answer("200 OK", said)) as url, pytest.raises(HubUnreachable):
        offer(url)


@pytest.mark.parametrize(
    ("status", "header", "seconds"),
    [
        ("429 Too Many Requests", "retry-after: 90", 90),
        ("503 Service Unavailable", "retry-after: 99999999", LONGEST_WAIT),
        ("503 Service Unavailable", "retry-after: Wed, 21 Oct 2026 07:28:00 GMT", 0),
        ("503 Service Unavailable", "x: y", 0),
    ],
)
def test_a_busy_hub_says_for_how_long(status: str, header: str, seconds: int) -> None:
    with answering(*ENTERED, answer(status, b"", header)) as url:
        with pytest.raises(HubBusy) as busy:
            offer(url)
        assert busy.value.seconds == seconds


def test_a_pass_that_has_ended_is_drawn_anew_once() -> None:
    refused = answer("401 Unauthorized")
    with answering(*ENTERED, refused, *ENTERED, GENUINE) as url:
        offer(url)
    with answering(*ENTERED, refused, *ENTERED, refused) as url, pytest.raises(HubUnreachable):
        offer(url)


def test_an_answer_that_drips_is_given_up() -> None:
    clock = iter((0.0, 0.0, 1.0, 1.0, 2.0, 40.0))
    with answering(*ENTERED, GENUINE) as url, pytest.raises(HubUnreachable, match="too long"):
        offer(url, lambda: next(clock))


def test_nobody_there_is_no_answer() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(HubUnreachable):
        offer(f"http://127.0.0.1:{port}")


@pytest.mark.parametrize(
    "url",
    ["http://10.0.0.7:8450", "http://hub.example", "ftp://127.0.0.1", "127.0.0.1:8450", "http://"],
)
def test_a_hub_elsewhere_is_spoken_to_over_tls_only(url: str) -> None:
    with pytest.raises(PlainHttpRefused):
        HttpTransport(url, NODE, HUB.public)


@pytest.mark.parametrize("url", ["http://[::1]:1", "http://localhost:1", "https://hub.example"])
def test_tls_and_this_machine_will_do(url: str) -> None:
    HttpTransport(url, NODE, HUB.public).close()
