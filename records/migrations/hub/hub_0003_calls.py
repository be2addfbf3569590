"""Calls for an officer, from the glasses of a post."""

import sqlalchemy as sa
from alembic import op

revision = "hub_0003"
down_revision = "hub_0002"

Position = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the calls."""
    op.create_table(
        "calls",
        sa.Column("id", Position, nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("node", sa.LargeBinary(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("kiosk", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("called_at", sa.BigInteger(), nullable=False),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.Column("officer", sa.String(), nullable=True),
        sa.Column("session", sa.String(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("token"),
    )
    op.create_index("calls_ended", "calls", ["ended_at"])
