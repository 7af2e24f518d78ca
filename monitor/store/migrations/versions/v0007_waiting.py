"""Silences, and deliveries that wait: since when and why, and what carries them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "silence",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("ends_at", sa.BigInteger, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
    )
    op.create_index("silence_end", "silence", ["ends_at"])
    op.add_column("delivery", sa.Column("released_at", sa.BigInteger))
    op.add_column("delivery", sa.Column("holding", sa.String))
    op.add_column("delivery", sa.Column("why", sa.Text, nullable=False, server_default=""))
    op.add_column("delivery", sa.Column("bundle", sa.String))
    op.execute("UPDATE delivery SET released_at = created_at")
    waiting = sa.text("state = 'waiting'")
    op.create_index("delivery_waiting", "delivery", ["next_try"], sqlite_where=waiting, postgresql_where=waiting)
    op.create_index("delivery_released", "delivery", ["released_at"])
