"""The staff side of a kiosk: who opens the service menu, and how ready the kiosk is."""
