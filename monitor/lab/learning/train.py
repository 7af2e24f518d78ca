"""Learning the judge's weights from labelled news, byte for byte the same from the same data.

Nothing of a reserved set is read. Thresholds and figures come from models that have not seen the topic they judge
(leave one topic out); the weights that are shipped are then fitted on all topics. A row counts by one over the root of
its topic's rows, so that a busy topic does not speak for all. Stories with text are learnt from a second time as titles
alone, so that the weights do not lean on leads.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TextIO

from monitor import config, semantic
from monitor.judge import genre, topic
from monitor.judge.genre import Style, WordModel
from monitor.judge.meanings import meaning, sense
from monitor.judge.meanings.meaning import WORDS_ALONE, Meaning, Missing
from monitor.judge.novelty import MEANT_TEXT_FEATURES, MEANT_TITLE_FEATURES, TEXT_FEATURES, TITLE_FEATURES
from monitor.judge.topic import Topics
from monitor.judge.weights import SCHEMA, Weights, seal
from monitor.judge.words.terms import Frequencies, Reading
from monitor.lab.learning import everyday, operating, styles, words
from monitor.lab.learning.fit import Fitted, logistic
from monitor.lab.learning.lessons import (
    MARGINAL,
    ON_TOPIC,
    NoveltyRow,
    Senses,
    Topic,
    TopicRow,
    count,
    novelty_rows,
    read_topics,
    readings_of,
    topic_rows,
    with_meaning,
)
from monitor.lab.learning.scoring import judged_left_out, tallies_of, total, windows_of
from monitor.lab.learning.styles import Headline
from monitor.lab.trial import sound
from monitor.model import Operation, Story

FEWEST = 5
"""Stories that a stem must stand in to be counted."""
RIDGE_TOPIC = 10.0
RIDGE_NOVELTY = 30.0
THRESHOLDS = {"relevance": 0.65, "novelty": 0.5, "both": 0.5}
"""The operating point: where a story is more likely than not to be a development, on the flat top of the
leave-one-topic-out grid (docs/judging.md)."""
THRESHOLDS_MEANT = {"relevance": 0.65, "novelty": 0.5, "both": 0.55}
"""The same where the meaning of the title was looked at."""
TOPIC_SIGNS = {name: -1 if name.endswith("_kind") or name == "elsewhere" else 1 for name in topic.FEATURES}
MEANT_SIGNS = {**TOPIC_SIGNS, meaning.FEATURE: 1}
WORDS = TITLE_FEATURES, TEXT_FEATURES
MEANT = MEANT_TITLE_FEATURES, MEANT_TEXT_FEATURES


@dataclass(frozen=True, slots=True, kw_only=True)
class MeantRows:
    """Rows with the meaning of titles among their features, which those of `new` have beside the words alone."""

    model: str
    style: Style
    about: list[TopicRow]
    drafted: list[TopicRow]
    new: list[NoveltyRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    """All rows, and what they were made with."""

    operations: tuple[Operation, ...]
    stories: tuple[Story, ...]
    topics: Mapping[str, Topic]
    background: Frequencies
    form: WordModel
    lead: WordModel
    about: list[TopicRow]
    drafted: list[TopicRow]
    new: list[NoveltyRow]
    digest: str
    meant: MeantRows | None = None


def prepare(
    labels: Path, stories_file: Path, stories: Sequence[Story], encoder: Meaning | Missing = WORDS_ALONE
) -> Lessons:
    """Read the labels and make the rows. `labels` holds operations.toml and TOPIC.* files; `stories`: of the file."""
    topics = {one.name: one for one in read_topics(labels)}
    operations = tuple(o for o in config.load_operations(labels / "operations.toml") if o.name in topics)
    readings = readings_of(stories)
    background = everyday.beside(count(readings, fewest=FEWEST))
    unlabelled = _unlabelled(stories, readings, _left_out(stories, readings, operations, topics))
    form, lead = _word_models(unlabelled)
    senses = None if isinstance(encoder, Missing) else (encoder, styles.learn(unlabelled, encoder))
    about = topic_rows(stories, readings, operations, topics, background)
    bare = [_without_groups(operation) for operation in operations]
    held_out = left_out_relevance(about, len(operations))
    drafted = topic_rows(stories, readings, bare, topics, background)
    new = novelty_rows(about, held_out, operations, topics, background, (form, lead), senses)
    return Lessons(
        operations=operations,
        stories=tuple(stories),
        topics=topics,
        background=background,
        form=form,
        lead=lead,
        about=about,
        drafted=drafted,
        new=new,
        digest=_digest([*sorted(labels.glob("*.json*")), labels / "operations.toml", stories_file]),
        meant=_meant_rows(about, drafted, new, operations, senses) if senses else None,
    )


def _meant_rows(
    about: Sequence[TopicRow],
    drafted: Sequence[TopicRow],
    new: Sequence[NoveltyRow],
    operations: Sequence[Operation],
    senses: Senses,
) -> MeantRows:
    encoder, style = senses
    return MeantRows(
        model=encoder.model,
        style=style,
        about=with_meaning(about, operations, encoder),
        drafted=with_meaning(drafted, operations, encoder),
        new=[row for row in new if sense.FEATURES.keys() <= row.features.keys()],
    )


def _without_groups(operation: Operation) -> Operation:
    return replace(operation, about=())


def _digest(files: Sequence[Path]) -> str:
    whole = hashlib.sha256()
    for path in files:
        whole.update(path.read_bytes())
    return whole.hexdigest()


def _left_out(
    stories: Sequence[Story], readings: Sequence[Reading], operations: Sequence[Operation], topics: Mapping[str, Topic]
) -> set[str]:
    """Stories that no word model may learn from: labelled, or meeting any operation's groups."""
    index = Topics(operations, Frequencies(stories=1, counts={}))
    found = {story for one in topics.values() for story in one.labels}
    for story, reading in zip(stories, readings, strict=True):
        for place, hits in index.hits(reading).items():
            met = {hit.group for hit in hits if hit.start < reading.opening_end}
            if len(met) == len(index.profiles[place].groups):
                found.add(story.id)
    return found


