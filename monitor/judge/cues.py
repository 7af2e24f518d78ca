"""Kinds of event that news of an operation usually is not, and the words that betray them in a title.

General vocabulary, written down once; nothing here belongs to one operation. A kind counts against a story only where
the operation does not speak of that kind itself.
"""

from __future__ import annotations

import re
from functools import lru_cache


def _any_of(words: str) -> re.Pattern[str]:
    """Words and phrases, `*` ends a stem, over a folded surface."""
    parts = [re.escape(word.strip()).replace(r"\*", r"\w*") for word in words.replace("\n", " ").split("|")]
    return re.compile(r"\b(?:" + "|".join(parts) + r")\b")


KINDS = {
    "markets": _any_of(
        "market|markets|shares|stock|stocks|bond|bonds|investor*|economy|economic|economist*|inflation|oil price*"
        "|prices|price|crude|brent|opec|gdp|rates|currency|dollar|gold|earnings|profit*|futures|fuel costs|tariff*"
        "|trade deal|exports|imports|bank|banks|central bank|insurers|fund|billion deal|sales|startup*|ipo|traders"
        "|wall street|nasdaq|fed|ecb"
    ),
    "travel": _any_of(
        "airline*|flight*|airport*|airspace|aviation|tourist*|tourism|travel*|cruise*|passenger*|pilot*|evacuat*"
        "|stranded|holidaymaker*|embassy|embassies|visa|visas"
    ),
    "sport": _any_of(
        "world cup|fifa|uefa|olympic*|football|soccer|coach|league|match|matches|championship*|tournament|cup|medal*"
        "|athlete*|nba|nfl|tennis|cricket|rugby|goal|goals|striker|semi finals|semifinal*|afcon|formula 1|grand prix"
    ),
    "courts": _any_of(
        "lawsuit*|sue|sues|sued|judge|judges|ruling|court|courts|supreme court|appeal*|trial|verdict|jury|lawyer*"
        "|prosecutor*|convicted|sentenced|acquitted|extradit*"
    ),
    "migration": _any_of(
        "migrant*|immigra*|deport*|asylum|refugee status|protected status|tps|border patrol|green card*|citizenship"
        "|travel ban"
    ),
    "disasters": _any_of(
        "earthquake*|quake|flood*|cyclone|hurricane*|typhoon|storm*|landslide*|wildfire*|drought|volcano|stampede"
        "|shark|heatwave|heat wave|bus crash|train crash|train derail*|plane crash|ferry|capsize*|avalanche|collapse*"
        "|crash|crashes|derail*|overturn*|mine collapse"
    ),
    "life": _any_of(
        "film*|movie*|actor|actress|singer*|song*|music*|album|concert*|fashion|museum*|art|artist*|festival*|royal*"
        "|prince|princess|celebrity|oscars|grammy*|book|novel|author|writer|pope|recipe*|wine|food|chef*|wildlife"
        "|zoo|dog|dogs|cat|cats|archaeolog*|fossil*|space|nasa|moon|christmas|eurovision|tv series"
    ),
    "health": _any_of(
        "ebola|outbreak*|virus*|measles|cholera|vaccin*|hospitalised|mpox|polio|malaria|covid*|epidemic*|disease*"
    ),
    "elections": _any_of("election*|electoral|ballot*|polls|voter*|voting|vote|votes|referendum|runoff|midterm*"),
    "diplomacy": _any_of(
        "reaction*|reacts|react|condemn*|urges|urge|calls for|call for|diplomac*|diplomat*|summons|ambassador*"
    ),
    "domestic politics": _any_of(
        "congress|senate|senator*|lawmaker*|democrats|republicans|house speaker|parliament|poll|polls|approval|maga"
        "|war powers"
    ),
    "insurgents": _any_of("islamic state|isis|isil|al qaeda|al qaida|qaeda|adf"),
    "front line": _any_of("front line*|frontline*|advance*|advances|captured village*|settlement*"),
    "talks": _any_of("peace talks|talks|negotiat*|envoy*|peace plan|ceasefire|truce|peace deal"),
    "foreign aid": _any_of("aid package*|military aid|loan*|funding|weapons deliver*|arms package*"),
}

CONDITIONAL = frozenset({"diplomacy", "domestic politics", "insurgents", "front line", "talks", "foreign aid"})
"""Kinds that are ordinary news of an operation: they count only where the operator excludes them."""

_NAMED = {
    "markets": _any_of("market*|econom*|insurance"),
    "travel": _any_of("aviation|travel*|airline*|touris*|evacuat*"),
    "courts": _any_of("trial*|court*|lawsuit*|legal case*"),
    "migration": _any_of("immigra*|migra*|asylum|deport*"),
    "disasters": _any_of("disaster*|accident*|natural"),
    "life": _any_of("culture|celebrit*|obituar*|lifestyle"),
    "diplomacy": _any_of("diplomacy|reaction*|statements of others"),
    "foreign aid": _any_of("foreign aid|military aid"),
    "domestic politics": _any_of("domestic politics|party politics"),
}
"""How an operator names a kind when excluding it."""


@lru_cache(maxsize=1024)
def kinds(folded: str) -> frozenset[str]:
    """The kinds of event that a folded text speaks of."""
    return frozenset(kind for kind, pattern in KINDS.items() if pattern.search(folded))


def named_kinds(folded: str) -> frozenset[str]:
    """The kinds of event that an operator's exclusions name."""
    return kinds(folded) | {kind for kind, pattern in _NAMED.items() if pattern.search(folded)}
