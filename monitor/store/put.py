"""How rows are written: many at once, in the place of what stands under their keys.

SQLite's driver lets other threads in before each row that it is given, and then waits for them: while polls come in,
that costs more than the writing. So rows go over as one statement for up to `_TOGETHER` of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Boolean, Connection, Dialect, Insert, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import StatementError
from sqlalchemy.types import TypeEngine

_TOGETHER = 64
"""Rows; of the widest table, fewer values than any SQLite takes."""


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], changing: Sequence[str] = ()) -> None:
    """Insert; rows whose key is there already change in these columns, or stay as they are for none.

    `rows`: by column, each with the same columns.
    """
    if not rows:
        return
    statement = _insertion(table, tuple(changing), connection.dialect.name)
    if connection.dialect.name != "sqlite":
        connection.execute(statement, rows)
        return
    columns = tuple(rows[0])
    binders = _binders(table, columns, connection.dialect)
    at = 0
    while at < len(rows):
        # powers of two: few different statements, which the driver keeps prepared
        size = min(_TOGETHER, 1 << (len(rows) - at).bit_length() - 1)
        try:
            values = tuple(bind(row[name]) for row in rows[at : at + size] for name, bind in binders)
        except ValueError as error:  # as SQLAlchemy says it, where it binds
            raise StatementError(str(error), None, None, error) from error
        connection.exec_driver_sql(_together(statement, columns, size, connection.dialect), values)
        at += size


@cache
def _insertion(table: Table, changing: tuple[str, ...], database: str) -> Insert:
    """Made once: to put such a statement together takes longer than to carry it out."""
    statement: sqlite.Insert | postgresql.Insert = (postgresql if database == "postgresql" else sqlite).insert(table)
    if not changing:
        return statement.on_conflict_do_nothing()
    keys = [key.name for key in table.primary_key]
    return statement.on_conflict_do_update(
        index_elements=keys, set_={name: statement.excluded[name] for name in changing}
    )


@lru_cache(maxsize=1000)
def _together(statement: Insert, columns: tuple[str, ...], size: int, dialect: Dialect) -> str:
    """The statement for so many rows."""
    written = str(statement.compile(dialect=dialect, column_keys=list(columns)))
    one = f"({', '.join('?' * len(columns))})"
    return written.replace(f"VALUES {one}", f"VALUES {', '.join([one] * size)}")


@cache
def _binders(table: Table, columns: tuple[str, ...], dialect: Dialect) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """By column, in the table's order, in which a statement names them: what makes its values such as the driver takes
    them."""
    kinds = ((each.name, each.type.dialect_impl(dialect)) for each in table.c if each.name in columns)
    return tuple((name, _binder(kind, dialect)) for name, kind in kinds)


def _binder(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any]:
    """The driver takes True and False as they are."""
    return _as_it_is if isinstance(kind, Boolean) else kind.bind_processor(dialect) or _as_it_is


def _as_it_is(value: Any) -> Any:
    return value
