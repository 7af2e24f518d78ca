"""A seed article on disk becomes a Seed."""

from __future__ import annotations

from pathlib import Path

from monitor.judge import stories
from monitor.model import Seed, UserError

LARGEST = 2 * 1024 * 1024
"""Bytes; an article is far smaller."""


class SeedError(UserError, ValueError):
    """A seed that cannot be read; the message is one line that names the file and the remedy."""


def load(path: Path) -> Seed:
    """Read the article at `path`, in UTF-8 or Windows-1252; its name is the file's without the suffix."""
    return read(path.stem, text(path), str(path))


def read(name: str, article: str, where: str) -> Seed:
    """An article's text as a seed; `where` it came from is named in the SeedError of one that cannot be used."""
    try:
        return stories.seed(name, article)
    except ValueError as error:
        raise SeedError(f"{where}: {error}") from None


def text(path: Path) -> str:
    """The article's text as it stands on disk."""
    return decoded(_bytes(path))


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise SeedError(f"{path}: this is a directory; name the article's text file")
        if path.stat().st_size > LARGEST:
            raise SeedError(f"{path}: larger than {LARGEST // 1024 // 1024} MB; keep one article a file")
        return path.read_bytes()
    except FileNotFoundError:
        raise SeedError(f"{path}: no such file; save the seed article there or correct the path") from None
    except OSError as error:
        raise SeedError(f"{path}: cannot be read ({error.strerror}); check its permissions") from None


def decoded(body: bytes) -> str:
    """UTF-8 or UTF-16 where it is that, else Windows-1252."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", errors="replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")
