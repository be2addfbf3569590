"""The receipt printer: what may be asked of it, the real one, and two that need no paper."""
