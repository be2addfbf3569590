"""What a person is told about a text that was read, or a file that was not."""

from __future__ import annotations

from forms.speech import Speech
from kiosk.reading.files import Fault
from kiosk.reading.ours import Reason

CONTEXT = "device.scan"

WORDS: dict[Reason | Fault, str] = {
    Reason.OUR_NUMBER: "This is a declaration code.",
    Reason.TRAINING_NUMBER: "This is a training code (TƏLİM).",
    Reason.OTHER_SYSTEM_NUMBER: (
        "This number comes from another system; it can still be looked up."
    ),
    Reason.WRONG_CHECK_DIGIT: (
        "The last digit does not fit: correct the number, or search anyway."
    ),
    Reason.SHOP_CODE: "This is the barcode of goods from a shop.",
    Reason.PERHAPS_ENVELOPE: (
        "This may be the large code of a receipt; show the thirteen-digit code instead."
    ),
    Reason.MACHINE_READABLE_ZONE: "These are the lines of a passport or an identity card.",
    Reason.WEB_ADDRESS: "This is a web address. It is not opened.",
    Reason.EMPTY: "The code is empty.",
    Reason.NOT_OUR_PATTERN: "This code is not one of ours.",
    Fault.NOTHING_READ: "No code was found in the picture.",
    Fault.NOT_AN_IMAGE: "This file is not a picture.",
    Fault.UNREADABLE: "The file cannot be read.",
    Fault.TOO_LARGE: "The picture is too large.",
}
"""A sentence for every reason and every fault."""


def sentence(why: Reason | Fault, speech: Speech) -> str:
    """Say in the reader's language why a text is ours or is not, or why a file gave none."""
    return speech.say(CONTEXT, WORDS[why])
