"""The panel's light: how bright the glass is."""
