"""Write facts, parcels and an answer as this version does: a file that later versions must read.

``python -m tests.faults.sync.versions.writing 2`` writes ``2.json``. A file is written once, when
the way facts or their forms are written has changed, and never again. Keys are made up.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from customs.facts import FactKind, Header
from envelope.facts import Envelope, seal
from envelope.keys import RecipientKey, SigningKey
from envelope.parcels import to_parcel
from forms.catalogue import all_definitions
from forms.check import check
from forms.examples import answers
from forms.wire import to_wire
from reference.load import Reference, load
from sync.answers import digest, sign_answer
from sync.protocol import Acknowledgement, Head, Level

HERE = Path(__file__).parent
ON = date(2026, 11, 22)
NODE, HUB = SigningKey(bytes(range(32))), SigningKey(bytes(range(32, 64)))
OPENING = RecipientKey(bytes(range(64, 96)))
NUMBER = 2_000_000_000_008
CLOCK = 1_795_341_720_000 << 16
EPOCH = bytes(8)
ABOUT_A_FORM = {"act": FactKind.PRESENTED}


def plain(value: Any) -> Any:
    """Give answers as JSON holds them: an amount, a day or a code as its words."""
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value if isinstance(value, bool | int) else str(value)


def _facts(law: Reference) -> Iterator[tuple[Envelope, Any]]:
    previous, sequence = None, 0
    for form in all_definitions():
        for seed in (1, 2):
            given = answers(form, law.lists, ON, seed)
            content = check(form, given, law.lists, ON).content
            assert content is not None
            sequence += 1
            header = Header(
                node=NODE.node,
                sequence=sequence,
                previous=previous,
                clock=CLOCK + sequence,
                kind=ABOUT_A_FORM.get(form.code, FactKind.LODGED),
                number=NUMBER + sequence,
                form=(form.number, form.version),
                rule_pack=law.rule_pack_number,
                training=True,
                date_trusted=seed == 1,
                crossing=bytes(8) if seed == 2 else None,
                seen=(bytes(16),) if seed == 2 else (),
            )
            made = seal(header, to_wire(form, content, law.lists), NODE)
            previous = made.fact_id
            yield made, plain(content.answers)


def written() -> dict[str, Any]:
    made = list(_facts(load(ON)))
    facts = [
        {
            "id": one.fact_id.hex(),
            "kind": int(one.header.kind),
            "form": one.header.form,
            "parcel": to_parcel(one, (OPENING.public, HUB_RECOVERY)).hex(),
            "answers": said,
        }
        for one, said in made
    ]
    ids = [one.fact_id for one, _ in made]
    said = [Acknowledgement(one, Level.STORED) for one in ids]
    heads = [Head(NODE.node, len(ids), ids[-1])]
    answer = sign_answer(said, heads, HUB, CLOCK >> 16, EPOCH, digest(ids))
    return {"facts": facts, "answer": answer.signed.hex()}


HUB_RECOVERY = RecipientKey(bytes(range(96, 128))).public

if __name__ == "__main__":
    with (HERE / f"{int(sys.argv[1])}.json").open("x", encoding="utf-8") as file:
        json.dump(written(), file, indent=1, ensure_ascii=False)
        file.write("\n")
