"""Load the ``.kv`` that stands beside a module, once."""

from __future__ import annotations

from pathlib import Path

from kivy.lang import Builder

_loaded: set[Path] = set()


def load_beside(module_file: str) -> None:
    """Load ``name.kv`` for ``name.py``. Kivy would apply a rule twice if its file came twice."""
    layout = Path(module_file).with_suffix(".kv")
    if layout not in _loaded:
        _loaded.add(layout)
        Builder.load_file(str(layout))
