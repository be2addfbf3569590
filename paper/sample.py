"""An invented receipt, plainly so: for tests, benches, and trying out a printer."""

from __future__ import annotations

from customs.text import masked
from paper.parts import NO_BREAK, Way
from paper.receipt import Answers, EstimateLine, Owed, Receipt, Row, Thing

NUMBER = 2000000012346
"""Of the training block 0000, so nobody can take it for a declaration."""

_AZ = {
    "title": "Sərnişin gömrük bəyannaməsi", "post": "Bakı hava limanı (nümunə)",
    "kiosk": "Köşk 0412",
    "person": "Şəxs", "surname": "Soyadı", "given": "Adı", "born": "Doğum tarixi",
    "citizenship": "Vətəndaşlığı", "country": "Almaniya", "passport": "Sənədin nömrəsi",
    "journey": "Səfər", "from": "Haradan gəlir", "turkey": "Türkiyə", "flight": "Reys",
    "minors": "Yanındakı uşaqlar", "money": "Nağd pul", "usd": "ABŞ dolları", "source": "Mənbəyi",
    "savings": "Şəxsi yığım", "goods": "Mallar", "phone": "Mobil telefon, yeni", "piece": "ədəd",
    "carpet": "Xalça, əl işi", "rest": "Bütün digər suallar", "no": "Xeyr",
    "duty": "Gömrük rüsumu", "vat": "ƏDV", "total": "Cəmi",
}  # fmt: skip
_EN = {
    "title": "Passenger customs declaration", "post": "Baku airport (sample)",
    "kiosk": "Kiosk 0412",
    "person": "Person", "surname": "Surname", "given": "Given names", "born": "Date of birth",
    "citizenship": "Citizenship", "country": "Germany", "passport": "Passport number",
    "journey": "Journey", "from": "Coming from", "turkey": "Türkiye", "flight": "Flight",
    "minors": "Children travelling along", "money": "Cash", "usd": "US dollars", "source": "Source",
    "savings": "Own savings", "goods": "Goods", "phone": "Mobile phone, new", "piece": "piece",
    "carpet": "Carpet, handmade", "rest": "All other questions", "no": "No",
    "duty": "Customs duty", "vat": "VAT", "total": "Total",
}  # fmt: skip
_RU = {
    "title": "Пассажирская таможенная декларация", "post": "Аэропорт Баку (образец)",
    "kiosk": "Киоск 0412", "person": "Лицо", "surname": "Фамилия", "given": "Имя",
    "born": "Дата рождения", "citizenship": "Гражданство", "country": "Германия",
    "passport": "Номер паспорта", "journey": "Поездка", "from": "Откуда прибыли",
    "turkey": "Турция", "flight": "Рейс", "minors": "Дети с вами", "money": "Наличные деньги",
    "usd": "Доллары США", "source": "Источник", "savings": "Личные сбережения", "goods": "Товары",
    "phone": "Мобильный телефон, новый", "piece": "шт.", "carpet": "Ковёр ручной работы",
    "rest": "Все остальные вопросы", "no": "Нет", "duty": "Таможенная пошлина", "vat": "НДС",
    "total": "Итого",
}  # fmt: skip
_WORDS = {"az": _AZ, "en": _EN, "ru": _RU}


def receipt(language: str, *, training: bool = True, copy: int = 0) -> Receipt:
    """Give the invented receipt for a traveller who reads ``language`` (az, en or ru)."""
    own = _WORDS[language]
    return Receipt(
        number=NUMBER,
        lodged_at="22.11.2026  14:02",
        post=own["post"],
        kiosk=own["kiosk"],
        title=own["title"],
        title_az=_AZ["title"],
        way=Way.RED,
        answers=_answers(own),
        owed=_owed(own),
        copy=copy,
        training=training,
    )


def _answers(own: dict[str, str]) -> tuple[Answers, ...]:
    def group(title: str, *rows: Row | Thing) -> Answers:
        return Answers(own.get(title, ""), _AZ.get(title, ""), rows)

    def row(label: str, value: str) -> Row:
        return Row(own[label], own.get(value, value), _AZ[label], _AZ.get(value, value))

    def thing(kind: str, name: str, value: str) -> Thing:
        units = own["piece"] if own is _AZ else f"{own['piece']} / {_AZ['piece']}"
        return Thing(own[kind], _AZ[kind], name, _whole(f"1 {units}"), value)

    usd = Row(own["usd"], _whole("12 500 USD"), _AZ["usd"], _whole("12 500 USD"), at_right=True)
    return (
        group(
            "person",
            row("surname", "SINAQOVA"),
            row("given", "AYSEL NÜMUNƏ"),
            row("born", "01.02.1990"),
            row("citizenship", "country"),
            row("passport", masked("X0000456")),
        ),
        group("journey", row("from", "turkey"), row("flight", "XX 000"), row("minors", "2")),
        group("money", usd, row("source", "savings")),
        group(
            "goods",
            thing("phone", "Nümunə telefon", _whole("650 USD")),
            thing("carpet", "Nümunə xalça", _whole("1 350 USD")),
        ),
        group("", row("rest", "no")),
    )


def _owed(own: dict[str, str]) -> Owed:
    amounts = {"duty": "161,50 AZN", "vat": "442,17 AZN"}
    lines = (EstimateLine(own[k], _AZ[k], _whole(amount)) for k, amount in amounts.items())
    return Owed(_whole("603,67 AZN"), tuple(lines))


def _whole(text: str) -> str:
    """Keep an amount in one piece."""
    return text.replace(" ", NO_BREAK)
