"""Whose parcels were set aside; guesses counted by asker too; erased pages left in the log."""

import sqlalchemy as sa
from alembic import op

revision = "hub_0002"
down_revision = "hub_0001"


def upgrade() -> None:
    """Add what bounds and reports need."""
    op.add_column("state", _no("log_waits"))
    op.add_column("set_aside", sa.Column("node", sa.LargeBinary(), nullable=True))
    op.add_column("set_aside", _no("trusted"))
    op.create_index("set_aside_node", "set_aside", ["trusted", "node"])
    # A count of wrong guesses is soon forgotten anyway, so none is carried over.
    op.drop_table("tries")
    op.create_table(
        "tries",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )


def _no(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())
