"""Who polls a feed: what a worker that is gone had leased need not wait for the end of its lease."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    op.add_column("feed", sa.Column("leased_by", sa.String))
