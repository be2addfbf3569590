"""A server on this machine plays the Central Bank's feed, on its good days and its bad ones."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path

import pytest

from reference.load import load
from reference.rates import read_rates
from reference.rates_feed import LARGEST
from sync.http.wire import PlainHttpRefused
from sync.hub.centre import law_files
from sync.rates_client import STEPS_BACK, RatesClient, RatesUnavailable, keep_rates

FRIDAY, SUNDAY = date(2026, 11, 20), date(2026, 11, 22)

Page = tuple[int, bytes]


def feed(on: str, dollar: str = "1.7000") -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<ValCurs Date="{on}" Name="AZN məzənnələri" Description="Nümunə">
<ValType Type="Bank metalları"><Valute Code="XAU"><Nominal>1 t.u.</Nominal>
<Name>Qızıl</Name><Value>6900.1235</Value></Valute></ValType>
<ValType Type="Xarici valyutalar">
<Valute Code="USD"><Nominal>1</Nominal><Name>1 ABŞ dolları</Name><Value>{dollar}</Value></Valute>
<Valute Code="JPY"><Nominal>100</Nominal><Name>100 Yapon yeni</Name><Value>1.0482</Value></Valute>
<Valute Code="IRR"><Nominal>100</Nominal><Name>100 İran rialı</Name><Value>0.0040</Value></Valute>
</ValType></ValCurs>""".encode()


@dataclass
class Feed:
    """What the server answers for each day it has a page for; 404 for others."""

    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    otherwise: Page = (404, b"<html>Not Found</html>")
    drip: bytes = b""

    def has(self, on: date, body: bytes | None = None, status: int = 200) -> None:
        shown = f"{on:%d.%m.%Y}"
        self.pages[f"/{shown}.xml"] = status, feed(shown) if body is None else body


@contextmanager
def serving(played: Feed) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            played.asked.append(self.path)
            status, body = played.pages.get(self.path, played.otherwise)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body) + len(played.drip)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep no list."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def bank() -> Feed:
    return Feed()


@pytest.fixture
def client(bank: Feed) -> Iterator[RatesClient]:
    with serving(bank) as url:
        made = RatesClient(url)
        yield made
        made.close()


def test_the_rates_of_the_day_are_fetched(bank: Feed, client: RatesClient) -> None:
    bank.has(FRIDAY)
    rates = client.rates(FRIDAY)
    assert rates.on == FRIDAY
    assert rates.azn_per_unit["USD"] == Decimal("1.7000")
    assert rates.azn_per_unit["JPY"] == Decimal("0.010482")


def test_a_weekend_is_stepped_back_over(bank: Feed, client: RatesClient) -> None:
    bank.has(FRIDAY)
    assert client.rates(SUNDAY).on == FRIDAY
    assert bank.asked == ["/22.11.2026.xml", "/21.11.2026.xml", "/20.11.2026.xml"]


def test_it_is_not_stepped_back_for_ever(bank: Feed, client: RatesClient) -> None:
    with pytest.raises(RatesUnavailable):
        client.rates(SUNDAY)
    assert len(bank.asked) == STEPS_BACK + 1


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, b"<html><body>Bu tarix ucun mezenne yoxdur</body></html>"),
        (200, b"\x00\xff\xfe garbage"),
        (200, b""),
        (200, feed("19.11.2026")),
        (200, feed("21.11.2026").replace(b'"USD"', b'"UST"')),
        (200, feed("21.11.2026", "1.7,000")),
        (200, b'<!DOCTYPE a [<!ENTITY b "c">]><ValCurs Date="21.11.2026"></ValCurs>'),
        (302, b""),
        (500, b"error"),
    ],
)
def test_a_day_that_is_not_rates_is_stepped_over(
    bank: Feed, client: RatesClient, status: int, body: bytes
) -> None:
    bank.has(FRIDAY)
    bank.has(date(2026, 11, 21), body, status)
    assert client.rates(date(2026, 11, 21)).on == FRIDAY


def test_pages_of_words_alone_are_no_rates_and_the_first_is_named(
    bank: Feed, client: RatesClient
) -> None:
    bank.otherwise = 200, b"<html><body>sign in</body></html>"
    with pytest.raises(RatesUnavailable, match="ValCurs"):
        client.rates(SUNDAY)


def test_a_page_without_end_is_not_read(bank: Feed, client: RatesClient) -> None:
    bank.has(SUNDAY, b" " * (LARGEST + 1))
    with pytest.raises(RatesUnavailable):
        client.rates(SUNDAY)


def test_a_page_that_drips_is_given_up(bank: Feed) -> None:
    bank.has(SUNDAY)
    bank.drip = b"more that never comes"
    ticks = count(step=40)
    with serving(bank) as url:
        slow = RatesClient(url, now=lambda: next(ticks))
        with pytest.raises(RatesUnavailable, match="took too long"):
            slow.rates(SUNDAY)
        slow.close()


def test_a_feed_that_does_not_answer_is_asked_once() -> None:
    client = RatesClient("http://127.0.0.1:9")
    with pytest.raises(RatesUnavailable, match="does not answer"):
        client.rates(SUNDAY)
    client.close()


def test_a_feed_elsewhere_is_asked_over_tls_alone() -> None:
    with pytest.raises(PlainHttpRefused):
        RatesClient("http://cbar.example/currencies")


@pytest.fixture
def kept(bank: Feed, client: RatesClient, tmp_path: Path) -> Callable[[str], Path]:
    def keep(dollar: str) -> Path:
        bank.has(FRIDAY, feed("20.11.2026", dollar))
        return keep_rates(tmp_path, client.rates(FRIDAY), "fetched from cbar.az")

    return keep


def test_fetched_rates_become_a_dated_file_in_place_of_the_sample(
    kept: Callable[[str], Path], tmp_path: Path
) -> None:
    path = kept("1.7010")
    read = read_rates(path.parent, SUNDAY)
    assert (read.on, read.sample) == (FRIDAY, False)
    assert read.azn_per_unit["USD"] == Decimal("1.7010")
    assert read.azn_per_unit["IRR"] == Decimal("0.00004")
    assert "E" not in path.read_text(encoding="utf-8").partition("[azn_per_unit]")[2]
    assert law_files(tmp_path / "reference")["rates/2026-11-20.toml"] == path


def test_rates_the_bank_corrected_are_written_again(kept: Callable[[str], Path]) -> None:
    kept("1.7010")
    assert "USD = 1.7020" in kept("1.7020").read_text(encoding="utf-8")


def test_a_law_with_fetched_rates_can_be_read(kept: Callable[[str], Path], tmp_path: Path) -> None:
    kept("1.7000")
    for name, path in law_files(tmp_path / "reference").items():
        copied = tmp_path / "law" / name
        copied.parent.mkdir(parents=True, exist_ok=True)
        copied.write_bytes(path.read_bytes())
    read = load(SUNDAY, folder=tmp_path / "law")
    assert not read.rates.sample
