"""How a headline in another language reads, by what its words mean in English.

The two models of word forms (genre.py) learnt from headlines in English. Order and small words differ from language to
language, and so do marks: a colon in German or Russian is no sign of a feature. What carries over is what the words
mean, and that somebody is named who says so. Of a word's meanings all count alike: which one is meant is not known.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from math import fsum

from monitor.judge.genre import CUT, WordModel
from monitor.judge.words import glossary, glosses, says_abroad
from monitor.judge.words.terms import Reading, stems_of_word

SAYS = "says"
"""What the models learnt of this word stands for however a headline names its source."""
WEIGHT = 2.0
"""What the words count. Alone they vary less than whole headlines do, and tell news from features as well; so do those
of headlines in English."""
TYPICAL = (0.2, 0.7)
"""What all that adds to the scores on average, about alike in all of the languages."""


def usual(labelled: bool, asking: bool) -> tuple[float, float]:
    """What the two models say on average of such a title in English, in their standard deviations."""
    if labelled:
        return -2.2, -1.0
    return (-0.9, -1.9) if asking else (0.0, 0.0)


def scores(reading: Reading, models: Sequence[WordModel], *, labelled: bool, asking: bool) -> tuple[float, ...]:
    """Those of a title that is not in English: the usual ones of such a title, moved by what its words mean if they are
    known. `models`: of the forms of headlines, and of the headlines above a lead."""
    expected = usual(labelled, asking)
    language = reading.language[:2]
    if language not in glossary.LANGUAGES:
        return expected
    known = glossary.of_language(language)
    report = glosses.read_senses(reading.title, reading.sentences, reading.language)
    meant = [found for sense in report.title if (found := (sense.meanings & known.meanings) - known.names)]
    says = says_abroad.names_source(reading.title, language)
    return tuple(
        score + _moved(model, meant, says) - typical
        for score, model, typical in zip(expected, models, TYPICAL, strict=True)
    )


def _moved(model: WordModel, meant: Sequence[Collection[str]], says: bool) -> float:
    """In standard deviations."""
    known = _weights(model)
    found = WEIGHT * fsum(_weight(model, known, stem) / len(stems) for stems in meant for stem in stems)
    return (found + (model.weights.get(SAYS, 0.0) if says else 0.0)) / model.deviation


def _weight(model: WordModel, known: Mapping[str, float], stem: str) -> float:
    beginning = model.weights.get(f"~{stem[:CUT]}", 0.0) if len(stem) >= CUT else 0.0
    return known.get(stem, 0.0) + beginning


@lru_cache(maxsize=8)
def _weights(model: WordModel) -> Mapping[str, float]:
    """What a word of each stem weighs wherever it stands, on average of its forms: of the n-grams those of one word."""
    forms: dict[str, list[float]] = {}
    for gram, weight in model.weights.items():
        if gram[0].isalpha() and " " not in gram:
            for stem in stems_of_word(gram):
                forms.setdefault(stem, []).append(weight)
    return {stem: fsum(found) / len(found) for stem, found in forms.items()}
