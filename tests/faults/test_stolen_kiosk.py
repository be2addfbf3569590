"""Whoever carries a kiosk away, or its disk, reads nothing of anybody who declared at it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from customs.offices import Role
from envelope import packing
from forms.catalogue import definition
from forms.check import check
from forms.content import Content
from forms.definition import Field, Kind
from forms.examples import answers
from reference.load import Reference
from sync.http.enrol_client import Enrolment
from sync.http.serving import serve_in_thread, served_by
from sync.hub.certificate import HubCertificate
from sync.hub.hub import Hub
from sync.hub.nodes import NodesOfHub
from sync.law import LawInForce

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

ROOT = Path(__file__).resolve().parents[2]
CHILD = ROOT / "tests" / "faults" / "stolen_child.py"
FORMS = ("passenger", "goods", "vehicle")
FREE = {Kind.TEXT, Kind.NAME, Kind.DOCUMENT_NUMBER, Kind.FIN, Kind.TAX_NUMBER, Kind.PLATE}
FREE |= {Kind.VIN, Kind.IMEI, Kind.PHONE, Kind.EMAIL}
SHORTEST = 6
MOST_INFLATED = 600
DICTIONARIES = [b"", *(file.read_bytes() for file in packing._DICTIONARIES.iterdir())]


@dataclass(frozen=True)
class Planted:
    """What is declared, and everything in it that would tell of somebody."""

    said: tuple[dict[str, Any], ...]
    marks: tuple[str, ...]


@pytest.fixture(scope="module")
def planted(law: Reference) -> Planted:
    """A declaration on each form, with a word of its own in every field that takes words."""
    said, marks = [], set()
    for seed, form in enumerate(FORMS):
        made = answers(definition(form), law.lists, law.on, seed)
        marked = _marked(form, made, seed)
        checked = check(definition(form), marked, law.lists, law.on)
        content = checked.content
        assert content is not None, checked.problems
        marks |= set(_told(content))
        said.append({"form": form, "answers": marked})
    assert len([mark for mark in marks if "MARKA" in mark]) > 5
    return Planted(tuple(said), tuple(sorted(marks)))


def _marked(form: str, made: Any, seed: int) -> dict[str, Any]:
    marked: dict[str, Any] = json.loads(json.dumps(made, default=str))
    for section in definition(form).sections:
        rows = marked.get(section.name, [])
        for at, row in enumerate([rows] if isinstance(rows, dict) else rows):
            for field in section.fields:
                word = _word(field, seed * 7 + at)
                takes = field.kind in (Kind.NAME, Kind.TEXT) and field.max_length >= len(word)
                if takes and field.name in row:
                    row[field.name] = word
    return marked


def _word(field: Field, at: int) -> str:
    letters = "".join(one for one in field.name.upper() if one.isalpha())
    return f"MARKA{letters}Ə{chr(ord('A') + at % 26)}"


def _told(content: Content) -> Iterator[str]:
    for section in definition(content.form, content.version).sections:
        for row in content.rows(section.name):
            for field in section.fields:
                value = str(row.get(field.name, ""))
                if field.kind in FREE and len(value) >= SHORTEST:
                    yield value


def forms_of(mark: str) -> Iterator[bytes]:
    """Give the bytes a mark can stand as in a file: also from its end, as digits may be kept."""
    for text in {mark, mark.lower(), mark.upper(), mark[::-1]}:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            yield text.encode(encoding)


def found_in(data: bytes, marks: Sequence[str]) -> bool:
    """Whether any mark stands in these bytes, plainly or deflated from any place on."""
    wanted = re.compile(b"|".join(re.escape(form) for mark in marks for form in forms_of(mark)))
    if wanted.search(data):
        return True
    return any(wanted.search(window) for window in _inflated(data))


def _inflated(data: bytes) -> Iterator[bytes]:
    for run in re.finditer(rb"[^\0](?:[^\0]|\0{1,15}(?!\0))*", data):
        for at in range(run.start(), run.end()):
            for dictionary in DICTIONARIES:
                try:
                    reader = zlib.decompressobj(-15, zdict=dictionary)
                    window = reader.decompress(data[at : at + MOST_INFLATED], MOST_INFLATED)
                except zlib.error:
                    continue
                if len(window) >= SHORTEST:
                    yield window


@dataclass(frozen=True)
class Stolen:
    """A kiosk's folder after its process ended."""

    folder: Path
    numbers: tuple[str, ...]
    marks: tuple[str, ...]

    def tells(self, *beside: str) -> list[str]:
        """Name the files outside some folders that tell of somebody."""
        return [
            name
            for file in sorted(self.folder.rglob("*"))
            if file.is_file() and (name := file.relative_to(self.folder).as_posix())
            if not name.startswith(beside) and found_in(file.read_bytes(), self.marks)
        ]


