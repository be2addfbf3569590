"""Which life of the hub above this one knows: one made anew from a copy may lack what it held."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select, update

from records.schema_hub import state

_KNOWN = select(state.c.upstream_epoch, state.c.upstream_position)
_BEGIN = update(state).values(upstream_epoch=bindparam("now"), upstream_position=0)


def note_life(connection: Connection, epoch: bytes) -> bool:
    """Note the present life of the hub above, whoever heard of it. True when it is a new one.

    All is offered again then; until it is held again nothing here counts as safe for its sake.
    What a backup made safe counts again with the next one, or once it is held above.
    """
    known = connection.execute(_KNOWN).one()
    if known.upstream_epoch == epoch:
        return False
    is_new = known.upstream_epoch is not None
    connection.execute(_BEGIN.values(safe_position=0) if is_new else _BEGIN, {"now": epoch})
    return is_new
