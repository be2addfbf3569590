"""The eSpeak NG program as a voice: one child process says one thing, and dies to fall silent.

What is said goes in by a pipe, never as an argument: arguments of every process can be read by
everybody on the machine. The text is SSML (W3C Speech Synthesis Markup Language), for the pauses
and for sentences in several languages.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from html import escape
from pathlib import Path

from events import note
from kiosk.devices.voice.events import VOICE_SILENT, VOICE_STOPPED
from kiosk.devices.voice.interface import Manner, Sentence, VoiceState

PROGRAM = "espeak-ng"

AMPLITUDE = 2
"""eSpeak NG's full amplitude is 200: two for each part of a hundred."""

PATIENCE_SECONDS = 20.0
SLOWEST_LETTERS = 5.0
"""Letters a second, slower than the slowest rate: a sound card that hangs is given up after this,
since a visit does not end while somebody is spoken to."""

DYING_SECONDS = 0.2


class EspeakNg:
    """Speaks through the sound card, or into the WAV file ``sound``.

    ``voices`` names the program's voice for each language code; ``now`` is a clock in seconds that
    never runs backwards.
    """

    def __init__(
        self,
        voices: Mapping[str, str],
        now: Callable[[], float],
        program: str = PROGRAM,
        sound: Path | None = None,
    ) -> None:
        self._voices = voices
        self._now = now
        self._program = shutil.which(program)
        self._sound = sound
        self._child: subprocess.Popen[bytes] | None = None
        self._until = 0.0
        self._state = VoiceState.UNKNOWN if self._program else VoiceState.NO_VOICE

    def state(self) -> VoiceState:
        """How it stands now."""
        self._look()
        return self._state

    def speaks(self, language: str) -> bool:
        """Whether the program is there and has a voice for the language."""
        return self._program is not None and bool(self._voices.get(language))

    def say(self, sentences: Sequence[Sentence], manner: Manner) -> None:
        """Start a child that says it; the one before is ended first."""
        self.stop()
        heard = [each for each in sentences if self.speaks(each.language)]
        if heard:
            self._start(self._command(manner), self._ssml(heard))
            letters = sum(len(each.text) for each in heard)
            self._until = self._now() + PATIENCE_SECONDS + letters / SLOWEST_LETTERS

    def stop(self) -> None:
        """End the child, whatever it is saying."""
        if self._child is not None:
            self._child.kill()
            self._let_go(self._child)

    def speaking(self) -> bool:
        """Whether the child is still speaking."""
        self._look()
        return self._child is not None

    def _command(self, manner: Manner) -> list[str]:
        rate, amplitude = str(manner.rate), str(manner.volume * AMPLITUDE)
        command = [str(self._program), "-m", "--stdin", "-b", "1", "-s", rate, "-a", amplitude]
        return [*command, "-w", str(self._sound)] if self._sound else command

    def _ssml(self, sentences: Sequence[Sentence]) -> bytes:
        said = "".join(
            f'<voice xml:lang="{self._voices[each.language]}">{escape(each.text)}</voice>'
            f'<break time="{round(each.pause * 1000)}ms"/>'
            for each in sentences
        )
        return f"<speak>{said}</speak>".encode()

    def _start(self, command: list[str], text: bytes) -> None:
        try:
            self._child = child = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )
            if child.stdin is not None:
                with child.stdin as pipe:
                    pipe.write(text)
        except OSError as fault:
            note(VOICE_SILENT, fault=fault)
            self.stop()
            self._state = VoiceState.FAULT

    def _look(self) -> None:
        """Notice that the child has ended, or has hung."""
        child = self._child
        if child is None:
            return
        if child.poll() is not None:
            self._state = VoiceState.FAULT if _failed(child) else VoiceState.READY
            self._let_go(child)
        elif self._now() > self._until:
            note(VOICE_STOPPED)
            self.stop()
            self._state = VoiceState.FAULT

    def _let_go(self, child: subprocess.Popen[bytes]) -> None:
        self._child = None
        if child.stderr is not None:
            child.stderr.close()
        with suppress(subprocess.TimeoutExpired):
            # A child that waits for a dead sound card may not even be able to die at once.
            child.wait(DYING_SECONDS)


def _failed(child: subprocess.Popen[bytes]) -> bool:
    """Whether an ended child says so: without a sound card it complains and ends as if well."""
    said = child.stderr.read() if child.stderr is not None else b""
    complained = any(line.startswith(b"error:") for line in said.splitlines())
    return complained or child.returncode != 0
