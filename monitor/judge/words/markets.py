"""Headlines of the world's markets that move on the news: they tell what traders made of it, and nothing that happened.

What must never happen: what people pay in a town that is besieged, or what their money is worth, is silent. So there is
no bread, no fuel and no currency here but those in which all the world trades.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from monitor.judge.words.sieve import Sieve
from monitor.judge.words.terms import stems, surface

_TRADED = (
    r"(?:(?:oil|crude|brent|wti|gold|silver|copper|nickel|bitcoin|dollar|euro|yen|sterling"
    r"|equities|bourses?|treasuries|wall street|nikkei|ftse|dax|sensex|nifty|kospi|hang seng|dow|nasdaq)"
    r"(?: (?:prices?|futures|yields?|cargoes))?"
    r"|(?:stock|share|commodity|metals?) (?:prices?|markets?)"
    r"|(?:[a-z]+ )?(?:shares|stocks|futures|yields|bonds|markets))"
)
_MOVES = (
    r"(?:ris(?:es?|ing)|rose|f(?:alls?|ell)(?! (?:silent|under|into)\b)"
    r"|jump(?:s|ed)?|gain(?:s|ed)?|slip(?:s|ped)?|eas(?:es?|ed)|drop(?:s|ped)?"
    r"|climb(?:s|ed)?|surg(?:es?|ed|ing)|soar(?:s|ed|ing)?|tumbl(?:es?|ed)|s(?:inks?|ank)|plung(?:es?|ed)|slid(?:es?)?"
    r"|dip(?:s|ped)?|rall(?:y|ies|ied)|rebound(?:s|ed)?|retreat(?:s|ed)?|advanc(?:es?|ed)|weaken(?:s|ed)?"
    r"|strengthen(?:s|ed)?|stead(?:y|ies|ied)|spik(?:es?|ed)|stumbl(?:es?|ed)|edg(?:es?|ed) (?:up|down|higher|lower)"
    r"|(?:clos|op|end|settl|trad)\w+ (?:\w+ )?(?:higher|lower|up|down|flat|mixed)|h(?:old|eld)s? (?:steady|firm|gains)"
    r"|(?:extend|par|trim|recoup)\w* (?:\w+ )?(?:gains|losses)|hits? (?:an? )?(?:\w+ )?(?:record|high|low|\d)"
    r"|tops? \d|little changed|(?:up|down) (?:\w+ ){0,2}?\d)"
)
_MOVED = Sieve(rf"^(?:(?!as |after |while |on |over |hits? )[\w'.]+ ){{0,2}}?{_TRADED} (?:\w+ly )?{_MOVES}\b")
_MONEY = frozenset(stems("market price stock share currency inflation economy economic"))


def moved(title: str, common: Collection[str] = frozenset()) -> bool:
    """Whether prices move, and no more. `common`: stems of which an operation speaks; to one about money it is news."""
    return _MONEY.isdisjoint(common) and _moved(title)


@lru_cache(maxsize=1024)
def _moved(title: str) -> bool:
    return bool(_MOVED.search(surface(title).folded))
