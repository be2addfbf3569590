"""What an officer, a desk or a printer adds to a fact, version 1.

No field is required: which of them a fact needs follows from the kind of the fact, and is held
where the act is done.
"""

from __future__ import annotations

from decimal import Decimal

from forms.catalogue.fields import amount, choice, count, of_kind, text
from forms.definition import FormDefinition, Kind, Section, When

ACT = Section(
    1,
    "act",
    "Act",
    (
        text(1, "officer", "Officer", max_length=40),
        text(2, "session", "Sign-in", max_length=64),
        text(3, "reason", "Reason", max_length=200),
        text(4, "note", "Note", max_length=500),
        choice(5, "channel", "channel", "Line assigned"),
        text(6, "target", "Fact this is about", max_length=64),
        amount(7, "amount", "Amount"),
        of_kind(Kind.CURRENCY, 8, "currency", "Currency", required_if=(When("amount", ()),)),
        text(9, "bank_reference", "Payment reference", max_length=40),
        text(10, "report", "Examination report", max_length=1_000),
        count(11, "copy", "Copy number", maximum=Decimal(999)),
        text(12, "basis", "Legal basis of erasure", max_length=200),
        choice(13, "corridor", "corridor", "Corridor assigned"),
        choice(14, "correction_reason", "correction_reason", "Reason for correction"),
        choice(15, "hold_reason", "hold_reason", "Reason for holding"),
        choice(16, "refuse_reason", "refuse_reason", "Reason for refusing"),
        choice(17, "examination_outcome", "examination_outcome", "Outcome of the examination"),
        choice(18, "payment_means", "payment_means", "Means of payment"),
        text(19, "desk", "Desk", max_length=20),
        choice(20, "withdraw_reason", "withdraw_reason", "Reason for withdrawing"),
    ),
)

ACT_1 = FormDefinition(number=90, code="act", version=1, title="Officer's act", sections=(ACT,))
