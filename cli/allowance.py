"""``sarhad allowance``: what a passenger's goods come to, line by line. Always an estimate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cli.answers import content_of, read_answers
from cli.options import AnswersFile, AsJson, Language, On
from cli.output import say, say_json, words
from cli.speaking import speech
from customs.allowances import Estimate, Line, WrittenReason
from customs.money import NATIONAL
from reference.claims import estimate_of
from reference.explain import Explained, ExplainedLine, explain


def allowance(
    file: AnswersFile, on: On = None, language: Language = None, as_json: AsJson = False
) -> None:
    """Estimate duty, VAT and fee for a passenger's answers, with the source of every figure."""
    answered = read_answers("passenger", file, on)
    estimate = estimate_of(content_of(answered, as_json=as_json), answered.reference)
    if estimate is None:
        raise LookupError("a passenger declaration always has an estimate")
    explained = explain(estimate, speech())
    if as_json:
        say_json(as_data(estimate, explained))
    else:
        for text in as_text(estimate, explained):
            say(text)


def as_text(estimate: Estimate, explained: Explained) -> Iterator[str]:
    """Give the lines a person reads."""
    yield explained.headline
    for line, said in zip(estimate.lines, explained.lines, strict=True):
        yield from _line_text(line, said)
    yield from explained.written
    yield explained.total
    yield explained.rates
    if estimate.unpriced:
        yield words("Without a rate: {currencies}.", currencies=", ".join(estimate.unpriced))


def _line_text(line: Line, said: ExplainedLine) -> Iterator[str]:
    yield " = ".join(filter(None, (said.text, said.amount)))
    for below in (", ".join(said.parts), *said.notes, f"{line.rule}: {said.reason}"):
        if below:
            yield f"    {below}"


def as_data(estimate: Estimate, explained: Explained) -> dict[str, Any]:
    """Give the estimate for a program; amounts are strings, in manats."""
    pairs = zip(estimate.lines, explained.lines, strict=True)
    reasons = zip(estimate.written, explained.written, strict=True)
    return {
        "estimate": True,
        "message": explained.headline,
        "rule_pack": estimate.rule_pack,
        "currency": NATIONAL,
        "total": str(estimate.total),
        "lines": [_line_data(line, said) for line, said in pairs],
        "written": [_reason_data(reason, said) for reason, said in reasons],
        "unpriced": list(estimate.unpriced),
        "rates": {
            "on": estimate.rate_date.isoformat(),
            "source": estimate.rates_source,
            "sample": estimate.rates_are_samples,
        },
    }


def _line_data(line: Line, said: ExplainedLine) -> dict[str, Any]:
    measured = ("quantity", "limit", "excess")
    charged = ("value", "duty", "vat", "excise", "fee")
    return {
        "rule": line.rule,
        "text": said.text,
        "unit": line.unit,
        **{name: str(getattr(line, name)) for name in measured},
        **{name: str(getattr(line.charge, name)) for name in charged},
        "total": str(line.total),
        "notes": list(said.notes),
        "source": line.source,
        "confirmed": line.confirmed,
    }


def _reason_data(reason: WrittenReason, said: str) -> dict[str, Any]:
    return {
        "code": reason.code,
        "question": reason.question,
        "text": said,
        "source": reason.citation.source,
        "confirmed": reason.citation.confirmed,
    }
