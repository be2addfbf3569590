"""Measurements beside named references, each in one run; modules here are not installed."""
