"""Cut a stream of ESC/POS bytes into commands; what is not whole yet stays for later."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

TEXT, UNKNOWN = "text", "unknown"
_LEADS = {0x10: "DLE", 0x1B: "ESC", 0x1C: "FS", 0x1D: "GS"}

_FIXED = {
    b"\x1b@": 0, b"\x1b2": 0, b"\x1b3": 1, b"\x1b!": 1, b"\x1b-": 1, b"\x1bE": 1, b"\x1bG": 1,
    b"\x1bJ": 1, b"\x1bM": 1, b"\x1bR": 1, b"\x1bV": 1, b"\x1ba": 1, b"\x1bd": 1, b"\x1bt": 1,
    b"\x1b{": 1, b"\x1b ": 1, b"\x1b$": 2, b"\x1bp": 3,
    b"\x1d!": 1, b"\x1dB": 1, b"\x1dH": 1, b"\x1df": 1, b"\x1dh": 1, b"\x1dr": 1, b"\x1dw": 1,
    b"\x1dP": 2, b"\x1dL": 2, b"\x1dW": 2, b"\x1da": 1, b"\x1db": 1, b"\x1c.": 0, b"\x1c&": 0,
    b"\x10\x04": 1, b"\x10\x05": 1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name in the ESC/POS reference (``GS v``) and all bytes after the name."""

    name: str
    data: bytes


def split(stream: bytes) -> tuple[tuple[Command, ...], bytes]:
    """Give the whole commands of ``stream`` and the bytes of one that is not whole yet."""
    found: list[Command] = []
    position = 0
    for command, position in _walk(stream):  # noqa: B007
        found.append(command)
    return tuple(found), stream[position:]


def _walk(stream: bytes) -> Iterator[tuple[Command, int]]:
    position = 0
    while position < len(stream):
        command = _next(stream, position)
        if command is None:
            return
        name_bytes = 2 if command.name[:2] in {"DL", "ES", "FS", "GS"} else 0
        position += name_bytes + len(command.data)
        yield command, position


def _next(stream: bytes, position: int) -> Command | None:
    lead = stream[position]
    if lead not in _LEADS:
        return _plain(stream, position)
    if position + 2 > len(stream):
        return None
    name = f"{_LEADS[lead]} {_shown(stream[position + 1])}"
    size = _size(stream[position : position + 2], stream, position + 2)
    start = position + 2
    if size is None or start + size > len(stream):
        return None
    if size < 0:
        return Command(UNKNOWN, stream[position:start])
    return Command(name, stream[start : start + size])


def _plain(stream: bytes, position: int) -> Command:
    if stream[position] < 0x20:
        return Command({0x0A: "LF"}.get(stream[position], "control"), stream[position:][:1])
    end = position
    while end < len(stream) and stream[end] >= 0x20:
        end += 1
    return Command(TEXT, stream[position:end])


def _shown(byte: int) -> str:
    return chr(byte) if 0x20 < byte < 0x7F else {4: "EOT", 5: "ENQ", 0x14: "DC4"}.get(byte, "?")


def _size(name: bytes, stream: bytes, start: int) -> int | None:
    """Count the parameter bytes; None when it takes more bytes to know, negative when unknown."""
    if name in _FIXED:
        return _FIXED[name]
    counted = _COUNTED.get(name)
    return -1 if counted is None else counted(stream, start)


def _raster(stream: bytes, start: int) -> int | None:
    head = stream[start : start + 6]
    if head[:1] not in (b"", b"0"):
        return -1
    if len(head) < 6:
        return None
    return 6 + int.from_bytes(head[2:4], "little") * int.from_bytes(head[4:6], "little")


def _barcode(stream: bytes, start: int) -> int | None:
    if start >= len(stream):
        return None
    if stream[start] > 64:
        return 2 + stream[start + 1] if start + 1 < len(stream) else None
    end = stream.find(b"\x00", start + 1)
    return None if end < 0 else end + 1 - start


def _cut(stream: bytes, start: int) -> int | None:
    if start >= len(stream):
        return None
    return 2 if stream[start] >= 65 else 1


def _sized(stream: bytes, start: int) -> int | None:
    head = stream[start : start + 3]
    return None if len(head) < 3 else 3 + int.from_bytes(head[1:3], "little")


def _column_image(stream: bytes, start: int) -> int | None:
    head = stream[start : start + 3]
    if len(head) < 3:
        return None
    return 3 + int.from_bytes(head[1:3], "little") * (3 if head[0] >= 32 else 1)


def _real_time(stream: bytes, start: int) -> int | None:
    if start >= len(stream):
        return None
    return {1: 3, 2: 3, 8: 8}.get(stream[start], 1)


_COUNTED: dict[bytes, Callable[[bytes, int], int | None]] = {
    b"\x1dv": _raster,
    b"\x1dk": _barcode,
    b"\x1dV": _cut,
    b"\x1d(": _sized,
    b"\x1c(": _sized,
    b"\x1b*": _column_image,
    b"\x10\x14": _real_time,
}
