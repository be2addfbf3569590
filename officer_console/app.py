"""The officer console as a web application."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.staticfiles import StaticFiles
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from officer_console import calls, desk_pages, sign_in_pages
from officer_console.door import Door
from officer_console.guard import NotSignedIn, StaleForm
from web.language import COOKIE, language_of
from web.pages import STATIC, Pages
from web.security import BodyLimit, SameOrigin, SecurityHeaders

HERE = Path(__file__).parent


def create_app(door: Door) -> FastAPI:
    """Build the console over ``door``."""
    app = FastAPI(
        title="Sarhad desk",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        # It would lead to whatever host the request claims.
        redirect_slashes=False,
    )
    app.state.door = door
    app.state.pages = Pages(HERE / "templates")
    app.mount("/static/web", StaticFiles(directory=STATIC))
    app.mount("/static/desk", StaticFiles(directory=HERE / "static"))
    app.include_router(sign_in_pages.router)
    app.include_router(desk_pages.router)
    app.include_router(calls.router)
    app.add_exception_handler(NotSignedIn, _to_sign_in)
    app.add_exception_handler(StaleForm, _stale)
    app.middleware("http")(_remember_language)
    app.add_middleware(BodyLimit, refusal=_too_much(app))
    app.add_middleware(SameOrigin, refusal=_foreign(app))
    app.add_middleware(SecurityHeaders)
    return app


async def _to_sign_in(request: Request, _missing: Exception) -> Response:
    wanted = request.url.path if request.method == "GET" else "/"
    return RedirectResponse(f"/sign-in?next={wanted}", status_code=303)


async def _stale(request: Request, _stale: Exception) -> Response:
    speech = language_of(request)
    text = speech.say("console", "This page is from an earlier sign-in. Nothing was done.")
    return _problem(request, text, 403)


def _problem(request: Request, text: str, status: int) -> Response:
    pages: Pages = request.app.state.pages
    door: Door = request.app.state.door
    return pages.draw(
        "problem.html", language_of(request), status=status, problem=text, training=door.training
    )


def _foreign(app: FastAPI) -> ASGIApp:
    async def refuse(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request({**scope, "app": app}, receive)
        speech = language_of(request)
        text = speech.say("console", "This page is from an earlier sign-in. Nothing was done.")
        await _problem(request, text, 403)(scope, receive, send)

    return refuse


def _too_much(app: FastAPI) -> ASGIApp:
    async def refuse(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request({**scope, "app": app}, receive)
        speech = language_of(request)
        text = speech.say("console", "That was too much text. Nothing was done.")
        await _problem(request, text, 413)(scope, receive, send)

    return refuse


async def _remember_language(request: Request, call_next: object) -> Response:
    response: Response = await call_next(request)  # type: ignore[operator]
    chosen = request.query_params.get("language")
    if chosen and chosen == language_of(request).code:
        response.set_cookie(COOKIE, chosen, httponly=True, samesite="strict")
    return response
