"""What came of it: an end that a report says an event has come to, where none before it has spoken of one.

"Missile hits tanker", then "Tanker sinks": nearly every word of the second is known, and it is news. In English.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from monitor.judge.genre_words import DAYS, SOURCES
from monitor.judge.terms import surface

_ENDS = re.compile(
    r"\b(?<!to )(?<!be )(?<!who )(?<!who was )(?<!who were )(?<!who had been )"  # a relative clause tells of before
    r"(?:(?P<sunk>sinks|sank|sunk|sinking)|(?P<freed>free[sd]|(?:was|were|been) released|rescue[sd]"
    r"|escape[sd])|(?P<dead>dies|died|succumb(?:s|ed))|(?P<fallen>collapses|collapsed)|(?P<yielded>surrender(?:s|ed))"
    r"|(?P<caught>arrested|recaptured))\b"
)
_SPOKEN_OF = {
    "sunk": re.compile(r"\b(?:sink|sank|sunk|capsiz|founder)"),
    "freed": re.compile(r"\b(?:free[sd]|releas|rescu|escap)"),
    "dead": re.compile(r"\b(?:die[sd]|dying|dead|death|deadly|kill|fatal|drown|perish|behead|lynch)"),
    "fallen": re.compile(r"\bcollaps"),
    "yielded": re.compile(r"\bsurrender"),
    "caught": re.compile(r"\b(?:arrest|captur|recaptur|detain|custody)"),
}
"""The same more widely: by these words a known report has spoken of it, as done, feared or planned."""


def without_ends(sentence: str) -> str:
    """What is left of a sentence, folded, without the words by which something ends, its day and its source."""
    left = _ENDS.sub(" ", surface(sentence).folded)
    return " ".join(SOURCES.sub(" ", DAYS.sub(" ", left)).split())


def ends(sentence: str) -> bool:
    """Whether a sentence has something come to an end."""
    return bool(_ENDS.search(surface(sentence).folded))


def ending(known: Iterable[str], new: str) -> str:
    """The word by which `new` has an end come to what the `known` sentences tell; "" where one of them spoke of it."""
    found = _ENDS.search(surface(new).folded)
    if not found:
        return ""
    said = _SPOKEN_OF[found.lastgroup or ""]
    return "" if any(said.search(surface(line).folded) for line in known) else found.group()
