"""Calls for an officer at a hub that is another machine."""

from __future__ import annotations

from sync.http.kiosk_words import CALL, NOTHING, TAKE_BACK, read_call_state, write_call
from sync.http.remote_lookups import Posts, heard
from sync.hub.calls import CallState, Place


class RemoteCalls:
    """``sync.hub.calls.Calls`` over the wire. Both methods raise HubUnreachable."""

    def __init__(self, wire: Posts) -> None:
        self._wire = wire

    def call(self, token: str, place: Place) -> CallState:
        """Let a call stand, and say what has become of it."""
        said = self._wire.post(CALL, write_call(token, place))
        with heard():
            return read_call_state(said)

    def take_back(self) -> None:
        """End what this kiosk has open, if anything."""
        self._wire.post(TAKE_BACK, NOTHING)
