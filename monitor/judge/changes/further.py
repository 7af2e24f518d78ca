"""One more of a kind, or the last: a third victim, another ship, the last soldiers. In English."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.judge.words.genre_words import DATES
from monitor.judge.words.terms import surface

_FURTHER = re.compile(
    r"\b(?P<word>first(?! responders?\b)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|another"
    r"|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozens) more(?! than\b))\b"
    r"(?! (?:\w+ )?(?:day|night|week|month|year|time|round|phase|straight|consecutive|anniversary"
    r"|term|half|part|wave|stage)s?\b)"
    r"(?: [\w'-]+){1,4}? (?:dies|died|killed|dead|wounded|injured|arrested|captured|kidnapped|abducted|freed|released"
    r"|hit|struck|attacked|sunk|seized|shot down|downed|crashes|crashed|collapses|collapsed|confirmed|reported|found"
    r"|rescued|caught|recaptured|detained|charged|lands?|landed|arrives?|arrived|reach(?:es|ed)?|leaves?|left)\b"
)
"""One more of a kind."""
_WOUNDS = re.compile(r"\b(?:of|from) (?:\w+ )?(?:wounds|injuries)\b")
_A_LAST = re.compile(
    r"\b(?P<word>last|final|remaining)\b(?! (?:\w+ )?(?:day|night|week|month|year|time|round|minute|hour|ditch|stand"
    rf"|{'|'.join(sorted(DATES))})s?\b)"
)
_LAST = re.compile(
    rf"{_A_LAST.pattern}(?: [\w'-]+){{1,4}}? (?:leaves?|left|departs?|departed|withdraws?|withdrew"
    r"|withdrawn|pulls? out|pulled out|(?:is|are|was|were) out|hand(?:s|ed)? over|evacuated|freed|released|surrenders?"
    r"|surrendered|dead|dies|died|killed)\b"
)
"""The last of a kind."""


def counted(known: Sequence[str], new: str) -> str:
    """What `new` counts as one more, or as the last, of what the `known` sentences tell; "" where nothing.

    "Third soldier dies", "last soldiers leave".
    """
    line = surface(new).folded
    found = _FURTHER.search(line) or _LAST.search(line)
    if not found or not known:
        return ""
    said = _A_LAST if found.re is _LAST else re.compile(rf"\b{found['word']}\b")
    return "" if any(said.search(surface(line).folded) for line in known) else found.group()


def without_count(sentence: str) -> str:
    """What is left of a sentence, folded, without what it counts as one more, which is new by nature; "" where there
    is nothing."""
    line = surface(sentence).folded
    return " ".join(_WOUNDS.sub(" ", _FURTHER.sub(" ", line)).split()) if _FURTHER.search(line) else ""


def tells_of_last(sentence: str) -> bool:
    """Whether a sentence speaks of the last of a kind."""
    return bool(_A_LAST.search(surface(sentence).folded))


def is_last(found: str) -> bool:
    """Whether what `counted` found is the last of a kind, and not one more."""
    return bool(_LAST.search(found))
