"""Visits that are kept for a while: over a power cut on disk, over a pause in memory."""
