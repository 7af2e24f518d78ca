"""How an act may be undone, in nine languages: as patterns on a folded surface."""

from __future__ import annotations

_TALKS = r"(?: \w+){0,4} (?:talks|negotiations|pourparlers|negociations|conversaciones|negociaciones)\b"
UNDOINGS = {
    "denied": r"den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|retract\w*|reject(?:s|ed|ing)|refus(?:e|es|ed|ing)"
    r"|turn(?:s|ed)? down|backtrack\w*|did not(?! deny\b)"
    r"|not true|false|dement\w*|nie(?:nt)?|desmient\w*|desminti\w*|nieg\w+|neg(?:o|aron|a|am|ou|aram)|desment\w+"
    r"|rechaz\w+|dementier\w*|bestr(?:eit|itt)\w*"
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
    r"|(?:при)?зупин\w+|припин\w+|скасу\w+|відклал?\w*"
    r"|(?:و)?(?:علقت?|[تي]علق|تعليق|[اأ]نه[ىيت]|[اإ]نهاء|[تي]نهي|[اأ]وقف\w*|توقف|وقف|[اأ]لغت|[اأ]لغى|تلغي)",
    "resumed": r"resum(?:e|es|ed|ption)|restart(?:s|ed)?|re ?open(?:s|ed)?|back (?:online|in (?:service|operation))"
    r"|restor(?:e|es|ed)|recaptur(?:e|es|ed|ad[oa]s?|an?)"
    rf"|(?:return(?:s|ed|ing)?|rejoin(?:s|ed)?|revien(?:t|nent)|vuelv(?:e|en)|regres(?:a|an|o|aron))(?={_TALKS})"
    r"|retak(?:e|es|en)|retook|regain(?:s|ed)?|repren(?:d|nent|dre)|repris(?:e|es)?|rouvr\w+|reanud\w+|reabr\w+|retom\w+"
    r"|wieder ?auf\w*|yeniden (?:basla\w*|ac(?:ti|ildi)(?:lar)?)|возобнов\w+|віднов\w+"
    r"|(?:و)?(?:[اإ]?ست[اأ]نف\w*|[تي]ست[اأ]نف|[اإ]ستئناف|استيناف)",
    "lifted": r"lift(?:s|ed)?|withdr[ae]ws?|withdrawn|withdrew|revers(?:e|es|ed)|rescind\w*|revok(?:e|es|ed)"
    r"|overturn(?:s|ed)?(?= (?!(?:off|in|on|near|at|after|during|while|and|as)\b))|(?<=was )overturned"
    r"|(?<=been )overturned|repeal(?:s|ed)?|lev(?:e|ent|ee)|levant(?:a|an|o|aron)|aufgehoben|widerruf\w*|zuruckgezogen"
    r"|kaldir(?:di|ildi|iyor)|отозв\w+|سحبت?|رفعت"
    r"|(?:break(?:s|ing)?|broke|broken)(?= (?:[\w']+ ){0,4}(?:siege|blockade|encirclement)\b)"
    r"|(?:br(?:eak(?:s|ing)?|oken?)|violat(?:es?|ed|ing|ions? of))(?= (?:[\w']+ ){0,3}(?:truce|cease ?fire)\b)"
    r"|(?<=siege )(?:was |is |has been )?broken|(?<=blockade )(?:was |is |has been )?broken"
    r"|(?:bris\w+|romp\w+)(?= (?:l\w* |el )?(?:siege|blocus|encerclement|cerco|asedio|bloqueo)\b)"
    r"|durchbr\w+(?= (?:\w+ ){0,2}(?:belagerung|blockade)\b)|прорв\w+(?= (?:осад|блокад)\w*)"
    r"|[يت]?(?:كسر|فك)ت?(?= (?:ال)?حصار)",
}
"""Way → the words for it."""
