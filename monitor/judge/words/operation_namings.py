"""Operations whose name stands apart from the word for them: “baptisée « … »”, «bautizó … como „…“», "تحت اسم „…“".

What must never happen: what else is given a name (a law, a ship, an exhibition, an agent, a product) is taken for an
operation. So a word of naming needs the kind of thing that it names beside it. What soldiers and shops both have (a
mission, a campaign, a device) counts only where the sentence tells of soldiers or police; and nothing does where it
tells of a business, a film or a space flight.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from monitor.judge.words import places
from monitor.judge.words.operation_civil import BUSINESS, FORCES, NO_WAR

_OPEN, _CLOSE = "[\"“”„«‘‚']\\s?", "\\s?[\"”“»’‘']"
_QUOTED = rf"{_OPEN}(?P<quoted>[^\W\d_a-zß-ÿа-яё][^\"“”„«»‘\n]{{2,45}}?){_CLOSE}(?!\w)"
"""Begins with a capital, or with a letter of a script that has none."""

# --- what is named ----------------------------------------------------------------------------------------------------

_HARD = (
    r"(?:(?:contre-|contra|Gegen)?offensi[vf]\w*|ofensiva|assaut\w*|asalto|assalto|raids?|redadas?|razzi\w+|incursi\w+|"
    r"op[ée]ra(?:tions?|cio?n(?:es)?|ción|ções|ção|zion[ei]|ti(?:e|es|onen))|operativos?|"
    r"oper[aá]cj\w+|[ÉéE]vacuation|evacuación|evacuação|evacuazione|Evakuierung\w*|coups?\sde\sfilet|bombardements?|"
    r"bombardeos?|invasi\w+|débarquement|desembarco|rescate|sauvetage|Angriff\w*|Überfall\w*|Einsatz\w*|Einsätze\w*|"
    r"Befreiung\w*|Luftbrücke|Großrazzia|Militäroperation|Militäraktion|blitz|retata|aanval|inval|atak\w*|obław\w+|"
    r"спецоперац\w*|операц\w*|операці\w*|наступлен\w*|наступ\w*|контрнаступ\w*|эвакуаци\w*|рейд\w*|зачистк\w*|"
    r"учени[йяюе]\w*|навчан\w*|"
    r"operasyon\w*|harek[âa]t\w*|tatbikat\w*|baskın\w*|"
    r"عملية|العملية|عمليات|هجوم|الهجوم|هجوما|معركة|المعركة|غارات|مناورات|مناورة|المناورات)"
)
_SOFT = (
    r"(?:missions?|misión|missão|missione|misja|dispositi[fv]o?s?|campagnes?|campaña|campanha|campagna|Aktion\w*|"
    r"Kampagne\w*|interventions?|intervención|descentes?|exercices?|ejercicios?|exercícios?|esercitazion[ei]|Übung\w*|"
    r"man(?:œ|oe)uvres|maniobras|manobras|Manöver\w*|despliegue|déploiement|búsqueda|batida|attaques?|ataques?|attacco|"
    r"frappes?|fouilles?|traque|battue|bouclage|rafle|enquête|ratissage|rapatriement|exfiltration|riposte|représailles|"
    r"investigación|allanamientos?|repatriación|macrorredada|cacería|represalia|Suche|Fahndung|Ermittlung\w*|"
    r"Rettung\w*|Zugriff\w*|Durchsuchung\w*|Stürmung|Rückholung|Vergeltung\w*|Luftschl\w+|indagine|inchiesta|"
    r"investigação|"
    r"salvataggio|resgate|удар\w*|штурм\w*|облав\w*|высадк\w+|спасени\w+|расследовани\w+|tahliye\w*|"
    r"ضربات|ضربة|الضربة|إنزال|إجلاء|مداهمات|مداهمة|تمشيط|غارة|اقتحام|إنقاذ|сил\w+|кампани\w+|акци\w+|атак\w+|حملة|"
    r"الحملة|الحملات)"
)
_IS_HARD = re.compile(rf"(?i)(?<!\w){_HARD}")
_IS_SOFT = re.compile(rf"(?i)(?<!\w){_SOFT}")
_SAYS_HARD = re.compile(rf"(?i){_HARD}\s")

# --- words of naming --------------------------------------------------------------------------------------------------

_FRENCH = (
    r"(?:[Bb]aptisée?s?|[Rr]ebaptisée?s?|[Dd]énommée?s?|[Nn]ommée?s?|[Ss]urnommée?s?|[Ii]ntitulée?s?|[Aa]ppelée?s?|"
    r"(?:[Ss]ous|[Pp]orte|portait|reçu)\sle\snom(?:\sde(?:\scode)?)?(?:\sde)?|(?:ont?\s)?baptisé)"
)
_ROMANCE = (
    r"(?:(?:[Bb]autizad|[Dd]enominad|[Ll]lamad|[Aa]podad|[Cc]onocid|[Bb]atizad|[Cc]hamad|[Nn]omead|[Aa]pelidad)[oa]s?"
    r"(?:\s(?:como|de|com\so\snome\sde|con\sel\snombre(?:\sde)?))?|(?:[Cc]on|[Bb]ajo|[Ll]leva|recibió|"
    r"recibe)\sel\snombre\sde|recebeu\so\snome\sde|"
    r"(?:[Cc]om|[Ss]ob)\so\snome\sde|"
    r"(?:[Rr]i)?[Bb]attezzat[oaie]|[Dd]enominat[oaie]|[Ss]oprannominat[oaie]|[Cc]hiamat[oaie]|[Rr]ibattezzat[oaie]|"
    r"[Ss]otto\sil\snome\sdi)"
)
_GERMANIC = (
    r"(?:unter\sdem\sNamen|tr(?:ug|ägt)\sden\sNamen|mit\sdem\sNamen|namens|genannt|getauft|"
    r"onder\sde\snaam|genaamd|gedoopt(?:\stot)?)"
)
_SLAVIC = (
    r"(?:под\s(?:условным\s)?(?:названием|именем|шифром)|получ\w+\s(?:условное\s)?(?:название|имя)|назв(?:анн\w+|"
    r"ал\w*)|"
    r"с\sназванием|під\s(?:умовною\s)?назвою|отримал\w+\sназву|назван\w+|pod\snazwą|o\snazwie|nazwan\w+)"
)
_ARABIC = (
    r"(?:(?:تحت|حملت|تحمل|يحمل|حمل|عليها|عليه)\s(?:اسم|مسمى)|باسم|المسماة|المسمى|(?:المعروفة|المعروف|تعرف|"
    r"عرفت)\sبـ?(?:اسم)?|"
    r"سميت|أسمتها|أسماها|سمتها|أطلق(?:ت|وا)?\s(?:عليها|عليه)\s(?:اسم\s)?|أطلق(?:ت|وا)?\sعليها\s\S+\sاسم|اسمها)"
)
_NAMING = rf"(?:{_FRENCH}|{_ROMANCE}|{_GERMANIC}|{_SLAVIC}|{_ARABIC})"
_NAMES_IT = re.compile(
    rf"\b(?:[Bb]autiz(?:ó|aron|a|an)|[Dd]enomin(?:ó|aron)|[Ll]lam(?:ó|aron)|[Bb]atiz(?:ou|aram)|[Rr]i?[Bb]attezz\w+|"
    rf"baptisé|appelé|nommé)\s(?P<kind>(?:(?:a|à|al|el|la|l['’]|le|o|il|esta|este|cette|ce|su|"
    rf"sua)\s?)?(?:[\w-]+\s){{0,4}}?)"
    rf"(?:(?:como|de|com\so\snome\sde|con\sel\snombre(?:\sde)?|con\sil\snome)\s)?{_QUOTED}"
)
"""Somebody names it: bautizó el dispositivo como «…»."""
_NAMED_BEHIND = re.compile(
    rf"(?<!\w)(?P<kind>(?i:{_HARD}|{_SOFT}))(?P<gap>[\s,][^.;:«»“”„\"()]{{0,80}}?)?(?P<apart>,)?\s"
    rf"(?i:{_NAMING}):?\s?{_QUOTED}"
)
_NAMED_BEFORE = re.compile(
    rf"^(?i:{_FRENCH}|{_ROMANCE}|{_SLAVIC})\s{_QUOTED},\s(?:(?:l['’]|la|le|el|o|a|il|cette|esta)\s?)?(?:[\w-]+\s)?"
    rf"(?P<kind>(?i:{_HARD}|{_SOFT}))"
)
"""At a sentence's beginning: Baptisée « … », l'évacuation."""
_NAMES_ITS = re.compile(
    r"(?<!\w)(?:baptis|nomm|appel|bauti[zc]|denomin|batiz|battezz|назва)\w+\s"
    rf"{_QUOTED}\s(?:son|sa|cette|leur|su|sua|seu|suo|esta|a|la|el|свою|эту|своё)\s(?:[\w-]+\s)?(?P<kind>(?i:{_HARD}))"
)
NEAR = 2
"""Words between an operation and what it is called, where no comma stands."""
_ANOTHER = re.compile(
    r"(?i)(?<!\w)(?:contre|contra|contro|gegen|tegen|против|проти|przeciw\w*|ضد|karşı|yönelik|"
    r"band[ae]n?|gangs?|grup\w*|groupes?|grupp\w+|redes|red|réseaux?|retes?|cart[eé]l\w*|kartel\w*|clan\w*|cellules?|"
    r"célula|"
    r"cellula|zellen?|netzwerk\w*|milic\w+|miliz\w*|mili[zc]ia|jefe|chef|líder|leader|homme|hombre|mann|persona|"
    r"barco|navire|schiff|buque|bateau|nave|village|pueblo|ville|stadt|dorf|barrio|quartier|bar|club|discothèque|"
    r"банд\w*|групп\w*|группировк\w*|сет[иьяе]\w*|организаци\w*|ячейк\w*|судн\w*|корабл\w*|сел[оае]|город\w*|"
    r"угрупован\w*|"
    r"çete\w*|örgüt\w*|şebeke\w*|خلية|عصابة|شبكة|جماعة|تنظيم|مجموعة|حركة|ميليشيا|قرية|بلدة|سفينة|رجل|يدعى)(?!\w)"
)
"""What else the words of naming may be about, between them and the operation."""
_CODE_NAMED = re.compile(
    r"(?<!\w)(?:(?:[Dd]eck|[Cc]ode|[Tt]arn)namen?|[Nn]om\sde\scode|[Nn]ombres?\s(?:en\s)?clave|"
    r"[Nn]ome\s(?:de\scódigo|in\scodice)|"
    r"[Cc]odenaam|[Kk]ryptonim(?:em|ie)?|[Кк]одов(?:ым|ое)\s(?:названи|им)\w+|[Кк]одов(?:ою|а)\sназв(?:ою|а)|"
    r"[Kk]od\sad[ıi]|"
    r"اسم\sحركي|اسمها\sالرمزي|الاسم\sالرمزي)"
    rf"(?:\s(?:de|von|est|war|lautet|lautete|era|ist))?(?:\s?:|,)?(?:\s[-–—])?\s{_QUOTED}"
)
"""A name in code is an operation's or an agent's."""
SOMEBODY = re.compile(
    r"(?i)(?<!\w)(?:agent\w*|spion\w*|spitzel|v-mann|informant\w*|maulwurf|esp[íi]a|espion\w*|infiltrad\w*|taupe|indic|"
    r"szpieg\w*|агент\w*|шпион\w*|разведчик\w*|осведомител\w*|ajan\w*|casus\w*|عميل|جاسوس|مخبر|العميل)(?!\w)"
)
"""Somebody may have a code name too."""
TURKISH_SAID = (
    r"(?:(?:kod\s)?adl[ıi]|isimli|(?:kod\s)?ad[ıi]\sverilen|ad[ıi]yla)\s(?:(?:ortak|özel|askeri|büyük|geniş|kapsamlı|"
    r"bir|eş|"
    r"zamanlı|gizli|güvenlik|polis|jandarma|kaçakçılık|uyuşturucu|narkotik|terör|kurtarma|tahliye|hava|kara|deniz|"
    r"ötesi|sınır)"
    r"\s){0,3}(?:operasyon|harek[âa]t|tatbikat|baskın)"
)
"""Called so, and nothing between it and the word: a gang is called something too (… adlı çeteye operasyon)."""
_TURKISH = re.compile(
    rf"(?<![\w'’])[\"“”„«‘']\s?(?P<quoted>[^\W\d_a-zçğıöşü][^\"“”„«»‘\n]{{2,40}}?)\s?[\"”“»’']\s{TURKISH_SAID}"
)
_QUOTED_MANY = re.compile(
    r"(?<!\w)[\"“”„«‘']\s?(?P<quoted>[^\W\d_a-z][^\"“”„«»‘\n]{2,40}?)\s?[\"”“»’']\s(?=(?:operasyon|harek[âa]t)lar[ıi])"
)
"""Behind it a plural, which is of no name."""
_TURKISH_GIVEN = re.compile(
    r"(?i:operasyon|harek[âa]t|tatbikat)\w*\s(?:\w+\s){0,2}[\"“„«‘']\s?(?P<quoted>[^\W\d_a-z][^\"“”„«»‘\n]{2,40}?)\s?["
    r"\"”“»’']"
    r"\s(?:ad[ıi]|ismi)\sver"
)
_NAME_OF = re.compile(
    r"(?<!\w)(?:[Nn]om|[Nn]ombre|[Nn]ome|[Nn]amen?|[Nn]aam|[Nn]azwa|[Нн]азвание|[Нн]азва|اسم)\s(?:(?:donné|dado|"
    r"given)\s(?:à|a|to)\s)?"
    r"(?:de\s|der\s|des\s|of\s|di\s|da\s|do\s|del\s|van\s|dell['’]|à\s|a\s|to\s)?(?:the\s|la\s|l['’]|el\s|de\s|"
    r"cette\s|der\s|esta\s|dieser\s)?"
    rf"(?P<kind>(?i:{_HARD}|operations?|raid|exercise)),?:?\s(?:(?:est|es|era|était|war|ist|lautet|is|was|è|é|هو|—|–|"
    rf"-)\s)?{_QUOTED}"
)
_IS_NAME_OF = re.compile(
    rf"{_QUOTED},?\s(?:(?:est|était|es|era|fue|ist|war|lautet|is|was|è|é|—|–|-|это)\s)?(?:the|le|el|il|o|der)?\s?"
    r"(?:[\w'’-]+\s){0,3}?(?:nom|nombre|nome|[Nn]ame|name|название|назва)\s(?:\w+\s){0,2}?(?:l['’]|la\s|the\s|der\s|"
    r"dell['’])?"
    rf"(?P<kind>(?i:{_HARD}|operations?|sting|inquiry|investigation))(?!\w)"
)
"""“…” was the police's name for the sting."""
_WITH_WORD = re.compile(
    rf"(?<!\w)(?:[Oo]peracj(?:a|i|ę|ą)|operatie|macro-?operación|mega-?operación|mega-?operação|"
    rf"maxi-?operazione|[Oo]perac(?:e|í|ia|ie|iu|iou|i|ij[aeiu]|ijom)|[Oo]pera[țţt]iun(?:ea|ii|i|e)|[Oo]perasi)\s{_QUOTED}"
)
"""The word belongs to the name."""
_WITH_MORE = re.compile(
    r"(?<!\w)(?:opération|operación|operação|operazione|operativo|redada|razzia)(?:\sde\s(?:police|gendarmerie|"
    r"sécurité|"
    r"sauvetage|rescate|seguridad|policía|inteligencia|polícia|evacuación)|\sdi\spolizia|(?:\s(?!(?:par|contre|des?|"
    r"du|les?|la|"
    r"sur|avec|pour|et|en|dans|por|contra|del?|el|l[oa]s|con|para|y|a|do|da|dos|das|com|e|em|ao|di|dei|della|contro|"
    r"il|per|nel|al|"
    r"que|qui|che|ou|o|un|una|une|uma|\w+[ai]d[oa]s?|\w+[ai]t[oa]|\w+ée?s?)\s)[a-zß-ÿ-]+){1,2})"
    rf"\s{_QUOTED}"
)
"""What kind of operation stands between, and no small word, which would say whose: operación antidroga «…»."""
_KIND_QUOTED = re.compile(
    rf"(?<!\w)(?:(?:[\w-]+-)?(?:Aktion|Razzia|Großrazzia|Fahndung|Kontrollaktion)|dispositivo|redada|macrorredada|"
    rf"blitz|retata|"
    rf"dispositif|coup\sde\sfilet|рейд(?:а|е|у|ом|ы|ов)?)\s{_QUOTED}"
)
_ARRESTS = re.compile(
    r"(?i)(?<!\w)(?:festnahm\w*|festgenommen|verhaft\w*|sichergestellt|beschlagnahm\w*|detenid\w*|detuv\w*|arrest\w*|"
    r"incaut\w*|interpell\w*|gardes?\sà\svue|saisi\w*|задерж\w*|изъя\w*|registros)(?!\w)"
)
"""What follows from police work, and from no campaign for cleaner streets."""
_BY_POLICE = re.compile(r"(?<!\w)[Вв]\s(?:рамках|ходе)\s«(?P<quoted>[А-ЯЁ][а-яё]{3,}-20\d\d)»")
_POLICE, _FOUND = re.compile(r"(?i)полиц|мвд|гибдд"), re.compile(r"(?i)провер|задерж|выяв|изъя|рейд")
"""One word and a year, and what the police found: what else is held every year is no such thing."""
_EVENT = re.compile(
    r"(?<!\w)(?:оперативно-\w+\sмероприяти\w+|(?:оперативно-)?профилактическ\w+\s(?:операци\w+|мероприяти\w+)|"
    rf"(?:ال)?(?:مناورات|مناورة)(?:\s[\u0621-\u064a]+){{0,2}})\s{_QUOTED}"
)
_QUOTE = re.compile("[\"“„«‘]|\\s'")
_HINTS = re.compile(
    r"bapti|nomm|nomina|surnom|le nom|appel|bauti|llam|apoda|conocid|nombre|nome|nom |nom d|batiz|chamad|apelid|"
    r"battezz|chiamat|"
    r"name|namens|genannt|getauft|naam|gedoopt|krypto|nazw|назв|имен|имя|шифр|intitul|clave|codice|código|"
    r"adlı|isimli|adı|operasyonlar|harek[âa]tlar|اسم|مسم|سم[يتا]|عليها|عليه|عرف|معروف|"
    r"aktion|fahndung|dispositi|blitz|retata|coup de f|рейд|operac|operasi|opera[țţt]iun|operatie|"
    r"opéra|operaç|operaz|operativo|"
    r"redada|razzia|мероприят|[вв] (?:рамках|ходе) «|"
    r"профилакт|مناور| ad[ıi] | ismi "
)
"""In small letters, where there are quotes."""
OUTRIGHT = (
    *(_NAMES_IT, _NAMES_ITS, _NAMED_BEHIND, _NAMED_BEFORE, _CODE_NAMED, _NAME_OF, _IS_NAME_OF, _TURKISH, _QUOTED_MANY),
    *(_TURKISH_GIVEN, _WITH_MORE, _EVENT),
)


