"""A monkey at the glass: random touches, keys, scans, jumps of time and work that ends late.

``python -m tests.soak.monkey [--acts 20000] [--seed N]`` prints JSON; it ends with 1 when
something did not hold (``tests/soak/watching.py`` says what must). The same seed does the same.
"""

from __future__ import annotations

import argparse
import gc
import json
import secrets
import sys
import tempfile
import time
import traceback
from collections import Counter, deque
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

from kiosk.visit import UNBEGUN, Step
from tests.soak import hands
from tests.soak.at_glass import AtGlass, stand, window_clock
from tests.soak.late import LateWork
from tests.soak.watching import Broken, Kind, Seen, judge, seen

LANGUAGES = ("az", "en", "ru", "ka", "tr")
PANEL = (540, 960)
REMEMBERED = 15
"""Acts that are told of with what broke."""
MOST_FOUND = 12
DRAWN_EVERY = 10
LEFT_EVERY = 150
"""Acts after which everybody walks away, and the glass must find back to its first screen."""
LONGEST_ALONE = 600.0
PLANTED = 0.01
AT_EASE = 0.05

WAKING = frozenset({"press", "main", "touch", "drag", "bar"})
"""Acts of one touch: where it wakes the glass it does nothing else."""

HANDS = frozenset({Kind.HAND, Kind.BAR, Kind.SCAN, Kind.WAKE})

WEIGHTS = {
    "press": 25,
    "answer": 8,
    "main": 10,
    "on": 40,
    "touch": 10,
    "drag": 3,
    "hold": 2,
    "double": 5,
    "bar": 6,
    "keypad": 8,
    "keyboard": 4,
    "letters": 2,
    "scan": 9,
    "passport": 3,
    "time": 3,
    "work": 25,
}


class Counted:
    """The door to lodging; ``numbers`` are those given to each visit."""

    def __init__(self, lodging: Any) -> None:
        self._lodging = lodging
        self.numbers: dict[str, set[int]] = {}

    def lodge(self, content: Any, token: str, crossing: Any) -> Any:
        """Lodge, and count."""
        lodged = self._lodging.lodge(content, token, crossing)
        self.numbers.setdefault(token, set()).add(lodged.number)
        return lodged

    def __getattr__(self, name: str) -> Any:
        return getattr(self._lodging, name)


