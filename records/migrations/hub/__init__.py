"""The hub store's history."""
