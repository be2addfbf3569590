"""A kiosk that has had visitors: what of them can still be found in its process.

``left_child.py FOLDER``. On standard input: visits as JSON, each byte turned round (xor 255), so
that this process has their words only from the glass. It prints what it found as JSON, then stays
until its input ends, for its memory and its files to be looked at.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from events.writing import Log
from kiosk.render import open_offscreen, settle

PATIENCE_SECONDS = 30.0
MOST_DESCRIBED = 20


def turned(text: str) -> str:
    return bytes(byte ^ 255 for byte in bytes.fromhex(text)).decode("utf-8")


def opened(folder: Path) -> Any:
    """A kiosk as ``sarhad kiosk`` puts it together, its clock driven from here."""
    from kiosk.app import KioskApp
    from kiosk.background import Background
    from kiosk.bootstrap import put_together
    from kiosk.machine import Machine
    from kiosk.opening import Opening, first_context

    machine, background, printer = Machine(folder), Background(), Background("printer")
    opening = Opening(lambda: put_together(machine, now, background, printer))
    app = KioskApp(first_context(machine, now, opening, background, printer), opening)
    app.glass.size_hint, app.glass.size = (None, None), (1080, 1920)
    app.conductor.start()
    app.scanner.start()
    app.opened(opening.open())
    return app


def now() -> datetime:
    return datetime.now(UTC)


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not true():
        if time.monotonic() > end:
            raise TimeoutError
        settle(1)


def visit(app: Any, told: dict[str, Any], to: str = "done") -> None:
    """Play a visit up to a step. Every screen is drawn."""
    from kiosk.player.person import Person
    from kiosk.player.script import script_of

    person, conductor = Person(script_of(told)), app.conductor
    while conductor.visit.step != to:
        press = person.fill(conductor.screen)
        assert press is not None, conductor.visit.step
        settle(2)
        app.touched()
        press()
        until(lambda: not waits(conductor))
    settle(2)


def waits(conductor: Any) -> bool:
    return bool(conductor.context.background.busy or conductor.context.printing.busy)


def scan(app: Any, text: str) -> None:
    """Let the scanner type it."""
    for letter in text:
        app.key(None, ord(letter), 0, letter)


def finish(app: Any) -> int:
    """End a visit at its last screen, after a look at the help; give the number it got."""
    assert app.conductor.visit.step == "done", app.conductor.visit.step
    number = int(app.conductor.visit.lodged.number)
    app.conductor.aside("help")
    settle(2)
    app.conductor.screen.finish()
    return number


def left_standing(app: Any, told: dict[str, Any]) -> None:
    """Walk away in the middle; half a scan comes after that, and in the end nobody is there."""
    visit(app, told, "review")
    scan(app, told["mrz"][0] + "\r" + told["mrz"][1] + "\r")
    app.listen()
    scan(app, told["mrz"][0])
    nobody_is_there(app)


def nobody_is_there(app: Any) -> None:
    """Let two minutes pass without a touch, then the second in which the kiosk looks."""
    app.conductor._idle.touched(time.monotonic() - 120.0)
    app.watch()
    settle(2)
    assert app.conductor.visit.step == "language"


def broken(app: Any, told: dict[str, Any]) -> None:
    """Have a fault, with everything that was said in what it says and in what it came through."""
    from kiosk.app import Failsafe

    visit(app, told, "vehicle")
    try:
        fail(dict(app.conductor.visit.answers), str(told["answers"]))
    except ValueError as fault:
        Failsafe(app.conductor).handle_exception(fault)
    settle(2)
    assert app.conductor.visit.step == "out_of_service"
    nobody_is_there(app)


def fail(answers: Any, read: str) -> None:
    raise ValueError(f"{read} {answers}")


def followed(app: Any, told: dict[str, Any]) -> None:
    """Let the next person of the same crossing begin, and go without a word."""
    from kiosk.journey import NEXT_PERSON

    visit(app, told)
    app.conductor.left(app.conductor.screen, NEXT_PERSON)
    settle(2)
    nobody_is_there(app)


def paused(app: Any, told: dict[str, Any], folder: Path) -> list[str]:
    """Pause and never come back; give what was on disk meanwhile."""
    visit(app, told, "vehicle")
    app.conductor.pause()
    until(lambda: not waits(app.conductor))
    settle(2)
    on_disk = files(folder)
    app.conductor.screen.finish()
    pauses = app.conductor.pausing.pauses
    assert pauses.any
    pauses.now = lambda: time.monotonic() + 15 * 60.0
    app.watch()
    assert not pauses.any
    pauses.now = time.monotonic
    return on_disk


def files(folder: Path) -> list[str]:
    """Name what is kept over a power cut."""
    return sorted(file.name for file in (folder / "kept").iterdir() if file.name != "salt")


def quiet(app: Any) -> None:
    """Let the moments pass in which the kiosk clears away, until nothing is left to do."""
    from kiosk.quiet import QUIET_SECONDS

    end = time.monotonic() + QUIET_SECONDS + 1.0
    while time.monotonic() < end or app.conductor.get_ready():
        app.listen()
        settle(1)


def everything() -> Iterator[tuple[object, object]]:
    """Every object Python knows, with one that holds it: also what the collector does not track."""
    stack: list[tuple[object, object]] = [(None, one) for one in gc.get_objects()]
    seen = {id(one) for _, one in stack} | {id(stack)}
    while stack:
        holder, one = stack.pop()
        yield holder, one
        for inner in gc.get_referents(one):
            if id(inner) not in seen:
                seen.add(id(inner))
                stack.append((one, inner))


def held(marks: list[str]) -> list[str]:
    """Name what holds any of the marks, whatever it is written in."""
    small = [mark.casefold() for mark in marks]
    raw = [form for mark in marks for form in (mark.encode(), mark.encode("utf-16-le"))]
    ours = {id(one) for known in (marks, small, raw) for one in (known, *known)}
    holders = [
        holder for holder, one in everything() if id(one) not in ours and any(_has(one, small, raw))
    ]
    del holders[MOST_DESCRIBED:]
    return [described(holder, holders) for holder in holders]


def _has(one: object, small: list[str], raw: list[bytes]) -> Iterator[bool]:
    # By type, not isinstance: that asks proxies of what has gone.
    if issubclass(type(one), str):
        text = str.casefold(one)  # type: ignore[arg-type]
        yield any(mark in text for mark in small)
    elif issubclass(type(one), bytes | bytearray):
        yield any(mark in one for mark in raw)  # type: ignore[operator]
    elif issubclass(type(one), date | Decimal) or type(one) is int:
        yield str(one) in small


def described(holder: object, ours: list[object]) -> str:
    """Name what holds something and what holds that, without what is in it."""
    names, mine = [], {id(ours)}
    for _ in range(8):
        names.append(type(holder).__name__ + keys(holder))
        above = gc.get_referrers(holder)
        mine |= {id(above)}
        holder = next((one for one in above if _is_holder(one) and id(one) not in mine), None)
        if holder is None:
            break
    return " < ".join(names)


def _is_holder(one: object) -> bool:
    return type(one).__name__ not in {"frame", "list_iterator"}


def keys(holder: object) -> str:
    if not issubclass(type(holder), dict):
        return ""
    return str([key for key in holder if type(key) is str and key.isidentifier()][:6])  # type: ignore[attr-defined]


def main(folder: Path, told: Callable[[], Any]) -> None:
    open_offscreen()
    app = opened(folder)

    def visit_of(at: int) -> dict[str, Any]:
        found: dict[str, Any] = told()["visits"][at]
        return found

    # Nobody comes in the first seconds: what stays for good is set aside in them.
    quiet(app)
    visit(app, visit_of(0), "review")
    during = held(told()["marks"])
    kept = {"during": files(folder)}
    # Slow people: the kiosk clears away while they are there.
    quiet(app)
    visit(app, visit_of(0))
    number = finish(app)
    left_standing(app, visit_of(1))
    broken(app, visit_of(0))
    followed(app, visit_of(1))
    kept["paused"] = paused(app, visit_of(0), folder)
    quiet(app)
    # What was set aside from the collector is looked through too.
    gc.unfreeze()
    after = held([*told()["marks"], str(number)])
    kept["after"] = files(folder)
    found = {"during": during, "after": after, "kept": kept, "clipboard": pasted()}
    print(json.dumps(found), flush=True)
    sys.stdin.read()


def pasted() -> str:
    from kivy.core.clipboard import Clipboard

    return str(Clipboard.paste())


if __name__ == "__main__":
    blob = sys.stdin.readline().strip()
    log = Log("0.1.0", sys.stderr, Path(sys.argv[1]) / "kiosk.log")
    log.begin()
    main(Path(sys.argv[1]), lambda: json.loads(turned(blob)))
