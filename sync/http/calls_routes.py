"""The addresses by which a kiosk calls an officer; post and name of the kiosk are the hub's own."""

from __future__ import annotations

from fastapi import APIRouter, Response

from sync.http.kiosk_words import (
    CALL,
    NOTHING,
    TAKE_BACK,
    read_call,
    read_nothing,
    write_call_state,
)
from sync.http.lookups_routes import At
from sync.http.served import SmallBody, told_in_cbor

router = APIRouter()


@router.post(CALL)
def call(window: At, body: SmallBody) -> Response:
    """Let a call stand, and say what has become of it."""
    return told_in_cbor(write_call_state(window.calls.call(*read_call(body))))


@router.post(TAKE_BACK)
def take_back(window: At, body: SmallBody) -> Response:
    """End what this kiosk has open."""
    read_nothing(body)
    window.calls.take_back()
    return told_in_cbor(NOTHING)
