"""What judging costs: stories a second, what a long memory adds to a story, and how much room it takes.

Beside each figure stands the same work as it is usually done (rivals.py), in the same run: the ratios mean something on
any machine. Each measurement is a process of its own, so that what one leaves in memory is not counted to the next;
seconds are those of the processor, and of one core.
"""

from __future__ import annotations

import json
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import ParamSpec, TextIO, TypeVar

from monitor import config
from monitor.judge import stories
from monitor.judge.verdict import MEMORY, Judge
from monitor.judge.weights import Weights
from monitor.lab.bench.madeup import PER_ENTRY, SINCE, News
from monitor.lab.bench.rivals import MODULES, RIVALS, Rival
from monitor.lab.trial import sound, unhurried
from monitor.model import Judgement, Known, LedgerEntry, Operation, Outcome, Story, Verdict
from monitor.service import wiring
from monitor.service.poll import Batch

P = ParamSpec("P")
T = TypeVar("T")

OPERATIONS = 17
HELD = 10
"""Operations, in the trial of memory."""
FEW, MANY = 1_000, 20_000
"""Sentences of a ledger."""
ASKED = 200
"""Stories, in the trial of long memories."""
SEED = 5
"""More entries of a ledger than an operation's seed makes."""
PASSES = 3
RIVAL_HOLDS = 20_000
"""Known stories that a rival is given; its room for more is worked out from that."""
BATCH = 50
STORIES_A_SECOND, FLAT, ROOM = 2_000, 1.5, 400
"""What is to be reached; room in MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What is measured with."""

    operations: Path | None = None
    """Made up where none is given."""
    stories: Path | None = None
    made_up: int = 10_000
    """Stories."""
    known: int
    """Stories in the index of copies."""
    held: int = RIVAL_HOLDS
    """Stories that a rival holds, and that those known are made of."""
    many: int = MANY


SHORT = Trial(made_up=300, known=400, held=200, many=2_000)


def compare(trial: Trial, out: TextIO) -> bool:
    """Print the three figures beside the rivals'; whether all that is to be reached was."""
    rivals = [name for name in RIVALS if find_spec(MODULES[name])]
    for name in RIVALS.keys() - set(rivals):
        print(f"{name}: not installed, left out; it comes with the dev group (make test)", file=out)
    reached = [measure(trial, rivals, out) for measure in (_speed, _flatness, _room)]
    return all(reached)


