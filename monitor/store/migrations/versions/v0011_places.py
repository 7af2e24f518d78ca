"""Ledger entries in the order in which they were written: what was written since is read, and no more."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("ledger", sa.Column("place", sa.BigInteger, nullable=False, server_default="0"))
    op.create_index("ledger_place", "ledger", ["operation", "place"])
