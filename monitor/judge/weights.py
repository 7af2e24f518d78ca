"""What was learnt, read from one JSON document: background frequencies, word models, linear models, thresholds.

The document is made by `monitor lab train` and by nothing else. Whoever hands it in has read it from a file; what does
not fit is refused with one line that says how to remake it.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from sys import intern
from typing import Any

from monitor.judge.genre import Style, WordModel
from monitor.judge.words.particles import without_case
from monitor.judge.words.terms import Frequencies
from monitor.judge.words.variants import CANONICAL
from monitor.model import Sensitivity, UserError

SCHEMA = 5
REMEDY = "remake it with `monitor lab train LABELS --stories FILE --out monitor/judge/weights.json`, or reinstall"


class WeightsError(UserError):
    """The weights cannot be used; one line: what, and how to remake them."""

    exit_code = 78


@dataclass(frozen=True, slots=True, kw_only=True)
class Logistic:
    """A logistic model over named features, standardised by the mean and deviation seen in training."""

    features: tuple[str, ...]
    means: tuple[float, ...]
    deviations: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def contributions(self, features: Mapping[str, float]) -> dict[str, float]:
        """What each feature adds to the log-odds."""
        return {
            name: w * (features[name] - m) / s
            for name, w, m, s in zip(self.features, self.weights, self.means, self.deviations, strict=True)
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """The operating point: all three must be reached for a story to be told."""

    relevance: float
    novelty: float
    both: float
    """Of being about the operation and new: the product of the two, so that what is barely one must surely be the
    other."""

    def moved(self, relevance: float, novelty: float) -> Thresholds:
        """Raised by so much log-odds, or lowered; that of both by the mean of the two."""
        return Thresholds(
            relevance=probability(log_odds(self.relevance) + relevance),
            novelty=probability(log_odds(self.novelty) + novelty),
            both=probability(log_odds(self.both) + (relevance + novelty) / 2),
        )

    def reached(self, about: float, new: float) -> bool:
        """By a story's probabilities."""
        return about >= self.relevance and new >= self.novelty and about * new >= self.both


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What the thresholds, moved together, reach on topics that were not learnt from."""

    shift: float
    """Log-odds by which they are higher than the balanced ones."""
    precision: float
    recall: float
    alerts: float
    """A day and operation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Semantic:
    """What was learnt with the meaning of titles beside the words (meaning.py, sense.py)."""

    model: str
    """Of the encoder that they were learnt with."""
    relevance: Logistic
    drafted: Logistic
    title: Logistic
    text: Logistic
    style: Style
    thresholds: Thresholds


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """All that the judge has learnt."""

    background: Frequencies
    form: WordModel
    lead: WordModel
    relevance: Logistic
    """For operations whose operator wrote groups of terms."""
    drafted: Logistic
    """For operations whose groups were drafted from a seed."""
    title: Logistic
    """Novelty of a story that is a title alone."""
    text: Logistic
    """Novelty of a story with text."""
    thresholds: Thresholds
    """The balanced ones."""
    curve: tuple[Step, ...]
    """From the most lenient step to the strictest."""
    words: Mapping[Sensitivity, float]
    """The step's shift that each word stands for."""
    semantic: Semantic | None = None
    """None where they were learnt without an encoder."""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Weights:
        """Read the parsed document; `WeightsError` where it is not whole or of another schema."""
        try:
            if data["schema"] != SCHEMA:
                raise _refused(f"schema {data['schema']} is not {SCHEMA}")
            if data["seal"] != seal(data):
                raise _refused("changed by hand, or damaged")
            return cls(
                background=_frequencies(data["background"]),
                form=_word_model(data["words"]["form"]),
                lead=_word_model(data["words"]["lead"]),
                relevance=_logistic(data["models"]["relevance"]),
                drafted=_logistic(data["models"]["drafted"]),
                title=_logistic(data["models"]["title"]),
                text=_logistic(data["models"]["text"]),
                thresholds=_thresholds(data["thresholds"]),
                curve=tuple(Step(**step) for step in data["operating"]["curve"]),
                words={word: float(data["operating"]["words"][word]) for word in Sensitivity},
                semantic=_semantic(data["semantic"]) if data.get("semantic") else None,
            )
        except WeightsError:
            raise
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise _refused(f"damaged at {error}") from None


