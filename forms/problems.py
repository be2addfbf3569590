"""Problems in words: one sentence for each code, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from forms.content import Problem
from forms.definition import FormDefinition, Section
from forms.speech import Speech

CONTEXT = "problem"

SENTENCES: Mapping[str, str] = {
    "required": "{field}: please answer this.",
    "not_text": "{field}: please write this in letters.",
    "too_long": "{field}: too long. At most {limit} letters fit.",
    "strange_letters": "{field}: some of these signs cannot be used here.",
    "invisible_characters_removed": "{field}: hidden characters were taken out.",
    "not_yes_or_no": "{field}: please answer yes or no.",
    "unknown_choice": "{field}: please choose from the list.",
    "choice_not_valid": "{field}: this choice is no longer in use. Please choose another.",
    "unknown_country": "{field}: we do not know this country.",
    "unknown_currency": "{field}: we do not know this currency.",
    "not_a_date": "{field}: please write day, month and year, like 22.11.2026.",
    "date_out_of_range": "{field}: this year cannot be right.",
    "date_in_future": "{field}: this day has not come yet.",
    "date_in_past": "{field}: this day is already past.",
    "not_a_whole_number": "{field}: please write a whole number, without a fraction.",
    "not_a_number": "{field}: please write a number.",
    "too_many_decimals": "{field}: at most {places} digits after the decimal mark.",
    "too_small": "{field}: this must be at least {least}.",
    "too_large": "{field}: this must be at most {most}.",
    "malformed": "{field}: this does not look right. Please compare it with the original.",
    "check_digit": "{field}: the digits do not add up. Please compare them once more.",
    "holder_digit": "{field}: the last digit must be 1 or 2.",
    "did_you_mean": "{field}: did you mean {suggestion}?",
    "lookalike_letters": "{field}: Cyrillic letters were read as Latin ones.",
    "letters_left_out": "{field}: some letters were left out.",
    "zero_added": "{field}: a zero was put in front.",
    "unusual": "{field}: not the usual form. Please compare it with the original.",
    "unknown_region": "{field}: no region has the number {region}.",
    "unknown_chapter": "{field}: the commodity nomenclature has no chapter {chapter}.",
    "short_chassis": "{field}: shorter than the usual 17 characters. Please compare it.",
    "not_a_group": "{field}: this part could not be read.",
    "not_a_list": "{field}: this list could not be read.",
    "too_few_rows": "{field}: please add at least {least}.",
    "too_many_rows": "{field}: at most {most} fit on one declaration.",
    "unknown_section": "{field}: the form has no such part.",
    "unknown_field": "{field}: the form has no such question.",
    "truth_not_confirmed": "{field}: a declaration can be registered only if you confirm this.",
    "born_in_future": "{field}: this day has not come yet.",
    "under_16": "{field}: under {age} years, the accompanying adult declares. Please ask them.",
    "expiry_before_birth": "{field}: the document cannot expire before its holder was born.",
    "document_expired": "{field}: this document has expired. An officer will look at it.",
    "green_not_allowed": "{field}: you have something to declare, so please take the red line.",
    "net_above_gross": "{field}: this cannot be more than the gross weight.",
}

OTHERWISE = "{field}: please check this."


def sentence(problem: Problem, definition: FormDefinition, speech: Speech) -> str:
    """Say what is wrong, and where, in one sentence for the person."""
    words = SENTENCES.get(problem.code, OTHERWISE)
    where = place(problem.path, definition, speech)
    return speech.say(CONTEXT, words, **{**problem.parameters, "field": where})


def place(path: str, definition: FormDefinition, speech: Speech) -> str:
    """Name the question a path leads to; the path itself when the form has no such question."""
    name, *rest = path.split(".")
    try:
        section = definition.section(name)
    except KeyError:
        return path or speech.say(definition.context(), definition.title)
    title = speech.say(definition.context(section.name), section.title)
    if section.repeats and rest:
        title = f"{title} {int(rest.pop(0)) + 1}"
        return f"{title}, {_label(section, rest, definition, speech)}" if rest else title
    return _label(section, rest, definition, speech) if rest else title


def _label(section: Section, rest: list[str], definition: FormDefinition, speech: Speech) -> str:
    name = ".".join(rest)
    try:
        field = section.field(name)
    except KeyError:
        return name
    return speech.say(definition.context(section.name, name), field.label)
