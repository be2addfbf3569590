"""Pre-declaration of a private vehicle, version 1.

Fields follow the papers asked at temporary import and the steps of the electronic queue. The
official form was not found: unconfirmed.
"""

from __future__ import annotations

from decimal import Decimal

from forms.catalogue import rules
from forms.catalogue.fields import choice, count, country, day, name, of_kind, text, yes_no
from forms.catalogue.passenger_1_things import NEWEST_YEAR, OLDEST_YEAR
from forms.definition import FormDefinition, Kind, Section, When

JOURNEY = Section(
    1,
    "journey",
    "Journey",
    (
        choice(1, "direction", "direction", "Direction", required=True, prints=True),
        text(2, "crossing_point", "Crossing point", max_length=20, required=True, prints=True),
        day(3, "arrives", "Day of arrival at the border", required=True, prints=True),
        choice(4, "stay", "stay", "How long the vehicle stays", required=True, prints=True),
        choice(5, "purpose", "purpose", "Purpose of the journey"),
        country(6, "country", "Country you come from or go to"),
    ),
)

PERSON = Section(
    2,
    "person",
    "Driver",
    (
        name(1, "surname", "Surname", required=True, prefill=("mrz.surname",), prints=True),
        name(2, "given_names", "Given names", prefill=("mrz.given_names",), prints=True),
        day(3, "birth_date", "Date of birth", prefill=("mrz.birth_date",), personal=True),
        country(
            4,
            "citizenship",
            "Citizenship",
            required=True,
            prefill=("mrz.nationality_country",),
            personal=True,
        ),
        of_kind(
            Kind.DOCUMENT_NUMBER,
            5,
            "document_number",
            "Document number",
            required=True,
            max_length=20,
            prefill=("mrz.number",),
            personal=True,
            prints=True,
            masked=True,
        ),
        of_kind(
            Kind.FIN,
            6,
            "fin",
            "FİN (personal identification number)",
            max_length=7,
            prefill=("mrz.personal_number",),
            personal=True,
            masked=True,
        ),
        of_kind(Kind.PHONE, 7, "phone", "Telephone", max_length=20, personal=True),
        of_kind(Kind.EMAIL, 8, "email", "E-mail", max_length=100, personal=True),
        yes_no(9, "owns", "The vehicle is yours", required=True),
        text(
            10,
            "power_of_attorney",
            "Number of the power of attorney",
            max_length=35,
            only_if=(When("owns", (False,)),),
        ),
    ),
)

VEHICLE = Section(
    3,
    "vehicle",
    "Vehicle",
    (
        of_kind(Kind.PLATE, 1, "plate", "Number plate", required=True, max_length=14, prints=True),
        country(2, "country", "Country of registration", required=True, prints=True),
        choice(3, "type", "vehicle_type", "Type of vehicle"),
        text(4, "make", "Make", max_length=35, required=True, prints=True),
        text(5, "model", "Model", max_length=35, prints=True),
        count(6, "year", "Year made", minimum=OLDEST_YEAR, maximum=NEWEST_YEAR),
        of_kind(Kind.VIN, 7, "vin", "VIN (chassis number)", max_length=17),
        count(8, "engine", "Engine size, cm³", maximum=Decimal(99_999)),
        text(9, "colour", "Colour", max_length=35),
        count(10, "seats", "Seats", maximum=Decimal(99)),
        text(11, "registration_certificate", "Registration certificate number", max_length=35),
        of_kind(Kind.PLATE, 12, "trailer_plate", "Number plate of the trailer", max_length=14),
        text(13, "insurance", "Insurance policy number", max_length=35),
    ),
)

LOAD = Section(
    4,
    "load",
    "Passengers and goods",
    (
        count(1, "passengers", "Passengers besides the driver", maximum=Decimal(99)),
        yes_no(2, "goods_on_board", "Goods to declare are on board"),
    ),
)

CONFIRMATION = Section(
    5,
    "confirmation",
    "Confirmation",
    (yes_no(1, "truth", "What I declare is true and complete", required=True),),
)

VEHICLE_1 = FormDefinition(
    number=3,
    code="vehicle",
    version=1,
    title="Pre-declaration of a vehicle",
    sections=(JOURNEY, PERSON, VEHICLE, LOAD, CONFIRMATION),
    rules=(
        rules.truth_confirmed("confirmation"),
        rules.born_before_today,
        rules.not_before_today("journey", "arrives"),
    ),
)
