"""Devices of the kiosk: each a folder with an interface, a real driver and a simulated one."""
