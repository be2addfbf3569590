"""What besides drawing holds the glass up for longer than a frame, by name.

Reference: a frame at 60 Hz. Three visits of ``examples/visits`` are walked at a kiosk over real
storage, as it runs at a post: 0.8 s from one press to the next, and now and then five to think.
A watcher looks a thousand times a second at what the main thread is doing: what is called from one
turn of the main loop is one piece, named after where most of it was done. Drawing is apart, with
the texts and places that are made just before it, and so is drawing unseen. Times are right to
about 2 ms. Prints JSON; run ``python -m benches.ui_thread``.
"""

from __future__ import annotations

import json
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from types import FrameType
from typing import Any

from kiosk.render import open_offscreen

ROOT = Path(__file__).resolve().parents[1]
VISITS = ("az-nothing-to-declare", "en-goods-and-cash", "ru-car-typed")
FRAME_MS = 16.0
LOOK = 0.001
TAP, THOUGHT = 0.8, 5.0
THINKS_EVERY = 8
FRAME = 1 / 60
AFTERWARDS = 4.5
WORST = 12
MOST_SCREENS = 120
DRAWING = frozenset({"tick_draw", "sync", "_draw"})
WAITS = frozenset({"idle", "usleep", "_usleep", "_check_ready"})
LOOP = frozenset({"_frame", "_press"})
PASSES_ON = frozenset(
    {"kiosk/quiet.py", "kiosk/conductor.py", "kiosk/wings.py", "kiosk/player/person.py"}
)
AIMS = {"pieces_over_a_frame": 0}


@dataclass(frozen=True)
class Piece:
    """One piece of work: where most of it was done, and its milliseconds."""

    place: str
    ms: float
    drawing: bool
    pressed: bool


@dataclass(frozen=True)
class Doing:
    """What the main thread does: ``piece`` tells it from what it does after."""

    piece: int
    drawing: bool
    pressed: bool


