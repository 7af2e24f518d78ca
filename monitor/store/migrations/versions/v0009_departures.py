"""Recipients who took themselves off a channel."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "departure",
        sa.Column("channel", sa.Text, primary_key=True),
        sa.Column("recipient", sa.Text, primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
