"""What is free, what is charged, what must be declared in writing: dated rule packs, and sums."""

from customs.allowances.pack import RulePack

__all__ = ["RulePack"]
