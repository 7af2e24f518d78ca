"""THE MEMORY, and the outbox: one contract, kept by SQLite and PostgreSQL; a decision is written whole or not."""
