"""Kinds of event that news of an operation usually is not, and the words that betray them in a title.

General vocabulary, written down once; nothing here belongs to one operation. A kind counts against a story only where
the operation does not speak of that kind itself.
"""

from __future__ import annotations

from functools import lru_cache

from monitor.judge.words import targets, tongues
from monitor.judge.words.cues_abroad import KINDS_ABROAD
from monitor.judge.words.lexicon import Lexicon, listed
from monitor.judge.words.terms import folded

_ENGLISH = {
    "markets": listed(
        "market|markets|shares|stock|stocks|bond|bonds|investor*|economy|economic|economist*|inflation|oil price*"
        "|prices|price|crude|brent|opec|gdp|rates|currency|dollar|gold|earnings|profit*|futures|fuel costs|tariff*"
        "|trade deal|exports|imports|bank|banks|central bank|insurers|fund|billion deal|sales|startup*|ipo|traders"
        "|wall street|nasdaq|fed|ecb"
    ),
    "travel": listed(
        "airline*|flight*|airport*|airspace|aviation|tourist*|tourism|travel*|cruise*|passenger*|pilot*|evacuat*"
        "|stranded|holidaymaker*|embassy|embassies|visa|visas"
    ),
    "sport": listed(
        "world cup|fifa|uefa|olympic*|football|soccer|coach|league|match|matches|championship*|tournament|cup|medal*"
        "|athlete*|nba|nfl|tennis|cricket|rugby|late goal*|own goal*|winning goal*|striker|semi finals"
        "|semifinal*|afcon|formula 1|grand prix"
    ),
    "courts": listed(
        "lawsuit*|sue|sues|sued|judge|judges|ruling|court|courts|supreme court|appeal*|trial|verdict|jury|lawyer*"
        "|prosecutor*|convicted|sentenced|acquitted|extradit*"
    ),
    "migration": listed(
        "migrant*|immigra*|deport*|asylum|refugee status|protected status|tps|border patrol|green card*|citizenship"
        "|travel ban"
    ),
    "disasters": listed(
        "earthquake*|quake|flood*|cyclone|hurricane*|typhoon|storm*|landslide*|wildfire*|drought|volcano|stampede"
        "|shark|heatwave|heat wave|bus crash|train crash|train derail*|plane crash|ferry|capsize*|avalanche|collapse*"
        "|crash|crashes|derail*|overturn*|mine collapse"
    ),
    "life": listed(
        "film*|movie*|actor|actress|singer*|song*|music*|album|concert*|fashion|museum*|art|artist*|festival*|royal*"
        "|prince|princess|celebrity|oscars|grammy*|book|novel|author|writer|pope|recipe*|wine|food|chef*|wildlife"
        "|zoo|dog|dogs|cat|cats|archaeolog*|fossil*|space|nasa|moon|christmas|eurovision|tv series"
    ),
    "health": listed(
        "ebola|outbreak*|virus*|measles|cholera|vaccin*|hospitalised|mpox|polio|malaria|covid*|epidemic*|disease*"
    ),
    "elections": listed("election*|electoral|ballot*|polls|voter*|voting|vote|votes|referendum|runoff|midterm*"),
    "reactions": listed("reaction*|reacts|react|condemn*|urges|urge|calls for|call for"),
    "diplomacy": listed("diplomac*|diplomat*|summons|ambassador*"),
    "domestic politics": listed(
        "congress|senate|senator*|lawmaker*|democrats|republicans|house speaker|parliament|poll|polls|approval|maga"
        "|war powers"
    ),
    "insurgents": listed("islamic state|isis|isil|al qaeda|al qaida|qaeda|adf"),
    "front line": listed("front line*|frontline*|advance*|advances|captured village*|settlement*"),
    "talks": listed("peace talks|talks|negotiat*|envoy*|peace plan|ceasefire|truce|peace deal"),
    "foreign aid": listed("aid package*|military aid|loan*|funding|weapons deliver*|arms package*"),
}
KINDS = {
    kind: (*terms, *KINDS_ABROAD.get(kind, ()), *folded(tongues.terms(f"kind {kind}")))
    for kind, terms in _ENGLISH.items()
}

CONDITIONAL = frozenset(
    {"reactions", "diplomacy", "domestic politics", "insurgents", "front line", "talks", "foreign aid"}
)
"""Kinds that are ordinary news of an operation: they count only where the operator excludes them."""
REACTIONS = "reactions"
"""The kind that a headline has by who speaks (reactions.py), besides its words."""

OF_ACTS = {
    "evacuations": "travel",
    "epidemics": "health",
    "trials": "courts",
    "votes": "elections",
    "migration": "migration",
    "trade": "markets",
    **dict.fromkeys(
        ("quakes", "storms", "rescues", "accidents", "eruptions", "heat", "fires", "wildfires"), "disasters"
    ),
}
"""Family of acts → the kind that news of such acts is."""

_NAMED = {
    "markets": listed("market*|econom*|insurance"),
    "travel": listed("aviation|travel*|airline*|touris*|evacuat*"),
    "courts": listed("trial*|court*|lawsuit*|legal case*"),
    "migration": listed("immigra*|migra*|asylum|deport*"),
    "disasters": listed("disaster*|accident*|natural"),
    "life": listed("culture|celebrit*|obituar*|lifestyle"),
    "reactions": listed("reaction*|statements of others"),
    "foreign aid": listed("foreign aid|military aid"),
    "domestic politics": listed("domestic politics|party politics"),
}
"""How an operator names a kind when excluding it."""


_LEXICON, _NAMINGS = Lexicon(KINDS), Lexicon(_NAMED)


@lru_cache(maxsize=1024)
def kinds(folded: str) -> frozenset[str]:
    """The kinds of event that a folded text speaks of."""
    found = _LEXICON.met(folded)
    left = targets.left_out(folded) if found else folded  # what is left out adds none
    return found if left == folded else _LEXICON.met(left)


def named_kinds(folded: str) -> frozenset[str]:
    """The kinds of event that an operator's exclusions name. Who wants no diplomacy wants no reactions either."""
    found = kinds(folded) | _NAMINGS.met(folded)
    return found | {REACTIONS} if "diplomacy" in found else found
