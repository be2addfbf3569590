"""The one place where what can go wrong becomes a plain sentence and an exit code.

Storage faults end with their own code, for a service manager (``records.faults``); all others
with 1. An exception that is not named here is a mistake of this program, and shows itself whole.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import typer

from cli.output import PROBLEM_FOUND, say, words

SENTENCES: Mapping[str, str] = {
    "StorageFull": "The disk is full; nothing was written ({why}).",
    "StorageReadOnly": "The records cannot be written ({why}).",
    "StorageCorrupt": "The records are damaged ({why}).",
    "StorageBusy": "Another program is using the records; try again ({why}).",
    "StorageAway": "The server that keeps the records does not answer ({why}).",
    "BackupFailed": "No copy was made or taken back; the records are as they were ({why}).",
    "StorageFault": "The records cannot be used ({why}).",
    "NotHere": "No such declaration is held here ({why}).",
    "NumbersExhausted": "No number is left to give here ({why}).",
    "FileDamaged": "A small file of this machine is damaged ({why}).",
    "TokenUnknown": "This is no token of the hub; look for a slip of the finger ({why}).",
    "TokenUsed": "Another machine has used this token; ask for a new one ({why}).",
    "TokenEnded": "This token has ended; ask for a new one ({why}).",
    "NotThatHub": "What answers is not the hub that gave this token; it was told nothing ({why}).",
    "MembershipRefused": "This machine cannot do that as it stands ({why}).",
    "ClockUnlikely": (
        "The day is too long after the last fact: is the clock right? --on names the day ({why})."
    ),
    "RatesUnavailable": "No rates were fetched; those held stay in use ({why}).",
    "NoRootPinned": "The centre's root is not known here ({why}).",
    "WrongSigners": "This is not signed by whom the centre's root names ({why}).",
    "SyncFault": "The hub could not be reached or used ({why}).",
    "SettingsBroken": "The kiosk's settings cannot be used ({why}).",
    "ReferenceBroken": "The reference data cannot be used ({why}).",
    "KeyExposed": "Others may read a key file; nothing was done ({why}).",
    "EnvelopeError": "A key or a signed fact is not as it should be ({why}).",
    "CustomsError": "What was given cannot be right ({why}).",
    "FontError": "The paper cannot be drawn ({why}).",
    "OSError": "A file cannot be used ({why}).",
    "KeyboardInterrupt": "Stopped.",
}
"""One sentence for each fault, or for the root of its kind: msgids under context ``command``."""


@contextmanager
def told() -> Iterator[None]:
    """End the command with a sentence when a known fault leaves it."""
    try:
        yield
    except (Exception, KeyboardInterrupt) as fault:
        message = sentence_of(fault)
        if message is None or _is_broken_pipe(fault):
            raise
        say(words(message, why=str(fault)), to_errors=True)
        raise typer.Exit(exit_code(fault)) from None


def sentence_of(fault: BaseException) -> str | None:
    """Give the sentence for a fault; None when it is not known."""
    names = [kind.__name__ for kind in type(fault).__mro__]
    if not any(_is_known(kind) for kind in type(fault).__mro__):
        return None
    return next((SENTENCES[name] for name in names if name in SENTENCES), None)


def exit_code(fault: BaseException) -> int:
    """Give the code a command ends with for a fault."""
    return int(getattr(fault, "exit_code", PROBLEM_FOUND))


def _is_known(kind: type) -> bool:
    return kind in _roots()


def _roots() -> tuple[type[BaseException], ...]:
    # Only here, since a command that goes well has no use for them.
    from customs.errors import CustomsError
    from envelope.errors import EnvelopeError
    from kiosk.settings.file import SettingsBroken
    from paper.fonts import FontError
    from records.faults import StorageFault
    from reference import ReferenceBroken
    from sync.protocol import SyncFault

    return (
        CustomsError,
        EnvelopeError,
        FontError,
        StorageFault,
        ReferenceBroken,
        SettingsBroken,
        SyncFault,
        OSError,
        KeyboardInterrupt,
    )


def _is_broken_pipe(fault: BaseException) -> bool:
    # Nobody reads any more, so Typer ends quietly.
    return isinstance(fault, OSError) and fault.errno == errno.EPIPE
