"""Notices: which trouble of the service was told, and when last."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "notice",
        sa.Column("word", sa.Text, primary_key=True),
        sa.Column("subject", sa.Text, primary_key=True),
        sa.Column("told_at", sa.BigInteger, nullable=False),
        sa.Column("alert", sa.Text, sa.ForeignKey("alert.id"), nullable=False),
    )
