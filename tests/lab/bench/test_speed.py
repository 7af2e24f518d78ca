"""What judging costs is measured beside the rivals, each measurement alone."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.judge.verdict import Judge
from monitor.lab.bench import speed
from monitor.lab.bench.madeup import News
from monitor.lab.bench.rivals import RIVALS
from monitor.model import Known
from tests.judge.judging import weights


def test_made_up_news_is_the_same_each_time_and_as_much_of_it_on_topic_as_was_asked() -> None:
    first, again = (
        list(News(3, weights().background).stories(60, over=timedelta(days=2), about=0.5)) for _ in range(2)
    )
    news = News(3, weights().background)
    judge = Judge(news.operations, weights())

    assert first == again
    assert 20 <= sum(bool(judge.concerns(story)) for story in first) <= 40
    assert first[-1].first_seen - first[0].first_seen < timedelta(days=2)


def test_a_made_up_ledger_is_known_to_the_judge() -> None:
    news = News(1, weights().background)
    judge = Judge(news.operations, weights())
    entries = tuple(news.entries(0, 50, over=timedelta(days=1)))
    told = next(iter(news.stories(1, over=timedelta(hours=1), about=1)))

    memory = judge.memory_of(Known(ledger={news.operations[0].name: entries}))

    assert sum(1 + len(entry.sentences) for entry in entries) == 50
    assert len(memory.ledgers[news.operations[0].name]) == len(entries)
    assert judge.one(told, memory).verdicts


@pytest.mark.parametrize("name", RIVALS)
def test_a_rival_finds_a_text_again_and_knows_another_from_it(name: str) -> None:
    pytest.importorskip({"scikit-learn": "sklearn"}.get(name, name))
    rival = RIVALS[name]()
    texts = [" ".join(f"{word}{place}" for place in range(12)) for word in ("red", "green", "blue")]

    rival.know(texts)

    assert rival.ask(texts[1]) > 0.99
    assert rival.ask("nothing at all like it") < 0.5
    assert RIVALS[name]().stream([*texts, texts[0]], [0.0, 1.0, 2.0, 3.0], 24) == 1


def test_copies_of_stored_stories_are_many_and_each_its_own(tmp_path: Path) -> None:
    speed.fill(tmp_path, speed.Trial(known=60, held=20, many=50))

    filled = speed.counted(tmp_path)
    room, seconds = speed.ours_in_memory(tmp_path)

    assert filled == 60
    assert speed.counted(tmp_path) == filled + 2 * speed.BATCH
    assert room > 10
    assert seconds > 0


@pytest.mark.timeout(300)
def test_every_figure_stands_beside_those_of_the_rivals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "ASKED", 10)
    monkeypatch.setattr(speed, "alone", lambda measure, *given: measure(*given))
    out = io.StringIO()

    speed.compare(speed.Trial(made_up=40, known=40, held=20, many=1_500), out)

    lines = out.getvalue().splitlines()
    heads = [line for line in lines if re.match("speed|a story|memory", line)]
    assert len(heads) == 3
    assert all("reached" in line or "NOT REACHED" in line for line in heads)
    for name in RIVALS:
        told = [line for line in lines if line.startswith((f"  {name}: ", f"{name}: not installed"))]
        assert len(told) in (1, 3)


def test_a_rival_that_is_not_installed_is_named_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "find_spec", lambda _name: None)
    for measure in ("_speed", "_flatness", "_room"):
        monkeypatch.setattr(speed, measure, lambda _trial, rivals, _out: rivals == [])
    out = io.StringIO()

    assert speed.compare(speed.SHORT, out)

    assert sorted(line.split(":")[0] for line in out.getvalue().splitlines()) == sorted(RIVALS)
