"""Where facts are bound for, and what was brought down from the hub above."""

import sqlalchemy as sa
from alembic import op

revision = "hub_0007"
down_revision = "hub_0006"

Position = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add them. ``journal rebuild`` binds what is held already."""
    op.create_table(
        "bound",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", "post"),
    )
    op.create_table(
        "deliveries",
        sa.Column("id", Position, nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("deliveries_post", "deliveries", ["post", "id"])
    op.create_table(
        "delivering",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    _from_above()


def _from_above() -> None:
    op.create_table(
        "pulling",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("cursor", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "pulled",
        sa.Column("position", Position, autoincrement=False, nullable=False),
        sa.Column("epoch", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("position"),
    )
    op.create_table(
        "wanted",
        sa.Column("fact_id", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("fact_id"),
    )