def seal(document: Mapping[str, Any]) -> str:
    """Hex SHA-256 of all that the document says besides its seal."""
    said = {key: value for key, value in document.items() if key != "seal"}
    return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _refused(why: str) -> WeightsError:
    return WeightsError(f"judge/weights.json: {why}; {REMEDY}")


def _frequencies(data: Mapping[str, Any]) -> Frequencies:
    """Stems by their counts, in a line each; those of names have a capital."""
    counts, everyday = _counts(data["counts"]), _counts(data["everyday"])
    names = {stem.lower() for stem in (*counts, *everyday) if stem != stem.lower()}
    known = {intern(stem.lower()): count for stem, count in everyday.items()}
    for stem, count in [*known.items()]:  # they were counted in each case by itself, a name in each as in English
        if (same := CANONICAL.get(bare := without_case(stem), bare)) != stem:
            known[same] = max(known.get(same, 0), count) if stem in names else known.get(same, 0) + count
            names |= {same} if stem in names else set()
    return Frequencies(
        stories=int(data["stories"]),
        counts={intern(stem.lower()): count for stem, count in counts.items()},
        names=frozenset(names),
        everyday=known,
    )


def _counts(lines: Mapping[str, str]) -> dict[str, int]:
    return {stem: int(count) for count, found in lines.items() for stem in found.split()}


def _word_model(data: Mapping[str, Any]) -> WordModel:
    return WordModel(
        bias=float(data["bias"]),
        mean=float(data["mean"]),
        deviation=_positive(data["deviation"]),
        weights={str(gram): float(w) for gram, w in data["weights"].items()},
    )


def _logistic(data: Mapping[str, Any]) -> Logistic:
    features = data["features"]
    return Logistic(
        features=tuple(features),
        means=tuple(float(f["mean"]) for f in features.values()),
        deviations=tuple(_positive(f["deviation"]) for f in features.values()),
        weights=tuple(float(f["weight"]) for f in features.values()),
        bias=float(data["bias"]),
    )


def _thresholds(data: Mapping[str, Any]) -> Thresholds:
    return Thresholds(**{name: float(data[name]) for name in ("relevance", "novelty", "both")})


def _semantic(data: Mapping[str, Any]) -> Semantic:
    return Semantic(
        model=str(data["model"]),
        relevance=_logistic(data["models"]["relevance"]),
        drafted=_logistic(data["models"]["drafted"]),
        title=_logistic(data["models"]["title"]),
        text=_logistic(data["models"]["text"]),
        style=_style(data["style"]),
        thresholds=_thresholds(data["thresholds"]),
    )


def _style(data: Mapping[str, Any]) -> Style:
    return Style(
        direction=tuple(map(float, data["direction"].split())),
        mean=float(data["mean"]),
        deviation=_positive(data["deviation"]),
    )


def _positive(number: Any) -> float:
    value = float(number)
    if not value > 0 or not math.isfinite(value):
        raise ValueError(f"deviation {number}")
    return value


def probability(log_odds: float) -> float:
    """1 / (1 + e^-z), safe for large |z|."""
    if log_odds >= 0:
        return 1 / (1 + math.exp(-log_odds))
    e = math.exp(log_odds)
    return e / (1 + e)


def log_odds(p: float) -> float:
    """ln(p / (1 - p)) of a probability; 0 and 1 are taken for something just inside."""
    inside = min(max(p, 1e-12), 1 - 1e-12)
    return math.log(inside / (1 - inside))
