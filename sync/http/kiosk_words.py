"""What a kiosk and its hub say to each other of codes and calls: CBOR, read with bounds.

A number and a second thing stand in bodies only: an address is written down in too many places.
Maps have integer keys; what is absent is absent.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from customs.facts import FactKind
from envelope import cbor
from envelope.errors import EnvelopeError
from forms.catalogue import definition, definition_by_number
from forms.code_list import CodeLists
from forms.content import Content
from forms.wire import WireUnreadable, from_wire, to_wire
from sync.answers import MAX_ANSWER
from sync.http.messages import MessageUnreadable
from sync.hub.calls import CallState, Place
from sync.lookups import Summary
from sync.opened import Opened, Standing

SUMMARY, PROVES = "/v1/lookups/summary", "/v1/lookups/proves"
OPENED, STANDING = "/v1/lookups/opened", "/v1/lookups/standing"
CALL, TAKE_BACK = "/v1/calls/call", "/v1/calls/take_back"

LONGEST_SAID = 80
"""Characters of a second thing; a document's number has 20 at most."""

LONGEST_TOKEN = 64
MOST_HEADS = 1_000
_MOST_NUMBER = 10**13
_LONGEST_QUESTION = 1_024
_FACT_ID = 16


class Tried(IntEnum):
    """What has become of a guess. The numbers go on the wire."""

    WRONG = 0
    RIGHT = 1
    TOO_MANY = 2


def write_number(number: int) -> bytes:
    """Ask about a code."""
    return cbor.encode({0: number})


def read_number(body: bytes) -> int:
    """Read which code is asked about. Raises MessageUnreadable."""
    match _decoded(body, _LONGEST_QUESTION):
        case {0: int(number), **rest} if not rest and _is_code(number):
            return number
    raise MessageUnreadable("not a code")


def write_guess(number: int, said: str) -> bytes:
    """Ask about a code with a second thing; what is too long to be one is cut, and so is wrong."""
    return cbor.encode({0: number, 1: said[:LONGEST_SAID]})


def read_guess(body: bytes) -> tuple[int, str]:
    """Read a code and what was said. Raises MessageUnreadable."""
    match _decoded(body, _LONGEST_QUESTION):
        case {0: int(number), 1: str(said), **rest} if not rest and _is_code(number):
            if len(said) <= LONGEST_SAID:
                return number, said
    raise MessageUnreadable("not a code and a second thing")


def write_summary(summary: Summary) -> bytes:
    """Say what may be heard of a code."""
    texts = {1: summary.state and str(summary.state), 2: summary.form, 3: summary.second_thing}
    unasked = {4: True} if summary.unasked else {}
    return cbor.encode({0: summary.known, **_present(texts), **unasked})


def read_summary(said: bytes, number: int) -> Summary:
    """Read what may be heard of a code. Raises MessageUnreadable."""
    match _decoded(said, _LONGEST_QUESTION):
        case {0: bool(known), **rest}:
            state, form, second = (_text(rest.get(key)) for key in (1, 2, 3))
            unasked = rest.get(4) is True
            return Summary(number, known, state, form, second, unasked=unasked)
    raise MessageUnreadable("not a summary")


def write_tried(tried: Tried) -> bytes:
    """Say what has become of a guess."""
    return cbor.encode({0: int(tried)})


def read_tried(said: bytes) -> Tried:
    """Read what has become of a guess. Raises MessageUnreadable."""
    return _tried(_map(said, _LONGEST_QUESTION))


def write_opened(tried: Tried, opened: Opened | None, lists: CodeLists) -> bytes:
    """Give a declaration to whoever proved to hold it."""
    if opened is None:
        return write_tried(tried)
    content = {} if opened.content is None else {2: _packed(opened.content, lists)}
    return cbor.encode({0: int(tried), 1: _standing(opened.standing), **content})


def read_opened(said: bytes, lists: CodeLists) -> tuple[Tried, Opened | None]:
    """Read a declaration. Raises MessageUnreadable."""
    found = _map(said, MAX_ANSWER)
    if 1 not in found:
        return _tried(found), None
    standing = _read_standing(found[1])
    content = _unpacked(found[2], lists) if 2 in found else None
    if content is None:
        # What cannot be shown cannot be changed here either.
        may = standing.may & {FactKind.JOINED}
        standing = Standing(standing.state, standing.version, standing.seen, standing.crossing, may)
    return _tried(found), Opened(content, standing)


