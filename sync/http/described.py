"""How addresses are described in ``/openapi.json``: what goes in, what comes out, what is refused.

A body of CBOR is bytes, and is said to be: its schema is binary, and beside it stand an example in
diagnostic notation (RFC 8949, 8) and its very bytes. An address nobody described fails a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from envelope import cbor
from sync.http.messages import MEDIA

PROBLEM = "application/problem+json"
_PROBLEM_SCHEMA = {
    "type": "object",
    "description": "RFC 9457. `fault` is the number an officer reads aloud.",
    "required": ["title", "status"],
    "properties": {
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "fault": {"type": ["integer", "string", "null"]},
    },
}
_PASS = {
    "type": "http",
    "scheme": "bearer",
    "description": "A pass of `/v1/session`, or the watcher's token; in hexadecimal.",
}
EVERYWHERE = (404, 405, 500, 503)
"""What any address may answer: something before the hub may, too."""


@dataclass(frozen=True, slots=True)
class Cbor:
    """A body in CBOR: what it is in words, and an example as it is before it is written."""

    words: str
    example: Any

    def content(self) -> dict[str, Any]:
        """Give it as OpenAPI says what a body holds."""
        shown = {
            "schema": {"type": "string", "format": "binary", "description": self.words},
            "x-cbor-diagnostic": diagnostic(self.example),
            "x-cbor-hex": cbor.encode(self.example).hex(),
        }
        return {MEDIA: shown}


@dataclass(frozen=True, slots=True)
class Other:
    """A body that is no CBOR."""

    words: str
    media: str
    schema: Mapping[str, Any]
    example: Any = None

    def content(self) -> dict[str, Any]:
        """Give it as OpenAPI says what a body holds."""
        shown = {"schema": dict(self.schema)}
        return {self.media: shown if self.example is None else {**shown, "example": self.example}}


Body = Cbor | Other


@dataclass(frozen=True, slots=True)
class Described:
    """One address and method. ``gives`` is by status; None: no body. ``refuses`` are statuses of
    problems beside those any address may answer. ``wants`` says whether a pass or token is needed.
    """

    takes: Body | None = None
    gives: Mapping[int, Body | None] = field(default_factory=dict)
    refuses: tuple[int, ...] = ()
    wants: bool = False

    def written(self) -> dict[str, Any]:
        """Give what FastAPI cannot know of it."""
        codes = {*self.refuses, *EVERYWHERE, *((401,) if self.wants else ())} - self.gives.keys()
        answers = {str(code): _answer(code, body) for code, body in sorted(self.gives.items())}
        answers |= {str(code): _refusal(code) for code in sorted(codes)}
        said: dict[str, Any] = {"responses": answers}
        if self.takes is not None:
            said["requestBody"] = {"required": True, "content": self.takes.content()}
        if self.wants:
            said["security"] = [{"pass": []}]
        return said


def openapi(app: FastAPI, known: Mapping[str, Described]) -> dict[str, Any]:
    """Describe what an application serves. ``known`` is by method and address, ``GET /v1/health``.

    An address that is not in ``known`` keeps what FastAPI finds of it.
    """
    made = get_openapi(
        title=app.title, version=app.version, routes=app.routes, description=app.description
    )
    for path, methods in made["paths"].items():
        for method, found in methods.items():
            about = known.get(f"{method.upper()} {path}")
            if about is not None:
                methods[method] = _kept(found) | about.written()
    made["components"] = {
        "schemas": {"Problem": _PROBLEM_SCHEMA},
        "securitySchemes": {"pass": _PASS},
    }
    return made


def diagnostic(value: Any) -> str:
    """Write a value in CBOR's diagnostic notation (RFC 8949, 8)."""
    match value:
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
        case bytes():
            return f"h'{value.hex()}'"
        case str():
            escaped = value.replace("\\", "\\\\").replace('"', '\\"')
            return f'"{escaped}"'
        case list() | tuple():
            return f"[{', '.join(map(diagnostic, value))}]"
        case dict():
            return f"{{{', '.join(f'{diagnostic(k)}: {diagnostic(v)}' for k, v in value.items())}}}"
    return str(value)


def _kept(found: Mapping[str, Any]) -> dict[str, Any]:
    """Keep what FastAPI knows of an address, but for the header that stands under security."""
    kept = {name: found[name] for name in ("summary", "description", "tags") if name in found}
    asked = [one for one in found.get("parameters", ()) if one["name"] != "authorization"]
    return kept | ({"parameters": asked} if asked else {})


def _answer(code: int, body: Body | None) -> dict[str, Any]:
    if body is None:
        return {"description": HTTPStatus(code).phrase}
    return {"description": body.words, "content": body.content()}


def _refusal(code: int) -> dict[str, Any]:
    content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": HTTPStatus(code).phrase, "content": content}