def alone(measure: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """What a function gives in a process of its own."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measure, *given, **named).result()


# --- stories a second -------------------------------------------------------------------------------------------------


def _speed(trial: Trial, rivals: Sequence[str], out: TextIO) -> bool:
    count, reading, judging = alone(ours_a_second, trial)
    rate = count / (reading + judging)
    fine = rate >= STORIES_A_SECOND
    said = f"{count:,} stories, {'made up' if trial.stories is None else trial.stories.name}"
    print(
        f"speed, {said}: monitor {rate:,.0f} stories/s on one core, reading included "
        f"({count / judging:,.0f} without; at least {STORIES_A_SECOND:,}: {_reached(fine)})",
        file=out,
        flush=True,
    )
    for name in rivals:
        theirs = count / (reading + alone(theirs_a_second, trial, name))
        print(
            f"  {name}: {theirs:,.0f} stories/s, reading included; monitor {_times(rate / theirs)}",
            file=out,
            flush=True,
        )
    return fine


@contextmanager
def _given(trial: Trial) -> Iterator[tuple[tuple[Operation, ...], Path]]:
    """Operations and a file of stories, which is made up where none is given: making up is no part of reading."""
    if trial.operations and trial.stories:
        yield config.load_operations(trial.operations), trial.stories
        return
    news = _news(OPERATIONS)
    with tempfile.TemporaryDirectory(prefix="monitor-bench-") as folder:
        file = Path(folder) / "stories.jsonl"
        with file.open("w", encoding="utf-8") as out:
            for record in news.records(trial.made_up, over=timedelta(days=30)):
                print(json.dumps(record), file=out)
        yield news.operations, file


def _read(file: Path) -> list[Story]:
    return sound(file)[0]


def ours_a_second(trial: Trial) -> tuple[int, float, float]:
    """Stories; seconds to read them, and to judge them."""
    unhurried()
    with _given(trial) as (operations, file):
        began = time.process_time()
        told = _read(file)
        read = time.process_time()
    judge = _judge(operations)
    memory = judge.memory_of(Known())
    ready = time.process_time()
    for story in told:
        judge.one(story, memory)
    return len(told), read - began, time.process_time() - ready


def theirs_a_second(trial: Trial, name: str) -> float:
    """Seconds without reading. They look as far back as the judge does."""
    with _given(trial) as (_, file):
        told = _read(file)
    rival = RIVALS[name]()
    began = time.process_time()
    hours = [story.first_seen.timestamp() / 3600 for story in told]
    rival.stream([_text(story) for story in told], hours, MEMORY.total_seconds() / 3600)
    return time.process_time() - began


def _text(story: Story) -> str:
    return " ".join((story.title, *story.sentences))


def _news(operations: int) -> News:
    return News(operations, Weights.from_json(config.weights()).background)


def _judge(operations: Sequence[Operation]) -> Judge:
    return Judge(operations, Weights.from_json(config.weights()))


# --- a long memory ----------------------------------------------------------------------------------------------------


def _flatness(trial: Trial, rivals: Sequence[str], out: TextIO) -> bool:
    few, many = alone(ours_by_length, trial.many)
    fine = many / few <= FLAT
    print(
        f"a story beside {trial.many:,} ledger sentences against {FEW:,}: monitor {1000 * many:.2f} ms against "
        f"{1000 * few:.2f} ms, {_times(many / few)} (at most {_times(FLAT)}: {_reached(fine)})",
        file=out,
        flush=True,
    )
    for name in rivals:
        less, more = alone(theirs_by_length, name, trial.many)
        print(
            f"  {name}: {1000 * more:.2f} ms against {1000 * less:.2f} ms, {_times(more / less)}; "
            f"at {trial.many:,} a story costs monitor {_times(many / more)} of that",
            file=out,
            flush=True,
        )
    return fine


def ours_by_length(many: int) -> tuple[float, float]:
    """Seconds a story on topic, with a short ledger and a long one. The same stories, in turn."""
    news = _news(1)
    judge = _judge(news.operations)
    asked = [_late(story) for story in news.stories(ASKED, over=timedelta(hours=1), about=1)]
    # What is asked is known from then on, and a ledger that overflows forgets half: the long one has room for that.
    longest = max(FEW, many - PER_ENTRY * (len(asked) + SEED))
    filled = {length: tuple(news.entries(0, size, over=MEMORY)) for length, size in ((FEW, FEW), (many, longest))}
    costs: dict[int, list[float]] = {length: [] for length in filled}
    for _ in range(PASSES):
        for length, entries in filled.items():
            memory = judge.memory_of(Known(ledger={news.operations[0].name: entries}))
            costs[length].append(_each([partial(judge.one, story, memory) for story in asked]))
    return median(costs[FEW]), median(costs[many])


def _late(story: Story) -> Story:
    return stories.drawn(replace(story, first_seen=story.first_seen + MEMORY))


def theirs_by_length(name: str, many: int) -> tuple[float, float]:
    """Seconds to ask for the same stories' sentences, beside as many sentences."""
    news = _news(1)
    asked = list(news.stories(ASKED, over=timedelta(hours=1), about=1))
    found = []
    for length in (FEW, many):
        rival = RIVALS[name]()
        entries = news.entries(0, length, over=MEMORY)
        rival.know([line for entry in entries for line in (entry.title, *entry.sentences)])
        found.append(median(_each([partial(_ask, rival, story) for story in asked]) for _ in range(PASSES)))
    return found[0], found[1]


def _ask(rival: Rival, story: Story) -> float:
    return max(rival.ask(line) for line in (story.title, *story.sentences))


def _each(work: Sequence[Callable[[], object]]) -> float:
    """Mean seconds, the first few left out."""
    warm = len(work) // 10
    for once in work[:warm]:
        once()
    began = time.process_time()
    for once in work[warm:]:
        once()
    return (time.process_time() - began) / (len(work) - warm)


# --- room -------------------------------------------------------------------------------------------------------------


def _room(trial: Trial, rivals: Sequence[str], out: TextIO) -> bool:
    with tempfile.TemporaryDirectory(prefix="monitor-bench-") as folder:
        alone(fill, Path(folder), trial)
        known = counted(Path(folder))
        room, seconds = alone(ours_in_memory, Path(folder))
        disk = sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file()) / 1e6
    fine = room <= ROOM
    print(
        f"memory, {HELD} operations of {trial.many:,} sentences and {known:,} known stories: "
        f"monitor {room:.0f} MB (at most {ROOM}: {_reached(fine)}) and {disk:,.0f} MB on disk; "
        f"a story is decided in {1000 * seconds / BATCH:.1f} ms",
        file=out,
        flush=True,
    )
    for name in rivals:
        base, held = (alone(theirs_in_memory, name, trial.many, count) for count in (0, trial.held))
        theirs = base + (held - base) * known / max(1, trial.held)
        print(
            f"  {name}: {theirs:,.0f} MB (worked out from {held:,.0f} MB with {trial.held:,} known stories); "
            f"monitor {_times(room / theirs)}",
            file=out,
            flush=True,
        )
    return fine


