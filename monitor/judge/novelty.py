"""Is it new, given what is known and how it is written?

What must never happen: likeness decides alone. On real wire copy the plain distance to everything known is no better
than chance (AUC .49 to .54): features and explainers use new words, and two clashes look more alike than two reports of
one. So sameness, faded by age (ledger.py), is weighed together with genre (genre.py).

Two models share the work, because a missing lead is not a lead without news: one reads a title alone, and was trained
on every labelled story with its text removed; the other reads title and text. Known exceptions and what was tried and
left, with figures: docs/judging.md.
"""

from __future__ import annotations

from collections.abc import Mapping

from monitor.judge import genre
from monitor.judge.genre import WordModel
from monitor.judge.ledger import Likeness
from monitor.judge.terms import Reading
from monitor.judge.weights import Weights
from monitor.model import Story

TITLE_FEATURES = {
    "same_words": -1,
    "same_title": -1,
    "title_held": -1,
    "labelled": -1,
    "question": -1,
    "form": 1,
    "lead_form": 1,
}
"""Features of a title alone, each with the sign that its weight may have."""

TEXT_FEATURES = {**TITLE_FEATURES, "same_lead": -1, "day": 1, "source": 1}
"""Features of a title and its text."""

SAMENESS = ("same_words", "same_title", "title_held", "same_lead")
GENRE = ("labelled", "question", "form", "lead_form", "day", "source")


def features(story: Story, reading: Reading, likeness: Likeness, form: WordModel, lead: WordModel) -> dict[str, float]:
    """All features of one story, seen beside one operation's ledger."""
    grams = genre.ngrams(reading.title)
    return {
        "same_words": likeness.title_cover,
        "same_title": likeness.title_cosine,
        "title_held": likeness.title_held,
        "same_lead": likeness.lead_cover,
        "labelled": float(genre.is_labelled(story)),
        "question": float(genre.asks(reading.title)),
        "form": form.score(grams),
        "lead_form": lead.score(grams),
        "day": float(genre.names_day(reading.sentences)),
        "source": float(genre.names_source(reading.sentences)),
    }


def weigh(reading: Reading, found: Mapping[str, float], weights: Weights) -> dict[str, float]:
    """What each feature adds to the log-odds of being new; `bias` among them."""
    model = weights.text if reading.sentences else weights.title
    return {**model.contributions(found), "bias": model.bias}


def without_sameness(contributions: Mapping[str, float]) -> dict[str, float]:
    """Where the known sentence says another figure, or the opposite, being like it is no argument."""
    return {name: max(0.0, w) if name in SAMENESS else w for name, w in contributions.items()}
