"""A language is a folder under ``locale/``: words, keyboards, fonts, direction, plurals, dates."""

from languages.language import Language, available, load, speaking

__all__ = ["Language", "available", "load", "speaking"]
