"""What a traveller declares: money, goods and a vehicle."""

from __future__ import annotations

from decimal import Decimal

from forms.catalogue.fields import (
    amount,
    choice,
    count,
    country,
    day,
    name,
    of_kind,
    quantity,
    text,
    yes_no,
)
from forms.catalogue.passenger_1_questions import (
    GOODS_TICKED,
    LEAVING,
    MONEY_TICKED,
    NEEDS_PERMIT,
    WIRELESS,
)
from forms.definition import Kind, Section, When

OLDEST_YEAR = Decimal(1900)
NEWEST_YEAR = Decimal(2100)

MONEY = Section(
    5,
    "money",
    "Money",
    (
        choice(1, "kind", "money_kind", "Kind of money", required=True, prints=True),
        of_kind(Kind.CURRENCY, 2, "currency", "Currency", required=True, prints=True),
        amount(3, "amount", "Amount", required=True, minimum=Decimal("0.01"), prints=True),
    ),
    only_if=MONEY_TICKED,
    least=1,
    most=20,
)

MONEY_ORIGIN = Section(
    6,
    "money_origin",
    "Where the money is from and what it is for",
    (
        name(1, "owner", "Owner, if it is not you"),
        choice(2, "source", "money_source", "Where the money is from", prints=True),
        choice(3, "use", "money_use", "What the money is for", prints=True),
        text(
            4,
            "earlier_number",
            "Number of the declaration you made on entry",
            max_length=20,
            only_if=LEAVING,
            prints=True,
        ),
        day(5, "earlier_date", "Date of that declaration", only_if=LEAVING),
    ),
    only_if=MONEY_TICKED,
)

GOODS = Section(
    8,
    "goods",
    "Goods",
    (
        choice(1, "kind", "goods_kind", "Kind of goods", required=True, prints=True),
        text(
            2,
            "name",
            "Name of the goods",
            required_if=(When("kind", ("other",)),),
            prints=True,
            element="Description of goods",
        ),
        text(3, "marks", "Distinguishing marks"),
        quantity(
            4,
            "quantity",
            "Quantity",
            required=True,
            minimum=Decimal("0.001"),
            measured_in="unit",
            prints=True,
        ),
        choice(5, "unit", "unit", "Unit"),
        quantity(6, "weight", "Weight, kg"),
        amount(7, "value", "Value", prints=True),
        of_kind(
            Kind.CURRENCY, 8, "currency", "Currency of the value", required_if=(When("value", ()),)
        ),
        yes_no(9, "accompanied", "With you"),
        of_kind(
            Kind.HS_CODE,
            10,
            "hs_code",
            "XİF MN commodity code",
            max_length=10,
            element="Commodity classification",
        ),
        text(11, "permit_number", "Permit number", max_length=35, only_if=NEEDS_PERMIT),
        day(12, "permit_date", "Permit date", only_if=NEEDS_PERMIT),
        of_kind(Kind.IMEI, 13, "imei", "IMEI of the phone", max_length=17, only_if=WIRELESS),
        text(14, "serial", "Serial number", max_length=35),
    ),
    only_if=GOODS_TICKED,
    least=1,
    most=50,
)

VEHICLE = Section(
    9,
    "vehicle",
    "Vehicle",
    (
        choice(1, "type", "vehicle_type", "Type of vehicle"),
        text(2, "make", "Make", max_length=35, prints=True),
        text(3, "model", "Model", max_length=35, prints=True),
        count(4, "year", "Year made", minimum=OLDEST_YEAR, maximum=NEWEST_YEAR),
        count(5, "engine", "Engine size, cm³", maximum=Decimal(99_999)),
        of_kind(Kind.PLATE, 6, "plate", "Number plate", required=True, max_length=14, prints=True),
        of_kind(Kind.VIN, 7, "vin", "VIN (chassis number)", max_length=17),
        country(8, "country", "Country of registration", required=True, prints=True),
        choice(9, "stay", "stay", "How long the vehicle stays", required=True, prints=True),
    ),
    only_if=(When("ticks.vehicle"),),
)
