"""What is made of what was seen: one check for each line of the readiness report. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from zoneinfo import ZoneInfo

from kiosk.devices.camera.interface import CameraState
from kiosk.devices.printer.interface import PrinterState
from kiosk.devices.scanner.interface import ScannerState
from kiosk.staff.finding import Finding, Judged, Level
from kiosk.staff.seen import Seen
from kiosk.widgets.tokens import LEAST_MM, NARROWEST_KEY, SHORT_SIDE
from reference.load import BAKU

LITTLE_ROOM, NO_ROOM = 500_000_000, 50_000_000
"""Bytes free: below the first somebody should look, below the second nothing may be lodged soon."""

LONG_WAIT_HOURS = 12
"""A post may be without a network for a night. After that somebody should ask why."""

SMALLEST_PANEL_MM = 125
"""The shorter side of a panel of 10 inches, 16 to 9."""

MOVED_SECONDS = 120.0
"""A clock set by the network moves by less."""

_PRINTER: Mapping[PrinterState | None, Judged] = {
    PrinterState.READY: (Level.OK, "Ready."),
    PrinterState.PAPER_LOW: (Level.ATTENTION, "The paper is nearly used up. Put in a new roll."),
    PrinterState.PAPER_OUT: (Level.FAULT, "There is no paper. Put in a new roll."),
    PrinterState.COVER_OPEN: (Level.FAULT, "The cover is open. Close it."),
    PrinterState.OFFLINE: (Level.FAULT, "It cannot be reached. Is it on, and its cable in?"),
    PrinterState.FAULT: (Level.FAULT, "It says that it has a fault. Switch it off and on."),
    PrinterState.UNKNOWN: (Level.ATTENTION, "It does not say how it is. Make a test print."),
    None: (Level.ATTENTION, "No printer is set. Receipts are printed into thin air."),
}
_CAMERA: Mapping[CameraState | None, Judged] = {
    CameraState.LOOKING: (Level.OK, "Pictures are coming."),
    CameraState.STARTING: (Level.ATTENTION, "No picture has come yet. Look again in a moment."),
    CameraState.STOPPED: (Level.ATTENTION, "It is not looking now."),
    CameraState.STALLED: (Level.FAULT, "It gives no picture any more. Is its cable in?"),
    CameraState.NO_CAMERA: (Level.FAULT, "It cannot be opened. Is its cable in?"),
    None: (Level.OK, "No camera is set."),
}
_SCANNER: Mapping[ScannerState | None, Judged] = {
    ScannerState.READY: (Level.OK, "It has read a code since the start."),
    ScannerState.UNKNOWN: (Level.ATTENTION, "It has read nothing since the start. Read a code."),
    ScannerState.NO_SCANNER: (Level.FAULT, "There is none. Is its cable in?"),
    ScannerState.STOPPED: (Level.ATTENTION, "It is not listening now."),
    None: (Level.ATTENTION, "Only the running kiosk knows. Look at its service menu."),
}


def printer_words(state: PrinterState | None) -> Judged:
    """Judge how the printer stands; None: none is set."""
    return _PRINTER[state]


def camera_words(state: CameraState | None) -> Judged:
    """Judge how the camera stands; None: none is set."""
    return _CAMERA[state]


def scanner_words(state: ScannerState | None) -> Judged:
    """Judge how the hand scanner stands; None: nobody here can say."""
    return _SCANNER[state]


def printer(seen: Seen) -> Finding:
    """The receipt printer."""
    return Finding("printer", *printer_words(seen.devices.printer))


def camera(seen: Seen) -> Finding:
    """The camera, and whether it sees anything."""
    devices = seen.devices
    if devices.camera is CameraState.LOOKING and devices.dark:
        return Finding("camera", Level.ATTENTION, "Its picture is dark. Is the lens covered?")
    return Finding("camera", *camera_words(devices.camera))


def scanner(seen: Seen) -> Finding:
    """The hand scanner."""
    return Finding("scanner", *scanner_words(seen.devices.scanner))


def panel(seen: Seen) -> Finding:
    """Whether fingers in gloves hit what they mean, by the size the settings give."""
    if seen.panel_mm < SMALLEST_PANEL_MM:
        message = "It is smaller than 10 inches: what is pressed may not fit on it."
        return Finding("panel", Level.FAULT, message)
    narrowest = NARROWEST_KEY * seen.panel_mm / SHORT_SIDE
    if narrowest < LEAST_MM:
        letters = {"millimetres": int(narrowest)}
        message = "Letters of the keyboard may be {millimetres} mm wide; all else is 15 mm or more."
        return Finding("panel", Level.OK, message, letters)
    return Finding("panel", Level.OK, "Whatever is pressed is 15 mm wide or more.")


def disk(seen: Seen) -> Finding:
    """The disk under the records."""
    room = {"megabytes": seen.disk.free // 1_000_000}
    if not seen.disk.writable:
        return Finding("disk", Level.FAULT, "Nothing can be written.")
    if seen.disk.free < NO_ROOM:
        return Finding("disk", Level.FAULT, "Full: {megabytes} MB are free.", room)
    if seen.disk.free < LITTLE_ROOM:
        return Finding("disk", Level.ATTENTION, "Nearly full: {megabytes} MB are free.", room)
    return Finding("disk", Level.OK, "{megabytes} MB are free.", room)


def records(seen: Seen) -> Finding:
    """Whether the store is whole."""
    if seen.records.fault is not None:
        message = "They cannot be used: fault {number}."
        return Finding("records", Level.FAULT, message, {"number": seen.records.fault})
    if seen.records.backlog is None:
        return Finding("records", Level.ATTENTION, "Nothing has been stored here yet.")
    return Finding("records", Level.OK, "Whole, as just looked at.")


def outbox(seen: Seen) -> Finding:
    """What still waits for the hub. Waiting is no fault: nothing is lost by it."""
    backlog = seen.records.backlog
    if backlog is None or not (backlog.new or backlog.set_aside):
        return Finding("outbox", Level.OK, "Nothing.")
    if backlog.set_aside:
        message = "The hub has set aside {count}. Tell the service."
        return Finding("outbox", Level.ATTENTION, message, {"count": backlog.set_aside})
    now = int(seen.at.timestamp() * 1000)
    hours = max(0, now - (backlog.oldest or now)) // 3_600_000
    late = hours >= LONG_WAIT_HOURS
    message = "{count}, the oldest for {hours} h. All are kept."
    values = {"count": backlog.new, "hours": hours}
    return Finding("outbox", Level.ATTENTION if late else Level.OK, message, values)


def clock(seen: Seen) -> Finding:
    """The clock: what is dated by one that is lost is marked so, and is served all the same."""
    shows = {"shown": seen.at.astimezone(ZoneInfo(BAKU)).strftime("%d.%m.%Y %H:%M")}
    if seen.clock.lost:
        message = "It shows {shown}, which has passed. Set it: dates are not trusted now."
        return Finding("clock", Level.ATTENTION, message, shows)
    if abs(seen.clock.moved) >= MOVED_SECONDS:
        message = "It shows {shown}; it was moved by {seconds} s since the start."
        moved = {**shows, "seconds": round(seen.clock.moved)}
        return Finding("clock", Level.ATTENTION, message, moved)
    if seen.clock.synchronised:
        return Finding("clock", Level.OK, "It shows {shown}, set by the network.", shows)
    message = "It shows {shown}. The network does not set it: compare it with a watch."
    return Finding("clock", Level.ATTENTION, message, shows)


def languages(seen: Seen) -> Finding:
    """The languages offered, and whether glass and paper have their letters."""
    if seen.without_fonts:
        lacking = {"codes": ", ".join(seen.without_fonts)}
        return Finding("languages", Level.FAULT, "No font has the letters of {codes}.", lacking)
    offered = {"codes": ", ".join(seen.languages)}
    return Finding("languages", Level.OK, "{codes}: glass and paper have their letters.", offered)


def settings(seen: Seen) -> Finding:
    """The settings that are not as they come."""
    if seen.out_of_order:
        return Finding("settings", Level.ATTENTION, "Out of order, as set at the service menu.")
    if seen.unknown:
        named = {"names": ", ".join(seen.unknown)}
        message = "The file has what this version does not know: {names}."
        return Finding("settings", Level.ATTENTION, message, named)
    if seen.differing:
        named = {"names": ", ".join(seen.differing)}
        return Finding("settings", Level.OK, "Not as they come: {names}.", named)
    return Finding("settings", Level.OK, "All as they come.")


def memory(seen: Seen) -> Finding:
    """Whether what a traveller said may land on the disk in clear. In training nobody's data do."""
    level = Level.ATTENTION if seen.training else Level.FAULT
    if seen.secrecy.swap:
        named = {"names": ", ".join(seen.secrecy.swap)}
        return Finding("memory", level, "It is swapped to the disk in clear: {names}.", named)
    if seen.secrecy.core_dumps:
        return Finding("memory", level, "A fault would write it to the disk: core dumps are on.")
    return Finding("memory", Level.OK, "Nothing writes it to the disk.")


def lock(seen: Seen) -> Finding:
    """Whether staff can open the service menu."""
    if seen.pin_set:
        return Finding("lock", Level.OK, "A PIN is set.")
    return Finding("lock", Level.ATTENTION, "No PIN is set: sarhad service set-pin.")


def version(seen: Seen) -> Finding:
    """The program."""
    if seen.training:
        message = "{version}, for training: nothing counts."
        return Finding("version", Level.OK, message, {"version": seen.version})
    return Finding("version", Level.OK, "{version}", {"version": seen.version})


Check = Callable[[Seen], Finding]

CHECKS: tuple[Check, ...] = (
    printer,
    camera,
    scanner,
    panel,
    disk,
    records,
    outbox,
    clock,
    languages,
    settings,
    memory,
    lock,
    version,
)
"""In the order of the report."""
