"""The estimate under the review, in words: never a decision, and it says so."""

from __future__ import annotations

from customs.allowances import Estimate
from forms.content import Content
from kiosk.context import Context
from kiosk.families import counted_for
from languages import Language
from reference.claims import estimate_of
from reference.explain import explain

CONTEXT = "allowance"

SAID = frozenset({"earlier_declaration", "transfer_only", "adults_only"})
"""Reasons for a declaration in writing that ask something of the traveller."""


def estimate_words(context: Context, content: Content, language: Language) -> tuple[str, ...]:
    """Give what to show of the estimate: the sum first, then what the traveller must know and what
    it rests on; empty when there is none.
    """
    found = estimate_of(content, context.reference)
    if found is None or not (found.lines or found.written):
        return ()
    minors = content.group("journey").get("minors")
    family = counted_for(found, minors if isinstance(minors, int) else 0, language)
    return (_sum(found, language), *_reasons(found, language), *family, _basis(found, language))


def _reasons(found: Estimate, language: Language) -> tuple[str, ...]:
    said = zip(found.written, explain(found, language).written, strict=True)
    return tuple(words for reason, words in said if reason.code in SAID)


def _sum(found: Estimate, language: Language) -> str:
    if not found.total:
        return language.say("review", "Estimate: nothing to pay.")
    amount = language.amount(found.total, "AZN")
    return language.say("review", "Estimate: about {amount} to pay.", amount=amount)


def _basis(found: Estimate, language: Language) -> str:
    day = language.date(found.rate_date)
    words = language.say("review", "Counted with the rates of {day}.", day=day)
    return f"{words} {language.say(CONTEXT, found.message)}"