@dataclass
class Monkey:
    """Does one act after another and judges each."""

    at: AtGlass
    dice: Random
    works: tuple[LateWork, LateWork]
    found: list[dict[str, Any]] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    steps: Counter[str] = field(default_factory=Counter)
    last: deque[str] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    through: set[Step] = field(default_factory=set)
    touched: float = 0.0
    planted: bool = False
    acts: int = 0

    def go(self, acts: int) -> None:
        for number in range(1, acts + 1):
            name = self._name()
            if number % LEFT_EVERY == 0:
                name = "leave"
            self._try(number, name)
            if number % DRAWN_EVERY == 0:
                self.at.frame()
            if len(self.found) >= MOST_FOUND:
                return

    def _name(self) -> str:
        if self.at.visit.step is Step.OUT_OF_ORDER and self.dice.random() < 0.3:
            return "card"
        return self.dice.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]

    def _try(self, number: int, name: str) -> None:
        before = seen(self.at)
        wakes = before.panel == "idle" or before.dark
        self.planted, self.through = False, set()
        self.last.append(f"{number} {name} at {before.step} {before.path or ''} {before.panel}")
        try:
            kind = getattr(self, f"_{name}")()
            if wakes and kind is Kind.HAND and name in WAKING:
                kind = Kind.WAKE
            self._look(kind, before)
        except Exception as fault:
            self._found(number, name, fault)
            self._begin_anew()
        self.done[name] += 1
        self.acts += 1
        self.steps[self.at.visit.step] += 1

    def _look(self, kind: Kind, before: Seen) -> None:
        quiet = self.at.clock() - self.touched
        after = seen(self.at)
        steps = self.through | {before.step, after.step}
        judge(kind, before, after, self.at, steps=steps, planted=self.planted, quiet=quiet)
        if kind in HANDS or self.at.visit.token != before.token:
            self.touched = self.at.clock()

    def _found(self, number: int, name: str, fault: Exception) -> None:
        told = "" if isinstance(fault, Broken) else traceback.format_exc()
        self.found.append(
            {"act": number, "what": name, "fault": repr(fault), "last": [*self.last], "in": told}
        )
        print(f"act {number} {name}: {fault!r}\n{told}", file=sys.stderr, flush=True)

    def _begin_anew(self) -> None:
        """Let go of all work and of the visit, so that one finding is not found again."""
        from kiosk.journey import FINISH

        for work in self.works:
            while work.busy:
                try:
                    work.end()
                except Exception:
                    continue
        self.at.conductor.left(self.at.screen, FINISH)
        self.touched = self.at.clock()

    def count(self, numbers: dict[str, set[int]]) -> None:
        """Compare what visits were told with the records: one LODGED fact for each visit."""
        while any(work.end() for work in self.works):
            continue
        facts = facts_lodged(self.at.kiosk)
        given = [number for each in numbers.values() for number in each]
        if any(len(each) != 1 for each in numbers.values()) or facts != Counter(given):
            self.found.append({"fault": f"visits were given {numbers}, the records have {facts}"})

    # Acts. Each gives what may come of it.

    def _press(self) -> Kind:
        return self._tap_one(hands.offered(self.at))

    def _main(self) -> Kind:
        """Press what ends the screen: the last thing that is not of the bar."""
        return self._tap_one(hands.of_screen(self.at)[-2:])

    def _on(self) -> Kind:
        """Do what a hand does that knows how to get on."""
        hands.answer(self.at)
        return self._tap_one(hands.leading_on(self.at) or hands.of_screen(self.at))

    def _tap_one(self, among: list[Any]) -> Kind:
        if among:
            widget = self.dice.choice(among)
            self.last.append(f"  {type(widget).__name__} {getattr(widget, 'text', '')!r}")
            hands.tap(self.at, *hands.middle(widget))
            self._wait()
        return Kind.HAND

    def _wait(self) -> None:
        """Take one's time, now and then long enough for screens to be built ahead."""
        if self.dice.random() < AT_EASE:
            self.at.pass_time(1.0)
        else:
            hands.wait(self.at, self.dice.choice((0.05, 0.4, 0.6)))

    def _bar(self) -> Kind:
        if self.at.app.glass.panel is None:
            self._tap_one(hands.of_bar(self.at))
            return Kind.BAR
        return self._press()

    def _answer(self) -> Kind:
        hands.answer(self.at)
        return Kind.HAND

    def _place(self) -> tuple[float, float]:
        return self.dice.uniform(0, PANEL[0]), self.dice.uniform(0, PANEL[1])

    def _touch(self) -> Kind:
        hands.tap(self.at, *self._place())
        return Kind.HAND

    def _drag(self) -> Kind:
        hands.tap(self.at, *self._place(), to=self._place())
        return Kind.HAND

    def _hold(self) -> Kind:
        across, up = self._place()
        at_top = self.dice.random() < 0.5
        hands.tap(self.at, across, PANEL[1] - 20 if at_top else up, hold=hands.HOLD_SECONDS)
        return Kind.HAND

    def _double(self) -> Kind:
        among = hands.of_screen(self.at)
        place = hands.middle(self.dice.choice(among)) if among else self._place()
        for _ in range(self.dice.choice((2, 2, 3))):
            hands.tap(self.at, *place)
            hands.wait(self.at, self.dice.choice((0.05, 0.1, 0.3, 0.5)))
            self.through.add(self.at.visit.step)
        return Kind.HAND

    def _keypad(self) -> Kind:
        hands.press_key(self.at, self.dice.choice(hands.KEYPAD[:6]))
        hands.wait(self.at, 0.1)
        return Kind.HAND

    def _keyboard(self) -> Kind:
        ends = (hands.ENTER, hands.TAB, hands.SPACE)
        keys = [(number, chr(number)) for number in hands.KEYBOARD]
        hands.type_slowly(self.at, [self.dice.choice((*keys, *ends))])
        return Kind.HAND

    def _letters(self) -> Kind:
        """Letters of a keyboard lead nowhere and land nowhere."""
        letters = [self.dice.choice("abcXYZ019.<") for _ in range(self.dice.randint(1, 6))]
        hands.type_slowly(self.at, [(ord(letter), letter) for letter in letters])
        return Kind.SCAN

    def _scan(self) -> Kind:
        text = self.dice.choice(hands.SCANS)
        match self.dice.randrange(3):
            case 0 if len(text) < 10_000:
                hands.scan_by_keys(self.at, text)
            case 1:
                hands.scan_by_camera(self.at, text)
            case _:
                hands.scan_by_reader(self.at, text, self.dice)
        return Kind.SCAN

    def _passport(self) -> Kind:
        hands.scan_by_keys(self.at, "\r".join(self.dice.choice((hands.MRZ, hands.YOUNG))))
        return Kind.SCAN

    def _card(self) -> Kind:
        hands.scan_by_keys(self.at, hands.CARD)
        while self.works[0].end():
            pass
        return Kind.SCAN

    def _time(self) -> Kind:
        """Let time jump, then pass: nobody looks more than once a second."""
        self.at.clock.turn(self.dice.choice((1.0, 10.0, 21.0, 61.0, 75.0, 91.0, 200.0)))
        self.at.app.watch()
        hands.wait(self.at, 0.2)
        return Kind.TIME

    def _work(self) -> Kind:
        self.planted = self.dice.random() < PLANTED
        for work in self.dice.sample(self.works, 2):
            if self.dice.random() < 0.3:
                work.begin(planted=self.planted)
            else:
                work.end(planted=self.planted)
        hands.wait(self.at, 0.1)
        return Kind.WORK

    def _leave(self) -> Kind:
        """Everybody walks away: whatever stands, the glass comes back to its first screen."""
        began = self.at.clock()
        while self.at.visit.step not in UNBEGUN or self.at.app.glass.panel is not None:
            self.through.add(self.at.visit.step)
            self.at.clock.turn(5.0)
            self.at.app.watch()
            for work in self.works:
                work.end()
            hands.wait(self.at, 0.1)
            if self.at.clock() - began > LONGEST_ALONE:
                raise Broken(f"nobody there, and still at {self.at.visit.step}")
        if not self.at.visit.is_blank or self.at.app.glass.is_dark():
            raise Broken("something is left on the first screen")
        return Kind.TIME


