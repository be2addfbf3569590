from __future__ import annotations

from envelope import errors
from envelope.errors import EnvelopeError


def test_every_fault_has_a_number_of_its_own() -> None:
    faults = [fault for fault in vars(errors).values() if isinstance(fault, type)]
    numbers = [fault.number for fault in faults if issubclass(fault, EnvelopeError)]
    assert len(numbers) == len(set(numbers)) > 10


def test_the_numbers_never_change() -> None:
    assert {fault.__name__: fault.number for fault in EnvelopeError.__subclasses__()} == {
        "Unreadable": 101,
        "NotCanonical": 102,
        "TooLarge": 103,
        "NotEncodable": 104,
        "HeaderMalformed": 110,
        "UnknownAlgorithm": 111,
        "BadSignature": 120,
        "UnknownNode": 121,
        "RevokedNode": 122,
        "TrainingMismatch": 123,
        "UnknownDictionary": 130,
        "ContentAltered": 131,
        "ContentMissing": 132,
        "NotForThisKey": 133,
        "BadKey": 140,
        "KeyExposed": 141,
        "SnapshotUnreadable": 150,
        "WrongSigners": 151,
        "OlderVersion": 152,
        "NotTheOneNamed": 153,
    }
