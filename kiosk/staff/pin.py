"""Who may open the service menu: a PIN of six digits or more, or a card's code.

Both are kept as argon2id hashes in ``staff.json`` of the machine's folder, readable by its owner
alone. Wrong tries are counted before they are looked at, in ``staff-tries.json``, so that a plug
pulled in the middle of a guess saves nobody a try. The two are counted apart: whoever shows codes
to the scanner must not lock the staff out of their PIN.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from events import note
from kiosk.reading.ours import Kind, reading_of
from kiosk.staff.events import TRIES_NOT_KEPT
from kiosk.staff.key import Key, Tried, Verdict
from kiosk.staff.waits import FREE_TRIES, Tries
from sync.folders import locked, read_json, undamaged, write_private
from sync.protocol import FileDamaged

HASHES = "staff.json"
TRIES = "staff-tries.json"

SHORTEST_PIN = 6
LONGEST_PIN = 12
SHORTEST_CARD = 12
LONGEST_CARD = 200
"""Characters. A card's code is drawn by a machine, so it may be long; it must not be guessable."""


class Unfit(ValueError):
    """This can be no PIN, or no card's code."""


def fit(key: Key, text: str) -> str:
    """Give the text as it is hashed. Raises Unfit."""
    text = text.strip()
    if key is Key.PIN:
        whole = text.isascii() and text.isdecimal() and SHORTEST_PIN <= len(text) <= LONGEST_PIN
        if not whole or _is_a_row(text):
            raise Unfit("six to twelve digits, no row like 111111 or 123456")
    elif not could_be_card(text):
        raise Unfit("twelve to two hundred letters and digits, and no code travellers have")
    return text


def could_be_card(text: str) -> bool:
    """Whether a scanned text could be a card's code: long enough, and none travellers show."""
    fits = SHORTEST_CARD <= len(text) <= LONGEST_CARD and text.isprintable()
    return fits and reading_of(text).kind is Kind.FOREIGN


def _is_a_row(digits: str) -> bool:
    steps = {int(after) - int(before) for before, after in zip(digits, digits[1:], strict=False)}
    return len(steps) == 1 and abs(steps.pop()) <= 1


class Door:
    """The lock of the service menu in a machine's ``folder``.

    ``now`` gives seconds and only goes forward. Checking takes some tenths of a second of work.
    """

    def __init__(
        self, folder: Path, now: Callable[[], float], hasher: PasswordHasher | None = None
    ) -> None:
        self._folder = folder
        self._now = now
        self._hasher = hasher or PasswordHasher()
        self._turn = Lock()
        self._tries: dict[str, Tries] = {}

    def keep(self, key: Key, text: str) -> None:
        """Set a PIN or a card's code, and forget wrong tries. Raises Unfit, OSError."""
        kept = self._hasher.hash(fit(key, text))
        with locked(self._folder, "staff"):
            hashes = {**self._hashes(), key: kept}
            write_private(self._folder / HASHES, json.dumps(hashes, indent=2) + "\n")
            (self._folder / TRIES).unlink(missing_ok=True)

    def is_set(self, key: Key) -> bool:
        """Whether there is something to compare with. Raises FileDamaged, OSError."""
        return key in self._hashes()

    def wait(self, key: Key) -> float:
        """Give the seconds until the next try counts. Raises as ``open``."""
        with self._turn:
            kept = self._hashes().get(key)
            return self._counted(key, kept).wait(self._now()) if kept else 0.0

    def open(self, key: Key, text: str) -> Tried:
        """Try to open. Raises FileDamaged, OSError when what is kept cannot be read."""
        with self._turn:
            kept = self._hashes().get(key)
            if kept is None:
                return Tried(Verdict.UNSET)
            tries = self._counted(key, kept)
            if left := tries.wait(self._now()):
                return Tried(Verdict.WAIT, left)
            tries = tries.after_a_wrong_one(self._now())
            self._count(key, kept, tries)
            if not self._matches(kept, key, text):
                return Tried(Verdict.WRONG, tries.wait(self._now()))
            self._count(key, kept, Tries())
            return Tried(Verdict.RIGHT)

    def _matches(self, kept: str, key: Key, text: str) -> bool:
        try:
            return self._hasher.verify(kept, fit(key, text))
        except (VerificationError, InvalidHashError, Unfit):
            return False

    def _hashes(self) -> dict[Key, str]:
        path = self._folder / HASHES
        if not path.exists():
            return {}
        with undamaged(path):
            return {Key(key): str(kept) for key, kept in dict(read_json(path)).items()}

    def _counted(self, key: Key, kept: str) -> Tries:
        # By the hash: a PIN that was set anew, also by another program, has no wrong tries yet.
        if kept not in self._tries:
            self._tries[kept] = Tries(self._counted_before(key), self._now())
        return self._tries[kept]

    def _counted_before(self, key: Key) -> int:
        path = self._folder / TRIES
        if not path.exists():
            return 0
        try:
            with undamaged(path):
                return max(0, int(dict(read_json(path)).get(key.value, 0)))
        except (FileDamaged, OSError):
            # What cannot be read might have been five.
            return FREE_TRIES

    def _count(self, key: Key, kept: str, tries: Tries) -> None:
        self._tries[kept] = tries
        try:
            with locked(self._folder, "staff"):
                written = {each.value: self._counted_before(each) for each in Key}
                written[key.value] = tries.wrong
                write_private(self._folder / TRIES, json.dumps(written) + "\n")
        except OSError as fault:
            # On a full disk staff must still get in; this process goes on counting.
            note(TRIES_NOT_KEPT, fault=fault)
