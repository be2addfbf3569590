"""Which language a page speaks: the person's choice, else the browser's, else Azerbaijani."""

from __future__ import annotations

from starlette.requests import Request

from languages import Language, available, load

COOKIE = "language"


def language_of(request: Request) -> Language:
    """Choose the language of this request."""
    wanted = (request.query_params.get("language"), request.cookies.get(COOKIE))
    offered = available()
    for code in (*wanted, *_accepted(request)):
        if code in offered:
            return load(code)
    return load("az")


def _accepted(request: Request) -> list[str]:
    header = request.headers.get("accept-language", "")
    return [part.split(";")[0].strip()[:2].lower() for part in header.split(",")]
