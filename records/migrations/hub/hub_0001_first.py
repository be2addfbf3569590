"""The first hub store: journal and chains, register, set aside, tries, officers."""

import sqlalchemy as sa
from alembic import op

revision = "hub_0001"
down_revision = None

Key = sa.String().with_variant(sa.String(collation="C"), "postgresql")
Position = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Build an empty store."""
    _chains()
    _officers()
    _register()
    _set_aside()
    _state()
    _tries()
    _journal()


def _chains() -> None:
    op.create_table(
        "chains",
        sa.Column("node", sa.LargeBinary(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("head", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("node"),
    )


def _officers() -> None:
    op.create_table(
        "officers",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("shown_name", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("roles", sa.String(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _register() -> None:
    op.create_table(
        "register",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("form", sa.Integer(), nullable=True),
        sa.Column("name_key", Key, nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("document", sa.String(), nullable=True),
        sa.Column("birth", sa.String(), nullable=True),
        sa.Column("plate", sa.String(), nullable=True),
        sa.Column("crossing", sa.LargeBinary(), nullable=True),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.Column("training", sa.Boolean(), nullable=False),
        sa.Column("conflict", sa.Boolean(), nullable=False),
        sa.Column("problems", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("register_clock", "register", ["clock"])
    op.create_index("register_crossing", "register", ["crossing"])
    op.create_index("register_document", "register", ["document"])
    op.create_index(
        "register_name", "register", ["name_key", "number", "name", "state", "form", "clock"]
    )
    op.create_index("register_plate", "register", ["plate"])


def _set_aside() -> None:
    op.create_table(
        "set_aside",
        sa.Column("id", Position, nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("parcel", sa.LargeBinary(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
    )


def _state() -> None:
    op.create_table(
        "state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("epoch", sa.LargeBinary(), nullable=False),
        sa.Column("safe_position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _tries() -> None:
    op.create_table(
        "tries",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("position", Position, nullable=False),
        sa.Column("fact_id", sa.LargeBinary(), nullable=False),
        sa.Column("node", sa.LargeBinary(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.Integer(), nullable=False),
        sa.Column("clock", sa.BigInteger(), nullable=False),
        sa.Column("signed", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("erased_by", sa.LargeBinary(), nullable=True),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["node"],
            ["chains.node"],
        ),
        sa.PrimaryKeyConstraint("position"),
        sa.UniqueConstraint("fact_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("journal_chain", "journal", ["node", "sequence"])
    op.create_index("journal_number", "journal", ["number"])
