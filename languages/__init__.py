"""A language is a folder under ``locale/``: words, keyboards, fonts, direction, plurals, dates."""

from languages.language import Language, available, load

__all__ = ["Language", "available", "load"]
