"""The addresses by which a kiosk asks about codes. Who asks is known by the pass alone.

A number, a second thing and what it opened stand in bodies only, and nothing of them is written
down: a fault says which address it was.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from sync.http.kiosk_words import (
    OPENED,
    PROVES,
    STANDING,
    SUMMARY,
    Tried,
    read_guess,
    read_number,
    write_opened,
    write_standing,
    write_summary,
    write_tried,
)
from sync.http.problems import Refusal
from sync.http.served import Here, Passed, SmallBody, told_in_cbor
from sync.hub.window import NotAKiosk, Window
from sync.lookups import TooManyTries

router = APIRouter()

REFUSED: tuple[Refusal, ...] = ((NotAKiosk, 403, "Only a kiosk may ask this."),)
"""Faults, the status each is answered with, and in which words."""


def _window(here: Here, passed: Passed) -> Window:
    assert here.hub is not None, "served without look-ups"
    return Window.of(here.hub, passed)


At = Annotated[Window, Depends(_window)]


@router.post(SUMMARY)
def summary(window: At, body: SmallBody) -> Response:
    """Say what is known of a code, telling nothing a stranger should not hear."""
    return told_in_cbor(write_summary(window.lookups.summary(read_number(body))))


@router.post(PROVES)
def proves(window: At, body: SmallBody) -> Response:
    """Say whether a second thing is right; every guess is counted."""
    try:
        right = window.lookups.proves(*read_guess(body))
    except TooManyTries:
        return told_in_cbor(write_tried(Tried.TOO_MANY))
    return told_in_cbor(write_tried(Tried.RIGHT if right else Tried.WRONG))


@router.post(OPENED)
def opened(here: Here, window: At, body: SmallBody) -> Response:
    """Open a declaration to whoever says the right second thing; every guess is counted."""
    assert here.hub is not None
    try:
        found = window.lookups.opened(*read_guess(body))
    except TooManyTries:
        return told_in_cbor(write_tried(Tried.TOO_MANY))
    tried = Tried.WRONG if found is None else Tried.RIGHT
    return told_in_cbor(write_opened(tried, found, here.hub.law().lists))


@router.post(STANDING)
def standing(window: At, body: SmallBody) -> Response:
    """Say how a declaration stands now."""
    return told_in_cbor(write_standing(window.lookups.standing(read_number(body))))