def _unlabelled(stories: Sequence[Story], readings: Sequence[Reading], left_out: set[str]) -> list[Headline]:
    return [
        Headline(
            title=reading.title,
            grams=genre.ngrams(reading.title),
            is_news=not genre.is_labelled(story),
            leads=_says(reading.sentences),
        )
        for story, reading in zip(stories, readings, strict=True)
        if story.id not in left_out and story.title
    ]


def _word_models(headlines: Sequence[Headline]) -> tuple[WordModel, WordModel]:
    form = words.learn([one.grams for one in headlines], [one.is_news for one in headlines])
    told = [(one.grams, one.leads) for one in headlines if one.leads is not None]
    return form, words.learn([grams for grams, _ in told], [leads for _, leads in told])


def _says(sentences: tuple[str, ...]) -> bool | None:
    """Whether a lead names day and source; None where it names one of them, or there is no text."""
    found = genre.names_day(sentences), genre.names_source(sentences[:1])
    return found[0] if sentences and found[0] == found[1] else None


def fit_relevance(
    rows: Sequence[TopicRow], without: int = -1, signs: Mapping[str, int] = MappingProxyType(TOPIC_SIGNS)
) -> Fitted:
    """The model of relevance, from all topics but one; its features are those that `signs` names."""
    told = [row for row in rows if row.relevance != MARGINAL and row.place != without]
    pairs = [(row, features) for row in told for features in (row.features, row.stripped) if features]
    sizes = Counter(row.place for row, _ in pairs)
    return logistic(
        [[features[name] for name in signs] for _, features in pairs],
        [row.relevance == ON_TOPIC for row, _ in pairs],
        signs=list(signs.values()),
        shares=[sizes[row.place] ** -0.5 for row, _ in pairs],
        ridge=RIDGE_TOPIC,
    )


def left_out_relevance(rows: Sequence[TopicRow], topics: int) -> list[float]:
    """Each row's relevance by a model that has not seen its topic."""
    models = [fit_relevance(rows, place) for place in range(topics)]
    return [models[row.place].probability([row.features[name] for name in TOPIC_SIGNS]) for row in rows]


