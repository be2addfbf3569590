"""What reads a screen aloud."""