def write_standing(standing: Standing | None) -> bytes:
    """Say how a declaration stands."""
    return cbor.encode({} if standing is None else {1: _standing(standing)})


def read_standing(said: bytes) -> Standing | None:
    """Read how a declaration stands. Raises MessageUnreadable."""
    found = _map(said, MAX_ANSWER)
    return _read_standing(found[1]) if 1 in found else None


def write_call(token: str, place: Place) -> bytes:
    """Call an officer."""
    return cbor.encode({0: token, 1: place.value})


def read_call(body: bytes) -> tuple[str, Place]:
    """Read a call; where a later version says somebody stands is *questions*, which tells nothing.

    Raises MessageUnreadable.
    """
    match _decoded(body, _LONGEST_QUESTION):
        case {0: str(token), 1: str(place), **rest} if not rest:
            if 0 < len(token) <= LONGEST_TOKEN and token.isascii() and token.isalnum():
                return token, Place(place) if place in set(Place) else Place.QUESTIONS
    raise MessageUnreadable("not a call")


def write_call_state(state: CallState) -> bytes:
    """Say what has become of a call."""
    return cbor.encode({0: state.value})


def read_call_state(said: bytes) -> CallState:
    """Read what has become of a call. Raises MessageUnreadable."""
    match _decoded(said, _LONGEST_QUESTION):
        case {0: str(state)} if state in set(CallState):
            return CallState(state)
    raise MessageUnreadable("not what has become of a call")


def read_nothing(body: bytes) -> None:
    """Read a question that says nothing more than its address. Raises MessageUnreadable."""
    if _decoded(body, _LONGEST_QUESTION) != {}:
        raise MessageUnreadable("more than nothing")


NOTHING = cbor.encode({})
"""A question that says nothing more than its address, and an answer that says: done."""


def _standing(standing: Standing) -> dict[int, Any]:
    may = sorted(int(kind) for kind in standing.may)
    said = {0: str(standing.state), 1: standing.version, 2: list(standing.seen), 3: may}
    return {**said, **_present({4: standing.crossing})}


def _read_standing(said: Any) -> Standing:
    match said:
        case {0: str(state), 1: int(version), 2: list(seen), 3: list(may), **rest}:
            crossing: Any = rest.get(4)
            ids = len(seen) <= MOST_HEADS and all(_is_bytes(one, _FACT_ID) for one in seen)
            if ids and version > 0 and (crossing is None or isinstance(crossing, bytes)):
                # An act of a later version is none that could be done here.
                kinds = frozenset(kind for kind in FactKind if kind in may)
                return Standing(state, version, tuple(seen), crossing, kinds)
    raise MessageUnreadable("not how a declaration stands")


def _packed(content: Content, lists: CodeLists) -> list[Any]:
    form = definition(content.form, content.version)
    return [form.number, form.version, to_wire(form, content, lists)]


def _unpacked(said: Any, lists: CodeLists) -> Content | None:
    match said:
        case [int(number), int(version), dict(wire)]:
            try:
                form = definition_by_number(number, version)
            except KeyError:
                # A form of a later version: it is there, and an officer can read it.
                return None
            try:
                return from_wire(form, wire, lists)
            except WireUnreadable as error:
                raise MessageUnreadable("not an opened declaration") from error
    raise MessageUnreadable("not an opened declaration")


def _tried(found: Mapping[int, Any]) -> Tried:
    tried = found.get(0)
    if isinstance(tried, int) and tried in set(Tried):
        return Tried(tried)
    raise MessageUnreadable("not what has become of a guess")


def _map(said: bytes, most: int) -> dict[int, Any]:
    found = _decoded(said, most)
    if not isinstance(found, dict):
        raise MessageUnreadable("not a map")
    return found


def _decoded(body: bytes, most: int) -> Any:
    try:
        return cbor.decode(body, most)
    except EnvelopeError as error:
        # Nothing of what was sent is repeated: it may be somebody's document.
        raise MessageUnreadable(type(error).__name__) from None


def _is_code(number: int) -> bool:
    return not isinstance(number, bool) and 0 <= number < _MOST_NUMBER


def _is_bytes(value: object, size: int) -> bool:
    return isinstance(value, bytes) and len(value) == size


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise MessageUnreadable("not a text")


def _present(values: Mapping[int, Any]) -> dict[int, Any]:
    return {key: value for key, value in values.items() if value is not None}
