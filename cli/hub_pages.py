"""``sarhad hub openapi`` and ``figures``: pages about what a hub serves and counts, in English."""

from __future__ import annotations

import json

import typer


def openapi() -> None:
    """Print the description of every address of a hub: docs/formats/openapi.json."""
    from sync.http.app import described

    typer.echo(json.dumps(described().openapi(), indent=1, ensure_ascii=False))


def figures() -> None:
    """Print the page about a hub's figures: docs/metrics.md."""
    import sync.figures as catalogue
    from sync.figures_page import page

    typer.echo(page(catalogue.declared(catalogue)), nl=False)
