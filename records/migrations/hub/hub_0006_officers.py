"""An officer's account may have a last day."""

import sqlalchemy as sa
from alembic import op

revision = "hub_0006"
down_revision = "hub_0005"


def upgrade() -> None:
    """Accounts that are here have none."""
    op.add_column("officers", sa.Column("until", sa.String(), nullable=True))
