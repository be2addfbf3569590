"""Lodging, courier, transport, the hub: the use cases at both ends of the wire."""
