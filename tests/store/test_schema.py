"""The tables: as the migrations make them, so the program reads them."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from monitor.store.codec import FEED
from monitor.store.engine import locate, postgres, sqlite_writer
from monitor.store.migrate import SCRIPTS, VERSIONS, build, versions
from monitor.store.schema import metadata
from tests.builders import at, feed_state


def test_the_migrations_make_the_tables_that_the_program_uses(store):
    with store.transaction() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSIONS, "compare_type": True})

        assert compare_metadata(context, metadata) == []


def test_the_versions_are_those_that_alembic_knows():
    """They are read off the migrations without it, since a start has no time to bring it in."""
    known = ScriptDirectory(str(SCRIPTS))

    found = versions(SCRIPTS)

    assert set(found) == {revision.revision for revision in known.walk_revisions()}
    assert [version for version in found if version not in found.values()] == [known.get_current_head()]


def test_what_items_were_known_by_outlives_the_move_to_a_table_of_its_own(empty, opened):
    found = locate(empty)
    engine = postgres(found, owner=True) if empty.startswith("postgresql") else sqlite_writer(found)
    build(engine, "0016")
    read, asked = feed_state(url="https://a.example/rss", next_poll=at(0)), feed_state(url="https://b.example/rss")
    with engine.begin() as connection:
        for state, seen in ((read, b"\x01\x02\x00"), (asked, None)):
            row = {"url": state.url, "state": FEED.encode(state), "seen": seen}
            connection.execute(text(OLD_FEED), row)
    engine.dispose()

    store = opened(empty)

    assert store.feeds() == (read, asked)
    assert store.seen(read.url) == b"\x01\x02\x00"
    assert store.seen(asked.url) == b""


OLD_FEED = "INSERT INTO feed (url, followed, gone, next_poll, state, seen) VALUES (:url, true, false, 0, :state, :seen)"


def test_what_is_due_is_found_by_index(opened, tmp_path):
    """On SQLite the plan says so; PostgreSQL decides by its figures, and has none for an empty table."""
    store = opened(f"sqlite:///{tmp_path}/monitor.db")
    queue = "SELECT min(seq) FROM delivery WHERE state IN ('pending', 'sending', 'retry', 'ambiguous') "
    plans = {
        "delivery_queue": queue + "AND channel IN ('a', 'b') GROUP BY channel, recipient",
        "delivery_waiting": "SELECT seq FROM delivery WHERE state = 'waiting' AND channel = 'a' AND recipient = '' "
        "AND next_try <= 5 ORDER BY seq",
        "delivery_company": "SELECT seq FROM delivery JOIN alert ON alert.id = delivery.alert WHERE state = 'waiting' "
        "AND channel = 'a' AND recipient = '' AND holding = 'group' AND alert.operation = 'b' LIMIT 1",
        "delivery_released": "SELECT released_at FROM delivery WHERE channel = 'a' AND recipient = '' "
        "AND released_at >= 5 AND state NOT IN ('waiting', 'dead')",
        "feed_due": "SELECT url FROM feed WHERE followed IS 1 AND next_poll <= 5 ORDER BY next_poll",
    }
    with store.transaction() as connection:
        for index, query in plans.items():
            plan = " ".join(row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}"))
            assert f"INDEX {index}" in plan
