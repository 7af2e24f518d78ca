"""Rows that are written many at once, whatever their number and the order of their columns."""

import pytest
from sqlalchemy import Boolean, Column, Integer, LargeBinary, MetaData, Table, Text, func, select

from monitor.store.engine import sqlite_memory
from monitor.store.put import put
from monitor.store.schema import Moment, Plain
from tests.builders import at

THING = Table(
    "thing",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("name", Plain, nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("when", Moment),
    Column("raw", LargeBinary),
    Column("note", Text, nullable=False, server_default="none"),
)


@pytest.fixture
def connection():
    engine = sqlite_memory()
    with engine.begin() as connection:
        THING.create(connection)
        yield connection
    engine.dispose()


def row(number: int, **other: object) -> dict[str, object]:
    """Not in the table's order."""
    return {
        "when": at(number),
        "raw": bytes([number % 256]),
        "whole": number % 2 == 0,
        "name": f"{number}\0",
        **other,
    } | {"id": number}


@pytest.mark.parametrize("many", [0, 1, 2, 63, 64, 65, 200])
def test_every_row_comes_back_as_it_was_given(connection, many) -> None:
    put(connection, THING, [row(number) for number in range(many)])
    found = connection.execute(select(THING).order_by(THING.c.id)).mappings().all()
    assert [dict(each) for each in found] == [
        {**row(number), "name": str(number), "note": "none"} for number in range(many)
    ]


def test_a_row_that_is_there_changes_in_the_columns_that_are_named_and_in_no_other(connection) -> None:
    put(connection, THING, [row(number) for number in range(3)])
    put(connection, THING, [row(number, name="new", whole=True) for number in range(1, 70)], ("name",))
    found = connection.execute(select(THING.c.id, THING.c.name, THING.c.whole).order_by(THING.c.id)).all()
    assert found[:4] == [(0, "0", True), (1, "new", False), (2, "new", True), (3, "new", True)]
    assert len(found) == 70


def test_a_row_that_is_there_stays_where_nothing_is_to_change(connection) -> None:
    put(connection, THING, [row(1)])
    put(connection, THING, [row(1, name="new"), row(2)])
    assert connection.scalars(select(THING.c.name).order_by(THING.c.id)).all() == ["1", "2"]


def test_a_key_that_comes_twice_is_as_it_came_last(connection) -> None:
    put(connection, THING, [row(1, name="first"), row(1, name="last")], ("name",))
    assert connection.scalars(select(THING.c.name)).all() == ["last"]
    assert connection.scalar(select(func.count()).select_from(THING)) == 1
