"""Headlines of prices that move on the news: they tell what markets made of it, and nothing that happened."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from monitor.judge.words.sieve import Sieve
from monitor.judge.words.terms import stems, surface

_TRADED = (
    r"(?:(?:oil|crude|brent|wti|gold|silver|copper|nickel|wheat|maize|corn|bitcoin|dollar|euro|yen|pound|sterling|rupee"
    r"|rou?ble|lira|shilling|naira|rand|peso|yuan|baht|ringgit|rupiah|hryvnia|zloty|forint|shekel|rial|dinar|cedi|kwacha"
    r"|birr|taka|equities|bourses?|treasuries|wall street|nikkei|ftse|dax|sensex|nifty|kospi|hang seng|dow|nasdaq)"
    r"(?: (?:prices?|futures|yields?|cargoes))?"
    r"|(?:stock|share|commodity|grain|food|fuel|petrol|gas|energy|power|metals?|freight|tanker|insurance|war risk)"
    r" (?:prices?|rates?|premiums?|markets?|futures)"
    r"|(?:[a-z]+ )?(?:shares|stocks|futures|yields|bonds|markets))"
)
_MOVES = (
    r"(?:ris(?:es?|ing)|rose|f(?:alls?|ell)|jump(?:s|ed)?|gain(?:s|ed)?|slip(?:s|ped)?|eas(?:es?|ed)|drop(?:s|ped)?"
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
