"""The estimate under the review, in words: never a decision, and it says so."""

from __future__ import annotations

from customs.allowances import Estimate
from forms.content import Content
from kiosk.context import Context
from languages import Language
from reference.claims import estimate_of

CONTEXT = "allowance"


def estimate_words(context: Context, content: Content, language: Language) -> tuple[str, ...]:
    """Give what to show of the estimate: the sum and what it rests on; empty when there is none."""
    found = estimate_of(content, context.reference)
    if found is None or not (found.lines or found.written):
        return ()
    return (_sum(found, language), _basis(found, language))


def _sum(found: Estimate, language: Language) -> str:
    if not found.total:
        return language.say("review", "Estimate: nothing to pay.")
    amount = language.amount(found.total, "AZN")
    return language.say("review", "Estimate: about {amount} to pay.", amount=amount)


def _basis(found: Estimate, language: Language) -> str:
    day = language.date(found.rate_date)
    words = language.say("review", "Counted with the rates of {day}.", day=day)
    return f"{words} {language.say(CONTEXT, found.message)}"
