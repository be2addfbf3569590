"""How many bytes a whole declaration takes: signed, packed, encrypted, beside what others write.

Reference: the same answers as compact UTF-8 JSON in a COSE_Sign1 of Ed25519, as any web service
might sign them. Prints JSON; run ``python -m benches.envelope_size``.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any

from benches.reference_declarations import COUNT, READ, SEED, declarations
from customs.facts import FactKind, Header
from envelope import cose
from envelope.cbor import encode
from envelope.digits import to_digits
from envelope.facts import Envelope, seal
from envelope.keys import RecipientKey, SigningKey
from envelope.parcels import to_parcel, to_plain
from forms.catalogue import definition
from forms.check import check
from forms.wire import to_wire
from reference.load import load

GOAL = 560
"""Bytes of a whole encrypted envelope: what one comfortable QR code on 80 mm paper carries."""

ON = date(2026, 11, 22)
_KEY = SigningKey.from_bytes(bytes(range(32)))
_DESK, _RECOVERY = RecipientKey.generate(), RecipientKey.generate()
_PURPOSE = b"reference"


def measure(count: int = COUNT, seed: int = SEED) -> dict[str, Any]:
    """Give medians and maxima in bytes over generated declarations."""
    answers = declarations(count, seed)
    wires = [_wire(one) for one in answers]
    facts = [seal(_header(place), wire, _KEY) for place, wire in enumerate(wires)]
    references = _references(answers, wires)
    sizes = _sizes(facts)
    encrypted = sizes["encrypted_to_one"]["median"]
    return {
        "declarations": count,
        "seed": seed,
        "bytes": sizes,
        "references": references,
        "ratio_to_json_cose": round(encrypted / references["json_cose"]["median"], 3),
        "goal": GOAL,
        "reached": encrypted <= GOAL,
    }


def _sizes(facts: list[Envelope]) -> dict[str, dict[str, float]]:
    ways: dict[str, Callable[[Envelope], bytes | str]] = {
        "encrypted_to_one": lambda fact: to_parcel(fact, [_DESK.public]),
        "encrypted_to_two": lambda fact: to_parcel(fact, [_DESK.public, _RECOVERY.public]),
        "plain": to_plain,
        "signed_part": lambda fact: fact.signed,
        "packed_content": lambda fact: fact.content or b"",
        "digits_of_encrypted_to_one": lambda fact: to_digits(to_parcel(fact, [_DESK.public])),
    }
    return {name: _spread([len(way(fact)) for fact in facts]) for name, way in ways.items()}


def _references(answers: list[dict[str, Any]], wires: list[Any]) -> dict[str, Any]:
    texts = [json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode() for one in answers]
    return {
        "json_cose": _spread([_signed(text) for text in texts]),
        "json_deflate_cose": _spread([_signed(zlib.compress(text, 9)) for text in texts]),
        "cbor_cose": _spread([_signed(encode(wire)) for wire in wires]),
    }


def _signed(payload: bytes) -> int:
    return len(cose.sign(payload, _PURPOSE, _KEY))


def _wire(answers: dict[str, Any]) -> dict[int, Any]:
    lists, form = load(ON).lists, definition("passenger")
    checked = check(form, answers, lists, ON, read=READ)
    if checked.content is None:
        raise ValueError(f"a reference declaration is not valid: {checked.errors}")
    return to_wire(form, checked.content, lists)


def _header(place: int) -> Header:
    # Every key a lodged declaration of a live, enrolled kiosk carries.
    return Header(
        node=_KEY.node,
        sequence=1_000 + place,
        previous=bytes(16),
        clock=(1_795_000_000_000 + place) << 16,
        kind=FactKind.LODGED,
        number=2_000_000_000_015,
        form=(1, 1),
        rule_pack=20_260_101,
        crossing=bytes(8),
    )


def _spread(sizes: list[int]) -> dict[str, float]:
    return {"median": median(sizes), "max": max(sizes)}


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
