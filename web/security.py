"""Headers that keep a page what it is, and a limit on what a browser may send."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'"
    ),
    "x-content-type-options": "nosniff",
    # With "no-referrer" browsers call every form's origin "null", and ours would be refused.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    # A declaration must not stay in a shared browser's disk cache.
    "cache-control": "no-store",
}


class SecurityHeaders:
    """Add ``HEADERS`` to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request with the headers added."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*message.get("headers", ()), *added]}
            await send(message)

        await self.app(scope, receive, send_with_headers)


class SameOrigin:
    """Refuse what another site's page makes a browser send here: a sign-in under a false name.

    Browsers name the sending page in ``Origin`` (RFC 6454) with every POST. A tool that is no
    browser sends none, and has nobody's cookies to misuse. ``refusal`` answers instead.
    """

    def __init__(self, app: ASGIApp, refusal: ASGIApp) -> None:
        self.app = app
        self.refusal = refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or refuse it for where it comes from."""
        foreign = scope["type"] == "http" and _is_foreign(scope)
        await (self.refusal if foreign else self.app)(scope, receive, send)


def _is_foreign(scope: Scope) -> bool:
    if scope["method"] in ("GET", "HEAD"):
        return False
    headers = dict(scope["headers"])
    origin: bytes | None = headers.get(b"origin")
    # The scheme is left out: behind a proxy that ends TLS this process sees another one.
    return origin is not None and origin.partition(b"://")[2] != headers.get(b"host", b"")


class BodyLimit:
    """Refuse bodies over ``most`` bytes before any handler runs.

    The body is read here and handed on whole: Content-Length alone proves nothing, and the
    framework would otherwise spool everything before a sign-in check. ``refusal`` answers instead.
    """

    def __init__(self, app: ASGIApp, refusal: ASGIApp, most: int = 65_536) -> None:
        self.app = app
        self.refusal = refusal
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or refuse it for its size."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        messages = await self._read(receive)
        if messages is None:
            await self.refusal(scope, receive, send)
            return
        await self.app(scope, _replay(messages, receive), send)

    async def _read(self, receive: Receive) -> list[Message] | None:
        messages: list[Message] = []
        size = 0
        while True:
            message = await receive()
            messages.append(message)
            size += len(message.get("body", b""))
            if size > self.most:
                return None
            if message["type"] != "http.request" or not message.get("more_body", False):
                return messages


def _replay(messages: list[Message], receive: Receive) -> Receive:
    waiting = iter(messages)

    async def replayed() -> Message:
        for message in waiting:
            return message
        return await receive()

    return replayed
