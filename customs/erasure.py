"""What an order of erasure reaches.

An ERASED that names a fact reaches that fact. One that names none reaches all the declarant said:
lodged and amended content, whenever it comes. Officers' reasons stay, since the traveller has a
right to them, unless a further order names them. An order itself is never erased: it is what proves
that the rest was lawfully removed.
"""

from __future__ import annotations

from customs.clashes import said, target
from customs.facts import Fact, FactId, FactKind, Header

_DECLARED = (FactKind.LODGED, FactKind.AMENDED)


def reaches(order: Fact, fact_id: FactId, header: Header) -> bool:
    """Whether ``order`` has the content of a fact erased.

    An order whose own content is not here reaches nothing: nobody can tell what it names.
    """
    if order.header.kind != FactKind.ERASED or header.kind == FactKind.ERASED:
        return False
    if header.number is None or order.header.number != header.number:
        return False
    if order.header.content_hash is not None and order.details is None:
        return False
    if said(order).get("target"):
        return target(order) == fact_id
    return header.kind in _DECLARED
