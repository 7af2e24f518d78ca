"""Judging a file of stories, in order: no network, no store, nothing kept."""

from __future__ import annotations

import gc
import gzip
import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO, TypeVar

from monitor import config, files, seeds, semantic
from monitor.judge import explain, stories
from monitor.judge.offers import gazetteer as names
from monitor.judge.offers import suggest as drafting
from monitor.judge.verdict import Judge
from monitor.judge.weights import Weights
from monitor.judge.words.language import language
from monitor.model import Judgement, Known, SemanticChoice, Story

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A line that is no story: where, what, and what to do."""

    line: str


def read_stories(path: Path) -> Iterator[Story | Broken]:
    """The stories of a file of JSON lines, plain or `.gz`, in their order; a line that is none says so."""
    number = 0
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as source:
        try:
            for number, line in enumerate(files.lines(source, path), 1):
                if line.strip():
                    yield _story(line, f"{path}:{number}")
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            yield Broken(line=f"{path}: damaged after line {number} ({error}); what stands before it was judged")


def _story(line: bytes, where: str) -> Story | Broken:
    try:
        read = json.loads(line)
        if not isinstance(read, dict):
            return Broken(line=f"{where}: no JSON object; skipped")
        return _composed(read)
    except UnicodeDecodeError:
        return Broken(line=f"{where}: not UTF-8; skipped")
    except json.JSONDecodeError as error:
        return Broken(line=f"{where}: no JSON ({error.msg}); skipped")
    except RecursionError:
        return Broken(line=f"{where}: no JSON (nested too deep); skipped")
    except KeyError as error:
        return Broken(line=f"{where}: {error} is missing; skipped")
    except (TypeError, ValueError, OverflowError) as error:
        return Broken(line=f"{where}: {error}; skipped")


def _composed(read: dict[str, Any]) -> Story:
    title, text = _words(read, "title"), _words(read, "text")
    if not (title or text):
        raise ValueError("neither title nor text")
    return stories.compose(
        id=_words(read, "id"),
        title=title,
        text=text,
        url=_words(read, "url"),
        source=_words(read, "source"),
        publisher=_words(read, "publisher") or _words(read, "source"),
        published=_moment(read["published"], "published") if read.get("published") else None,
        first_seen=_moment(read["first_seen"], "first_seen"),
        language=_words(read, "lang") or language(f"{title}. {text}"),  # as for a feed that names none
        sketched=False,
    )


def _words(read: dict[str, Any], key: str) -> str:
    value = read.get(key) or ""
    if not isinstance(value, str):
        raise TypeError(f"{key} is no text")
    return value


def _moment(value: object, key: str) -> datetime:
    if not isinstance(value, str):
        raise TypeError(f"{key} is no ISO 8601 time")
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{key} is no ISO 8601 time: {value[:40]!r}") from None
    try:
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except OverflowError:  # at the ends of time hours mean nothing
        return moment.replace(tzinfo=UTC)


def judge_file(operations: Path, stories_file: Path, out: TextIO, choice: SemanticChoice = "auto") -> int:
    """Write one line for each story and operation that it may be about. Gives 1 where a line was broken, else 0."""
    weights = Weights.from_json(config.weights())
    judge = Judge(config.load_operations(operations), weights, semantic.chosen(choice))
    return _whole(verdict_lines(judge, stories_file), lambda line: print(line, file=out), stories_file)


def sound(stories_file: Path) -> tuple[list[Story], int]:
    """The stories of a file, and the exit code: 1 where a line was broken, which is named on stderr, else 0."""
    told: list[Story] = []
    code = _whole(read_stories(stories_file), told.append, stories_file)
    return told, code


def _whole(lines: Iterable[_T | Broken], take: Callable[[_T], object], stories_file: Path) -> int:
    broken = 0
    for line in lines:
        if isinstance(line, Broken):
            print(line.line, file=sys.stderr)
            broken += 1
        else:
            take(line)
    if broken:
        print(f"{stories_file}: {broken} line{'s' if broken > 1 else ''} skipped, the rest judged", file=sys.stderr)
    return 1 if broken else 0


def unhurried() -> None:
    """Have Python look for garbage in circles a hundredth as often: judging leaves none, and what it keeps only grows.
    A tenth of the time of a long file."""
    gc.freeze()
    gc.set_threshold(70_000, 20, 20)


def verdict_lines(judge: Judge, stories_file: Path) -> Iterator[str | Broken]:
    """The verdicts on a file of stories as JSON lines, in order."""
    for story, judgement in judged(judge, stories_file):
        if isinstance(story, Broken):
            yield story
        else:
            yield from (json.dumps(record, ensure_ascii=False) for record in records(judgement))


def judged(judge: Judge, stories_file: Path) -> Iterator[tuple[Story | Broken, Judgement]]:
    """Each story of a file with what was made of it."""
    memory = judge.memory_of(Known())
    for story in read_stories(stories_file):
        yield story, Judgement() if isinstance(story, Broken) else judge.one(story, memory)


def records(judgement: Judgement) -> Iterator[dict[str, Any]]:
    """Verdicts as plain values, for JSON."""
    for verdict in judgement.verdicts:
        yield {
            "id": verdict.story,
            "operation": verdict.operation,
            "relevance": round(verdict.relevance, 5),
            "novelty": round(verdict.novelty, 5),
            "probability": round(verdict.probability, 5),
            "outcome": verdict.outcome.value,
            "alert": verdict.told,
            "development": verdict.development,
            "reasons": [explain.plain(reason) for reason in verdict.reasons],
        }


def suggest(seed: Path) -> str:
    """A draft of an operation's table, in TOML, from a seed article."""
    return drafting.as_toml(seeds.load(seed), str(seed), Weights.from_json(config.weights()).background)


def _asked(line: bytes) -> tuple[str | int, str] | None:
    """The id and the text of a line; None where it is none."""
    try:
        match json.loads(line):
            case {"id": str() | int() as place, "text": str() as text}:
                return place, text
    except (ValueError, RecursionError):
        pass
    return None


def find_names(file: Path, out: TextIO, *, as_json: bool) -> int:
    """Operation names in the `text` of JSON lines; what one text teaches helps with the others. 1 for broken lines."""
    texts: list[tuple[str | int, str]] = []
    broken = 0
    with file.open("rb") as source:
        for number, line in enumerate(files.lines(source, file), 1):
            if asked := _asked(line):
                texts.append(asked)
            else:
                print(f"{file}:{number}: no JSON object with `id` and a `text` in quotes; skipped", file=sys.stderr)
                broken += 1
    for (place, _), spans in zip(texts, names.find_all([text for _, text in texts]), strict=True):
        if as_json:
            found = [[span.start, span.end, span.name] for span in spans]
            print(json.dumps({"id": place, "spans": found}, ensure_ascii=False), file=out)
        else:
            print(f"{place}\t{', '.join(span.name for span in spans)}", file=out)
    return 1 if broken else 0
