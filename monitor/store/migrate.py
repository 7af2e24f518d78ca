"""Bringing a database to this program's tables, or refusing to touch it.

What must never happen: a database of a newer program is used by an older one; somebody else's database is changed; a
file is migrated without a copy of what it was. Each upgrade is one transaction, on PostgreSQL under an advisory lock,
so that of several daemons that start together one migrates and the others find it done.

Nearly every start finds nothing to do. Which versions there are is therefore read off the migrations' own lines, and
Alembic, a tenth of the whole start, is brought in only where something is to be changed.
"""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from monitor.store.contract import StoreError
from monitor.store.engine import put_in_place

SCRIPTS = Path(__file__).parent / "migrations"
VERSIONS = "schema_version"
_SAID = re.compile(r"""^(revision|down_revision) = ["']?(\w+)["']?""", re.MULTILINE)
_LOCK = 0x6D6F6E69746F72
"""`monitor`, as a number: nobody else's advisory lock."""


def migrate(engine: Engine, where: str, file: Path | None = None, scripts: Path = SCRIPTS) -> None:
    """Upgrade to the newest tables; a SQLite `file` that holds older ones is copied beside itself first."""
    with engine.begin() as connection:
        found = _version(connection, where)
    if _is_current(found, where, scripts):
        return
    if found and file:
        _back_up(engine, file, found)
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        _upgrade(connection, scripts)


def check_ours(engine: Engine, where: str, scripts: Path = SCRIPTS) -> None:
    """`StoreError` for another program's tables, or a newer one's; nothing is changed."""
    with engine.begin() as connection:
        found = _version(connection, where)
    if found:
        check_known(found, where, scripts)


def check_current(engine: Engine, where: str, scripts: Path = SCRIPTS) -> None:
    """`StoreError` unless the tables are this program's; nothing is changed."""
    with engine.begin() as connection:
        found = _version(connection, where)
    if not _is_current(found, where, scripts):
        raise StoreError(f"{where}: its tables are not this version's yet: run the service once, it updates them")


def _version(connection: Connection, where: str) -> str | None:
    tables = inspect(connection).get_table_names()
    if VERSIONS in tables:
        return connection.execute(text(f"SELECT version_num FROM {VERSIONS}")).scalar()  # noqa: S608 (a constant)
    if tables and connection.dialect.name == "sqlite":
        raise StoreError(f"{where}: a database, but not monitor's: move it aside, or set another data_dir")
    return None


def check_known(version: str, where: str, scripts: Path = SCRIPTS) -> None:
    """`StoreError` for the version of tables that this program has never heard of."""
    if version not in versions(scripts):
        raise StoreError(
            f"{where}: written by a newer monitor (tables {version}): update this one, or restore an older backup"
        )


def build(engine: Engine, version: str, scripts: Path = SCRIPTS) -> None:
    """The tables of one version, in an empty database."""
    with engine.begin() as connection:
        _upgrade(connection, scripts, version)


def _is_current(found: str | None, where: str, scripts: Path) -> bool:
    if found:
        check_known(found, where, scripts)
    there = versions(scripts)
    return found in there and found not in there.values()


def versions(scripts: Path) -> dict[str, str]:
    """Each version, and the one that it follows; the first follows none."""
    found = {}
    for file in (scripts / "versions").glob("v*.py"):
        said = dict(_SAID.findall(file.read_text(encoding="utf-8")))
        found[said["revision"]] = said["down_revision"]
    return found


def _back_up(engine: Engine, file: Path, version: str) -> None:
    copy = file.with_name(f"{file.name}.before-update-from-{version}")
    unfinished = copy.with_name(copy.name + ".part")
    unfinished.unlink(missing_ok=True)
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("VACUUM INTO ?", (str(unfinished),))
    finally:
        raw.close()
    put_in_place(unfinished, copy)


def _upgrade(connection: Connection, scripts: Path, version: str = "head") -> None:
    from alembic import command  # noqa: PLC0415 (see above)
    from alembic.config import Config  # noqa: PLC0415 (see above)

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    command.upgrade(config, version)
