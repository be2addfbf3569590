"""Passenger customs declaration (Sərnişin gömrük bəyannaməsi), version 1.

The nine written-declaration questions are the official list of the State Customs Committee, in its
order. No copy of the official paper form was found, so its boxes and their order are unconfirmed;
the other fields follow that list and the comparable form of EEC Collegium Decision 124 of 23 July
2019. A form that proves different becomes version 2.
"""

from __future__ import annotations

from decimal import Decimal

from forms.catalogue import rules
from forms.catalogue.fields import choice, count, country, day, name, of_kind, text, yes_no
from forms.catalogue.passenger_1_questions import (
    ANYTHING_TICKED,
    PASSING,
    QUESTIONS,
    RESTRICTED,
    UNACCOMPANIED,
)
from forms.catalogue.passenger_1_things import (
    GOODS,
    MONEY,
    MONEY_ORIGIN,
    NEWEST_YEAR,
    OLDEST_YEAR,
    VEHICLE,
)
from forms.definition import FormDefinition, Kind, Section, When

JOURNEY = Section(
    1,
    "journey",
    "Journey",
    (
        choice(1, "direction", "direction", "Direction", required=True, prints=True),
        choice(2, "transport", "transport", "Means of transport", prefill=("post.transport",)),
        text(
            3, "crossing_point", "Crossing point", max_length=20, prefill=("post.crossing_point",)
        ),
        country(
            4, "country", "Country you come from or go to", required_if=ANYTHING_TICKED, prints=True
        ),
        text(5, "conveyance", "Flight, train or vehicle number", max_length=20, prints=True),
        choice(6, "purpose", "purpose", "Purpose of the journey"),
        count(7, "minors", "Children under 18 with you", maximum=Decimal(9), prints=True),
        country(8, "onward_country", "Country you travel on to", only_if=PASSING, prints=True),
    ),
)

TICKS = Section(2, "ticks", "Goods you must declare in writing", QUESTIONS, packed=True)

PERSON = Section(
    3,
    "person",
    "Traveller",
    (
        name(1, "surname", "Surname", required=True, prefill=("mrz.surname",), prints=True),
        name(2, "given_names", "Given names", prefill=("mrz.given_names",), prints=True),
        name(3, "patronymic", "Father's name"),
        day(
            4,
            "birth_date",
            "Date of birth",
            required_if=(When("birth_year", (None,)),),
            prefill=("mrz.birth_date",),
            personal=True,
        ),
        count(
            14,
            "birth_year",
            "Year of birth, where the day is not known",
            minimum=OLDEST_YEAR,
            maximum=NEWEST_YEAR,
            only_if=(When("birth_date", (None,)),),
            prefill=("mrz.birth_year",),
            personal=True,
        ),
        choice(5, "sex", "sex", "Sex", prefill=("mrz.sex",), personal=True),
        country(
            6,
            "citizenship",
            "Citizenship",
            required=True,
            prefill=("mrz.nationality_country",),
            personal=True,
            prints=True,
        ),
        country(7, "residence", "Country of permanent residence", personal=True),
        choice(
            8, "document_type", "document_type", "Travel document", prefill=("mrz.document_code",)
        ),
        of_kind(
            Kind.DOCUMENT_NUMBER,
            9,
            "document_number",
            "Document number",
            required=True,
            max_length=20,
            prefill=("mrz.number",),
            personal=True,
            prints=True,
            masked=True,
        ),
        day(10, "document_expiry", "Document valid until", prefill=("mrz.expiry",), personal=True),
        of_kind(
            Kind.FIN,
            11,
            "fin",
            "FİN (personal identification number)",
            max_length=7,
            prefill=("mrz.personal_number",),
            personal=True,
            prints=True,
            masked=True,
        ),
        of_kind(Kind.PHONE, 12, "phone", "Telephone", max_length=20, personal=True),
        of_kind(Kind.EMAIL, 13, "email", "E-mail", max_length=100, personal=True),
    ),
)

BAGGAGE = Section(
    4,
    "baggage",
    "Baggage",
    (
        count(1, "accompanied_pieces", "Pieces of baggage with you", maximum=Decimal(99)),
        count(
            2,
            "unaccompanied_pieces",
            "Pieces sent separately",
            maximum=Decimal(99),
            only_if=UNACCOMPANIED,
            prints=True,
        ),
        day(3, "unaccompanied_arrives", "Day the separate baggage arrives", only_if=UNACCOMPANIED),
        text(
            4,
            "unaccompanied_waybill",
            "Waybill number of the separate baggage",
            max_length=35,
            only_if=UNACCOMPANIED,
        ),
    ),
)

RESTRICTED_GOODS = Section(
    7, "restricted", "Prohibited or restricted goods", RESTRICTED, packed=True
)

CONFIRMATION = Section(
    10,
    "confirmation",
    "Confirmation",
    (
        yes_no(1, "truth", "What I declare is true and complete", required=True),
        choice(2, "channel", "channel", "Line chosen", prints=True),
    ),
)

PASSENGER_1 = FormDefinition(
    number=1,
    code="passenger",
    version=1,
    title="Passenger customs declaration",
    sections=(
        JOURNEY,
        TICKS,
        PERSON,
        BAGGAGE,
        MONEY,
        MONEY_ORIGIN,
        RESTRICTED_GOODS,
        GOODS,
        VEHICLE,
        CONFIRMATION,
    ),
    rules=(
        rules.truth_confirmed("confirmation"),
        rules.born_before_today,
        rules.old_enough,
        rules.expiry_after_birth,
        rules.document_in_force,
        rules.not_after_today("money_origin", "earlier_date"),
        rules.green_has_nothing_to_declare,
    ),
)
