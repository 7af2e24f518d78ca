"""Where a word of a kind of event is none: a market that is shelled makes no news of markets, a judge who is abducted
none of courts, and the West Bank is no bank. Nor is a headline a feature's for the farmers who are killed in it.
"""

from __future__ import annotations

from monitor.judge.words.lexicon import BEGINS
from monitor.judge.words.sieve import Sieve

_PLACE = (
    r"(?:airports?|embass(?:y|ies)|consulates?|museums?|stadiums?|ferr(?:y|ies)|court(?:house|room)?s?|festivals?"
    r"|concerts?|banks?|mines?|(?<!oil )(?<!gas )(?<!stock )(?<!bond )(?<!energy )(?<!fuel )(?<!global )markets?)"
)
_PERSON = (
    r"(?:judges?|prosecutors?|lawyers?|pilots?|passengers?|tourists?|holidaymakers?|migrants?|ambassadors?|diplomats?"
    r"|actors?|singers?|chefs?|artists?|authors?|footballers?|residents?|locals|villagers?|famil(?:y|ies)|farmers?"
    r"|fishermen|shopkeepers?|musicians?|teachers?|students?|pupils|mothers?|fathers?|parents|grandmothers?|widows?"
    r"|orphans?|believers|worshippers|pilgrims|youths?|teenagers?|elderly|neighbou?rs?)"
)
_ATTACK = (
    r"(?:attack|raid|assault|bomb|blast|explosion|gunfire|shoot|missile|rocket|drone|clash|massacre|airstrike"
    r"|(?:air|drone|missile|rocket) strike)\w*|shell(?:s|ed|ing)|shots?|siege|kill(?:s|ed|ing|ings)?"
)
_THE = r"(?:the |an? )?(?:[\w']+ ){0,3}"
_ATTACK_ABROAD = (
    r"(?:ataque|bombarde|tiroteo|attaque|frappe|bombard|tirs|angriff|beschuss|anschlag|drohne|saldiri|patlama|bombala"
    r"|explosi[oó]n|explosao|dron|misil|missil|rakete|удар|атак|обстрел|взрыв|дрон|беспилотник|ракет|قصف|هجوم|غارة|انفجار)"
)
_PLACE_ABROAD = (
    r"(?:aeropuerto|mercado|museo|aeroport|marche|musee|flughafen|markt|museum|havaliman|pazar|muze|аэропорт|рынк|рынок"
    r"|музе|مطار|المطار|سوق|متحف)"
)
_UNBUILT = (
    r"(?:truce|cease ?fire|talks|negotiations|deal|pact|government|coalition|regime|trade|economy|currency|grid|network"
    r"|(?:health|power) system|front ?lines?|defen[cs]es?|plans?|charges)"
)
_TELLS = r"(?:tells?|told|orders?|ordered|warns?|warned|urges?|urged|asks?|asked)"
_GO = r"(?:evacuate|leave|flee|move (?:out|away|north|south|east|west))"
_NO_KIND = Sieve(
    rf"{BEGINS}(?:"
    # an attack on a busy market, explosions heard near the airport
    rf"(?:{_ATTACK}) (?:\w+ )?(?:on|at|near|in|outside|inside|around|against) {_THE}{_PLACE}"
    # gunmen storm the embassy, a missile hits the museum
    rf"|(?:attack|bomb|shell|storm|seize|capture|retake|raid|loot|torch)(?:e?[sd])? {_THE}{_PLACE}"
    rf"|(?:hits?|strikes?|struck) {_THE}(?:airport|embassy|consulate|museum|stadium|ferry|courthouse)"
    # four injured after incident at the airport
    rf"|(?:killed|injured|wounded|hurt|dead) (?:[\w']+ ){{0,4}}(?:at|near|in|outside|inside|around) {_THE}{_PLACE}"
    # a market bombing, the airport is shelled
    rf"|{_PLACE} (?:(?:is|was|are|were) )?(?:attack(?:s|ed|ers?)?|raid(?:s|ed)?|bomb(?:s|ed|ings?)?|blasts?"
    r"|explosions?|shell(?:ed|ing)|shoot(?:ing|out)s?|massacres?|siege|stormed|seized|captured"
    r"|under (?:attack|fire|siege)|(?:hit|struck) by (?:\w+ ){0,2}(?:missile|rocket|drone|shell|bomb|strike|fire)s?)"
    rf"|{_ATTACK_ABROAD}\w* (?:\w+[ ']){{0,3}}{_PLACE_ABROAD}\w*|{_PLACE_ABROAD}\w* (?:\w+ )?{_ATTACK_ABROAD}\w*"
    # gunmen kill a judge, passengers taken hostage
    r"|(?:(?:kill|abduct|kidnap|wound|injur|murder|execut|assassinat|rescu|fre)(?:e?s|e?d|ing|e)?|shoots?|shot|seize[sd]?|held"
    r"|took)"
    rf" (?:\d+ )?{_THE}{_PERSON}"
    rf"|{_PERSON} (?:\w+ )?(?:killed|shot|abducted|kidnapped|wounded|injured|murdered|assassinated|freed|rescued"
    r"|missing|arrested|detained|evacuated|flee|fled|(?:taken|held) (?:hostage|captive))"
    # the army tells residents of the town to leave, villagers are ordered to flee
    rf"|{_TELLS} (?:\w+ ){{0,2}}{_PERSON} (?:\w+ ){{0,4}}to {_GO}|{_PERSON} (?:\w+ ){{0,2}}{_TELLS} to {_GO}"
    # planes that nobody travels in
    r"|(?:surveillance|reconnaissance|spy|patrol|combat|military|drone|aid|relief|supply|resupply) flights?"
    r"|(?:violat|breach|enter|intrud|stray)\w* (?:\w+ ){0,2}airspace|(?:fighter|combat|military|air force) pilots?"
    # whom it befalls
    r"|embassy (?:officials?|staff(?:ers)?|workers?|employees?|guards?|personnel)"
    # words that have another sense
    r"|(?:west|east|left|right|south|north) bank|banks of|arab league|landslide (?:victor\w+|wins?|votes?|elections?)"
    r"|storm(?:ed|ing)|storms? (?:into|of|the|an?|(?:\w+ )?(?:army|police|base|barracks|parliament|palace|prison|jail"
    r"|hospital|school|hotel|mosque|church|town|village|camp|compound|offices?|house|home|ship|tanker|building|post))"
    rf"|{_UNBUILT} collaps\w+|collaps\w+ of {_THE}{_UNBUILT}"
    r"|shares? (?:video|footage|photos?|images?|intelligence|data|blame|concern)\w*"
    r"|(?:heavy|high|big|steep) price|pa(?:y|ys|id) (?:a|the) (?:\w+ )?price"
    r"|food (?:aid|convoys?|crisis|insecurity|shortages?|suppl(?:y|ies)|agency|trucks?|parcels?|distribution|rations?"
    r"|assistance|programme?|security|depots?|warehouses?|queues?)"
    # of a parliament, a council or a bill
    r"|(?:senate|house|congress|council|parliament|lawmakers|senators|assembly|cabinet|committee|bloc|sanctions|bill"
    r"|un|eu) (?:\w+ )?(?:to )?votes?|votes? (?:on|to (?!leave|remain)|in favou?r)"
    r"|(?:force|foresee|expect|face)s? \w+ vote"
    # who rules, who asks, what is tried out at sea, and who only says so
    r"|ruling (?:\w+ )?(?:part(?:y|ies)|coalition|generals?|junta|military|council|elite|family|bloc|alliance|clan"
    r"|dynasty|class|majority)|appeals (?:to|for) (?!court)|(?:sea|undersea|flight|weapons?|missile|field) trials?"
    r"|(?:prosecutors?|lawyers?|judges?) (?:say|said)(?= |$)(?! \w)"
    # money that is a means of war
    r"|(?:arms|weapons?) sales|crude (?:oil )?(?:tankers?|carriers?|cargo(?:es)?)|cut price"
    r"|economic (?:pressure|blockade|protests?|crisis|crises|hardships?|coercion)"
    # missiles, drones and crews that nobody travels with
    r"|cruise (?:and (?:\w+ ){1,3})?missiles?|airspace (?:violation|incursion|breach|intrusion)\w*"
    rf"|drones? (?:\w+ ){{0,2}}(?:in|into|over|enter\w*) (?:[\w']+ ){{0,2}}airspace|drones? (?:\w+ ){{0,4}}crash\w*"
    r"|(?:tankers?|ships?|vessels?|crews?|seafarers|sailors) (?:\w+ )?stranded|stranded (?:\w+ )?(?:tankers?|ships?"
    r"|vessels?|crews?|seafarers|sailors)|travels to|to travel to"
    r"|visas? (?:\w+ ){1,3}(?:officials?|ministers?|leaders?|members|lawmakers|judges)"
    r"|(?:protest|rally|crowd|blast|fire|shooting|attack)\w* (?:outside|at|near) (?:\w+ ){0,2}embassy"
    r"|(?:capital|main|captured|closed|damaged|army|military) airport"
    r"|(?:striking|hitting|targeting|targets?) (?:the |an? )?(?:\w+ )?airport"
    r"|filmed|matches (?:known|those|the|that|what)|christmas (?:truce|ceasefire|strikes?|attacks?|bombing)"
    r")\b"
)


def left_out(folded: str) -> str:
    """A folded text without them."""
    return _NO_KIND.sub(" ", folded)
