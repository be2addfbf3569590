"""What every test process needs before anything of Kivy is imported, windows or not."""

from __future__ import annotations

import os
import tempfile

# A home of its own for each process: Kivy makes the folder at import, and two would collide.
os.environ["KIVY_HOME"] = tempfile.mkdtemp(prefix="sarhad-tests-")
os.environ.update(
    SDL_VIDEODRIVER="offscreen", KIVY_NO_ARGS="1", KIVY_NO_FILELOG="1", KIVY_NO_CONSOLELOG="1"
)
