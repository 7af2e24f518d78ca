"""The first tables: feeds, stories and their bands, verdicts, ledger, developments, alerts, deliveries."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

UNFINISHED = sa.text("state IN ('pending', 'sending', 'retry', 'ambiguous')")


def upgrade() -> None:
    _memory()
    _thinking()
    _outbox()


def _memory() -> None:
    op.create_table(
        "feed",
        sa.Column("url", sa.Text, primary_key=True),
        sa.Column("followed", sa.Boolean, nullable=False),
        sa.Column("gone", sa.Boolean, nullable=False),
        sa.Column("next_poll", sa.BigInteger, nullable=False),
        sa.Column("leased_until", sa.BigInteger),
        sa.Column("state", sa.Text, nullable=False),
    )
    op.create_index("feed_due", "feed", ["followed", "next_poll"])
    op.create_table(
        "story",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("exact", sa.String),
        sa.Column("first_seen", sa.BigInteger, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("sentences", sa.Text),
    )
    for key in ("item", "url", "exact"):
        op.create_index(f"story_{key}", "story", [key])
    op.create_table(
        "band",
        sa.Column("band", sa.Text, primary_key=True),
        sa.Column("story", sa.Text, sa.ForeignKey("story.id", ondelete="CASCADE"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("band_story", "band", ["story"])


def _thinking() -> None:
    op.create_table(
        "verdict",
        sa.Column("story", sa.Text, primary_key=True),
        sa.Column("operation", sa.Text, primary_key=True),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("told", sa.Boolean, nullable=False),
        sa.Column("development", sa.Text, nullable=False),
        sa.Column("decided_at", sa.BigInteger, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
    )
    op.create_index("verdict_development", "verdict", ["development"])
    op.create_table(
        "ledger",
        sa.Column("operation", sa.Text, primary_key=True),
        sa.Column("story", sa.Text, primary_key=True),
        sa.Column("at", sa.BigInteger),
        sa.Column("state", sa.Text, nullable=False),
    )
    op.create_index("ledger_age", "ledger", ["operation", "at"])
    op.create_table(
        "development",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("operation", sa.Text, nullable=False),
        sa.Column("opened_at", sa.BigInteger, nullable=False),
        sa.Column("updated_at", sa.BigInteger, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
    )
    op.create_index("development_age", "development", ["operation", "updated_at"])


def _outbox() -> None:
    op.create_table(
        "alert",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("operation", sa.Text, nullable=False),
        sa.Column("development", sa.Text, nullable=False),
        sa.Column("story", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_index("alert_development", "alert", ["development"])
    op.create_index("alert_story", "alert", ["story"])
    op.create_table(
        "delivery",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("alert", sa.Text, sa.ForeignKey("alert.id"), nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("recipient", sa.Text, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("repeat", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("next_try", sa.BigInteger),
        sa.Column("settled_at", sa.BigInteger),
        sa.Column("leased_until", sa.BigInteger),
        sa.Column("leased_by", sa.String),
        sa.Column("last_answer", sa.Text, nullable=False),
        sa.Column("checksum", sa.String, nullable=False),
    )
    op.create_index(
        "delivery_queue",
        "delivery",
        ["channel", "recipient", "seq"],
        sqlite_where=UNFINISHED,
        postgresql_where=UNFINISHED,
    )
    op.create_index("delivery_alert", "delivery", ["alert"])
    op.create_index("delivery_state", "delivery", ["state"])
