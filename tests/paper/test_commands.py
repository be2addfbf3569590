from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper.commands import Command, split

CLEAR = b"\x01\x03\x14\x01\x06\x02\x08"
WHOLE = [
    (b"\x1b@", Command("ESC @", b"")),
    (b"\x1ba\x01", Command("ESC a", b"\x01")),
    (b"\x1bJ\x28", Command("ESC J", b"\x28")),
    (b"\x1dv0\x00\x02\x00\x01\x00\xff\x0f", Command("GS v", b"0\x00\x02\x00\x01\x00\xff\x0f")),
    (b"\x1dk\x02200000001234\x00", Command("GS k", b"\x02200000001234\x00")),
    (b"\x1dk\x43\x0c200000001234", Command("GS k", b"\x43\x0c200000001234")),
    (b"\x1dV\x00", Command("GS V", b"\x00")),
    (b"\x1dVB\x03", Command("GS V", b"B\x03")),
    (b"\x1dP\xcb\xcb", Command("GS P", b"\xcb\xcb")),
    (b"\x1d(k\x03\x001Q0", Command("GS (", b"k\x03\x001Q0")),
    (b"\x1b*\x21\x01\x00\x01\x02\x03", Command("ESC *", b"\x21\x01\x00\x01\x02\x03")),
    (b"\x1b*\x00\x02\x00\x01\x02", Command("ESC *", b"\x00\x02\x00\x01\x02")),
    (b"\x1dr\x01", Command("GS r", b"\x01")),
    (b"\x10\x04\x02", Command("DLE EOT", b"\x02")),
    (b"\x10\x14\x08" + CLEAR, Command("DLE DC4", b"\x08" + CLEAR)),
    (b"\n", Command("LF", b"\n")),
    (b"\x09", Command("control", b"\x09")),
    (b"Salam", Command("text", b"Salam")),
]  # fmt: skip


@pytest.mark.parametrize(("stream", "command"), WHOLE)
def test_a_command_is_taken_whole(stream: bytes, command: Command) -> None:
    assert split(stream) == ((command,), b"")


@pytest.mark.parametrize("stream", [stream for stream, _ in WHOLE if stream[0] in b"\x1b\x1d\x10"])
def test_half_a_command_waits_for_the_rest(stream: bytes) -> None:
    for kept in range(1, len(stream)):
        assert split(stream[:kept]) == ((), stream[:kept])


def test_what_nobody_knows_is_passed_over_two_bytes_at_a_time() -> None:
    commands, rest = split(b"\x1b\xffA\x1dv9")
    assert commands == (
        Command("unknown", b"\x1b\xff"),
        Command("text", b"A"),
        Command("unknown", b"\x1dv"),
        Command("text", b"9"),
    )
    assert rest == b""


@given(st.lists(st.sampled_from(WHOLE), max_size=8), st.integers(0, 40))
def test_a_stream_means_the_same_however_it_arrives(
    parts: list[tuple[bytes, Command]], cut: int
) -> None:
    # Two texts in a row are one text, so they are kept apart here.
    stream = b"\n".join(part for part, _ in parts)
    first, rest = split(stream[:cut])
    second, ends = split(rest + stream[cut:])
    together, _ = split(stream)
    assert ends == b""
    assert b"".join(c.data for c in first + second) == b"".join(c.data for c in together)


@given(st.binary(max_size=400))
def test_no_byte_is_lost_and_none_is_an_error(stream: bytes) -> None:
    commands, rest = split(stream)
    # A known name stands for its two bytes; everything else is in the data.
    named = sum(2 for c in commands if c.name[:2] in {"ES", "GS", "FS", "DL"})
    assert named + sum(len(c.data) for c in commands) + len(rest) == len(stream)
