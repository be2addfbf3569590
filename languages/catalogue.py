"""Read a language's gettext catalogues: compiled when fresh, straight from ``.po`` otherwise."""

from __future__ import annotations

import gettext
import io
from pathlib import Path

COMPILED = "messages.mo"


def read_catalogue(folder: Path) -> gettext.NullTranslations:
    """Give every word in ``folder``. A folder with no catalogue speaks English."""
    sources = sorted(folder.glob("*.po"))
    if not sources:
        return gettext.NullTranslations()
    compiled = folder / COMPILED
    newest = max(source.stat().st_mtime for source in sources)
    if compiled.exists() and compiled.stat().st_mtime >= newest:
        return gettext.GNUTranslations(io.BytesIO(compiled.read_bytes()))
    return gettext.GNUTranslations(io.BytesIO(compile_folder(folder)))


def compile_folder(folder: Path) -> bytes:
    """Compile all ``.po`` files of a folder into one catalogue's bytes.

    The plural rule is the one their headers give, so a language needs no table but its folder.
    Raises ValueError when two files word the same (context, msgid) differently.
    """
    from babel.messages import mofile
    from babel.messages.catalog import Catalog

    # Babel writes a plural rule only for a locale it knows; the rule itself is the folder's.
    whole = Catalog(locale="en")
    for source in sorted(folder.glob("*.po")):
        _add(whole, source)
    out = io.BytesIO()
    mofile.write_mo(out, whole)
    return out.getvalue()


def _add(whole: object, source: Path) -> None:
    from babel.messages import pofile

    with source.open("rb") as handle:
        part = pofile.read_po(handle, abort_invalid=True)
    whole.mime_headers = [("Plural-Forms", part.plural_forms)]  # type: ignore[attr-defined]
    for message in part:
        if not message.id:
            continue
        known = whole.get(message.id, message.context)  # type: ignore[attr-defined]
        if known is not None and known.string != message.string:
            raise ValueError(f"{source.name}: {message.context}: {message.id} is worded twice")
        whole[message.id] = message  # type: ignore[index]


def write_compiled(locale: Path) -> None:
    """Compile every language below ``locale``; set-up does this once."""
    for settings in sorted(locale.glob("*/language.toml")):
        if any(settings.parent.glob("*.po")):
            (settings.parent / COMPILED).write_bytes(compile_folder(settings.parent))
