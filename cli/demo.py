"""``sarhad demo``: declarations all the way through: kiosk, paper, post, desk and centre."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.answers import now
from cli.demo_post import Three
from cli.desk_story import walk
from cli.machine import records
from cli.options import Language
from cli.output import problem, say, words
from cli.visit import Out, Result, play_visit

VISITS = Path(__file__).resolve().parent.parent / "examples" / "visits"
STORY = (
    "az-leaving-with-cash",
    "az-nothing-to-declare",
    "en-brings-a-code",
    "en-goods-and-cash",
    "ru-car-typed",
)
"""Visits that are played: enough to see a day at a post in a minute."""

OFFICER, PASSWORD = "numune", "yalniz-telim-ucun"
"""The demonstration's invented officer. The password opens training data only."""

DESK_PORT = 8451

Story = Annotated[bool, typer.Option("--story", help="Play the story even with a display.")]


def demo(out: Out = Path("build/demo"), story: Story = False, language: Language = None) -> None:
    """Open kiosk and desk; without a display, play the story and say where the pictures are."""
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if shown and not story:
        _open(out)
    else:
        _tell(out)


def _open(out: Path) -> None:
    from kiosk.devices.printer.virtual_printer import VirtualPrinter
    from kiosk.machine import Machine
    from kiosk.start import run

    data = out / "data"
    with ExitStack() as stack:
        printer = stack.enter_context(VirtualPrinter(out / "paper"))
        address = stack.enter_context(desk(data, DESK_PORT))
        say(words("The desk is at {address}: {name}, {password}", **_door(address)))
        say(words("Papers come out in {folder}.", folder=out / "paper"))
        run(Machine(data, f"127.0.0.1:{printer.port}"), fullscreen=False)


def _tell(out: Path) -> None:
    results = [
        (_play_alone(path, out), path) for path in (VISITS / f"{name}.json" for name in STORY)
    ]
    for result, told in results:
        if result.number is not None:
            _decide(result, out / told.stem)
            _bring_code(result, told, out / told.stem / "code")
    _tell_of_three(out / "centre-post-kiosk")
    say("")
    say(words("Every screen, paper and page is a picture below {folder}.", folder=out.resolve()))


def _tell_of_three(out: Path) -> None:
    """Let a kiosk work under a post and the post under a centre, each on a machine of its own."""
    three = Three(out / "data")
    code, document = three.make()
    say("")
    say(words("A centre, a post under it and a kiosk under that, over HTTP:"))
    say(words("  declared at home, so the centre holds it: {number}", number=f"{code:013d}"))
    with three.serving():
        told = {"language": "az", "code": f"{code:013d}", "second_thing": document}
        found = play_visit(told, out / "code", three.kiosk)
        say(words("  the code at the glass: {step}", step=found.reached))
        lodged = _play(_told(VISITS / "az-nothing-to-declare.json"), out / "visit", three.kiosk)
        number = lodged.number or 0
        held = three.settled(number)
        say(words("  waiting at the kiosk: {kiosk}; facts at the post: {post}", **vars(held)))
        say(words("  facts at the centre: {centre}", centre=held.centre))
        with desk(three.post, 0) as address:
            state = walk(address, number, (OFFICER, PASSWORD), out / "desk")
        say(words("{name} at the desk: {state}", name=out.name, state=state))


def _told(path: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told


def _play(told: dict[str, Any], out: Path, data: Path | None = None) -> Result:
    result = play_visit(told, out, data)
    say(words("  the glass: {count} screens, ending at {step}", **_seen(result)))
    if result.number is not None:
        say(words("  registered: {number}", number=f"{result.number:013d}"))
    say(words("  paper: {papers}", papers=", ".join(result.papers) or "-"))
    return result


def _play_alone(path: Path, out: Path) -> Result:
    say("")
    say(path.stem)
    return _play(_told(path), out / path.stem)


def _decide(result: Result, out: Path) -> None:
    """Let the officer find the code on the page, accept and release; then verify the journal."""
    with desk(result.data, 0) as address:
        state = walk(address, result.number or 0, (OFFICER, PASSWORD), out / "desk")
    say("")
    say(words("{name} at the desk: {state}", name=out.name, state=state))
    with records(result.data) as held:
        report = held.store.verify(held.trust)
    if not report.stands:
        problem(words("The journal does not hold: {report}", report=report))
    say(words("  the journal: {count} facts, every chain whole", count=report.lines))


def _bring_code(result: Result, told: Path, out: Path) -> None:
    """Let the traveller bring the code back to the glass."""
    script = {"language": _told(told)["language"], "code": f"{result.number:013d}"}
    with records(result.data) as held:
        entry = held.store.register.row(result.number or 0)
    script["second_thing"] = str(entry.document if entry else "")
    found = play_visit(script, out, result.data)
    say(words("  the code at the glass: {step}", step=found.reached))


@contextmanager
def desk(data: Path, port: int) -> Iterator[str]:
    """Serve the desk beside this program, with the demonstration's officer; give its address."""
    import uvicorn

    from officer_console.serve import build

    _seat_officer(data)
    config = uvicorn.Config(build(data, now), port=port, log_level="warning", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        thread.join(0.02)
    if not server.started:
        problem(words("The desk's port {port} is taken.", port=port))
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/"
    finally:
        server.should_exit = True
        thread.join()


def _seat_officer(data: Path) -> None:
    from officer_console.accounts import hashed
    from records.officers import Officer
    from sync.embedded import HUB
    from sync.hub.hub import Hub
    from sync.law import LawInForce

    hub = Hub.open(data / HUB, LawInForce(now), now)
    try:
        hub.store.officers.keep(Officer(OFFICER, "Nümunə Əməkdaş", hashed(PASSWORD)))
    finally:
        hub.close()


def _door(address: str) -> dict[str, str]:
    return {"address": address, "name": OFFICER, "password": PASSWORD}


def _seen(result: Result) -> dict[str, Any]:
    return {"count": len(result.screens), "step": result.reached}
