"""Pre-declaration of goods, version 1: six parts, lodged before the goods reach the border.

The parts follow the short import declaration (Customs Code article 113.1) and the boxes brokers
fill for it. The six parts of the official form are unnamed in any text found: unconfirmed.
"""

from __future__ import annotations

from decimal import Decimal

from forms.catalogue import rules
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
from forms.definition import FormDefinition, Kind, Section, When

JOURNEY = Section(
    1,
    "journey",
    "General",
    (
        choice(1, "direction", "direction", "Direction", required=True, prints=True),
        text(2, "crossing_point", "Crossing point", max_length=20, required=True, prints=True),
        day(3, "arrives", "Day of arrival at the border", required=True, prints=True),
        choice(4, "procedure", "procedure", "Customs procedure", required=True, prints=True),
        country(5, "departure_country", "Country of departure"),
        country(6, "destination_country", "Country of destination"),
    ),
)

PARTIES = Section(
    2,
    "parties",
    "Sender and receiver",
    (
        text(1, "consignor_name", "Sender", max_length=100, required=True, prints=True),
        country(2, "consignor_country", "Country of the sender", required=True),
        text(3, "consignor_address", "Address of the sender", max_length=140, personal=True),
        text(4, "consignee_name", "Receiver", max_length=100, required=True, prints=True),
        of_kind(Kind.TAX_NUMBER, 5, "consignee_tax_number", "Tax number of the receiver (VÖEN)"),
        country(6, "consignee_country", "Country of the receiver", required=True),
        text(7, "consignee_address", "Address of the receiver", max_length=140, personal=True),
    ),
)

TRANSPORT = Section(
    3,
    "transport",
    "Transport and carrier",
    (
        choice(1, "transport", "transport", "Means of transport", required=True),
        of_kind(Kind.PLATE, 2, "plate", "Number plate", max_length=14, prints=True),
        of_kind(Kind.PLATE, 3, "trailer_plate", "Number plate of the trailer", max_length=14),
        country(4, "country", "Country of registration", required_if=(When("plate", ()),)),
        text(5, "conveyance", "Flight, train or vessel", max_length=35, prints=True),
        text(6, "container", "Container number", max_length=11),
        text(7, "carrier_name", "Carrier", max_length=100),
        of_kind(Kind.TAX_NUMBER, 8, "carrier_tax_number", "Tax number of the carrier (VÖEN)"),
        name(9, "driver_name", "Driver"),
        of_kind(
            Kind.DOCUMENT_NUMBER,
            10,
            "driver_document_number",
            "Document number of the driver",
            max_length=20,
            personal=True,
            masked=True,
        ),
    ),
)

GOODS = Section(
    4,
    "goods",
    "Goods",
    (
        of_kind(
            Kind.HS_CODE,
            1,
            "hs_code",
            "XİF MN commodity code",
            required=True,
            max_length=10,
            prints=True,
            element="Commodity classification",
        ),
        text(
            2,
            "name",
            "Name of the goods",
            required=True,
            max_length=140,
            prints=True,
            element="Description of goods",
        ),
        country(3, "origin", "Country of origin", element="Country of origin, coded"),
        count(4, "packages", "Number of packages", element="Number of packages"),
        quantity(5, "gross_weight", "Gross weight, kg", required=True, prints=True),
        quantity(6, "net_weight", "Net weight, kg"),
        quantity(7, "quantity", "Quantity", measured_in="unit", prints=True),
        choice(8, "unit", "unit", "Unit"),
        amount(9, "value", "Value", required=True, prints=True),
        of_kind(Kind.CURRENCY, 10, "currency", "Currency of the value", required=True),
    ),
    least=1,
    most=99,
)

DOCUMENTS = Section(
    5,
    "documents",
    "Accompanying documents",
    (
        choice(1, "kind", "document_kind", "Kind of document", required=True),
        text(2, "number", "Document number", max_length=35, required=True),
        day(3, "date", "Date of the document"),
        choice(4, "certificate", "certificate", "Kind of certificate"),
    ),
    most=30,
)

DECLARANT = Section(
    6,
    "declarant",
    "Declarant",
    (
        name(1, "name", "Name of the declarant", required=True, prints=True),
        of_kind(Kind.TAX_NUMBER, 2, "tax_number", "Tax number of the declarant (VÖEN or GÖÖEN)"),
        of_kind(
            Kind.DOCUMENT_NUMBER,
            3,
            "document_number",
            "Document number",
            max_length=20,
            personal=True,
            masked=True,
        ),
        of_kind(Kind.PHONE, 4, "phone", "Telephone", max_length=20, personal=True),
        of_kind(Kind.EMAIL, 5, "email", "E-mail", max_length=100, personal=True),
        yes_no(6, "truth", "What I declare is true and complete", required=True),
        count(7, "sheets", "Pages handed in with the goods", maximum=Decimal(999)),
    ),
)

GOODS_1 = FormDefinition(
    number=2,
    code="goods",
    version=1,
    title="Pre-declaration of goods",
    sections=(JOURNEY, PARTIES, TRANSPORT, GOODS, DOCUMENTS, DECLARANT),
    rules=(
        rules.truth_confirmed("declarant"),
        rules.not_before_today("journey", "arrives"),
        rules.net_within_gross,
    ),
)
