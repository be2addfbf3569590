"""The yes/no questions of the passenger declaration, and what follows from a yes."""

from __future__ import annotations

from forms.catalogue.fields import yes_no
from forms.definition import AnyOf, When

QUESTIONS = (
    yes_no(1, "over_limits", "Goods over the duty-free limits", required=True),
    yes_no(2, "unaccompanied", "Unaccompanied baggage or goods sent separately", required=True),
    yes_no(3, "temporary", "Goods brought in or taken out for a time", required=True),
    yes_no(4, "vehicle", "A motor vehicle", required=True),
    yes_no(5, "precious", "Precious metals or stones over the limit", required=True),
    yes_no(6, "foreign_currency", "Foreign currency or securities over the limit", required=True),
    yes_no(7, "permit", "Goods that need a licence or permit", required=True),
    yes_no(8, "national_currency", "Manats over the limit, or manat securities", required=True),
    yes_no(9, "wireless", "Mobile phones or other wireless devices", required=True),
)

RESTRICTED = (
    yes_no(1, "weapons", "Weapons, ammunition or explosives"),
    yes_no(2, "narcotics", "Narcotic or psychotropic substances, or strong medicines"),
    yes_no(3, "cultural", "Cultural goods: antiques, carpets, works of art"),
    yes_no(4, "living", "Animals, plants, or products made from them"),
    yes_no(5, "radio", "Radio-electronic or high-frequency devices"),
    yes_no(6, "information", "Printed matter or other information carriers"),
    yes_no(7, "radioactive", "Radioactive or poisonous substances"),
    yes_no(8, "others_goods", "Goods that belong to other people"),
    yes_no(9, "commercial", "Goods for sale or for business"),
)


def _any(section: str, *names: str) -> tuple[When, ...]:
    return tuple(When(f"{section}.{name}") for name in names)


ANYTHING_TICKED = (AnyOf(_any("ticks", *(question.name for question in QUESTIONS))),)
MONEY_TICKED = (AnyOf(_any("ticks", "foreign_currency", "national_currency")),)
NEEDS_PERMIT = (
    AnyOf(
        _any("ticks", "permit")
        + _any("restricted", "weapons", "narcotics", "cultural", "living", "radio", "radioactive")
    ),
)
GOODS_TICKED = (
    AnyOf(
        _any("ticks", "over_limits", "unaccompanied", "temporary", "precious", "permit", "wireless")
        + _any("restricted", *(kind.name for kind in RESTRICTED))
    ),
)
LEAVING = (When("journey.direction", ("leaving",)),)
PASSING = (When("journey.direction", ("passing",)),)
UNACCOMPANIED = (When("ticks.unaccompanied"),)
WIRELESS = (When("ticks.wireless"),)
