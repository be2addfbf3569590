"""The officer finds a declaration, sees everything, decides; every act is a fact."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from customs.offices import Role
from customs.registration_number import grouped, near_misses
from envelope.facts import seal
from envelope.keys import SigningKey
from sync.embedded import Embedded
from sync.hub.centre import law_files
from sync.hub.identity import TrustFile
from sync.publishing import Publisher

if TYPE_CHECKING:
    from tests.officer_console.conftest import Visitor


def test_nobody_sees_anything_before_signing_in(visitor: Visitor) -> None:
    for path in ("/", f"/declarations/{visitor.number}", "/find?text=NUMUNE"):
        answer = visitor.client.get(path, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"][:8]) == (303, "/sign-in")


def test_a_wrong_password_is_said_and_the_name_is_kept(visitor: Visitor) -> None:
    assert visitor.sign_in("guess") == 403
    page = visitor.client.post("/sign-in", data={"name": "numune", "password": "guess"}).text
    assert "The name or the password is wrong." in page
    assert 'value="numune"' in page


def test_a_guesser_is_slowed_down_even_when_right_at_last(visitor: Visitor) -> None:
    for _ in range(5):
        visitor.sign_in("guess")
    assert visitor.sign_in() == 403


def test_signing_in_never_leads_to_a_strangers_page(visitor: Visitor) -> None:
    form = {"name": "numune", "password": "yalniz-telim-ucun", "next": "//example.org/"}
    answer = visitor.client.post("/sign-in", data=form, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_the_code_on_the_receipt_opens_the_declaration(officer: Visitor) -> None:
    page = officer.page(f"/find?text={grouped(officer.number)}")
    assert grouped(officer.number) in page
    assert "NÜMUNƏ" in page
    assert "Lodged" in page


@pytest.mark.parametrize("text", ["numune", "NÜMUNƏ", "нумуне", "C00000123", "c 00000123"])
def test_a_name_or_a_document_finds_it_too(officer: Visitor, text: str) -> None:
    assert grouped(officer.number) in officer.page(f"/find?text={text}")


def test_a_slip_of_the_finger_is_offered_what_was_meant(officer: Visitor) -> None:
    wrong = (officer.number // 100) * 100 + (officer.number + 10) % 100
    assert officer.number in near_misses(wrong)
    page = officer.page(f"/find?text={wrong:013d}")
    assert "Did they mean one of these?" in page
    assert grouped(officer.number) in page


def test_an_unknown_code_is_said_plainly(officer: Visitor) -> None:
    assert "Nothing here under" in officer.page("/find?text=2999900000000")
    assert officer.client.get("/declarations/2999900000000").status_code == 404


def test_what_a_traveller_typed_is_never_run(officer: Visitor) -> None:
    page = officer.page(f"/declarations/{officer.number}")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_the_estimate_names_its_rule_and_that_it_is_one(officer: Visitor) -> None:
    page = officer.page(f"/declarations/{officer.number}")
    assert "Estimate only. The officer decides." in page
    assert "800 USD" in page


def test_accepting_presents_first_and_releasing_ends_it(officer: Visitor) -> None:
    status, page = officer.act("accepted")
    assert status == 200
    assert "state-accepted" in page
    assert "Presented at the desk" in page
    status, page = officer.act("released")
    assert "state-released" in page
    assert 'value="refused"' not in page


def test_refusing_wants_a_reason_and_shows_it(officer: Visitor) -> None:
    status, page = officer.act("refused", reason="  ")
    assert status == 422
    assert "Write the reason first" in page
    status, page = officer.act("refused", reason="İcazə sənədi yoxdur")
    assert "state-refused" in page
    assert "İcazə sənədi yoxdur" in page
    assert "numune" in page


def test_nobody_decides_on_a_page_that_is_no_longer_true(officer: Visitor) -> None:
    old = officer.page(f"/declarations/{officer.number}")
    officer.act("accepted")
    stale = old.split('name="seen" value="')[1].split('"')[0]
    status, page = officer.act("released", seen=stale)
    assert status == 409
    assert "state-accepted" in page


def test_a_desk_that_was_revoked_decides_nothing_and_says_so(
    officer: Visitor, tmp_path: Path
) -> None:
    trust = TrustFile(tmp_path / "hub")
    desk = next(node for node in trust.now() if node.role is Role.DESK)
    trust.believe(replace(desk, revoked_after_sequence=0))
    status, page = officer.act("accepted")
    assert status == 409
    assert "This cannot be done now" in page


def test_an_act_without_this_sessions_token_does_nothing(officer: Visitor) -> None:
    status, _ = officer.act("accepted", csrf="forged")
    assert status == 403
    assert "state-lodged" in officer.page(f"/declarations/{officer.number}")


def test_an_act_the_desk_does_not_offer_is_refused(officer: Visitor) -> None:
    for kind in ("left", "lodged", "", "DROP TABLE", "released"):
        status, _ = officer.act(kind)
        assert status in {400, 409}, kind
    assert "state-lodged" in officer.page(f"/declarations/{officer.number}")


def test_looking_changes_nothing(officer: Visitor) -> None:
    first = officer.page(f"/declarations/{officer.number}")
    again = officer.page(f"/declarations/{officer.number}")
    assert first == again


def test_a_million_letters_are_refused_before_anything_reads_them(officer: Visitor) -> None:
    answer = officer.client.post("/sign-out", data={"csrf": "x" * 1_000_000})
    assert answer.status_code == 413
    assert "That was too much text" in answer.text
    assert officer.client.get("/").status_code == 200


@pytest.mark.parametrize(("code", "word"), [("az", "Qeydə alınıb"), ("ru", "Зарегистрирована")])
def test_the_desk_speaks_the_officers_language(officer: Visitor, code: str, word: str) -> None:
    page = officer.client.get(f"/declarations/{officer.number}?language={code}").text
    assert word in page
    assert word in officer.page(f"/declarations/{officer.number}")


def test_every_answer_carries_the_headers_that_keep_it_what_it_is(officer: Visitor) -> None:
    for path in ("/", "/sign-in", "/static/web/shell.css", "/nowhere"):
        headers = officer.client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_signing_out_closes_the_door(officer: Visitor) -> None:
    csrf = officer.page("/").split('name="csrf" value="')[1].split('"')[0]
    officer.client.post("/sign-out", data={"csrf": csrf})
    answer = officer.client.get("/", follow_redirects=False)
    assert answer.status_code == 303


def test_a_declaration_of_a_newer_version_is_shown_as_one(
    officer: Visitor, tmp_path: Path, at: datetime
) -> None:
    machine = Embedded.open(tmp_path, lambda: at)
    (fact,) = machine.hub.store.journal.facts(officer.number)
    header = replace(fact.header, number=officer.number + 10, form=(1, 99), sequence=99)
    later = seal(header, {1: {}}, machine.kiosk.node.key)
    machine.hub.store.journal.append([later], 1)
    machine.close()
    page = officer.page(f"/declarations/{officer.number + 10}")
    assert "A form of a newer version" in page
    assert "It is kept whole, and cannot be read here." in page
    assert "erased by lawful order" not in page
    assert "newer version" not in officer.page(f"/declarations/{officer.number}")


def test_the_desk_says_when_the_centre_was_last_heard(
    tmp_path: Path, officer: Visitor, at: datetime
) -> None:
    def past() -> datetime:
        return at - timedelta(days=5)

    assert "The centre was last heard" not in officer.client.get("/").text
    publisher, key = Publisher(tmp_path / "hub", past), SigningKey.generate()
    root = publisher.make_root([key], [key.public], 1)
    law = law_files(tmp_path / "reference")
    publisher.publish({f"reference/{name}": path.read_bytes() for name, path in law.items()}, root)
    assert "The centre was last heard 5 days ago" in officer.client.get("/").text
