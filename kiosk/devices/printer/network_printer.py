"""A receipt printer on the network (raw port 9100): opened, asked, sent, asked again, closed.

The library's own status calls take silence for plenty of paper, so the printer is asked here.
"""

from __future__ import annotations

import socket
from threading import Lock

from escpos.exceptions import DeviceNotFoundError
from escpos.printer import Network

from kiosk.devices.printer.interface import REFUSING, PrintEnd, PrinterState, PrinterStatus
from kiosk.devices.printer.talk import Patience, Talk


class _Line(Network):  # type: ignore[misc]
    """The library's connection; its own ``open`` leaves a socket behind when nobody listens."""

    def open(self, raise_not_found: bool = True) -> None:
        """Connect. Raises DeviceNotFoundError."""
        self.close()
        try:
            self.device = socket.create_connection((self.host, self.port), self.timeout)
        except OSError as fault:
            raise DeviceNotFoundError(str(fault)) from fault


class NetworkPrinter:
    """One printer. Such printers take one client at a time, so nothing is held between jobs."""

    def __init__(self, host: str, port: int = 9100, patience: Patience | None = None) -> None:
        self._patience = patience or Patience()
        self._device = _Line(host, port, timeout=self._patience.connect)
        self._one_at_a_time = Lock()
        self._left_over = False

    def status(self) -> PrinterStatus:
        """Ask it now."""
        with self._one_at_a_time:
            return PrinterStatus(self._ask())

    def print(self, paper: bytes) -> PrintEnd:
        """Print and wait for the end."""
        with self._one_at_a_time:
            try:
                return self._job(paper)
            except (DeviceNotFoundError, OSError):
                return PrintEnd.FAILED_BEFORE
            finally:
                self._device.close()

    def close(self) -> None:
        """Let go of it."""
        with self._one_at_a_time:
            self._device.close()

    def _ask(self) -> PrinterState:
        try:
            return self._talk().state()
        except DeviceNotFoundError:
            return PrinterState.OFFLINE
        except OSError:
            return PrinterState.UNKNOWN
        finally:
            self._device.close()

    def _job(self, paper: bytes) -> PrintEnd:
        talk = self._talk()
        if self._left_over:
            # What a broken-off job left inside would come out before this one, or swallow it.
            talk.clear()
        if talk.state() in REFUSING:
            return PrintEnd.FAILED_BEFORE
        self._left_over = True
        end = talk.job(paper)
        self._left_over = end is not PrintEnd.PRINTED
        return end

    def _talk(self) -> Talk:
        """Open the connection. Raises DeviceNotFoundError."""
        self._device.open()
        line = self._device.device
        if not isinstance(line, socket.socket):
            raise DeviceNotFoundError("no connection")
        return Talk(line, self._patience)
