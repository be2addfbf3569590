"""Dated data files, rule packs, posts, rates, code lists, the nine questions, and their loader."""

from reference.files import ReferenceBroken
from reference.load import Notice, Reference, clock_lost, load, today
from reference.posts import Post, Status
from reference.questions import Question

__all__ = [
    "Notice",
    "Post",
    "Question",
    "Reference",
    "ReferenceBroken",
    "Status",
    "clock_lost",
    "load",
    "today",
]
