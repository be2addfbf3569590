"""What the centre says, passed on."""

from __future__ import annotations

from sync.following import FILES, GUARDED, METADATA
from sync.http.described import Described, Other

_PART = Other("A signed part.", "application/json", {"type": "object"}, {"signatures": []})
_FILE = Other("The file's bytes.", "application/octet-stream", {"type": "string"})

KNOWN = {
    f"GET {METADATA}/{{name}}": Described(gives={200: _PART}),
    f"GET {FILES}/{{sha256}}": Described(gives={200: _FILE}),
    f"GET {GUARDED}/{{sha256}}": Described(gives={200: _FILE}, refuses=(403,), wants=True),
}