def fit_novelty(
    rows: Sequence[NoveltyRow], without: int = -1, signs: tuple[Mapping[str, int], Mapping[str, int]] = WORDS
) -> tuple[Fitted, Fitted]:
    """The models of novelty, title alone and with text, from all topics but one: N against r and b, u left out.

    `signs`: the features of the two, WORDS or MEANT.
    """
    told = [row for row in rows if row.code in ("N", "r", "b") and row.place != without]
    texts = [row for row in told if row.has_text]
    return (
        _fit_codes([(row, row.stripped) for row in told], signs[0]),
        _fit_codes([(row, row.features) for row in texts], signs[1]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NoveltyScore:
    """A labelled story on topic, and its novelty by models that have not seen its topic."""

    row: NoveltyRow
    whole: float
    """As it came: with its text where it has one."""
    stripped: float
    """With all text removed."""


def left_out_novelty(
    rows: Sequence[NoveltyRow], topics: int, signs: tuple[Mapping[str, int], Mapping[str, int]] = WORDS
) -> list[NoveltyScore]:
    """First reports, repeats and background, each scored by models fitted on the other topics; `signs` as above."""
    found = []
    for place in range(topics):
        title, text = fit_novelty(rows, place, signs)
        for row in rows:
            if row.place == place and row.code in ("N", "r", "b"):
                stripped = title.probability([row.stripped[name] for name in signs[0]])
                whole = text.probability([row.features[name] for name in signs[1]]) if row.has_text else stripped
                found.append(NoveltyScore(row=row, whole=whole, stripped=stripped))
    return found


def _fit_codes(rows: Sequence[tuple[NoveltyRow, dict[str, float]]], signs: Mapping[str, int]) -> Fitted:
    return logistic(
        [[features[name] for name in signs] for _, features in rows],
        [row.code == "N" for row, _ in rows],
        signs=list(signs.values()),
        ridge=RIDGE_NOVELTY,
    )


def weights(
    lessons: Lessons,
    without: str = "",
    measured: Mapping[str, Any] = MappingProxyType({"operating": operating.ALIKE}),
    measured_meant: Mapping[str, Any] = MappingProxyType({}),
) -> dict[str, Any]:
    """The document that `Weights.from_json` reads; `without` leaves one topic's labels out. `measured`: its operating
    points, and figures; `measured_meant`: figures with meanings compared."""
    place = next((i for i, o in enumerate(lessons.operations) if o.name == without), -1)
    title, text = fit_novelty(lessons.new, place)
    document: dict[str, Any] = {
        "schema": SCHEMA,
        **measured,
        "data": {
            "sha256": lessons.digest,
            "topics": len(lessons.topics),
            "rows": len(lessons.about),
            "without": without,
        },
        "thresholds": dict(THRESHOLDS),
        "models": {
            "relevance": _as_json(fit_relevance(lessons.about, place), TOPIC_SIGNS),
            "drafted": _as_json(fit_relevance(lessons.drafted, place), TOPIC_SIGNS),
            "title": _as_json(title, WORDS[0]),
            "text": _as_json(text, WORDS[1]),
        },
        "words": {"form": words.as_json(lessons.form), "lead": words.as_json(lessons.lead)},
        "background": _background(lessons.background),
    }
    if lessons.meant:
        document["semantic"] = {**_semantic(lessons.meant, place), **measured_meant}
    return {"seal": seal(document), **document}


def _semantic(rows: MeantRows, place: int) -> dict[str, Any]:
    title, text = fit_novelty(rows.new, place, MEANT)
    return {
        "model": rows.model,
        "thresholds": dict(THRESHOLDS_MEANT),
        "models": {
            "relevance": _as_json(fit_relevance(rows.about, place, MEANT_SIGNS), MEANT_SIGNS),
            "drafted": _as_json(fit_relevance(rows.drafted, place, MEANT_SIGNS), MEANT_SIGNS),
            "title": _as_json(title, MEANT[0]),
            "text": _as_json(text, MEANT[1]),
        },
        "style": styles.as_json(rows.style),
    }


def _as_json(model: Fitted, signs: Mapping[str, int]) -> dict[str, Any]:
    rows = zip(signs.items(), model.means, model.deviations, model.weights, strict=True)
    return {
        "bias": round(model.bias, 4),
        "features": {
            name: {"sign": sign, "mean": round(mean, 4), "deviation": round(deviation, 4), "weight": round(weight, 4)}
            for (name, sign), mean, deviation, weight in rows
        },
    }


def _background(background: Frequencies) -> dict[str, Any]:
    counts, everyday = (_lines(of, background.names) for of in (background.counts, background.everyday))
    return {"stories": background.stories, "counts": counts, "everyday": everyday}


def _lines(counts: Mapping[str, int], names: Collection[str]) -> dict[str, str]:
    by_count: dict[int, list[str]] = {}
    for stem, n in counts.items():
        by_count.setdefault(n, []).append(stem.capitalize() if stem in names else stem)
    return {str(n): " ".join(sorted(stems)) for n, stems in sorted(by_count.items())}


def measure(lessons: Lessons, encoder: Meaning | Missing = WORDS_ALONE) -> dict[str, Any]:
    """What the thresholds reach on topics that were not learnt from, all together, and what other ones would."""
    models = {o.name: Weights.from_json(weights(lessons, without=o.name)) for o in lessons.operations}
    judged = judged_left_out(lessons.operations, lessons.topics, lessons.stories, models, encoder)
    windows = windows_of(lessons.operations, lessons.topics, lessons.stories)
    figures = total(tallies_of(windows, judged)).figures()
    return {
        "operating": operating.as_json(operating.curve(windows, judged)),
        "figures": {name: None if math.isnan(value) else round(value, 3) for name, value in figures.items()},
    }


def write(document: Mapping[str, Any], out: TextIO) -> None:
    """The document as text: one value a line, keys in order, so that a change can be read."""
    json.dump(document, out, ensure_ascii=False, indent=1)
    out.write("\n")


def train(labels: Path, stories_file: Path, target: Path) -> int:
    """Learn and write `target`. Gives 1 where a line of the stories was broken (named, and learnt without), else 0."""
    encoder = semantic.encoder()
    if isinstance(encoder, Missing):
        print(f"{target}: learns nothing of meanings: {encoder.why}", file=sys.stderr)
    stories, code = sound(stories_file)
    lessons = prepare(labels, stories_file, stories, encoder)
    meant = {} if isinstance(encoder, Missing) else {"figures": measure(lessons, encoder)["figures"]}
    document = weights(lessons, measured=measure(lessons), measured_meant=meant)
    with target.open("w", encoding="utf-8") as out:
        write(document, out)
    print(f"{target}: {target.stat().st_size // 1024} kB, from {document['data']['topics']} topics")
    return code
