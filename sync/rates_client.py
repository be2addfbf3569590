"""Fetch the Central Bank's exchange rates, at the centre's hub alone: no kiosk asks a stranger.

The feed has a file a day, none on weekends and holidays, so days are stepped back over. What comes
is untrusted: bounded, over TLS, parsed without entities, and of the day that was asked for. It is
written as a dated file beside those that came with the program, and travels in the next edition.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import requests

from customs.money import Rates
from reference.rates_feed import LARGEST, RatesUnreadable, parse
from sync.folders import locked, write_private
from sync.http.fetching import fetched, plain_session
from sync.http.wire import check_safe
from sync.hub.centre import REFERENCE
from sync.protocol import HubUnreachable, SyncFault

FEED = "https://cbar.az/currencies"
"""``DD.MM.YYYY.xml`` lies below it, without a key, as programs in public that read it show."""

STEPS_BACK = 10
"""Days stepped back over: Novruz with its weekends takes nine."""


class RatesUnavailable(SyncFault):
    """No rates could be had: the feed does not answer, or not with rates. Those held stay."""

    number = 81


class RatesClient:
    """Asks the feed at ``url``. ``authorities``: certificates to believe; None: the system's.

    Raises PlainHttpRefused for a feed elsewhere that is not asked over TLS.
    """

    def __init__(
        self,
        url: str = FEED,
        authorities: Path | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        check_safe(url)
        self._url = url.rstrip("/")
        self._http = plain_session(authorities)
        self._now = now

    def rates(self, on: date) -> Rates:
        """Give the newest rates not after ``on``. Raises RatesUnavailable.

        A day without a file is stepped over. A page that is no rates is too: some sites answer a
        missing day with a page of words. A feed that does not answer at all is asked no further.
        """
        wrong = None
        for day in _back_from(on):
            try:
                found = self._of(day)
            except RatesUnreadable as error:
                wrong = wrong or error
                continue
            if found is not None:
                return found
        why = f"none in {STEPS_BACK} days before {on.isoformat()}"
        raise RatesUnavailable(why if wrong is None else f"{why}; {wrong}")

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def _of(self, day: date) -> Rates | None:
        url = f"{self._url}/{day:%d.%m.%Y}.xml"
        try:
            status, body = fetched(self._http, url, LARGEST, self._now)
        except HubUnreachable as error:
            raise RatesUnavailable(f"the feed does not answer: {error}") from error
        if status == requests.codes.not_found:
            return None
        if status != requests.codes.ok:
            raise RatesUnreadable(f"status {status}")
        rates = parse(body)
        if rates.on != day:
            raise RatesUnreadable(f"rates of {rates.on.isoformat()} for {day.isoformat()}")
        return rates


def keep_rates(hub: Path, rates: Rates, source: str) -> Path:
    """Write rates as a dated reference file of a hub's own. Raises OSError.

    Fetched again they are written again: the bank may have corrected them. They are the official
    ones of their day, so they are confirmed.
    """
    folder = hub / REFERENCE / "rates"
    with locked(folder):
        path = folder / f"{rates.on.isoformat()}.toml"
        write_private(path, _toml(rates, source), "utf-8")
    return path


def _back_from(on: date) -> Iterator[date]:
    return (on - timedelta(days=back) for back in range(STEPS_BACK + 1))


def _toml(rates: Rates, source: str) -> str:
    prices = "".join(
        f"{currency} = {price:f}\n" for currency, price in sorted(rates.azn_per_unit.items())
    )
    return (
        "# Manats for one unit, fetched from the Central Bank's feed.\n"
        f"valid_from = {rates.on.isoformat()}\n"
        f'source = "{rates.source}, {source}"\n'
        "confirmed = true\n\n"
        f"[azn_per_unit]\n{prices}"
    )
