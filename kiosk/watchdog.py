"""What the service manager is told: that the kiosk is ready, alive, how it stands, that it ends.

The protocol is systemd's, sd_notify(3): datagrams of ``NAME=value`` lines to the socket that
``NOTIFY_SOCKET`` names. Started by hand there is no such socket, and nothing is told.
"""

from __future__ import annotations

import os
import socket
from collections.abc import MutableMapping
from contextlib import suppress


class ServiceManager:
    """One service manager, or none. ``every`` is how often it wants a sign of life, in seconds;
    None when it wants none. It is told twice as often as it looks, so that one may be late.
    """

    def __init__(self, address: str = "", every: float | None = None) -> None:
        self._address = _spelled(address)
        self._status = ""
        self.every = every

    @classmethod
    def of(cls, environment: MutableMapping[str, str]) -> ServiceManager:
        """Read who started this process, and let no process started from here speak for it."""
        address = environment.pop("NOTIFY_SOCKET", "")
        looks = environment.pop("WATCHDOG_USEC", "")
        whose = environment.pop("WATCHDOG_PID", str(os.getpid()))
        wanted = address and whose == str(os.getpid()) and looks.isdecimal() and int(looks)
        return cls(address, int(looks) / 2 / 1_000_000 if wanted else None)

    def ready(self) -> None:
        """Say that travellers can come. Only from now on does it look for signs of life."""
        self._tell("READY=1")

    def alive(self) -> None:
        """Give a sign of life."""
        self._tell("WATCHDOG=1")

    def status(self, words: str) -> None:
        """Say how the kiosk stands, on one line, for staff; said again, nothing is told."""
        if words != self._status:
            self._status = words
            self._tell(f"STATUS={words}")

    def stopping(self) -> None:
        """Say that it ends by itself."""
        self._tell("STOPPING=1")

    def _tell(self, line: str) -> None:
        if not self._address:
            return
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
            # A manager that does not listen must not hold up the glass; it will find out itself.
            out.setblocking(False)
            with suppress(OSError):
                out.sendto(line.encode("utf-8"), self._address)


def _spelled(address: str) -> str:
    """Spell an abstract socket's name as the kernel does: a zero byte where it is written @."""
    return f"\0{address[1:]}" if address.startswith("@") else address
