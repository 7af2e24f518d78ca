"""Marks: what operators say of alerts, and of stories that were missed."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "mark",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("operation", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
    )
    op.create_index("mark_operation", "mark", ["operation", "at"])
