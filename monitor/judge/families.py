"""Words that speak of one kind of act: what news of an operation is told in, whichever word the seed chose.

A seed says "strikes" and the next report "shelling"; who follows the operation wants both. General vocabulary of
conflict and crisis, written down once; nothing here belongs to one operation. Terms as in an operation's `about`: `*`
ends a stem. The words of other languages stand behind a semicolon, so that a seed in one of them finds its family too.
"""

from __future__ import annotations

from functools import cache, lru_cache

from monitor.judge.lexicon import Lexicon
from monitor.judge.terms import surface

_WRITTEN = {
    "attacks": "attack*, assault*, ambush*, raid, raids, raided, clash*, gunfire, gunm*, fighting, battle*, "
    "offensive*, incursion*, invasion, invad*, storm, stormed; angriff*, angegriffen, attaque*, ataque*, "
    "ofensiva*, combat*, kämpf*",
    "strikes": "strike*, struck, airstrike*, air raid*, bomb*, missile*, drone*, rocket*, shell*, artiller*, blast*, "
    "explo*, warplane*, intercept*, hit, hits; luftangriff*, luftschl*, frappe*, bombard*, misil*, rakete*, drohne*",
    "deaths": "kill*, dead, death*, casualt*, wound*, injur*, massacre*, bodies, victim*, toll, execut*; getötet, "
    "tote, toten, tué*, morts, muert*, herido*, verletz*, blessé*",
    "soldiers": "military, army, troops, soldier*, forces, navy, naval, commander*, base, bases; armée, ejército, "
    "militar*, armee, truppen, soldat*, tropas, soldado*",
    "rebels": "rebel*, insurgen*, militant*, jihad*, extremist*, militia*, paramilitar*, guerrilla*, separatist*, "
    "fighters, terror*; rebelle*, rebelde*, djihad*, milizen",
    "truces": "ceasefire*, truce*, peace, talks, negotiat*, deal, accord, mediat*, withdraw*; waffenruhe, "
    "waffenstillstand, cessez le feu, alto el fuego, tregua, trêve",
    "advances": "captur*, seiz*, recaptur*, retak*, advance*, siege*, besieg*, overran, stronghold*, frontline*, "
    "surrender*, pocket*, liberat*, holdout*; erober*, prise, toma",
    "gangs": "gang, gangs, cartel*, traffick*, drug*, fentanyl, kingpin*, smuggl*, narco*; bandes, pandilla*, drogen*",
    "captives": "hostage*, abduct*, kidnap*, captiv*, ransom*, detain*, detention, prison*, custody; geisel*, otage*, "
    "rehen*, enlèvement*, secuestr*",
    "displacement": "displac*, refugee*, flee*, fled, evacuat*, famine, hunger, aid, humanitarian, starv*, "
    "malnutrition; evaku*, évacu*, evacua*, flücht*, réfugié*, refugiad*, déplacé*",
    "ships": "ship*, vessel*, tanker*, seafarer*, crew*, convoy*, escort*, blockade*, maritime, hijack*, pira*, "
    "strait, port, ports, cargo, mines; schiff*, navire*, buque*, barco*",
    "coups": "coup*, junta*, mutin*, overthr*, oust*, toppl*, regime; putsch*, golpe*",
    "sanctions": "sanction*, embargo*, indict*, charges, charged, prosecut*, extradit*, genocid*, atrocit*, war crime*",
    "energy": "blackout*, power cut*, power outage*, electric*, power grid, power plant*, refiner*, oil depot*, "
    "energy, heating, pipeline*; strom*, apagón*",
    "arms": "weapon*, arms, ammunition, nuclear, enrich*, warhead*, uranium; waffen, armes, armas",
    "unrest": "protest*, unrest, riot*, curfew*, crackdown*, demonstrat*, sectarian, mosque*, strife",
    "shootings": "shoot*, shot, gunm*, stabb*, gun law*, knife*, massacre*, antisemit*, hate speech",
    "fires": "fire, fires, blaze*, burn*, inferno; incendie*, incendio*, brand",
    "disasters": "earthquake*, quake*, flood*, rescue*, collaps*, survivor*, tsunami, cyclone*, hurricane*, typhoon*",
    "territory": "annex*, takeover*, sovereign*, recogni*, independen*, breakaway, territor*, secession*",
    "deployments": "deploy*, peacekeep*, mission, contingent*, multinational, pledg*, reinforc*; einsatz, déploie*",
    "epidemics": "outbreak*, epidemic*, ebola, cholera, vaccin*, infect*",
}
"""Family → its terms; those of other languages behind the semicolon."""


def terms(family: str, *, everywhere: bool = False) -> tuple[str, ...]:
    """Its terms, as in `about`; `everywhere`: those of other languages too."""
    own, _, foreign = _WRITTEN[family].partition(";")
    return tuple(term.strip() for term in f"{own},{foreign if everywhere else ''}".split(",") if term.strip())


@cache
def _lexicon() -> Lexicon:
    written = {family: terms(family, everywhere=True) for family in _WRITTEN}
    return Lexicon({family: [surface(term).folded for term in found] for family, found in written.items()})


@lru_cache(maxsize=4096)
def families(folded: str) -> frozenset[str]:
    """The families of which a folded text has a word."""
    return _lexicon().met(folded)
