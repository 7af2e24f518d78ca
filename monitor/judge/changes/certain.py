"""What was only reported is certain now: "may have been killed, official says", and then "US confirms death".

What must never happen: whoever said it says it again, and it is told as certain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.judge.ledger import Ledger
from monitor.judge.text import bag
from monitor.judge.words.genre_words import DAYS, SOURCES
from monitor.judge.words.sieve import Sieve
from monitor.judge.words.terms import surface
from monitor.model import LedgerEntry, Outcome, Story

CLOSE = 0.6
"""Share of a sentence's words, but for those that confirm it, from which a known one says the same."""
_HEDGED = re.compile(
    # "a 90-page report on the spill" is a paper, and what "witnesses report" is none
    r"\b(?:says?|said|reports|reported(?:ly)?|(?:(?<=s )|(?<=media ))(?<!\bits )(?<!\bhis )(?<!\bthis )report"
    r"|claim(?:s|ed)?|alleg\w+|unconfirmed|sources?|believed|suspected|may have"
    r"|might have|apparently|appears?|witness(?:es)?|residents|rumou?r\w*|feared|possibly)\b"
)
_SAID = re.compile(r"\b(?:says?|said)\b")
_IN_FORM = ("formally", "officially")
"""How something is done that was said openly: that makes certain only what was doubtful."""
_FIRM = Sieve(
    r"\b(?:confirm(?:s|ed|ing|ation)?|verif(?:y|ies|ied)|acknowledg(?:e|es|ed)|formally|officially|identified"
    r"|admit(?:s|ted)(?! (?:in)?to (?:an? |the )?(?:\w+ )?(?:hospital|clinic|ward|intensive))"
    r"|confirme\w*|confirma\w*|bestatigt\w*|dogrula\w+|подтверд\w+|اكد|اكدت|تاكيد)\b"
)
_NOT = (
    r"(?:\b(?:not|never|no|nor|neither|cannot|without|until|if|whether|yet|unable|declin\w+|refus\w+|fail\w*"
    r"|tr(?:y|ies|ying)|await\w*|wait\w*|seek\w*|ask\w*|urg\w+|pending|sin|ne|n'\w+ pas|pas|nicht|не|لم|لا|لن)|n't)"
    r" (?:(?:been|be|to|for|yet|immediately|independently|definitely|officially|a|any|la|lo|encore|noch) ){0,3}"
)
_NOT_FIRM = Sieve(
    rf"(?:{_NOT}|\b(?:to|must|should|would|could|may|might) (?:be )?){_FIRM.pattern}"
    r"|\bbestatigt\w* (?:\w+ ){0,6}?nicht\b|\bdogrulanma\w+"
)
"""What nobody makes certain yet."""
_CONCEDES = re.compile(r"\b(?:avow(?:s|ed)|conced(?:es|ed)|accepts? responsibility|owns? up)\b")
"""The same as certain in other words."""
_SAYS = re.compile(
    r"\b(?!spokes|officials?\b|sources?\b|also\b|s?he\b|they\b|it\b|who\b)(\w+)"
    r" (?:ha(?:s|ve|d) )?(?:sa(?:id|ys?)|confirm(?:s|ed)?|reported|acknowledge[sd]|admit(?:s|ted))\b"
)
"""Who says so: whoever confirms what he said himself says it again."""
_OF_MANY = bag("army military police forces ministry minister government president authorities court company")
"""By such a word alone nobody is the same as before."""


def confirmed(known: Sequence[str], new: str) -> str:
    """The word by which `new` makes certain what all `known` sentences only report; "" where none does."""
    now = _NOT_FIRM.sub(" ", surface(new).folded) if known else ""
    found = _FIRM.search(now)
    if not found:
        return ""
    lines = [surface(line).folded for line in known]
    if found.group() in _IN_FORM:
        lines = [_SAID.sub(" ", line) for line in lines]
    if any(map(_is_firm, lines)) or not any(map(_HEDGED.search, lines)):
        return ""
    sources = {said[1] for line in lines for said in _SAYS.finditer(line)}
    before = set(re.findall(r"\w+", now[: found.start()])) - _OF_MANY
    says = before | {said[1] for said in _SAYS.finditer(now)}
    return "" if sources & says else found.group()


def _is_firm(folded: str) -> bool:
    return bool(_FIRM.search(_NOT_FIRM.sub(" ", folded)) or _CONCEDES.search(folded))


def made(story: Story, sentence: str, ledger: Ledger) -> tuple[str, LedgerEntry] | None:
    """The word by which a headline or sentence makes certain what a headline only reported, and that report.

    What is made certain is known in its own words but for those that do so: they would be new by nature.
    """
    for line in dict.fromkeys((sentence, story.title)):
        if not _FIRM.search(surface(line).folded):
            continue
        near = ledger.near(_without_confirming(line), story.first_seen, story.language)
        # an explainer tells as fact what everybody speaks of
        close = [known for known in near if known.share >= CLOSE and known.entry.outcome is not Outcome.BACKGROUND]
        if not close or not _HEDGED.search(surface(close[0].entry.title).folded):
            continue
        if word := confirmed([text for known in close for text in (known.entry.title, known.sentence)], line):
            return word, close[0].entry
    return None


def _without_confirming(sentence: str) -> str:
    line = _FIRM.sub(" ", surface(sentence).folded)
    return " ".join(SOURCES.sub(" ", DAYS.sub(" ", line)).split())
