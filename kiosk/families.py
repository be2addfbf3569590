"""For whom a declaration is, and for whom its estimate is counted: what the dated data says."""

from __future__ import annotations

from customs.allowances import Estimate
from customs.allowances.result import ASK_ABOUT_CHILDREN
from languages import Language
from reference.explain import CONTEXT as ALLOWANCE
from reference.families import Families


def declared_for(minors: int, families: Families, language: Language) -> tuple[str, ...]:
    """Say for whom a declaration is, where it is for more than the traveller alone.

    ``minors`` are the children under full age who travel along.
    """
    if not minors or not families.covers["children"].holds:
        return ()
    whom = language.say_count(
        "review",
        "This declaration is for you and {count} child.",
        "This declaration is for you and {count} children.",
        minors,
    )
    age = int(families.declares_from.value)
    themselves = language.say(
        "review", "From the age of {age}, everyone declares for themselves.", age=age
    )
    return (whom, themselves)


def counted_for(found: Estimate, minors: int, language: Language) -> tuple[str, ...]:
    """Say for whom the value limits of an estimate were counted, if children travel along."""
    given = [
        figure.value for line in found.lines for name, figure in line.figures if name == "per_minor"
    ]
    if not minors or not given:
        return ()
    if any(given):
        words = language.say_count(
            "review",
            "The duty-free limit is counted for you and {count} child.",
            "The duty-free limit is counted for you and {count} children.",
            minors,
        )
        return (words,)
    alone = language.say("review", "The duty-free limit is counted for you alone.")
    return (f"{alone} {language.say(ALLOWANCE, ASK_ABOUT_CHILDREN)}",)
