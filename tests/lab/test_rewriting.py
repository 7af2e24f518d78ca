"""The operator's files are changed whole or not at all."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from monitor.lab.rewriting import rewrite


@contextmanager
def files_of_at_most(count: int) -> Iterator[None]:
    """Writing more than so many bytes fails, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (count, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_where_the_disk_is_full_the_file_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "feeds.toml"
    file.write_text("before")

    with files_of_at_most(100), pytest.raises(OSError, match="too large"):
        rewrite(file, "x" * 1000)

    assert file.read_text() == "before"
    assert list(tmp_path.iterdir()) == [file]


def test_the_new_text_stands_behind_the_same_link_under_the_same_mode(tmp_path: Path) -> None:
    file, link = tmp_path / "meant.toml", tmp_path / "feeds.toml"
    file.write_text("before")
    file.chmod(0o640)
    link.symlink_to(file)

    rewrite(link, "after")

    assert (link.is_symlink(), file.read_text(), file.stat().st_mode & 0o777) == (True, "after", 0o640)
