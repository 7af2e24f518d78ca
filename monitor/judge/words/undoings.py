"""How an act may be undone, in ten languages and Persian: as patterns on a folded surface."""

from __future__ import annotations

_TALKS = r"(?: \w+){0,4} (?:talks|negotiations|pourparlers|negociations|conversaciones|negociaciones)\b"
_DOORS = r"(?:grenz|luftraum|schul|hafen|flugh|botschaft|konsulat|ubergang|stra)\w*"
_UNDOINGS = {
    "denied": r"den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|retract\w*|reject(?:s|ed|ing)|refus(?:e|es|ed|ing)"
    r"|turn(?:s|ed)? down|backtrack\w*|did not(?! deny\b)"
    r"|not true|false|dement\w*|nie(?:nt)?|desmient\w*|desminti\w*|nieg\w+|neg(?:o|aron|a|am|ou|aram)|desment\w+"
    r"|rechaz\w+|dementier\w*|bestr(?:eit|itt)\w*"
    r"|smenti(?:to|ta|ti|te|sce|scono|va)|nega(?:no|to|ta)|respin(?:ge|gono|t[oaie])|запереч\w+|تکذیب|رد کرد(?:ند)?"
    r"|yalanla\w+|reddet\w+|спростува\w*|опроверг\w*|отрица\w+|отверг\w*|(?:و)?(?:نفت|نف[ىي]|ينفي|تنفي|رفضت?)",
    "halted": r"halt(?:s|ed)?|suspend(?:s|ed)?|suspension|paus(?:e|es|ed)|call(?:s|ed)? off|cancel\w*|abandon(?:s|ed)"
    r"|scrap(?:s|ped)|end(?:s|ed)|stop(?:s|ped)|clos(?:es|ed)(?! (?:to|in|on|door)\b)"
    r"|shuts?(?! out\b)|cease(?! fires?\b)|ceas(?:es|ed)|freez(?:e|es)|froze|frozen"
    r"|collaps(?:es|ed)|no longer|postpon(?:e|es|ed)|delay(?:s|ed)|suspen(?:dent|dre|du\w*)|annul\w+|interromp\w+"
    r"|br(?:eaks?|oken?) down|(?:(?<=siege )|(?<=war )|(?<=crisis )|(?<=hunt )|(?<=standoff )|(?<= is ))over\b(?! \d)"
    r"|(?:declar|proclaim|ann?ou?nc|anunci)\w+ (?:(?:the |an )?(?:end (?:of|to)|over)\b|la fin d\w*|el fin del?\b)"
    rf"|(?:(?:walk|storm|pull)(?:s|ed|ing)? out|quits?|br(?:eaks?|oke) off)(?={_TALKS})"
    rf"|(?:quitt(?:e|ent)|abandon(?:a|an|o|aron|ne|nent))(?={_TALKS})"
    r"|renonc\w+|cess(?:e|ent|er)|m(?:et|ettent|ettre|is) fin"
    r"|(?:a|ont|ete)(?: \w+){0,2} fermee?s?|ferme(?:nt)?(?= (?:\w+ nouveau )?(?:s(?:on|a|es)|leurs?|l[ae]s?|l'\w+)\b)"
    r"|kapat(?:ti|ildi)(?:lar)?"
    r"|report(?:e|ent)|suspend(?:e|en|eu|eram|io|ieron|ido|ida)|cancelad\w+|aplaz\w+|interrump\w+"
    r"|(?:detien\w+|detuv\w+)(?! a\b)|p(?:on\w+|uso|usieron) fin|paraliz\w+|(?:ge)?stopp(?:t|en|te|ten)|ausgesetzt"
    r"|abgebrochen|beende(?:t|n|te|ten)|(?:setzt|bricht) (?:\w+ ){1,4}(?:aus|ab)"
    r"|unterbr[io]ch\w*|abgesagt|sagt \w+ ab|verschoben|durdur\w+|askiya|iptal|ertele\w+|ara ver\w+|sona er\w+"
    r"|(?:при)?остан(?:ов|ав)\w+|прекра[тщ]\w+|отмен\w+|отлож\w+"
    r"|(?:при)?зупин\w+|припин\w+|скасу\w+|відклал?\w*|закр(?:ыл|ил)[аи]?|закр(?:ыт|ит)[аоыі]?"
    r"|c(?:ierra|ierran|erro|erraron)(?! (?:un |el )?(?:acuerdo|trato|filas))|fracas(?:a|an|o|aron|ou|aram)"
    r"|(?:fech|encerr)(?:a|am|ou|aram)(?! (?:um |o )?acordo)|echou(?:e|ent|ee?s?)"
    r"|gescheitert|scheiter(?:t|n|te|ten)|geplatzt"
    rf"|(?:schlie(?:ss|ß)|sperr)(?:t|en)(?= (?:\w+ ){{0,3}}{_DOORS})"
    r"|sospen(?:de|dono)|sospes[oaie]|chius[oaie]|chiud(?:e|ono)|interrott[oaie]|interromp(?:e|ono)"
    r"|rinvi(?:a|ano|at[oaie])"
    r"|annulla(?:no|t[oaie])?|ferma(?:no|t[oaie])|(?:و)?(?:[يت]غلق|اغلقت?|اغلاق|فشلت?|انهارت?)"
    r"|متوقف|تعلیق|لغو|تعطیل|(?:مرز|گذرگاه)\w*(?: \w+){0,6} بست(?:ند|ه شد)?"
    r"|(?:و)?(?:علقت?|[تي]علق|تعليق|[اأ]نه[ىيت]|[اإ]نهاء|[تي]نهي|[اأ]وقف\w*|توقف|وقف|[اأ]لغت|[اأ]لغى|تلغي)",
    "resumed": r"resum(?:e|es|ed|ption)|restart(?:s|ed)?|re ?open(?:s|ed)?|back (?:online|in (?:service|operation))"
    r"|restor(?:e|es|ed)|recaptur(?:e|es|ed|ad[oa]s?|an?)"
    rf"|(?:return(?:s|ed|ing)?|rejoin(?:s|ed)?|revien(?:t|nent)|vuelv(?:e|en)|regres(?:a|an|o|aron))(?={_TALKS})"
    r"|retak(?:e|es|en)|retook|regain(?:s|ed)?|repren(?:d|nent|dre)|repris(?:e|es)?|rouvr\w+|reanud\w+|reabr\w+"
    r"|retom\w+"
    r"|ripre(?:nde|ndono|s[oaie])|riaper\w+|riapr\w+|ripart(?:e|ono|it[oaie])"
    r"|(?:recuper|recobr)(?:a|an|o|aron|ou|aram)(?= (?:\w+ ){0,2}(?:control|ciudad|cidade|localidad|vila|base|aero))"
    r"|riconquist\w+|(?:zuruck|wieder)erober\w+|erober(?:t|n|te|ten)(?= (?:\w+ ){1,4}zuruck)|geri al(?:di|indi)(?:lar)?"
    r"|отбил[аи]?|відби(?:в|л[аи])|[اتي]?ستعاد(?:ت|ة)?|[يت]ستعيد"
    r"|(?:вновь|снова|знову) (?:откры|відкри)\w+|открыл[аи]?(?= (?:\w+ )?границ)|відкри(?:в|л[аи])(?= (?:\w+ )?кордон)"
    r"|(?:اعادت?|[يت]عيد|اعادة) فتح|از سر گرفت\w*|بازگشایی|بازگشود|دوباره (?:باز|اغاز|شروع)"
    rf"|offne(?:t|n)(?= (?:\w+ ){{0,2}}{_DOORS} (?:\w+ ){{0,2}}wieder)|wieder (?:ge)?offne(?:t|n)"
    r"|wieder ?auf\w*|yeniden (?:basla\w*|ac(?:ti|ildi)(?:lar)?)|возобнов\w+|віднов\w+"
    r"|(?:و)?(?:[اإ]?ست[اأ]نف\w*|[تي]ست[اأ]نف|[اإ]ستئناف|استيناف)",
    "lifted": r"lift(?:s|ed)?|withdr[ae]ws?|withdrawn|withdrew|revers(?:e|es|ed)|rescind\w*|revok(?:e|es|ed)"
    r"|overturn(?:s|ed)?(?= (?!(?:off|in|on|near|at|after|during|while|and|as)\b))|(?<=was )overturned"
    r"|(?<=been )overturned|repeal(?:s|ed)?|lev(?:e|ent|ee)|levant(?:a|an|o|aron)|aufgehoben|widerruf\w*|zuruckgezogen"
    r"|revoca(?:no|t[oaie])?|ritira(?:no|t[oaie])?|revog(?:a|am|ou|aram)|revoc(?:a|an|o|aron)|levant(?:am|ou|aram)"
    r"|[сз]н(?:ял[аи]?|ят[аоыіи]?)"
    r"(?= (?:\w+ ){0,2}(?:осад|облог|блокад|санкц|запрет|заборон|режим|ограничен|обмежен)\w*)"
    r"|kaldir(?:di|ildi|iyor)|отозв\w+|سحبت?|رفعت"
    r"|(?:break(?:s|ing)?|broke|broken)(?= (?:[\w']+ ){0,4}(?:siege|blockade|encirclement)\b)"
    r"|(?:br(?:eak(?:s|ing)?|oken?)|violat(?:es?|ed|ing|ions? of)|breach(?:e[sd]|ing)?(?: of)?)"
    r"(?= (?:[\w']+ ){0,3}(?:truce|cease ?fire)\b)"
    r"|(?<=siege )(?:was |is |has been )?broken|(?<=blockade )(?:was |is |has been )?broken"
    r"|(?:bris\w+|romp\w+)(?= (?:l\w* |el )?(?:siege|blocus|encerclement|cerco|asedio|bloqueo)\b)"
    r"|durchbr\w+(?= (?:\w+ ){0,2}(?:belagerung|blockade)\b)|прорв\w+(?= (?:осад|блокад)\w*)"
    r"|[يت]?(?:كسر|فك)ت?(?= (?:ال)?حصار)",
}
_FIGHTING_FR = (
    r"(?:combats|hostilites|operations?|bombardements|frappes|raids|recherches|mission|treve|offensive|attaques)"
)
_FIGHTING_ES = r"(?:combates|hostilidades|operaci\w+|bombardeos|ataques|busqueda|mision|tregua|ofensiva|dialogos)"
_FIGHTING_DE = r"(?:kampfe|gefechte|angriffe|gesprache|waffenruhe|suche|offensive|blockade|belagerung|hilfe\w*|mission)"
_SHUT_FR = r"(?:port|aeroport|frontiere|ecoles?|ambassade|passage|espace aerien|consulat)"
_TRUCE_DE = r"(?:waffenruhe|feuerpause|waffenstillstand)"
_FURTHER = {
    "denied": r"rejette(?:nt)?|rejetee?s?|refusent|descarta(?:n|do|ron)?|lehn(?:t|en) (?:\w+ ){1,5}ab|abgelehnt"
    r"|weis(?:t|en) (?:\w+ ){1,5}zuruck|zuruckgewiesen|inkar et\w+|отказал\w+ (?:от|в)|не подтверди\w+"
    r"|و?(?:[يت]رفض(?:ون)?|[يت]نفون)",
    "halted": rf"(?:arret|fin|interruption|suspension) de(?:s|(?: la| l'))? ?{_FIGHTING_FR}"
    r"|(?:echec|rupture|fin) des (?:pourparlers|negociations)|pren(?:d|nent) fin"
    rf"|{_SHUT_FR}(?: \w+){{0,2}} fermee?s?"
    rf"|(?:fin|cese|suspension|interrupcion) de (?:la |las |los )?{_FIGHTING_ES}|suspendid[oa]s"
    rf"|cerrad[oa]s? (?:el|la|los|las)"
    r"|fracaso de (?:la|las|los) (?:negociaciones|dialogos|conversaciones)|congel(?:a|an|o|aron|ad[oa]s?)"
    r"|anul(?:a|an|o|aron|ad[oa]s?)"
    r"|(?:setzen|brechen|stellt|stellen|kundigt|kundigen) (?:\w+ ){1,4}(?:aus|ab|ein|auf)\b|eingestellt"
    rf"|{_DOORS}(?: \w+){{0,3}} geschlossen|(?:ende|abbruch|aussetzung|scheitern) der {_FIGHTING_DE}"
    r"|(?:muzakere|gorusme|anlasma)\w* (?:\w+ ){0,2}(?:coktu|kesildi|tikandi|sonucsuz)|tamamlan(?:di|mistir)"
    r"|(?:прерван|сорван)[аоы]?|провалил(?:ся|ась|ись)"
    r"|(?:сорв|прерв)ал\w* (?:переговор|перемири)\w*"
    r"|заверши\w+|завершен[аоы]?|و?(?:انهيار|انتهاء|انتهت?)",
    "resumed": r"reouverture|reapertura|(?:yeniden|tekrar) (?:basla\w*|ac(?:ti|ildi)(?:lar)?)"
    r"|offne\w* (?:\w+ ){0,2}wieder"
    r"|(?:вновь|снова) заработа\w+|و?(?:اعيد فتح|[يت]?تجدد)",
    "lifted": r"levantad[oa]s? (?:el|la|los|las)|heb(?:t|en) (?:\w+ ){1,4}auf"
    r"|(?:belagerung|blockade)(?: \w+){0,3} durchbrochen"
    r"|kusatma\w* (?:\w+ ){0,2}kiril\w+"
    r"|снят[аоы]?"
    r"|و?[يت]?رفع (?:ال)?(?:حصار|حظر|عقوبات|طوارئ)"
    # a truce that is broken
    r"|(?:romp\w*|viol\w+) (?:la |el |le )?(?:treve|cessez le feu|tregua|alto el fuego|cese al fuego)"
    r"|rupture de la treve"
    r"|rompue?s?|treve vole|rot[oa] (?:la tregua|el alto)"
    rf"|{_TRUCE_DE}(?: \w+){{0,4}} (?:gebrochen|verletzt)|(?:brechen|bricht|verletz\w+) (?:die |den )?{_TRUCE_DE}"
    r"|ateskes\w* (?:\w+ ){0,3}(?:boz|ihlal)\w*"
    r"|наруш(?:ен[аоы]?|ил[аи]?)"
    r"|و?[يت]?خرقت? (?:ال)?(?:هدن[هة]|اتفاق|وقف)",
}
"""More of them in six languages: nouns that headlines open with, verbs in two parts, what was shut or broken."""
_WORKS = (
    r"(?:trad|fl(?:y|i)|run|runn|flow|sail|operat|work|cross|mov|produc|pump|broadcast|roll|search|dig|deliver|load|open"
    r"|start|begin|began|under ?wa)(?:y|e|s|es|ed|ing)?"
)
_CREWS = (
    r"(?:teams?|crews?|divers|searchers|rescuers|workers|staff|pupils|trains?|flights?|ferries|trams|buses|services?)"
)
_SAYING = r"(?:reports?|claims?|rumou?rs?|talk|allegations?|accusations?|suggestions?)"
_INVENTED = r"(?:forged|forgeries|fabricated|fabrications?|fake|fakes|invented|baseless|unfounded|untrue|an? lie|lies)"
_HOUSE = {
    "denied": r"never(?= (?!again|before|seen|been|mind|far|quite|too|more|since)\w)|no such(?= \w)"
    r"|no(?= (?:[\w-]+ ){1,2}(?:was|were|has been|have been)"
    r" (?:fired|discharged|used|paid|made|sent|taken|given|shot)\b)"
    rf"|(?:is|are|was|were|as) (?:\w+ )?{_INVENTED}|nothing of the (?:sort|kind)"
    rf"|(?:dismiss|brush|laugh|wave)(?:s|es|ed)(?= (?:[\w-]+ ){{0,3}}{_SAYING}\b)|debunk(?:s|ed)|disown(?:s|ed)",
    "halted": r"on hold|gr(?:inds?|ound) to(?= (?:a )?(?:halt|standstill)\b)|to a standstill|shelve[sd]",
    "resumed": rf"back (?:on line|in (?:use|business|the air|port)|on (?:air|the air|track)|at (?:work|sea)"
    r"|to (?:work|normal)|(?:at|to) full (?:capacity|strength|output|production|power|speed)"
    r"|on(?=[,;:.!]|$| (?:after|as|despite|from|in|says?)\b))"
    rf"|{_WORKS} again|{_CREWS} (?:are |is |were )?back",
    "lifted": r"annull?ed(?= (?:\w+ ){0,2}(?:ban|order)\b)",
}
"""English: in a house's own words, which name no halt and no denial."""
UNDOINGS = {way: f"{words}|{_FURTHER[way]}|{_HOUSE[way]}" for way, words in _UNDOINGS.items()}
"""Way → the words for it."""
