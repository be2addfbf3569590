"""A PostgreSQL server for the length of a bench, as the user that Debian's package makes for it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

USER = "postgres"


@contextmanager
def server() -> Iterator[Callable[[], str]]:
    """Start a server in a folder of its own. Gives what makes an empty database and its URL."""
    folder = Path(tempfile.mkdtemp(prefix="sarhad-bench-"))
    as_root = os.geteuid() == 0
    if as_root:
        who = pwd.getpwnam(USER)
        os.chown(folder, who.pw_uid, who.pw_gid)
    tools = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))

    def run(tool: str, *args: str) -> None:
        prefix = ["runuser", "-u", USER, "--"] if as_root else []
        done = subprocess.run(
            [*prefix, str(tools / tool), *args],
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{tool} ended with {done.returncode}")

    data, drawn = str(folder / "data"), count()
    run("initdb", "-D", data, "-A", "trust", "-U", USER, "-E", "UTF8", "--no-locale")
    run("pg_ctl", "-D", data, "-w", "-o", f"-k {folder} -c listen_addresses=''", "start")

    def database() -> str:
        name = f"bench{next(drawn)}"
        run("createdb", "-h", str(folder), "-U", USER, name)
        return f"postgresql://{USER}@/{name}?host={folder}"

    try:
        yield database
    finally:
        run("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder)
