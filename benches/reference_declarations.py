"""Fifty reference declarations: 26 answers, the yes/no lists, 5 goods and 2 sums of cash.

Plainly invented people: names are put together from syllables, so no dictionary can know them.
Words for goods are written down here without looking at the preset dictionary of the envelope.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

SEED = 20261122
COUNT = 50

# fmt: off
_HEADS = ("Bəs", "Dur", "Gün", "Hal", "Kər", "Məl", "Nur", "Pir", "Rəş", "Sin",
          "Tur", "Vəl", "Zər", "Çin", "Şəm", "Öl", "Yar", "Xan", "Fər", "Qar")
_MIDDLES = ("din", "bal", "rüz", "man", "dəş", "kin", "tay", "sul", "bər", "lan",
            "çıq", "ğın", "zər", "vuş", "nam")
# fmt: on
_MALE = ["ov", "yev", "li", "zadə", "lı", "oğlu"]
_FEMALE = ["ova", "yeva", "li", "zadə", "lı", "qızı"]
_GIVEN_ENDS = {"M": ["ad", "im", "ur", "ət", "ar"], "F": ["a", "ə", "iyə", "anə", "ay"]}
_GOODS = [
    "Qadın paltarı, yun",
    "Uşaq velosipedi",
    "Divar saatı, antik deyil",
    "Çini servis, 12 nəfərlik",
    "Dəri çanta və kəmər",
    "Mobil telefon, yeni",
    "Kofe dənəsi, qovrulmuş",
    "Qurudulmuş ərik və qoz",
    "Elektrik tikiş maşını",
    "Ətir, tualet suyu 100 ml",
    "Avtomobil ehtiyat hissələri",
    "Televizor 55 düym",
    "Xalça, əl işi, 2x3 m",
    "Idman ayaqqabısı, 42 ölçü",
    "Yataq dəsti, pambıq",
    "Konyak, 0,7 litrlik butulka",
    "Kompüter monitoru",
    "Gümüş üzük, daşlı",
    "Bal, şüşə bankada",
    "Dərman, şəxsi istifadə üçün",
]
_COUNTRIES = ["TR", "GE", "RU", "AE", "DE", "IT", "CN", "KZ", "UZ", "PL"]
_CURRENCIES = ["USD", "EUR", "RUB", "TRY", "GEL", "AZN"]
_CARRIERS = ["TK", "QR", "LH", "SU", "W6", "FZ"]
_UNITS = ["piece", "kilogram", "litre"]
_KINDS = ["clothing", "electronics", "food", "household", "other"]


# fmt: off
READ = (
    "person.surname", "person.given_names", "person.birth_date", "person.sex",
    "person.citizenship", "person.document_type", "person.document_number",
    "person.document_expiry", "person.fin",
)
# fmt: on
"""What the kiosk reads off a passport; the rest is typed."""


def declarations(count: int = COUNT, seed: int = SEED) -> list[dict[str, Any]]:
    """Give answers in the shape ``forms.check`` takes; the same for the same seed."""
    draw = random.Random(seed)
    return [_declaration(draw) for _ in range(count)]


def _declaration(draw: random.Random) -> dict[str, Any]:
    return {
        "journey": _journey(draw),
        "ticks": _ticks(),
        "person": _person(draw),
        "baggage": {"accompanied_pieces": draw.randint(1, 6), "unaccompanied_pieces": 1},
        "money": [_money(draw, currency) for currency in draw.sample(_CURRENCIES, 2)],
        "money_origin": {"source": "salary", "use": "purchase_of_goods"},
        "restricted": _restricted(),
        "goods": [_goods(draw, draw.choice(_CURRENCIES)) for _ in range(5)],
        "confirmation": {"truth": True, "channel": "red"},
    }


def _journey(draw: random.Random) -> dict[str, Any]:
    return {
        "direction": draw.choice(["arriving", "leaving"]),
        "transport": "air",
        "crossing_point": draw.choice(["baki", "gence", "naxcivan"]),
        "country": draw.choice(_COUNTRIES),
        "conveyance": f"{draw.choice(_CARRIERS)} {draw.randint(100, 9999)}",
        "purpose": draw.choice(["tourism", "business"]),
        "minors": draw.randint(0, 3),
    }


def _person(draw: random.Random) -> dict[str, Any]:
    sex = draw.choice(["M", "F"])
    surname, given = _surname(draw, sex), _given(draw, sex)
    return {
        "surname": surname,
        "given_names": given,
        "patronymic": _given(draw, "M"),
        "birth_date": str(date(1950, 1, 1) + timedelta(days=draw.randrange(20_000))),
        "sex": sex,
        "citizenship": "AZ",
        "residence": draw.choice(["AZ", *_COUNTRIES]),
        "document_type": "passport",
        "document_number": f"C{draw.randrange(10**8):08}",
        "document_expiry": str(date(2027, 1, 1) + timedelta(days=draw.randrange(3_600))),
        "fin": "".join(draw.choices("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ", k=7)),
        "phone": f"+99455{draw.randrange(10**7):07}",
        "email": f"{_plain(given)}.{_plain(surname)}{draw.randrange(100)}@example.az",
    }


def _ticks() -> dict[str, bool]:
    yes = {"over_limits", "unaccompanied", "foreign_currency", "wireless"}
    names = "over_limits unaccompanied temporary vehicle precious foreign_currency permit"
    return {name: name in yes for name in f"{names} national_currency wireless".split()}


def _restricted() -> dict[str, bool]:
    names = "weapons narcotics cultural living radio information radioactive"
    return {name: name == "radio" for name in f"{names} others_goods commercial".split()}


def _money(draw: random.Random, currency: str) -> dict[str, Any]:
    return {"kind": "cash", "currency": currency, "amount": f"{draw.randrange(500, 40_000)}"}


def _goods(draw: random.Random, currency: str) -> dict[str, Any]:
    return {
        "kind": draw.choice(_KINDS),
        "name": draw.choice(_GOODS),
        "quantity": f"{draw.randint(1, 12)}",
        "unit": draw.choice(_UNITS),
        "weight": f"{draw.randrange(100, 20_000, 50) / 1000:.3f}",
        "value": f"{draw.randrange(20, 3_000)}.{draw.choice(['00', '00', '50', '99'])}",
        "currency": currency,
    }


def _surname(draw: random.Random, sex: str) -> str:
    ends = _MALE if sex == "M" else _FEMALE
    return draw.choice(_HEADS) + draw.choice(_MIDDLES) + draw.choice(ends)


def _given(draw: random.Random, sex: str) -> str:
    return draw.choice(_HEADS) + draw.choice(_MIDDLES) + draw.choice(_GIVEN_ENDS[sex])


def _plain(name: str) -> str:
    return name.lower().translate(str.maketrans("əğışçöü", "egiscou"))
