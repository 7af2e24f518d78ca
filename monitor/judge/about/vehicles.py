"""In what people travelled: who follows crashes of planes is told of no bus.

Every accident has the words of any other (crash, collision, survivors, wreckage); what tells them apart is the vehicle.
So where the first clause of an operation's title tells of accidents and names kinds of vehicles, a headline that names
others, while neither it nor the opening names one of those, is of another accident.
"""

from __future__ import annotations

from monitor.judge.words.families import families
from monitor.judge.words.lexicon import Lexicon, listed
from monitor.judge.words.terms import surface

ACCIDENTS = "accidents"
_VEHICLES = {
    "air": listed(
        "plane|planes|airplane*|aeroplane*|aircraft|airliner*|helicopter*|chopper|choppers|jet|jets|jetliner*"
        "|glider*|seaplane*|flight|flights|avion|avions|avioneta*|aerolinea*|aviao|avioes|aereo|aerei|elicotter*|flugzeug*|hubschrauber*"
        "|ucak|ucagi|ucagin*|самолет*|вертолет*|літак*|гелікоптер*|طائره|الطائره|مروحيه|هواپيما|بالگرد"
    ),
    "rail": listed(
        "train|trains|railway*|railroad*|rail|tram|trams|metro|subway|locomotive*|derail*|tren|trenes|ferrocarril*"
        "|trem|trens|treno|treni|ferroviari*|zug|zuge|zugungluck*|bahn|deraill*|descarril*|entgleis*|поезд*|электричк*|поїзд*|потяг*|قطار|القطار"
    ),
    "road": listed(
        "bus|buses|minibus*|coach|car|cars|truck*|lorry|lorries|taxi|taxis|van|vans|pickup|motorcycl*|motorbike*"
        "|highway*|motorway*|autobus*|autocar*|camion*|coche|coches|carro|carros|voiture*|reisebus*|lastwagen*|auto"
        "|autos|otobus*|kamyon*|автобус*|грузовик*|вантажівк*|حافله|الحافله|شاحنه|اتوبوس"
    ),
    "water": listed(
        "boat*|ship|ships|ferry|ferries|vessel*|trawler*|yacht*|canoe*|submarine*|capsiz*|shipwreck*|bateau*|barco*"
        "|navire*|traghett*|fahre|fahren|schiff*|boot|boote|gemi|gemisi|feribot*|паром*|катер*|судно|човен|عباره|قارب"
    ),
}
"""Folded, by where they go."""
_WITH_THEM = {"air": listed("airline*|airport*|runway*|cockpit|pilot|pilots|skydiv*")}
"""What is of no other."""
_KINDS = Lexicon({kind: (*terms, *_WITH_THEM.get(kind, ())) for kind, terms in _VEHICLES.items()})


def of_clause(clause: str) -> frozenset[str]:
    """The kinds of vehicles in whose accidents an operation's title begins; none where it does not begin with such."""
    folded = surface(clause).folded
    return _KINDS.met(folded) if ACCIDENTS in families(folded) else frozenset()


def terms(clause: str) -> tuple[str, ...]:
    """What such vehicles are called, as the terms of a group."""
    kinds = of_clause(clause)
    return tuple(term for kind, found in _VEHICLES.items() if kind in kinds for term in found)


def is_one(word: str) -> bool:
    """Whether a word is what a vehicle is called."""
    return bool(_KINDS.met(surface(word).folded))


def others(own: frozenset[str], title: str, early: str) -> frozenset[str]:
    """The kinds that a headline names, where neither it nor the opening names one of the operation's own; both folded.
    `early`: headline and opening."""
    found = _KINDS.met(title) if own else frozenset[str]()
    return found if found and own.isdisjoint(_KINDS.met(early)) else frozenset()
