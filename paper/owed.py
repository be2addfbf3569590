"""The estimate as a paper says it: what is owed for what, and how that was reckoned."""

from __future__ import annotations

from customs.allowances.result import FEE, WITHIN, Line
from customs.money import NATIONAL
from forms.content import Content
from paper.parts import NO_BREAK, Speaker
from paper.receipt import EstimateLine, Owed
from reference.claims import estimate_of
from reference.explain import CONTEXT, SUBJECTS, ExplainedLine, explain, quantity
from reference.load import Reference


def owed_of(content: Content, reference: Reference, own: Speaker, az: Speaker) -> Owed | None:
    """Estimate a declaration; None when no rule says anything about it."""
    estimate = estimate_of(content, reference)
    if estimate is None or not estimate.lines:
        return None
    said, said_az = explain(estimate, own), explain(estimate, az)
    lines = zip(estimate.lines, said.lines, said_az.lines, strict=True)
    shown = tuple(_line(*line, own, az) for line in lines if _is_news(line[0]))
    return Owed(az.amount(estimate.total, NATIONAL), shown)


def _is_news(line: Line) -> bool:
    """Whether a line says more than that all is within the limit."""
    return bool(line.total) or line.message != WITHIN


def _line(
    line: Line, said: ExplainedLine, said_az: ExplainedLine, own: Speaker, az: Speaker
) -> EstimateLine:
    if not line.total:
        return EstimateLine(said.text, said_az.text)
    if line.message == FEE:
        return EstimateLine(said.text, said_az.text, said_az.amount)
    subject, subject_az = (
        speech.say(CONTEXT, SUBJECTS.get(line.subject, line.subject)) for speech in (own, az)
    )
    return EstimateLine(subject, subject_az, said_az.amount, _reckoned(line, az))


def _reckoned(line: Line, az: Speaker) -> str:
    """Write how much of something is over the limit, which needs no words."""
    said = (quantity(each, line.unit, az) for each in (line.quantity, line.limit, line.excess))
    had, free, over = (each.replace(" ", NO_BREAK) for each in said)
    return f"{had} \N{MINUS SIGN} {free} = {over}"