def measure(acts: int, seed: int) -> dict[str, Any]:
    """Let the monkey do so many acts."""
    began, clock = time.monotonic(), window_clock()
    from kiosk.context import KioskSettings
    from kiosk.devices.camera.simulated import SimulatedCamera
    from kiosk.devices.voice.simulated import SimulatedVoice
    from kiosk.staff.key import Key
    from kiosk.staff.pin import Door

    works = LateWork(), LateWork()
    dice = Random(seed)
    settings = KioskSettings(languages=LANGUAGES, means=("air", "road_car", "on_foot"))
    with tempfile.TemporaryDirectory(prefix="sarhad-monkey-") as folder:
        door = Door(Path(folder), clock)
        door.keep(Key.PIN, hands.PIN)
        door.keep(Key.CARD, hands.CARD)

        counted: list[Counted] = []

        def besides(context: Any) -> Any:
            counted.append(Counted(context.lodging))
            voice = SimulatedVoice(clock, LANGUAGES)
            return replace(context, camera=SimulatedCamera(), voice=voice, lodging=counted[0])

        at = stand(Path(folder), clock, *works, settings, besides, PANEL)
        monkey = Monkey(at, dice, works, touched=clock())
        monkey.go(acts)
        monkey.count(counted[0].numbers)
        said = told(monkey, acts, seed, time.monotonic() - began)
        said["visits_lodged"] = len(counted[0].numbers)
        at.kiosk.close()
    return said


def told(monkey: Monkey, acts: int, seed: int, seconds: float) -> dict[str, Any]:
    """Say what was done and what was found."""
    return {
        "acts": monkey.acts,
        "of": acts,
        "seed": seed,
        "seconds": round(seconds),
        "done": dict(monkey.done),
        "steps": dict(monkey.steps.most_common()),
        "never_seen": sorted(set(Step) - set(monkey.steps)),
        "found": monkey.found,
    }


def facts_lodged(kiosk: Any) -> Counter[int]:
    """Count the LODGED facts of each number in the hub's journal and still in the outbox."""
    from customs.facts import FactKind

    kiosk.rooms.kiosk.courier.run_once()
    store = kiosk.rooms.hub.store
    counted: Counter[int] = Counter()
    for listed in store.register.newest(10**6):
        facts = store.journal.facts(listed.number)
        counted[listed.number] = sum(each.header.kind is FactKind.LODGED for each in facts)
    return counted


def main() -> int:
    # As the tests with a window do: else it looks through all that Kivy holds thousands of times.
    gc.set_threshold(100_000, 10, 10)
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--acts", type=int, default=20_000)
    asked.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    given = asked.parse_args()
    print(f"seed {given.seed}", file=sys.stderr, flush=True)
    said = measure(given.acts, given.seed)
    print(json.dumps(said, indent=2, ensure_ascii=False))
    return 1 if said["found"] else 0


if __name__ == "__main__":
    sys.exit(main())
