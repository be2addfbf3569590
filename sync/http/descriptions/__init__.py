"""What ``/openapi.json`` says of each address: one module for each area of them."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

from sync.http.described import openapi
from sync.http.descriptions import intake, kiosk, nodes, reference, watching

ABOUT = "What a node and its hub say to each other: docs/formats/wire.md."
KNOWN = {**intake.KNOWN, **kiosk.KNOWN, **nodes.KNOWN, **reference.KNOWN, **watching.KNOWN}
"""Every address, by its method: ``GET /v1/health``."""


def describe(app: FastAPI) -> None:
    """Have an application describe itself by what is known here."""
    app.description = ABOUT

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = openapi(app, KNOWN)
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]
