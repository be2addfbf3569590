"""What keeps the desk's door shut: cookies, origins, accounts closed while somebody sits there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from officer_console.accounts import hashed
from records.engine import open_engine
from records.officers import Officer, Officers
from sync.embedded import HUB
from sync.hub.hub import JOURNAL

if TYPE_CHECKING:
    from tests.officer_console.conftest import Visitor

FORM = {"name": "numune", "password": "yalniz-telim-ucun"}


def keep(folder: Path, password: str, *, active: bool) -> None:
    engine = open_engine(folder / HUB / JOURNAL)
    Officers(engine).keep(Officer("numune", "Nümunə", hashed(password), active=active))
    engine.dispose()


def closed(visitor: Visitor) -> bool:
    return visitor.client.get("/", follow_redirects=False).status_code == 303


def test_the_cookie_is_for_the_desk_alone(visitor: Visitor) -> None:
    answer = visitor.client.post("/sign-in", data=FORM, follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize("wanted", ["/\\example.org/", "//example.org", "https://example.org", ""])
def test_signing_in_stays_here(visitor: Visitor, wanted: str) -> None:
    form = FORM | {"next": wanted}
    answer = visitor.client.post("/sign-in", data=form, follow_redirects=False)
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize("origin", ["http://example.org", "null", "http://testserver:81"])
def test_another_sites_page_signs_nobody_in(visitor: Visitor, origin: str) -> None:
    answer = visitor.client.post(
        "/sign-in", data=FORM, headers={"origin": origin}, follow_redirects=False
    )
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_the_desks_own_page_signs_in(visitor: Visitor) -> None:
    headers = {"origin": "https://testserver"}
    answer = visitor.client.post("/sign-in", data=FORM, headers=headers, follow_redirects=False)
    assert answer.status_code == 303


def test_signing_somebody_out_wants_their_token(officer: Visitor) -> None:
    assert officer.client.post("/sign-out", data={"csrf": "forged"}).status_code == 403
    assert not closed(officer)


def test_a_copied_cookie_opens_nothing_after_signing_out(officer: Visitor) -> None:
    secret = officer.client.cookies["desk"]
    csrf = officer.page("/").split('name="csrf" value="')[1].split('"')[0]
    officer.client.post("/sign-out", data={"csrf": csrf})
    officer.client.cookies.set("desk", secret)
    assert closed(officer)


def test_a_closed_account_opens_nothing(visitor: Visitor, tmp_path: Path) -> None:
    keep(tmp_path, FORM["password"], active=False)
    assert visitor.sign_in() == 403


def test_who_sits_at_the_desk_leaves_when_the_account_is_closed(
    officer: Visitor, tmp_path: Path
) -> None:
    keep(tmp_path, FORM["password"], active=False)
    assert closed(officer)


def test_a_new_password_ends_what_the_old_one_opened(officer: Visitor, tmp_path: Path) -> None:
    keep(tmp_path, "basqa-telim-ucun", active=True)
    assert closed(officer)


def test_no_page_stays_in_the_browser_or_in_anothers_frame(officer: Visitor) -> None:
    headers = officer.client.get("/").headers
    assert headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize("code", [-1, 10**13, 2**63, 10**30])
def test_a_number_that_is_no_code_is_not_here(officer: Visitor, code: int) -> None:
    assert officer.client.get(f"/declarations/{code}").status_code == 404


def test_no_answer_leads_to_the_host_a_request_claims(visitor: Visitor) -> None:
    headers = {"host": "example.org"}
    answer = visitor.client.get("/sign-in/", headers=headers, follow_redirects=False)
    assert "example.org" not in answer.headers.get("location", "")


def test_enter_in_the_reason_decides_nothing_even_without_scripts(officer: Visitor) -> None:
    form = officer.page(f"/declarations/{officer.number}").split('class="acts"')[1]
    assert form.index("<button disabled hidden>") < form.index('name="kind"')