def named_abroad(sentence: str) -> Iterator[tuple[int, int]]:
    """The names in quotes that a sentence says are names."""
    if not _QUOTE.search(sentence) or not _HINTS.search(sentence.lower()):
        return
    yield from (found.span("quoted") for found in _turkish(sentence))
    if NO_WAR.search(sentence) or BUSINESS.search(sentence):
        return
    for pattern in (_NAMED_BEHIND, _NAMED_BEFORE, _NAMES_ITS, _NAMES_IT, _NAME_OF, _IS_NAME_OF):
        yield from (found.span("quoted") for found in pattern.finditer(sentence) if _is_named(found))
    for pattern in (_WITH_MORE, _EVENT) if FORCES.search(sentence) else (_EVENT,):
        yield from (found.span("quoted") for found in pattern.finditer(sentence) if is_name(found["quoted"]))
    if _ARRESTS.search(sentence):
        yield from (found.span("quoted") for found in _KIND_QUOTED.finditer(sentence))
    if _POLICE.search(sentence) and _FOUND.search(sentence):
        yield from (found.span("quoted") for found in _BY_POLICE.finditer(sentence))
    yield from (found.span() for found in _WITH_WORD.finditer(sentence))
    yield from (found.span("quoted") for found in _CODE_NAMED.finditer(sentence) if _is_code_name(found))


