"""What every test process needs before anything of Kivy is imported, windows or not."""

from __future__ import annotations

import gc
import os
import pwd
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain, count
from pathlib import Path

import pytest

MEMORY, ROOM = Path("/dev/shm"), 4 * 2**30
if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
    # Thousands of stores are made and thrown away, and none has to outlast the machine: what a
    # disk keeps when the power goes is replayed from what was asked of it (tests/faults).
    os.environ["TMPDIR"] = str(MEMORY)
    tempfile.tempdir = None

# A home of its own for each process: Kivy makes the folder at import, and two would collide.
os.environ["KIVY_HOME"] = tempfile.mkdtemp(prefix="sarhad-tests-")
os.environ.update(
    SDL_VIDEODRIVER="offscreen", KIVY_NO_ARGS="1", KIVY_NO_FILELOG="1", KIVY_NO_CONSOLELOG="1"
)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Have Python's collector look seldom: with all that Kivy holds it took half of a run's time.

    At a kiosk it is off while people answer (``kiosk/quiet.py``).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 10, 10)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Write what each file took, and what failed, for the end of ``deploy/run-tests``."""
    if "SARHAD_TEST_TALLY" not in os.environ or "PYTEST_XDIST_WORKER" in os.environ:
        return
    took: Counter[str] = Counter()
    for report in chain.from_iterable(terminalreporter.stats.values()):
        if isinstance(report, pytest.TestReport):
            took[report.nodeid.partition("::")[0]] += report.duration
    bad = [*terminalreporter.stats.get("failed", ()), *terminalreporter.stats.get("error", ())]
    with Path(os.environ["SARHAD_TEST_TALLY"]).open("a", encoding="utf-8") as tally:
        tally.writelines(f"failed\t{report.nodeid}\n" for report in bad)
        tally.writelines(f"took\t{seconds:.1f}\t{file}\n" for file, seconds in took.items())


SERVER = "postgres"
"""PostgreSQL refuses to run as root; Debian's package makes this user for it."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[[], str]]:
    """A PostgreSQL server of this process's own. Gives a function that makes an empty database
    and says its URL.
    """
    folder = Path(tempfile.mkdtemp(prefix="sarhad-postgres-"))
    as_root = os.geteuid() == 0
    if as_root:
        server = pwd.getpwnam(SERVER)
        os.chown(folder, server.pw_uid, server.pw_gid)

    def run(tool: str, *args: str) -> None:
        whole = [str(_newest_server() / tool), *args]
        who = ["runuser", "-u", SERVER, "--"] if as_root else []
        log = folder.with_suffix(".log")
        with log.open("ab") as out:
            done = subprocess.run([*who, *whole], cwd="/", stdout=out, stderr=out, check=False)
        assert done.returncode == 0, log.read_text()

    data = str(folder / "data")
    run("initdb", "-D", data, "-A", "trust", "-U", SERVER, "-E", "UTF8", "--no-locale")
    run("pg_ctl", "-D", data, "-w", "-o", f"-k {folder} -c listen_addresses=''", "start")
    drawn = count()

    def made() -> str:
        name = f"hub{next(drawn)}"
        run("createdb", "-h", str(folder), "-U", SERVER, name)
        return f"postgresql://{SERVER}@/{name}?host={folder}"

    yield made
    run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    shutil.rmtree(folder)
    folder.with_suffix(".log").unlink()


def _newest_server() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    assert found, "PostgreSQL is missing: deploy/install-system-packages brings it"
    return found[-1]
