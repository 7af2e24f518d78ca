"""Deliveries that later ones may pass: the trouble seems to lie in the message."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("delivery", sa.Column("aside", sa.Boolean, nullable=False, server_default=sa.false()))
