"""Where Alembic meets the connection that the store hands in: one transaction, on SQLite as on PostgreSQL."""

from alembic import context

from monitor.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table="schema_version",
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
