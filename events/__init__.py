"""What a machine tells its keepers: events from catalogues, one line each, about nobody.

A room that has something to tell declares its events in an ``events.py`` of its own.
"""

from events.event import Event, Kind, Level, declared, note
from events.fault_number import FaultNumber, fault_number, heard
from events.fields import COUNT, FAULT, FLAG, MILLISECONDS, Word

__all__ = [
    "COUNT",
    "FAULT",
    "FLAG",
    "MILLISECONDS",
    "Event",
    "FaultNumber",
    "Kind",
    "Level",
    "Word",
    "declared",
    "fault_number",
    "heard",
    "note",
]
