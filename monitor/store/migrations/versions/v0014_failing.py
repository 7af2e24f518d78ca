"""Since when a delivery has failed for now: it may have waited long before it was tried."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column("delivery", sa.Column("failing_since", sa.BigInteger))
    op.execute("UPDATE delivery SET failing_since = coalesce(released_at, created_at) WHERE state = 'retry'")
