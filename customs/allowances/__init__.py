"""What is free, what is charged, what must be declared in writing: dated rule packs, and sums."""

from customs.allowances.claim import Claim, Goods, Money, Used
from customs.allowances.estimate import estimate
from customs.allowances.pack import RulePack
from customs.allowances.result import ESTIMATE_ONLY, Estimate, Line, WrittenReason

__all__ = [
    "ESTIMATE_ONLY",
    "Claim",
    "Estimate",
    "Goods",
    "Line",
    "Money",
    "RulePack",
    "Used",
    "WrittenReason",
    "estimate",
]
