"""The kiosk store's history."""
