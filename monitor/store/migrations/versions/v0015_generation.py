"""How often a PostgreSQL database was counted on; a SQLite file has a count of its own (`PRAGMA user_version`)."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table("generation", sa.Column("times", sa.BigInteger, nullable=False))
    op.execute("INSERT INTO generation (times) VALUES (0)")
