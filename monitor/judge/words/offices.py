"""Who speaks for itself: ministries, forces, companies and aid agencies, by their names and by how they put it.

A newsroom says who said so. An office that publishes is who says so, and its statements name nobody else. All patterns
but those of acronyms and of firms are for a folded surface.
"""

from __future__ import annotations

import re

from monitor.judge.words.lexicon import BEGINS
from monitor.judge.words.sieve import Sieve

NEWSROOMS = re.compile(
    rf"{BEGINS}(?:news\w*|times|post|tribune|herald|gazette|daily|weekly|monthly|today|tv|television|radio|fm|journal"
    r"|chronicle|observer|mirror|mail|express|standard|guardian|telegraph|star|sun|echo|courier|dispatch|monitor"
    r"|review|magazine|\w*wire|broadcast\w*|podcast|sentinel|ledger|voice|correspondent|watchers?"
    r"|reuters|associated press|ap|agence france|afp|bbc|cnn|npr|dpa|efe|ansa|ani|pti|tass|interfax|xinhua|anadolu"
    r"|france ?24|al jazeera|deutsche welle|dw|euronews|bloomberg|politico|axios|rfi|rfe|voa"
    r"|press(?! (?:offic\w+|service|cent\w+|department|secretary|division|information|bureau))"
    r"|media(?! (?:offic\w+|cent\w+|department|division|relations|service))"
    r"|\w*zeitung|nachrichten|diario|periodico|noticias|jornal|giornale|gazete\w*|haber\w*|новости|вести|газета)\b"
)
"""Part of the name of whoever reports what others say and do."""

OFFICES = re.compile(
    rf"{BEGINS}(?:ministry|ministries|department|government|cabinet|presidency|office|commission|secretariat"
    r"|authority|administration|directorate|municipality|parliament|embassy|consulate|prosecutors?|police"
    r"|constabulary|gendarmerie|coast ?guard|border guard|civil defen[cs]e|fire brigade"
    r"|command|headquarters|(?:armed|defen[cs]e|security|air|naval|task) forces?|joint forces?|army|navy"
    r"|general staff|red (?:cross|crescent)|world food programme|medecins sans frontieres|doctors without borders"
    r"|ministerio|ministere|ministero|ministerium|\w*ministerium|bakanligi|министерств\w*|міністерств\w*|وزاره"
    r"|gobierno|gouvernement|governo|bundeswehr|polizei|policia|prefecture|prefeitura|policja)\b"
)
"""Part of the name of an office, a force or an agency that acts itself."""

OF_THE_WORLD = re.compile(
    r"\b(?:UN|UNHCR|OCHA|UNOCHA|WFP|WHO|UNICEF|IOM|ICRC|IFRC|IAEA|OHCHR|UNRWA|FAO|UNDP|UNFPA|UNESCO|UNIFIL|UNMISS"
    r"|MONUSCO|MINUSCA|MSF|NATO|OSCE|ECOWAS|SADC|IGAD|[A-Z]*CENTCOM|[A-Z]*AFRICOM|[A-Z]*EUCOM|INDOPACOM|SOUTHCOM"
    r"|EUNAVFOR|UKMTO|JMIC)\b"
)
"""The same in capitals, of what is known by its letters everywhere."""

FIRMS = re.compile(
    r"\b(?:Ltd|Limited|plc|PLC|Inc|Corp|Corporation|LLC|GmbH|AG|S\.?A|S\.?p\.?A|N\.?V|A/?S|ASA|Oyj|AB|PJSC|JSC)\.?$"
)
"""How the name of a company ends."""

DECLARES = Sieve(
    r"\b(?:(?:hereby|wish(?:es)? to|would like to|regrets? to|(?:is|are) pleased to|(?:is|are) obliged to)"
    r" (?:\w+ ){0,2}?(?:inform\w*|advise[ds]?|announce[ds]?|clarif\w+|notif\w+|state[ds]?|assure|confirm\w*|report"
    r"|declare[ds]?|remind|recall|correct|make clear)"
    r"|(?:informs|advises|confirms|denies|acknowledges|clarifies|notifies|reiterates|regrets|assesses|communicates)"
    r"(?! (?:what|how|why|a new|of)\b)"
    r"|(?:is|are) (?:hereby )?(?:informed|advised|notified|reminded|requested) (?:that|of|to|not)"
    r"|attention (?:of the [\w ]{1,40} )?has been drawn to|(?:is|are) aware of (?:the )?(?:\w+ )?(?:reports|claims"
    r"|allegations)|takes note of)\b"
)
"""An office states, in the present tense, where a newsroom says that it has stated."""

WE = re.compile(r"\b(?:we|our|ours|ourselves)\b")

ITSELF = re.compile(
    r"(?:\b[Tt]he |^)(Company|Ministry|Department|Government|Commission|Authority|Administration|Agency|Command"
    r"|Headquarters|Office|Secretariat|Directorate|Embassy|Bank|Board|Force|Army|Navy|Police|Service|Operator"
    r"|Mission|Committee|Council|University|Hospital|Prosecutor)(?!\w)"
)
"""What a body calls itself in its own statements, on a cased surface: "the Ministry", "Police in Dorva have …"."""
