"""What ``/openapi.json`` says of each address: one module for each area of them."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from sync.http.described import openapi
from sync.http.descriptions import intake, kiosk, nodes, pulling, reference, watching

ABOUT = "What a node and its hub say to each other: docs/formats/wire.md."
_AREAS = (intake, kiosk, nodes, pulling, reference, watching)

KNOWN = {address: about for area in _AREAS for address, about in area.KNOWN.items()}
"""Every address, by its method: ``GET /v1/health``."""


def describe(app: FastAPI) -> None:
    """Have an application describe itself by what is known here."""
    app.description = ABOUT

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = openapi(app, KNOWN)
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]