@pytest.fixture
def stolen(planted: Planted, tmp_path: Path) -> Callable[..., Stolen]:
    def run(moment: str, which: int = 1) -> Stolen:
        folder = tmp_path / "data"
        (tmp_path / "home").mkdir()
        places = dict.fromkeys(("HOME", "TMPDIR", "XDG_RUNTIME_DIR"), str(folder / "home"))
        (folder / "home").mkdir(parents=True, mode=0o700)
        lines = "".join(f"{json.dumps(one)}\n" for one in planted.said)
        ended = subprocess.run(
            [sys.executable, str(CHILD), str(folder), moment, str(which)],
            cwd=ROOT,
            env={**os.environ, **places, "PYTHONPATH": str(ROOT)},
            input=lines.encode(),
            stdout=subprocess.PIPE,
            timeout=120,
        )
        assert ended.returncode == (0 if moment == "never" else -9)
        return Stolen(folder, tuple(ended.stdout.decode().split()), planted.marks)

    return run


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Hub]:
    """A post's hub, served, at which the kiosk in ``data`` has come in."""
    real, folder = lambda: datetime.now(UTC), tmp_path / "post"
    with closing(Hub.open(folder, LawInForce(real), real)) as hub:
        certificate = HubCertificate(folder)
        certificate.make("post", ["127.0.0.1"], real())
        with serve_in_thread(served_by(hub), certificate.served) as url:
            enrolling = NodesOfHub.of(hub).enrolling
            token = enrolling.invite(Role.KIOSK, "Kiosk 3", "baki", url, timedelta(hours=1))
            Enrolment(token, tmp_path / "data").node()
            yield hub


def test_what_looks_finds_a_mark_however_it_is_kept(planted: Planted) -> None:
    mark = next(one for one in planted.marks if "MARKA" in one)
    plain = f"aysel {mark} nümunə".encode()
    for dictionary in DICTIONARIES:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=dictionary)
        packed = os.urandom(40) + packer.compress(plain) + packer.flush() + os.urandom(40)
        assert found_in(packed, planted.marks)
    for form in forms_of(mark):
        assert found_in(b"\0" * 20 + form + b"\0" * 20, planted.marks)
    assert not found_in(os.urandom(2_000), planted.marks)


def test_a_kiosk_that_has_lodged_and_carried_tells_nothing(stolen: Callable[..., Stolen]) -> None:
    kiosk = stolen("never")
    assert len(kiosk.numbers) == len(FORMS)
    # The hub on the same machine reads what is declared, so the looking is known to work.
    assert any(name.startswith("hub/") for name in kiosk.tells("kiosk/"))
    assert kiosk.tells("hub/") == []


@pytest.mark.parametrize(
    ("moment", "which"),
    [("sealed", 2), ("visit written", 3), ("lodged", 1)],
)
def test_a_kiosk_killed_in_the_middle_of_lodging_tells_nothing(
    stolen: Callable[..., Stolen], moment: str, which: int
) -> None:
    kiosk = stolen(moment, which)
    assert (kiosk.folder / "kiosk").is_dir()
    assert kiosk.tells("hub/") == []


@pytest.mark.parametrize(("moment", "carried"), [("never", 3), ("lodged", 0)])
def test_a_kiosk_whose_hub_is_elsewhere_holds_nothing_anybody_can_read(
    post: Hub, stolen: Callable[..., Stolen], moment: str, carried: int
) -> None:
    kiosk = stolen(moment)
    held = sum(post.store.register.row(int(number)) is not None for number in kiosk.numbers)
    assert held >= carried
    assert not (kiosk.folder / "hub").exists()
    assert kiosk.tells() == []
