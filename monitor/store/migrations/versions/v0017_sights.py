"""What each feed's items were last known by, apart from the rest of it, which every poll writes anew."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_table(
        "sight",
        sa.Column("feed", sa.Text, primary_key=True),
        sa.Column("known", sa.LargeBinary, nullable=False),
    )
    op.execute("INSERT INTO sight (feed, known) SELECT url, seen FROM feed WHERE seen IS NOT NULL")
    with op.batch_alter_table("feed") as table:  # SQLite before 3.35 drops no column
        table.drop_column("seen")
