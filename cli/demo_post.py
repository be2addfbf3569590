"""A centre, a post under it and a kiosk under that: each a process of its own, over HTTP.

Everything is what an administrator types (docs/operations.md), only on one machine and in training.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cli.machine import records
from cli.output import problem, words
from customs.offices import Role

PATIENCE = 90.0
"""Seconds until something has come from one machine to the next, which takes one or two."""

MOMENT = 0.1
ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "passenger.json"


@dataclass(frozen=True)
class Held:
    """Where facts are: how many wait at the kiosk, and the lines of both journals."""

    kiosk: int
    post: int
    centre: int


@dataclass(frozen=True)
class Three:
    """The folders of three machines, below ``out``."""

    out: Path

    @property
    def centre(self) -> Path:
        """The centre's hub, and the cabinet where people declare at home."""
        return self.out / "centre"

    @property
    def post(self) -> Path:
        """The post's hub, and its desk."""
        return self.out / "post"

    @property
    def kiosk(self) -> Path:
        """The kiosk."""
        return self.out / "kiosk"

    def make(self) -> tuple[int, str]:
        """Make the two hubs, and the centre's root, by which what it says is believed below.

        Somebody declares at home before that, so the centre's first word names the cabinet too.
        Gives the code of what they declared, and its second thing.
        """
        shutil.rmtree(self.out, ignore_errors=True)
        for folder, post, name in ((self.centre, "centre", "Centre"), (self.post, "baki", "Baki")):
            _ran("hub", "init", "--data", folder, "--post", post, "--name", name)
        declared = self._declare_at_home()
        _ran("hub", "root", self.out / "root.key", "--data", self.centre)
        return declared

    def _declare_at_home(self) -> tuple[int, str]:
        told = json.loads(_ran("predeclare", "passenger", EXAMPLE, "--data", self.centre, "--json"))
        person = json.loads(EXAMPLE.read_text("utf-8"))["person"]
        return int(told["number"]), str(person["document_number"])

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Serve centre and post, and let post and kiosk come in."""
        with served(self.centre) as centre:
            _come_in(centre, self.centre, self.post, "hub", "Baki")
            with served(self.post) as post:
                _come_in(post, self.post, self.kiosk, "kiosk", "0001")
                # What was declared at home is believed here once the centre's word has come down.
                _until(lambda: believes(self.post, Role.CABINET))
                yield

    def held(self) -> Held:
        """Look where the facts are."""
        return Held(waiting(self.kiosk), lines(self.post), lines(self.centre))

    def settled(self, number: int) -> Held:
        """Wait until what was lodged under a number is at the centre. Leaves with 1 if it is not.

        The post has it by then: nothing comes to the centre but through it.
        """
        _until(lambda: not waiting(self.kiosk) and knows(self.centre, number))
        return self.held()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the hub in a folder as a process of its own. Gives its address."""
    asked = _command("hub", "--data", folder, "--port", 0, "--language", "en")
    with (
        (folder / "hub.log").open("ab") as log,
        subprocess.Popen(asked, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True) as process,
    ):
        try:
            assert process.stdout is not None
            found = re.search(r"http://\S+/", process.stdout.readline())
            if found is None:
                problem(words("{folder}: the hub does not open.", folder=folder))
            yield found.group()
        finally:
            process.terminate()


def lines(folder: Path) -> int:
    """Count the facts in the journal of a hub; each is verified."""
    with records(folder) as held:
        return held.store.verify(held.trust).lines


def knows(folder: Path, number: int) -> bool:
    """Whether a hub knows a declaration."""
    with records(folder) as held:
        return held.store.register.row(number) is not None


def believes(folder: Path, role: Role) -> bool:
    """Whether a hub believes a machine of that role."""
    with records(folder) as held:
        return any(node.role is role for node in held.trust)


def waiting(folder: Path) -> int:
    """Count what a kiosk has not handed over yet."""
    from kiosk.staff.probes import records as look
    from sync.node import OUTBOX
    from sync.rooms import KIOSK

    backlog = look(folder / KIOSK / OUTBOX).backlog
    return backlog.new if backlog else 0


def _until(true: Callable[[], bool]) -> None:
    end, pause = time.monotonic() + PATIENCE, threading.Event()
    while not true():
        if time.monotonic() > end:
            problem(words("The machines do not hear each other."))
        pause.wait(MOMENT)


def _come_in(url: str, at: Path, who: Path, role: str, name: str) -> None:
    named = ("--role", role, "--name", name, "--post", "baki", "--url", url)
    told = json.loads(_ran("hub", "node", "add", "--data", at, *named, "--json"))
    _ran("enrol", "-", "--data", who, given=told["token"])


def _ran(*asked: object, given: str = "") -> str:
    done = subprocess.run(
        _command(*asked), cwd=ROOT, input=given, capture_output=True, text=True, check=False
    )
    if done.returncode:
        problem(done.stderr.strip())
    return done.stdout


def _command(*asked: object) -> list[str]:
    # Paths are made whole: the command is run where the program stands.
    whole = (one.absolute() if isinstance(one, Path) else one for one in asked)
    return [sys.executable, "-m", "cli.main", *map(str, whole)]
