"""The hand scanner: types what it reads, as a keyboard would."""
