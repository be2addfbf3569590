"""The hub's end: intake, desks, look-ups."""
