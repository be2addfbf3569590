"""Documents that go with declarations."""

import sqlalchemy as sa
from alembic import op

revision = "hub_0008"
down_revision = "hub_0007"


def upgrade() -> None:
    """None was named before."""
    op.create_table(
        "documents",
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("fact_id", sa.LargeBinary(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("above", sa.LargeBinary(), nullable=True),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "fact_id"),
    )
    op.create_index("documents_number", "documents", ["number"])
