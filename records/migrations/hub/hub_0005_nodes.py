"""Nodes: tokens to enrol with, numbers leased, last contacts, keys handed over."""

import sqlalchemy as sa
from alembic import op

revision = "hub_0005"
down_revision = "hub_0004"

Position = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add them."""
    _tokens_and_keys()
    _numbers()
    _contacts()


def _tokens_and_keys() -> None:
    op.create_table(
        "enrolments",
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("post", sa.String(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("public", sa.LargeBinary(), nullable=True),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("token"),
    )
    op.create_table(
        "rotations",
        sa.Column("old", sa.LargeBinary(), nullable=False),
        sa.Column("new", sa.LargeBinary(), nullable=False),
        sa.Column("statement", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("old"),
        sa.UniqueConstraint("new"),
    )


def _numbers() -> None:
    op.create_table(
        "spans",
        sa.Column("first", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("next", sa.Integer(), nullable=False),
        sa.Column("holder", sa.LargeBinary(), nullable=True),
        sa.Column("epoch", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("first"),
    )
    op.create_table(
        "blocks",
        sa.Column("block", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("next", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.Column("epoch", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("block"),
    )
    op.create_table(
        "leases",
        sa.Column("id", Position, nullable=False),
        sa.Column("node", sa.LargeBinary(), nullable=False),
        sa.Column("block", sa.Integer(), nullable=False),
        sa.Column("first", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.Column("used", sa.BigInteger(), nullable=False),
        sa.Column("leased_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["block"], ["blocks.block"]),
        sa.UniqueConstraint("block", "first"),
    )
    op.create_index("leases_node", "leases", ["node"])


def _contacts() -> None:
    op.create_table(
        "contacts",
        sa.Column("node", sa.LargeBinary(), nullable=False),
        sa.Column("heard_at", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("skew", sa.BigInteger(), nullable=False),
        sa.Column("printer", sa.String(), nullable=False),
        sa.Column("paper", sa.String(), nullable=False),
        sa.Column("waiting", sa.BigInteger(), nullable=False),
        sa.Column("oldest", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("node"),
    )
    op.create_table(
        "scanned",
        sa.Column("node", sa.LargeBinary(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("node"),
    )
