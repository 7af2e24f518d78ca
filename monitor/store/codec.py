"""How the words become text in a row and come back equal.

Values are JSON, one adapter a word, built once. Fields that a newer program added are read with their defaults from
older rows, so a new field with a default needs no migration. Infinite weights survive (rules use them as vetoes).

Text from the world may hold what a database refuses: NUL (PostgreSQL) and lone surrogates (both). Such characters
are taken out or replaced on the way in; losing one is better than losing the story's whole batch on every poll.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Generic, TypeVar, cast

from pydantic import ConfigDict, TypeAdapter
from pydantic_core import PydanticSerializationError, to_json

from monitor.model import Alert, Development, FeedState, LedgerEntry, Mark, Silence, Story, Subscription, Verdict

T = TypeVar("T")


def plain(text: str) -> str:
    """The text as every database takes it: valid UTF-8 without NUL."""
    if text.isascii() and "\0" not in text:
        return text
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


class Codec(Generic[T]):
    """One word to JSON text and back; `ValueError` for text that is not this word."""

    def __init__(self, word: type[T], *, sparse: bool = False) -> None:
        """`sparse`: fields that have their defaults are not written."""
        # The one-element tuple carries the configuration, which pydantic does not take for a bare dataclass.
        adapter = TypeAdapter[tuple[T]](
            tuple[word],  # type: ignore[arg-type, valid-type]  # a type made at run time
            config=ConfigDict(ser_json_inf_nan="constants"),
        )
        # for a state, a sixth of the time goes into the adapter's own methods, which hand on settings that nobody made
        self._serializer, self._validator = adapter.serializer, adapter.validator
        self._sparse = sparse

    def encode(self, value: T) -> str:
        try:
            return self._serializer.to_json((value,), exclude_defaults=self._sparse).decode()
        except PydanticSerializationError:
            return _scrubbed(self._serializer.to_python((value,), mode="python"))

    def decode(self, text: str) -> T:
        return cast(T, self._validator.validate_json(text)[0])


def _scrubbed(value: object) -> str:
    return to_json(_plain_all(value), inf_nan_mode="constants").decode()


def _plain_all(value: object) -> object:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {key: _plain_all(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain_all(inner) for inner in value]
    return value


FEED = Codec(FeedState, sparse=True)
"""Written and read anew with every poll: a third less."""
STORY = Codec(Story)
SENTENCES = Codec(tuple[str, ...])
VERDICT = Codec(Verdict)
LEDGER = Codec(LedgerEntry)
DEVELOPMENT = Codec(Development)
ALERT = Codec(Alert)
MARK = Codec(Mark)
SILENCE = Codec(Silence)
SUBSCRIPTION = Codec(Subscription)


@lru_cache(maxsize=2000)
def development(text: str) -> Development:
    """A development that may still grow, read once: it is recalled with every batch of its operation."""
    return DEVELOPMENT.decode(text)


@lru_cache(maxsize=1000)
def mark(text: str) -> Mark:
    """A mark, read once, for the same reason."""
    return MARK.decode(text)


@lru_cache(maxsize=2000)
def alert_of(text: str) -> Alert:
    """An alert row, read once: what waits and what was told is looked at again with every alert."""
    return ALERT.decode(text)