def _is_named(found: re.Match[str]) -> bool:
    """By what is named: an operation outright, or what soldiers and police may have."""
    kind, gap = found["kind"], found.groupdict().get("gap") or ""
    if _ANOTHER.search(gap) or (len(gap.split()) > NEAR and not found["apart"]):
        return False
    hard = (
        found.re in (_NAME_OF, _IS_NAME_OF)
        or bool(_IS_HARD.search(kind))
        or bool(_IS_SOFT.search(kind) and FORCES.search(found.string))
    )
    return hard and is_name(found["quoted"])


def _is_code_name(found: re.Match[str]) -> bool:
    rest = f"{found.string[: found.start()]} {found.string[found.end() :]}"
    told = FORCES.search(rest) or _IS_HARD.search(rest)
    return bool(told) and not SOMEBODY.search(rest) and is_name(found["quoted"])


def is_name(quoted: str) -> bool:
    """Not the word for the thing again, which is found with its name by itself, nor a country."""
    return not _SAYS_HARD.match(quoted) and places.country(quoted) < 0


def _turkish(sentence: str) -> Iterator[re.Match[str]]:
    for pattern in (_TURKISH, _QUOTED_MANY, _TURKISH_GIVEN):
        yield from (found for found in pattern.finditer(sentence) if places.country(found["quoted"]) < 0)
