"""Schema histories, one per store, run from code when a store is opened."""