@dataclass
class Watcher:
    """Looks at the main thread. ``pieces`` are those that are over."""

    pieces: list[Piece] = field(default_factory=list)
    _over: threading.Event = field(default_factory=threading.Event)
    _at: Doing | None = None
    _since: float = 0.0
    _places: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch for as long as this lasts."""
        before = sys.getswitchinterval()
        sys.setswitchinterval(LOOK / 2)
        watched = threading.Thread(target=self._watch, args=(threading.get_ident(),))
        watched.start()
        try:
            yield
        finally:
            self._over.set()
            watched.join()
            sys.setswitchinterval(before)

    def _watch(self, thread: int) -> None:
        while not self._over.wait(LOOK):
            now = time.perf_counter()
            doing, place = _doing(sys._current_frames()[thread])
            if doing != self._at:
                self._end(now)
                self._at, self._since, self._places = doing, now, Counter()
            self._places[place] += 1

    def _end(self, now: float) -> None:
        if self._at is not None:
            place = self._places.most_common(1)[0][0]
            took = (now - self._since) * 1000
            self.pieces.append(Piece(place, took, self._at.drawing, self._at.pressed))


def _doing(frame: FrameType | None) -> tuple[Doing | None, str]:
    """Say which piece a stack is in, and where: what was called from the loop of this bench, and
    the first frame of ours in it that does not only pass the work on.
    """
    stack: list[FrameType] = []
    while frame is not None and frame.f_code.co_name not in LOOP:
        stack.append(frame)
        frame = frame.f_back
    if frame is None or not stack or stack[0].f_code.co_name in WAITS:
        return None, ""
    ours = [each for each in reversed(stack) if _file(each).startswith("kiosk")]
    drawing = stack[-1].f_code.co_name in DRAWING or any(
        each.f_code.co_name == "draw_unseen" for each in ours
    )
    if not ours and not drawing:
        return None, ""
    does = next((each for each in ours if _file(each) not in PASSES_ON), (ours or stack)[0])
    piece = id((ours or stack[::-1])[0])
    return Doing(piece, drawing, frame.f_code.co_name == "_press"), _place(does)


def _file(frame: FrameType) -> str:
    path = Path(frame.f_code.co_filename)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name


def _place(frame: FrameType) -> str:
    return f"{_file(frame)}: {frame.f_code.co_qualname}"


def measure() -> dict[str, Any]:
    """Walk the visits once unwatched, so that what is loaded once is loaded, then once watched."""
    open_offscreen()
    watcher = Watcher()
    with tempfile.TemporaryDirectory(prefix="sarhad-bench-") as folder, _kiosk(Path(folder)) as app:
        for name in VISITS:
            _walk(app, name, lambda _: TAP)
        _let_pass(AFTERWARDS)
        with watcher.watching():
            for name in VISITS:
                _walk(app, name, lambda at: TAP if at % THINKS_EVERY else THOUGHT)
            _let_pass(AFTERWARDS)
    return _told(watcher.pieces)


def _told(pieces: list[Piece]) -> dict[str, Any]:
    work = [piece for piece in pieces if not piece.drawing]
    over = [piece for piece in work if piece.ms > FRAME_MS]
    places = sorted({piece.place for piece in over}, key=lambda p: -_worst(over, p))
    drawn = [piece.ms for piece in pieces if piece.drawing]
    return {
        "frame_ms": FRAME_MS,
        "pieces": len(work),
        "over_a_frame": {
            place: {
                "times": sum(piece.place == place for piece in over),
                "worst_ms": round(_worst(over, place), 1),
                "median_ms": round(median(p.ms for p in over if p.place == place), 1),
                "at_a_press": any(p.pressed for p in over if p.place == place),
            }
            for place in places[:WORST]
        },
        "drawing_ms": {"median": round(median(drawn), 1), "worst": round(max(drawn), 1)},
        "pieces_over_a_frame": len(over),
        "aims": AIMS,
        "met": {"pieces_over_a_frame": len(over) <= AIMS["pieces_over_a_frame"]},
    }


def _worst(pieces: list[Piece], place: str) -> float:
    return max(piece.ms for piece in pieces if piece.place == place)


@contextmanager
def _kiosk(folder: Path) -> Iterator[Any]:
    """Put a whole kiosk into the window, opened."""
    from datetime import UTC, datetime

    from kivy.clock import Clock
    from kivy.core.window import Window

    from kiosk.app import KioskApp
    from kiosk.background import Background
    from kiosk.bootstrap import put_together
    from kiosk.machine import Machine
    from kiosk.opening import Opening, first_context

    def now() -> datetime:
        return datetime.now(UTC)

    machine, background, printer = Machine(folder), Background(), Background("printer")
    opening = Opening(lambda: put_together(machine, now, background, printer))
    app = KioskApp(first_context(machine, now, opening, background, printer), opening)
    for child in tuple(Window.children):
        Window.remove_widget(child)
    Window.add_widget(app.glass)
    app.conductor.start()
    app.scanner.start()
    app.opened(opening.open())
    events = Clock.schedule_interval(app.watch, 1.0), Clock.schedule_interval(app.listen, 0.1)
    yield app
    for event in events:
        event.cancel()
    background.close()
    printer.close()
    opening.close()


def _walk(app: Any, name: str, pause: Callable[[int], float]) -> None:
    """Let a person go through a visit and end it."""
    from kiosk.journey import FINISH
    from kiosk.player.person import Person
    from kiosk.player.script import script_of

    path = ROOT / "examples" / "visits" / f"{name}.json"
    person, conductor = Person(script_of(json.loads(path.read_text("utf-8")))), app.conductor
    for at in range(1, MOST_SCREENS):
        _let_pass(pause(at))
        press = person.fill(conductor.screen)
        if press is None:
            break
        app.touched()
        _press(press)
        while app.conductor.context.background.busy or app.conductor.context.printing.busy:
            _frame()
    conductor.left(conductor.screen, FINISH)


def _press(press: Callable[[], None]) -> None:
    press()


def _let_pass(seconds: float) -> None:
    over = time.perf_counter() + seconds
    while time.perf_counter() < over:
        _frame()
        time.sleep(FRAME / 2)


def _frame() -> None:
    """Do what Kivy's main loop does once."""
    from kivy.clock import Clock
    from kivy.lang import Builder

    Clock.tick()
    Builder.sync()
    Clock.tick_draw()
    Builder.sync()
    _draw()


def _draw() -> None:
    from kivy.core.window import Window
    from kivy.graphics.opengl import glFinish

    if Window.canvas.needs_redraw:
        Window.dispatch("on_draw")
        Window.flip()
        # A panel takes one frame at a time. Off screen they pile up, and whatever comes next waits.
        glFinish()


def main() -> None:
    print(json.dumps(measure(), indent=2))


if __name__ == "__main__":
    main()
