"""What the glass says of a code the traveller brought: its state, its form, and what to do next.

States are worded by ``forms.state_words``, so that traveller and officer read the same word.
"""

from __future__ import annotations

from collections.abc import Mapping

from customs.facts import FactKind
from customs.states import TRANSITIONS, State
from forms.catalogue import all_definitions
from forms.speech import Speech
from forms.state_words import state_words as words_of
from kiosk.held import may
from kiosk.visit import FoundCode

CONTEXT = "code_status"

UNKNOWN = "Not seen here yet"
UNPROVEN = "Registered"
"""Said of a code whose holder did not prove to be the holder."""

MEANWHILE = "Nothing was changed: this declaration is being dealt with already. Go to One Window."
"""Said when a change or a withdrawal came too late; nothing was written then."""

AWAY = "Nothing was changed: that cannot be done here now. Go to One Window."
"""Said when the hub cannot be asked how a declaration stands; nothing was written then."""

SHOW = "Show this at One Window."
ONLY_THERE = "Show this at One Window. It can be changed only there."
NEXT: Mapping[str, str] = {
    State.RETURNED_FOR_CORRECTION: "Something has to be corrected. Go to One Window.",
    State.AWAITING_PAYMENT: "Pay what is due, then show this at One Window.",
    State.WITHDRAWN: "This declaration no longer counts. Make a new one, or ask at One Window.",
    State.LAPSED: "This declaration no longer counts. Make a new one, or ask at One Window.",
    State.LEFT: "This declaration is finished.",
}
"""What to do next, where it is more than showing the code."""

WORDS = frozenset({UNKNOWN, UNPROVEN, MEANWHILE, AWAY, SHOW, ONLY_THERE, *NEXT.values()})


def state_words(found: FoundCode, speech: Speech) -> str:
    """Say where a code stands, and no more than its holder may hear."""
    if not found.known:
        return speech.say(CONTEXT, UNKNOWN)
    if found.state not in set(State):
        return speech.say(CONTEXT, UNPROVEN)
    return words_of(State(found.state), speech)


def form_words(found: FoundCode, speech: Speech) -> str:
    """Name the form; empty when it is not known or not to be told."""
    titles = {form.code: (form.context(), form.title) for form in all_definitions()}
    return speech.say(*titles[found.form]) if found.form in titles else ""


def next_words(found: FoundCode, speech: Speech) -> str:
    """Say what the holder does next, and where what was proved can be changed if not here."""
    open_ = found.state in TRANSITIONS[FactKind.AMENDED]
    here = may(found, FactKind.AMENDED) or may(found, FactKind.WITHDRAWN)
    shown = ONLY_THERE if found.opened and not here and open_ else SHOW
    return speech.say(CONTEXT, NEXT.get(found.state or "", shown))


def all_words() -> list[tuple[str, str]]:
    """Every (context, msgid) spoken through these tables, for the test of languages."""
    return [(CONTEXT, words) for words in sorted(WORDS)]
