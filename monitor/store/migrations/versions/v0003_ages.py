"""Indexes by age, for what is forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    whole = sa.text("sentences IS NOT NULL")
    op.create_index("story_age", "story", ["first_seen"], sqlite_where=whole, postgresql_where=whole)
    op.create_index("verdict_age", "verdict", ["told", "decided_at"])
    op.create_index("delivery_age", "delivery", ["state", "settled_at"])
