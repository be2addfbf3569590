"""The gallery's tests draw off screen."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("KIVY_HOME", tempfile.mkdtemp(prefix="sarhad-kivy-"))
