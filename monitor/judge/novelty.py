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
from operator import add

from monitor.judge import firsthand, forms, genre, papers, posts
from monitor.judge.genre import WordModel
from monitor.judge.ledger import Ledger, Likeness
from monitor.judge.meanings import sense
from monitor.judge.weights import Weights
from monitor.judge.words import markets
from monitor.judge.words.terms import Reading
from monitor.model import Story

TITLE_FEATURES = {
    "same_words": -1,
    "same_title": -1,
    "title_held": -1,
    "retold": -1,
    "labelled": -1,
    "question": -1,
    "feature_words": -1,
    "scene": -1,
    "form": 1,
    "lead_form": 1,
}
"""Features of a title alone, each with the sign that its weight may have."""

TEXT_FEATURES = {**TITLE_FEATURES, "same_lead": -1, "day": 1, "source": 1, "bare_lead": -1}
"""Features of a title and its text."""

MEANT_TITLE_FEATURES, MEANT_TEXT_FEATURES = ({**words, **sense.FEATURES} for words in (TITLE_FEATURES, TEXT_FEATURES))
"""The same where the meaning of the title is looked at."""

MOST_KINDS = 3
"""Kinds of feature words that count."""

FORETOLD = -1.5
"""Log-odds of a headline that only foretells a ruling or a vote, where a text names day and source as news does."""

LOOKS_BACK = -1.5
"""Log-odds, beside those of background, of a story that opens with a date of weeks ago: no first report of some 1,900
labelled ones does."""

PRICES = -4.0
"""Log-odds of a headline of prices that move: nine of nine labelled ones are background."""

IN_TWO = -2.5
"""Log-odds of a headline of two sentences: of 21 about labelled operations 17 are features."""

SAME_WORDS = ("same_words", "same_title", "title_held", "retold", "same_lead")
SAMENESS = (*SAME_WORDS, "same_meaning")
WORDING = ("form", "lead_form", "style")
TITLE_GENRE = ("labelled", "foretold", "looks_back", "prices", "in_two", "question", "feature_words", "scene", *WORDING)
TEXT_GENRE = ("day", "source", "bare_lead")
GENRE = (*TITLE_GENRE, *TEXT_GENRE)


def features(
    story: Story, reading: Reading, likeness: Likeness, models: tuple[WordModel, WordModel], ledger: Ledger
) -> dict[str, float]:
    """All features of one story, seen beside one operation's ledger. `models`: of the forms of headlines, and of the
    headlines above a lead."""
    common = ledger.common
    is_own = firsthand.is_own_word(story)
    labelled = genre.is_background(story) or papers.goes_on(story) or posts.is_talk(reading.title)
    asking = genre.asks(reading.title, reading.language)
    if genre.is_english(reading.language):
        scores = genre.scores(reading.title, models)
        scores = tuple(map(add, scores, ledger.houses.manner(story.publisher, models)))
    else:
        scores = forms.scores(reading, models, labelled=labelled, asking=asking)
    return {
        "same_words": likeness.title_cover,
        "same_title": likeness.title_cosine,
        "title_held": likeness.title_held,
        "retold": likeness.retold,
        "same_lead": likeness.lead_cover,
        "labelled": float(labelled),
        "looks_back": float(genre.looks_back(story)),
        "prices": float(markets.moved(reading.title, common)),
        "question": float(asking),
        "feature_words": float(min(MOST_KINDS, len(genre.feature_words(reading.title, common)))),
        "scene": float(genre.sets_scene(reading.title, reading.language)),
        "form": scores[0],
        "lead_form": scores[1],
        "day": float(genre.names_day(reading.sentences, reading.language)),
        "source": float(is_own or genre.names_source(reading.sentences, reading.language)),
        "bare_lead": float(not is_own and genre.is_bare(reading.sentences, reading.language)),
    }


def weigh(reading: Reading, found: Mapping[str, float], weights: Weights) -> dict[str, float]:
    """What each feature adds to the log-odds of being new; `bias` among them."""
    learnt = weights.semantic if weights.semantic and sense.FEATURES.keys() <= found.keys() else weights
    model = learnt.text if has_lead(reading) else learnt.title
    told = {**model.contributions(found), "bias": model.bias}
    if model is learnt.text and genre.foretells(reading.title):
        told["foretold"] = FORETOLD
    if found.get("looks_back"):
        told["looks_back"] = LOOKS_BACK
    if found.get("prices"):
        told["prices"] = PRICES
    if genre.is_in_two(reading.title, reading.language):
        told["in_two"] = IN_TWO
    return told


def has_lead(reading: Reading) -> bool:
    """Whether there is text that says what the title says. A title that is a whole sentence is a lead itself, and what
    follows it need not name day and source; nor need the few words that many feeds put under their titles."""
    return not (genre.is_sentence(reading.title) or genre.is_standfirst(reading.sentences, reading.language))


def without_sameness(contributions: Mapping[str, float]) -> dict[str, float]:
    """Where the known sentence says another figure, or the opposite, being like it is no argument."""
    return {name: max(0.0, w) if name in SAMENESS else w for name, w in contributions.items()}
