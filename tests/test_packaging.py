"""What is built to be installed holds all that the program needs."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BUILD = "import sys; from flit_core import buildapi; print(getattr(buildapi, sys.argv[1])(sys.argv[2]))"


def built(what: str, directory: Path) -> Path:
    told = subprocess.run(
        [sys.executable, "-c", BUILD, what, str(directory)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return directory / told.stdout.splitlines()[-1]


@pytest.fixture
def files() -> set[str]:
    package = ROOT / "monitor"
    return {
        path.relative_to(ROOT).as_posix() for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc"
    }


def test_a_wheel_holds_every_file_of_the_package(files: set[str], tmp_path: Path) -> None:
    with zipfile.ZipFile(built("build_wheel", tmp_path)) as wheel:
        names = set(wheel.namelist())

    assert {"monitor/judge/weights.json", "monitor/service/units/sandbox", "monitor/lab/catalogue.toml"} <= files
    assert files - names == set()


def test_a_source_archive_can_be_worked_in(files: set[str], tmp_path: Path) -> None:
    with tarfile.open(built("build_sdist", tmp_path)) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    wanted = {"Makefile", "requirements/run.txt", "config/feeds.toml", "tests/conftest.py", "systemd/monitor.service"}
    assert (wanted | files) - names == set()


def test_a_wheel_brings_the_manual_page_where_man_finds_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(built("build_wheel", tmp_path)) as wheel:
        assert any(name.endswith(".data/data/share/man/man1/monitor.1") for name in wheel.namelist())
