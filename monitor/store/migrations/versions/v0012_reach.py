"""What bears on a new alert is found by index, however much waits and was told."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    waiting = sa.text("state = 'waiting'")
    op.drop_index("delivery_waiting", "delivery")
    op.create_index(
        "delivery_waiting", "delivery", ["state", "next_try"], sqlite_where=waiting, postgresql_where=waiting
    )
    company = ["state", "holding", "channel", "recipient"]
    op.create_index("delivery_company", "delivery", company, sqlite_where=waiting, postgresql_where=waiting)
    op.create_index("alert_operation", "alert", ["operation", "created_at"])
