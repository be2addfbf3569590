"""A sign-in ends by itself, and tells nothing of its secrets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from web.sessions import IDLE, LONGEST, Sessions, same_token


@dataclass
class Clock:
    at: datetime = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sessions(clock: Clock) -> Sessions:
    return Sessions(clock)


def test_a_session_opens_by_its_secret_alone(sessions: Sessions) -> None:
    secret, session = sessions.begin("numune")
    assert sessions.get(secret) is session
    for other in (None, "", secret + "x", session.number, session.csrf):
        assert sessions.get(other) is None


def test_an_idle_session_ends(sessions: Sessions, clock: Clock) -> None:
    secret, session = sessions.begin("numune")
    clock.at += IDLE
    assert sessions.get(secret) is session
    clock.at += IDLE + timedelta(seconds=1)
    assert sessions.get(secret) is None


def test_a_busy_session_ends_too_at_last(sessions: Sessions, clock: Clock) -> None:
    secret, session = sessions.begin("numune")
    while clock.at + IDLE - session.began <= LONGEST:
        clock.at += IDLE
        assert sessions.get(secret) is session
    clock.at += timedelta(seconds=1)
    assert sessions.get(secret) is None


def test_a_session_that_was_signed_out_opens_nothing(sessions: Sessions) -> None:
    secret, _ = sessions.begin("numune")
    sessions.end(secret)
    sessions.end(secret)
    assert sessions.get(secret) is None


def test_sessions_nobody_ended_are_forgotten(sessions: Sessions, clock: Clock) -> None:
    sessions.begin("numune")
    clock.at += IDLE + timedelta(seconds=1)
    sessions.begin("numune")
    assert len(sessions) == 1


def test_a_session_written_to_a_log_gives_no_secret_away(sessions: Sessions) -> None:
    secret, session = sessions.begin("numune", "$argon2id$of-numune")
    written = f"{session!r} {sessions!r} {vars(sessions)!r}"
    for hidden in (secret, session.csrf, "$argon2id$of-numune"):
        assert hidden not in written


def test_only_its_own_token_fits(sessions: Sessions) -> None:
    session, other = sessions.begin("numune")[1], sessions.begin("numune")[1]
    assert same_token(session, session.csrf)
    for token in (other.csrf, "", "ə"):
        assert not same_token(session, token)


def test_a_page_that_asks_by_itself_keeps_nobody_signed_in(
    sessions: Sessions, clock: Clock
) -> None:
    secret, session = sessions.begin("numune")
    clock.at += IDLE
    assert sessions.get(secret, alone=True) is session
    clock.at += timedelta(seconds=1)
    assert sessions.get(secret) is None
