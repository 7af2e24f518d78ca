"""Courts, inquests and memorials that speak of something years past: "Trial opens over 2015 bombing".

They have all the words of the event, and tell nothing of what is followed now. Headlines name the year for that reason.
An operation that speaks of the year itself, or of courts, wants them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from monitor.judge.words.cues import kinds
from monitor.judge.words.terms import surface

YEARS = 2
"""How many calendar years ago it must be at least: last year's events are often still followed."""
COURTS = "courts"
_YEAR = re.compile(
    r"(?<!since )(?<!until )(?<!after )(?<![\d.,$€£-])\b((?:19|20)\d\d)\b(?!s\b)(?![.,-]?\d)(?! ?[%$€£])(?! \w+s\b)"
    r"(?! (?:people|troops|men|women|children|dead|killed|police)\b)"
)
"""Without what is rather a count ("2000 soldiers") or a record ("first since 2016"), on a folded surface."""
_LOOKS_BACK = re.compile(
    r"\b(?:inquests?|coroner\w*|tribunal|tried|tries|jailed|compensation|anniversar\w*|commemorat\w*|remember\w*"
    r"|memorial\w*|marks?|marking|mourn\w*|hono[u]?rs?|veterans?|pleads?|prison terms?|recall\w*|drills?"
    r"|aniversario\w*|conmemora\w*|homenaje\w*|anniversaire\w*|commemore\w*|hommage\w*|jahrestag\w*|gedenk\w*"
    r"|yil donumu|anma|годовщин\w*|память|الذكرى|ذكرى)\b"
)
"""Beside the words of courts, on a folded surface."""


def year(title: str, now: int, spoken: Iterable[str], wanted: Iterable[str]) -> str:
    """The year of which a headline looks back; "" where it does not.

    `now`: the year of the story; `spoken`: all texts of the operation; `wanted`: the kinds of event it speaks of.
    """
    folded = surface(title).folded
    found = next((m.group(1) for m in _YEAR.finditer(folded) if int(m.group(1)) <= now - YEARS), "")
    if not found or COURTS in wanted or not (COURTS in kinds(folded) or _LOOKS_BACK.search(folded)):
        return ""
    return "" if any(found in text for text in spoken) else found
