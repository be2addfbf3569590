"""The traveller's door: one person at the glass, one visit at a time."""
