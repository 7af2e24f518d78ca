"""Operations named without quotes, or without any word for them, where the sentence leaves no doubt.

What must never happen: a company (Unternehmen X), an agency's mission, somebody's code name or a town is taken for an
operation. So each rule asks for two signs, and the last ones for names made of the words that armies choose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.judge.words import operation_grammar as grammar
from monitor.judge.words import operation_scripts as scripts
from monitor.judge.words import places
from monitor.judge.words.operation_civil import BUSINESS, FORCES, NO_WAR
from monitor.judge.words.operation_ends import denied, without_possessive
from monitor.judge.words.operation_namings import SOMEBODY, TURKISH_SAID, is_name

_CALLED = (
    r"(?:[Bb]aptisée?|[Dd]énommée?|[Ss]urnommée?|[Nn]ommée?|[Bb]autizad[ao]|[Dd]enominad[ao]|[Ll]lamad[ao]|"
    r"[Bb]atizad[ao]|"
    r"[Cc]hamad[ao]|[Dd]enominat[ao]|[Cc]hiamata)\s(?:como\s|de\s)?"
)
_OPERATION = (
    r"(?:opération|operación|operação|operazione|operativo|ofensiva|redada|offensive|exercice|ejercicio|exercício|"
    r"raid|assaut|"
    r"asalto|évacuation|evacuación|débarquement|contre-offensive|contraofensiva)"
)
_CALLED_BARE = re.compile(rf"(?<!\w)(?:{_OPERATION},?\s{_CALLED}(?P<name>{grammar.WORDS})(?=[,.;:]|\s[a-zß-ÿ]))")
_CALLED_BEFORE = re.compile(
    rf"^{_CALLED}(?P<name>{grammar.WORDS}),\s(?:l['’]|la|le|el|o|a|il|cette|esta)\s?(?:[\w-]+\s)?{_OPERATION}(?!\w)"
)
_FRENCH_FORCE = re.compile(rf"\b(?:du|le|au|ce)\sdispositif\s(?P<name>{grammar.HEAD})(?=\s[a-zß-ÿ]|[,.;:])")
_TURKISH_EXERCISE = re.compile(
    rf"(?<![\w'’])(?P<name>{grammar.HEAD}(?:[-\s]{grammar.HEAD}){{1,2}}\s(?:Tatbikatı|TATBİKATI))(?=['’\s.,:;]|$)"
)
_NO_SOLDIERS = re.compile(r"(?i)deprem|yangın|afet|tahliye|okul|öğrenci|itfaiye|hastane|santral|maden|siber|kurtarma")
_TURKISH_SOLDIERS = re.compile(
    r"(?i)\b(?:nato|tsk|msb|asker|ordu|deniz\skuvvet|hava\skuvvet|silahlı|gemi|fırkateyn|uçak|jet|ülke|savunma|"
    r"mehmetçik)"
)
_UNTERNEHMEN = re.compile(
    rf"(?P<whole>Unternehmens?\s(?P<name>{grammar.HEAD}))(?=\s[a-zß-ÿ]|[,.;:]|\s(?:Der|Die|Das)\s)"
)
_BEGAN = re.compile(
    r"(?:(?:begann|begannen|startete|starteten)\s(?:mit\s)?(?:dem|das)|"
    r"(?:Beginn|Scheitern|Abbruch|Verlauf|Fehlschlag|Durchführung|Vorbereitung|Planung)\sdes)\s$"
)
_ATTACK = (
    r"(?:Überfall\w*|Angriff\w*|Invasion|Landung|Besetzung|Offensive|Feldzug\w*|Großangriff|Eroberung|Belagerung|"
    r"Kesselschlacht|Luftangriff\w*|Rückzug|Gegenoffensive|Luftlandung|Sommeroffensive|Großoffensive|Luftherrschaft|"
    r"Landungs\w+|Vorstoß\w*|Einmarsch|Vormarsch|Rückeroberung|Kapitulation)"
)
_ATTACKS = re.compile(rf"\b(?:{_ATTACK}|Wehrmacht|Division(?:en)?|Heeresgruppe|Fallschirmjäger|Panzerarmee)\b")
_IS_ATTACK = re.compile(rf"^,\s(?:die|der|den|dem|eine[rn]?|ein)\s(?:[\w-]+\s){{0,2}}{_ATTACK}\b")
_IN_THE_WAR = re.compile(
    r"\b(?:Wehrmacht|Luftwaffe|Kriegsmarine|Heeresgruppe|Weltkrieg\w*|Panzerarmee|Hitlers?|Alliierten?|"
    r"Rote[nr]?\sArmee|"
    r"Ostfront|Oberkommando\w*|19(?:39|4[0-5]))\b"
)
_COMPANY = re.compile(
    r"\b(?:GmbH|AG|Konzern\w*|Mitarbeiter\w*|Aktie\w*|Umsatz\w*|Produkt\w*|Kund\w+|[Ll]iefer\w*|Geschäft\w*|"
    r"Zusammenarbeit|Hersteller\w*|Firma|Markt|Börse|verkauf\w*|beschäftig\w*|Zwangsarbeit\w*|baute|produzier\w*|"
    r"Gründung|gegründet|Werk\w*|Fabrik\w*|Aufträge?|Rüstung\w*)\b"
)
_FRAMED = re.compile(
    r"(?:\b[Aa]s part of|\b[Dd]ans le cadre de|\b[Aa]u titre de|\b[Ee]n el marco de|\b[Ii]m Rahmen von|"
    r"\b[Nn]ell['’]ambito di|"
    rf"\b[Nn]o âmbito da?)\s(?P<name>{grammar.NAME}),\s(?:the|an?|l['’]|la|une|una|uma|die|der|"
    rf"eine)\s?(?:[\w.-]+\s){{0,3}}?"
    r"(?:operation|opération|operación|operação|operazione|Operation)\s(?:launched|led|begun|started|mounted|décidée|"
    r"lancée|menée|conduite|déclenchée|lanzada|iniciada|dirigida|lançada|lanciata|die|gegen|against|contre|contra)"
)
"""What it is says the apposition behind it."""
_CODE_NAMED = re.compile(
    r"(?<!\w)(?:(?:[Dd]eck|[Tt]arn|[Cc]ode)namen?|[Nn]om\sde\scode|[Nn]ombre\s(?:en\s)?clave|[Nn]ome\s(?:in\scodice|"
    r"de\scódigo)|"
    rf"[Cc]odenaam|[Kk]ryptonim(?:em|ie)?|[Kk]od\sad[ıi])(?:,|\s?:)?\s(?P<name>{grammar.WORDS})"
)
_OF_WAR = (
    r"(?:navale?|militaire|militare?|maritime|marittima|marítima|aeronavale|de\sl['’](?:UE|Otan|OTAN|"
    r"Union\seuropéenne)|"
    r"de\sla\s(?:UE|OTAN)|dell['’]Ue|da\s(?:UE|OTAN)|européenne|europea)"
)
_MISSION = re.compile(
    rf"(?:(?<!\w)[Mm](?:ission|isión|issione|issão)\s(?:{_OF_WAR}\s){{1,2}}|"
    r"\b(?:EU|Nato|NATO)-(?:Mission|Marinemission|Militärmission|Einsatz|Marineeinsatz)\s|"
    r"\b(?:EU|E\.U\.|NATO|European Union|EU's|EU’s)\s(?:naval|maritime|military)\smission\s)"
    rf"(?P<name>{grammar.HEAD})(?=\s[a-zß-ÿ(]|[,.;:]|$)"
)
"""A mission of war is one of the sea, of soldiers or of an alliance."""
_OF_SOLDIERS = re.compile(r"(?i)nava|milit|marit|marin|aeronav")
_SOLDIERS = re.compile(
    r"(?i)\b(?:soldat|soldad|soldier|bundeswehr|marine(?!\s)|fregatte|frégate|fragata|fregata|milit|navires?|buques?|"
    r"truppe|tropas|troupes|troops|warship|frigate|sailors|equipajes?)"
)
_TURKISH = re.compile(rf"(?<![\w'’])(?P<name>{grammar.HEAD}(?:[-\s]{grammar.HEAD}|-\d{{1,4}}){{0,3}})\s{TURKISH_SAID}")
_TURKISH_ZONE = re.compile(
    rf"(?<![\w'’])(?P<name>{grammar.HEAD}\s(?:Kalkanı|Pınarı|Dalı|Kılıcı|Fırtınası|Mızrağı|Şafağı|Yıldırımı|Rüzgarı|"
    rf"Rüzgârı)|"
    rf"Pençe-{grammar.HEAD})\s(?:ve\s(?:[\w-]+\s){{1,2}})?(?:harek[âa]t\s)?(?:bölgesi|bölgelerin|alanında|alanından|"
    rf"alanlarında|sahasında)"
)
"""Soldiers stand in the zone of an operation."""
_AS_NAMED = re.compile(
    rf"(?P<name>{grammar.WORDS}),\sas\sthe\s(?:\w+\s)?(?:operation|raid|mission|sting|exercise|offensive|"
    rf"airlift)\s(?:was|is|became)\s"
    r"(?:later\s|officially\s)?(?:known|called|named|dubbed|code-?named|christened)\b"
)
_SHORT = 5

_RULES = (
    (("Unternehmen",), _UNTERNEHMEN),
    (("s part of ", "cadre de", "titre de", "marco de", "ahmen von", "ambito d"), _FRAMED),
    (
        (
            "ération",
            "eración",
            "eração",
            "erazione",
            "perativo",
            "fensiva",
            "ffensive",
            "redada",
            "xerci",
            "jercicio",
            "raid",
        ),
        _CALLED_BARE,
    ),
    (("aptis", "énomm", "urnomm", "ommée", "izad", "ominad", "lamad", "hamad", "ominat", "hiamat"), _CALLED_BEFORE),
    (("dispositif",), _FRENCH_FORCE),
    (("atbikat", "ATBİKAT"), _TURKISH_EXERCISE),
    (
        ("ckname", "rnname", "dename", "de code", "clave", "codice", "código", "denaam", "ryptonim", "od ad"),
        _CODE_NAMED,
    ),
    ((", as the ",), _AS_NAMED),
    (("ission", "misión", "missão", "Einsatz", "neeinsatz"), _MISSION),
    ((" adl", " isimli", " verilen", " adı"), _TURKISH),
    ((" bölge", " alan", " saha", " harek"), _TURKISH_ZONE),
    (("قوات", "فصائل", "مقاتل"), scripts.ARABIC_FORCES),
    (("بركان", "فجر", "عاصفة", "طوفان", "نبع", "غضب", "درع", "غصن", "سيف", "ردع", "وعد"), scripts.ARABIC_CODE_NAME),
)
"""What a sentence must have for the rule to be worth a look."""
_ENGLISH = tuple(rule for rule in _RULES if rule[1] in (_FRAMED, _AS_NAMED, _MISSION))


def named_bare(sentence: str) -> Iterator[tuple[int, int]]:
    """The names without quotes, and without the word that they are found by elsewhere."""
    for hints, pattern in _RULES if " the " not in sentence else _ENGLISH:
        if any(hint in sentence for hint in hints):
            yield from (_span(found) for found in pattern.finditer(sentence) if _is_sure(found))


def _span(found: re.Match[str]) -> tuple[int, int]:
    group = "whole" if found.re is _UNTERNEHMEN else "name"
    start, end = found.span(group)
    return start, start + without_possessive(found.string[start:end])


def _is_sure(found: re.Match[str]) -> bool:
    name, sentence = found["name"], found.string
    rest = f"{sentence[: found.start()]} {sentence[found.end() :]}"
    first, *others = name.split()
    if places.country(name) >= 0 or denied(first, headline=False) or (name.isupper() and len(name) <= _SHORT):
        return False
    if found.re is _UNTERNEHMEN:
        return _is_attack(found, rest)
    if found.re is _TURKISH:
        return bool(others) and first.lower() not in grammar.NO_TURKISH_NAMES | grammar.TURKISH_BEFORE
    if found.re is scripts.ARABIC_CODE_NAME:
        return bool(scripts.FIGHTING_ABROAD.search(rest))
    if found.re in (scripts.ARABIC_FORCES, _TURKISH_ZONE, _FRAMED, _AS_NAMED):
        return True
    if found.re is _TURKISH_EXERCISE:
        return not _NO_SOLDIERS.search(sentence) and bool(_TURKISH_SOLDIERS.search(rest))
    if found.re is _FRENCH_FORCE and not _SOLDIERS.search(rest):
        return False
    if found.re is _MISSION and not (_OF_SOLDIERS.search(found.group()) or _SOLDIERS.search(rest)):
        return False
    if NO_WAR.search(sentence) or BUSINESS.search(sentence) or not is_name(name):
        return False
    return (found.re is _MISSION or bool(FORCES.search(sentence))) and not SOMEBODY.search(rest)


def _is_attack(found: re.Match[str], rest: str) -> bool:
    """A company begins no attack, and is none: begann mit dem Unternehmen … der Überfall."""
    before, behind = found.string[: found.start()], found.string[found.end() :]
    told = _BEGAN.search(before) or _IN_THE_WAR.search(rest)
    return bool(_IS_ATTACK.match(behind) or (told and _ATTACKS.search(rest))) and not _COMPANY.search(rest)
