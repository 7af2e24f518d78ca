"""How headlines in other languages name their source, as `says` does in English; for a folded surface.

Not by every word that a lead has for it (`SOURCES`): who accuses, promises or confirms acts, and English headlines say
so by other words than `says`.
"""

from __future__ import annotations

import re

from monitor.judge.words.terms import STOP_WORDS, surface

_SPEAKS = {
    language: re.compile(rf"(?<!\w)(?:{verbs})(?!\w)")
    for language, verbs in {
        "es": "dicen?|afirman?|aseguran?|admiten?|informan?|sostienen?|senalan?|declaran?|segun|relatan?",
        "pt": "diz|dizem|afirmam?|asseguram?|admitem?|informam?|sustentam?|declaram?|segundo (?!dia|turno|maior)"
        "|garantem?|relatam?",
        "it": "dice|dicono|affermano?|assicurano?|ammett(?:e|ono)|riferisc(?:e|ono)|sosten(?:gono|iene)|dichiarano?"
        "|secondo (?!giorno|turno|mandato)|fonti",
        "fr": "dit|disent|(?:affirm|assur|indiqu|declar|estim)(?:e|ent)|admet(?:tent)?|soutien(?:t|nent)|selon"
        "|annonce(?:nt)? (?:une?|l[ae]s?) \\w+$",
        "de": "sagt|sagen|laut|zufolge|nach angaben|meldet|melden|berichten?|erklart|erklaren|insidern?|teilt mit",
        "tr": "dedi|diyor|soyledi|soyluyor|one surdu|savundu|acikladi|duyurdu|bildirdi|bildirildi|aktardi|gore"
        "|kaynak(?:lar|lari)?",
        "ru": "говор(?:ит|ят)|заяв(?:ляет|ляют|ил[аи]?)|сообщ(?:ает|ают|ил[аи]?)|утвержда(?:ет|ют)|считают?|по словам"
        "|по данным|источник\\w*",
        "uk": "кажуть|каже|говор(?:ить|ять)|заяви(?:в|ла|ли|ло)|заявля(?:є|ють)|повідоми(?:в|ла|ли|ло)"
        "|повідомля(?:є|ють)|стверджу(?:є|ють)|за словами|за даними|джерел\\w*",
        "pl": "mowia?|twierdz[ia]|podaje|podaja|podal[ayi]?|poinformowal[ayi]?|informuje|oswiadczyl[ayi]?"
        "|wedlug|zdaniem",
        "nl": "zegt|zeggen|meldt|melden|stelt|stellen|volgens|aldus|bericht(?:en)?",
        "fa": "گفت|گفتند|می گوید|می گویند|اعلام کرد|خبر داد|به گفته|منابع",
        "ar": "[يت]قول|يقولون|قالت?|[يت]علن|اعلنت?|[يت](?:و|ؤ|ء)?كد|اكدت?|مصدر|مصادر|بحسب|حسب|وفقا?",
    }.items()
}
"""By language, in the tense that its headlines are written in."""
_IN_FRONT = re.compile(r"([^\s:?!.\d]+)(?: [^\s:?!.\d]+)? ?: [^?؟]+$")
"""Who says so in a word or two: "Ministerium: Zwei Tote in Dorva". Longer ones are subjects as often."""
_COLON = frozenset({"ar", "de", "fa", "nl", "pl", "ru", "tr", "uk"})
"""Languages that put it so. In Romance ones what stands before a colon is a subject."""
_BEHIND = re.compile(r"\s[–—-] (?:[^\s:–—]+ ){0,2}[^\s:–—]+$")
"""Who says so, at the end: "Двое погибли в Дорве — власти"."""
_DASH = frozenset({"ru", "uk"})


def names_source(title: str, language: str) -> bool:
    """A headline in one of these languages says who says so."""
    verbs = _SPEAKS.get(language)
    return bool(
        (verbs and verbs.search(surface(title).folded))
        or (language in _COLON and (named := _IN_FRONT.match(title)) and named[1].lower() not in STOP_WORDS)
        or (language in _DASH and _BEHIND.search(title))
    )