class Scribe:
    """Has no thoughts: what it is given is written down."""

    memory = MEMORY

    def __init__(self, entries: Sequence[LedgerEntry]) -> None:
        self._entries = tuple(entries)

    def concerns(self, story: Story) -> Sequence[str]:  # noqa: ARG002 the contract's
        """Nobody."""
        return ()

    def judge(self, stories: Sequence[Story], known: Known, *, silent: bool) -> Judgement:  # noqa: ARG002
        """Every story is one that is remembered whole."""
        verdicts = tuple(
            Verdict(story=story.id, operation="", outcome=Outcome.OFF_TOPIC, relevance=0, novelty=0, probability=0)
            for story in stories
        )
        return Judgement(verdicts=verdicts, entries=self._entries)


def fill(folder: Path, trial: Trial) -> None:
    """A memory as the service writes it; of the known stories the first are made up and the rest are made of them."""
    news = _news(HELD)
    (folder / "monitor.toml").write_text('data_dir = "var"\n', encoding="utf-8")
    (folder / "feeds.toml").write_text('[[feed]]\nurl = "https://news.example/"\n', encoding="utf-8")
    (folder / "operations.toml").write_text('[[operation]]\nname = "one"\ntitle = "One"\nabout = [["one"]]\n')
    store = wiring.open_store(config.load(folder), owner=True)
    for place in range(HELD):
        entries = list(news.entries(place, trial.many, over=MEMORY))
        told = [stories.drawn(story) for story in news.stories(trial.held // HELD, over=MEMORY)]
        store.decide(Batch(feed=None, stories=tuple(told), now=SINCE + MEMORY), Scribe(entries))
    store.close()
    with closing(sqlite3.connect(folder / "var" / "monitor.db")) as raw, raw:
        _multiply(raw, trial.known // trial.held)


def _multiply(raw: sqlite3.Connection, times: int) -> None:
    """As many stories with bands of their own; in the order of the tables, or it would take hours."""
    raw.execute("CREATE TEMP TABLE copy(n INTEGER)")
    raw.executemany("INSERT INTO copy VALUES (?)", ((n,) for n in range(1, times)))
    raw.execute(
        "INSERT INTO story SELECT new, new, url, new, first_seen, state, sentences FROM "
        "(SELECT *, printf('%s%06x', substr(id, 1, 26), n) AS new FROM story, copy ORDER BY new)"
    )
    raw.execute(
        "INSERT INTO band SELECT substr(band, 1, 1) || lower(hex(randomblob(5))), "
        "printf('%s%06x', substr(story, 1, 26), n) FROM band, copy ORDER BY 1, 2"
    )


def counted(folder: Path) -> int:
    """Stories that the memory knows."""
    with closing(sqlite3.connect(folder / "var" / "monitor.db")) as raw:
        return int(raw.execute("SELECT count(*) FROM story").fetchone()[0])


def ours_in_memory(folder: Path) -> tuple[float, float]:
    """MB of the process at its most, and seconds for a batch: as the service judges it."""
    news = _news(HELD)
    judge = _judge(news.operations)
    store = wiring.open_store(config.load(folder), owner=True)
    told = [_late(story) for story in news.stories(2 * BATCH, over=timedelta(hours=1), about=1)]
    now = SINCE + MEMORY
    for part in (told[:BATCH], told[BATCH:]):
        began = time.process_time()
        store.decide(Batch(feed=None, stories=tuple(part), now=now), judge)
        seconds = time.process_time() - began
    store.close()
    return _most(), seconds


def theirs_in_memory(name: str, sentences: int, known: int) -> float:
    """MB of the process at its most."""
    news = _news(HELD)
    rival = RIVALS[name]()
    lines = [
        line
        for place in range(HELD)
        for entry in news.entries(place, sentences, over=MEMORY)
        for line in (entry.title, *entry.sentences)
    ]
    rival.know(lines + [_text(story) for story in news.stories(known, over=MEMORY)])
    return _most()


def _most() -> float:
    """MB that the process held at its most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1.048576


def _reached(fine: bool) -> str:
    return "reached" if fine else "NOT REACHED"


def _times(ratio: float) -> str:
    return f"×{ratio:.2f}" if ratio < 10 else f"×{ratio:.0f}"
