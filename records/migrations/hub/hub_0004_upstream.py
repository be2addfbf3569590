"""How far the hub above holds this journal."""

import sqlalchemy as sa
from alembic import op

revision = "hub_0004"
down_revision = "hub_0003"


def upgrade() -> None:
    """Begin before the first line."""
    none = sa.Column("upstream_position", sa.BigInteger(), nullable=False, server_default="0")
    op.add_column("state", none)
    op.add_column("state", sa.Column("upstream_epoch", sa.LargeBinary(), nullable=True))
