"""The first kiosk store: chain, encrypted outbox, visits, print jobs."""

import sqlalchemy as sa
from alembic import op

revision = "kiosk_0001"
down_revision = None

Position = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Build an empty store."""
    _chain()
    _outbox()
    _print_jobs()
    _visits()


def _chain() -> None:
    op.create_table(
        "chain",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("counter", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.Column("witness", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("sequence", Position, nullable=False),
        sa.Column("fact_id", sa.LargeBinary(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=True),
        sa.Column("content_hash", sa.LargeBinary(), nullable=True),
        sa.Column("parcel", sa.LargeBinary(), nullable=False),
        sa.Column("lodged_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("sequence"),
        sa.UniqueConstraint("fact_id"),
    )


def _print_jobs() -> None:
    op.create_table(
        "print_jobs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_id", sa.LargeBinary(), nullable=False),
        sa.Column("copy", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _visits() -> None:
    op.create_table(
        "visits",
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("fact_id", sa.LargeBinary(), nullable=False),
        sa.Column("lodged_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("token"),
        sa.UniqueConstraint("number"),
    )
