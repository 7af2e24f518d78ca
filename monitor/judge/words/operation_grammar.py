"""How operations are named, in nine languages: the pieces that `operations` puts together."""

from __future__ import annotations

import re

from monitor.judge.text import bag

# --- the pieces of a name ---------------------------------------------------------------------------------------------

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁŃŇŌŐŒŘŚŞŠŤŪŮŰŸŹŻŽ"
LETTER = r"[^\W\d_]"
_APOSTROPHE = "['’ʼ]"
# every repetition is bounded: the names are short, and a hostile text must not make the search quadratic
_CAPITAL = rf"[{UPPER}](?:{LETTER}|{_APOSTROPHE}(?={LETTER})){{0,24}}"
HEAD = rf"(?<!['’ʼ]){_CAPITAL}"
_TAIL = rf"(?:[-‐‑](?:{LETTER}|{_APOSTROPHE}|\d){{1,24}}){{0,4}}"
_TOKEN = rf"{HEAD}{_TAIL}"
_PREFIXED = rf"(?:al|el|as|ar|ad|an|at|az|ash|lil|ul|ur|us|ud|bil|wal)[-‐‑](?:[{UPPER}]{LETTER}{{1,24}})"
LINKS = bag("of the for to de del la los du des da do dos der von di della dello delle degli dei")
_LINK = r"(?:of the|for the|of|for|to|de la|de los|de|del|du|des|da|do|dos|der|von|di|dell[aeo]|degli|dei)"
_ELIDED = rf"(?:d|de l|dell|l){_APOSTROPHE}{_CAPITAL}"
"""A word with its link before it: Vent d'Est, Chant de l'Aube."""
WORD = rf"(?:{_TOKEN}|{_PREFIXED})"
_NEXT = rf"\s(?:(?:{_LINK}\s)?{WORD}|{_ELIDED}{_TAIL})"
_COMMAND = (
    rf"(?:(?:Protect|Defend|Secure|Guard|Restore|Save|Free|Liberate|Close|Seal|Break|Hold|Clear|Clean|Sweep|Take|"
    rf"Return|"
    r"Rebuild|Stop|End|Uphold|Keep|Strike|Punish|Crush|Cut|Feed|Lift|Open|Build|Bring|Light|Into|Beyond|Behind|Over|"
    r"Under|"
    r"Through|Across|Against)\s(?:the|our|their|your)|[A-ZÀ-Þ][a-zß-ÿ]+(?:[aei]r|re)\s(?:la|los|las|el|le|les))"
    rf"\s{WORD}(?:{_NEXT}){{0,3}}"
)
"""An act and what it is done to (Protect the Border, Defender la Frontera), or where a way leads (Into the Light)."""
ARMS = (
    r"(?:Sword|Shield|Spear|Lance|Arrow|Dagger|Axe|Hammer|Anvil|Fist|Claw|Iron|Steel|Stone|Fire|Ice|Sand|Wind|Storm|"
    r"Thunder|Lightning|Sun|Moon|Day|Night|Dawn|Hope|Peace|Honou?r|Justice|Freedom|Dignity|Unity|Courage|Wrath|Resolve|"
    r"Escudo|Espada|Lanza|Martillo|Yunque|Fuego|Hielo|Trueno|Rayo|Paz|Honor|Justicia|Libertad|Dignidad|Bouclier|Glaive|"
    r"[ÉE]pée|Marteau|Enclume|Feu|Glace|Tonnerre|Éclair|Paix|Honneur|Liberté|Dignité|Schwert|Schild|Speer|Amboss|"
    r"Feuer|Eis|"
    r"Donner|Blitz|Sturm|Frieden|Ehre|Freiheit|Würde)"
)
_PAIR = rf"(?<![sS]\s){ARMS}\s(?:and|y|e|et|und)\s{ARMS}(?!\w)"
"""Two of what armies name things after; behind a plural they are two operations."""
_MATTER = (
    r"\sd(?:e|el|u)\s(?:fer|feu|fond|acier|plomb|pierre|sable|paix|désert|hierro|fuego|acero|plomo|piedra|arena|paz|"
    r"desierto|ferro|fogo|aço|chumbo|deserto)(?!\w)"
)
"""French, Spanish and Portuguese names go on in small letters: Mur de fer."""
WORDS = rf"{WORD}(?:{_MATTER}|(?:{_NEXT}){{0,4}})"
_NUMBER = (
    r"(?:[1-9](?:\.0)?(?![\w.,:%]*\d)|20\d\d(?![\w.,:%]*\d)|(?:I{1,3}|IV|VI{0,3}|IX|X(?:I{1,3}|I?V|VI{1,3}|I?X))(?!\w)|"
    r"[1-9]\d(?=\s(?:in|at|near|against|on|en|dans|contre|em|bei)\s|[,.;:]?$|[,;]\s|\.\s))"
)
"""Which operation of its name; one of two digits may be the count of what follows."""
NAME = rf"(?:{_COMMAND}|{_PAIR}|{WORDS})(?:\s{_NUMBER})?"
OPEN, CLOSE = "(?<!\\w)[\"“„«‘‚'‹`]\\s?", "\\s?[\"”“»’‘'›]"
QUOTED = (
    rf"{OPEN}(?P<quoted>(?:{_CAPITAL}{_TAIL}|{_PREFIXED})(?:[\s-](?:{_LINK}\s)?[\w'’-]{{1,24}}){{0,5}}?){CLOSE}(?!\w)"
)

_ADJECTIVE = (
    r"(?:militaires?|militare?|antiterrorist[ea]|anti-terroriste|policial|policière|terrestre|aérienne|aérea|"
    r"conjointe|conjunta|spéciale|especial)"
)
FULL = re.compile(
    rf"(?:(?<![\w-])|(?<=[a-zß-ÿ]{{4}}-)|(?<=\bEU-)|(?<=\bUN-)|(?<=\bN[Aa][Tt][Oo]-))"
    rf"(?:Operations?|OPERATIONS?|Op\.?|OP|Oplan|OPLAN|Opérations?|OPÉRATIONS?|Operación|Operações|Operação|"
    rf"OPERACIÓN|OPERAÇÃO|(?:[Mm]ega)?[Oo]perativo|OPERATIVO|OPERAZIONE|Operazione|Operatie|Unternehmen|"
    rf"[Ll]'[Oo]pération|opérations?|operación|"
    rf"operação|operazione)"
    rf"\s(?:{_ADJECTIVE}\s){{0,2}}(?:(?:dite|baptisée|denominada|chamada|namens)\s)?(?:(?P<name>{NAME})|{QUOTED})"
)
"""`Operation X`: the trigger belongs to the name."""
DATED = re.compile(r"(?<![\w-])Operation\s(?!19\d\d|20\d\d)\d{3,4}(?![\w.,:%-]*\d|\s(?:hours?|days?|times|men|people))")
"""Named after the day on which it began: Operation 1027."""
BEFORE_OPERATIVO = bag("el del al un en este ese dicho denominado llamado gran nuevo")
"""Behind any other word it is an adjective: sistema operativo."""
FULL_HINTS = ("pera", "péra", "Op", "OP", "PERA", "PÉRA", "nternehmen")
LOWER_FULL = re.compile(rf"(?<![\w-])(?P<before>\w+\s)?(?P<trigger>operation|op\.)\s(?:(?P<name>{NAME})|{QUOTED})")
_KINDS = (
    r"(?:(?:military|ground|air|naval|security|counter-?terror\w*|special|joint|bombing|air and ground|"
    r"cross-border)\s)?"
    r"(?i:operations?|campaign|offensive|mission|raids?|drills?|exercises?|assault|push|crackdown|strikes|incursion|"
    r"airlift|deployment|opération|operación|operação|offensiva|ofensiva|campagne|campaña)"
)
_NAMED = r"(?:code-?\s?named?|dubbed|nicknamed|called|named|under the (?:code ?)?name)"
_WORK_OF_POLICE = r"(?:investigation|inquiry|sting|sweep|bust|manhunt|probe)"
"""They are called something, but what stands in quotes before them may be what they are about."""
_ITSELF = (
    r"(?:(?!\b(?:against|gangs?|rings?|groups?|cells?|networks?|cartels?|militia|man|woman|town|village|ship|bar|"
    r"club)\b)"
    r"[^.,;“”\"])"
)
"""Of the operation still, and of nobody else who may be called something."""
_CALLED = re.compile(
    rf"\b(?:{_KINDS}(?:\s{_ITSELF}{{0,40}}?|\s[^.;“”\"]{{0,40}}?,)?,?\s{_NAMED}|{_WORK_OF_POLICE}(?:,?\s(?:was\s|is\s)?"
    rf"(?:code-?\s?named|dubbed|nicknamed)|(?:,\s|\swas\s|\sis\s)(?:called|named))):?\s{QUOTED}"
)
_CALLS_IT = re.compile(
    rf"\b{_NAMED}\s(?:the|its|their|this|that)\s(?:[\w-]+\s){{0,3}}?(?:{_KINDS}|{_WORK_OF_POLICE}|attacks?)\s{QUOTED}"
)
_CODENAMED = re.compile(
    rf"\b(?:[Cc]ode-?\s?named|[Cc]ode-?\s?name)[,:]?\s"
    rf"(?:(?:(?:is|was|being)\s)?{QUOTED}|(?P<name>{NAME}))"
)
_QUOTED_BEFORE = re.compile(rf"{QUOTED}\s(?:{_KINDS})\b")
_AS_CALLED = re.compile(
    rf"(?P<name>{WORDS}), as (?:\w+ ){{1,4}}(?:calls?|called|dubs|dubbed|named|names) (?:the|it|its|this)\b"
)
_WHAT_CALLED = re.compile(rf"\bwhat (?:\w+ ){{1,4}}(?:calls?|called|calling|dubs|dubbed|named) {QUOTED}")
_GERMAN = re.compile(rf"\b[\w-]{{0,24}}(?:[Oo]peration|[Ee]insatz(?:es)?|[Oo]ffensive|[Ff]eldzugs?)\s{QUOTED}")
_FOREIGN_MISSION = re.compile(
    rf"\b(?:[\w-]{{0,24}}(?:[Mm]ission|[Üü]bung|[Mm]anövers?)|[Oo]fensiva|[Oo]ffensiva|[Oo]ffensive|[Cc]ampagne|"
    rf"[Cc]ampaña|[Cc]ampanha|[Ee]xercices?|[Ee]jercicios?|[Ee]xercícios?|[Mm]aniobras|[Mm]an(?:œ|oe)uvres)\s"
    rf"(?:{_ADJECTIVE}\s)?{QUOTED}"
)
_CALLED_BARE = re.compile(
    r"\b(?:operation|offensive|ofensiva|assault|incursion|airlift|raid|exercise|sting)(?:,|\swas|"
    r"\sis)?\s(?:code-?\s?named|dubbed|nicknamed|called|"
    r"named|"
    r"baptisée|dénommée|denominada|bautizada|llamada)\s"
    rf"(?P<name>{WORDS})"
)
_GERMAN_COMPOUND = re.compile(
    rf"\b(?:[\w-]{{0,16}}[Mm]ilitär|Boden|Luft|[\w-]{{0,16}}[Mm]arine|[\w-]{{0,16}}[Tt]error)-?"
    rf"(?:[Oo]peration|[Oo]ffensive|[Ee]insatz(?:es)?)\s(?P<name>{HEAD}[-‐‑]{HEAD})"
)
"""Any noun has a capital there; one that is two with a hyphen is a name: Militäroperation Klauen-Schloss."""
_CODE_NAME_OF = re.compile(rf"\b[Cc]ode-?\s?name\s(?:of|for)\s(?:\w+\s){{1,4}}?(?:is|was|will be):?\s{QUOTED}")
_EXERCISE_BEGINS = re.compile(
    rf"^(?:Exercise|Ejercicio|Exercice|Exercício)\s(?P<name>{NAME})\s(?=(?:began|begins|ended|ends|will|is|was|took|"
    rf"takes|"
    r"involves|starts|started|opened|comenzó|comienza|terminó|a débuté|a commencé|débute|começou)\b)"
)
_EXERCISE = re.compile(
    r"\b(?:in|of|during|from|for|under|the|el|del|de|en|à|[Ll]['’])\s?"
    rf"(?:(?:Exercise|Exercice|Ejercicio|Exercício)\s(?P<name>{NAME})|(?:exercise|exercice|ejercicio|exercício)\s"
    rf"(?P<numbered>{HEAD}(?:\s{HEAD})?\s(?:[1-9]\d|20\d\d|[IVXL]{{2,6}})(?!\w)))"
)
"""In small letters with a number behind it alone: rights are exercised too."""
_KNOWN = re.compile(rf"\b{_KINDS},?\sknown as:?\s{QUOTED}")
_MARKS = tuple("\"“„«‘‚'‹`")
_NAMING = ("name", "called", "dubbed")
NAMED_BY = (
    (_CALLED, _NAMING),
    (_KNOWN, ("known as",)),
    (_CALLS_IT, _NAMING),
    (_CODENAMED, ("ode",)),
    (_CODE_NAME_OF, ("ode",)),
    (_GERMAN, _MARKS),
)
"""Said to be a name, which stands alone; with each what a sentence must have for it to be worth a look."""
NAMED_IN_WAR = (
    (_QUOTED_BEFORE, _MARKS),
    (_AS_CALLED, (", as ",)),
    (_WHAT_CALLED, ("hat ",)),
    (_FOREIGN_MISSION, _MARKS),
    (_CALLED_BARE, (*_NAMING, "bapti", "nomm", "nomina", "bauti", "llamad")),
    (_GERMAN_COMPOUND, ("ilitär", "Boden", "Luft", "arine", "error")),
    (_EXERCISE, ("xerci", "jercicio")),
    (_EXERCISE_BEGINS, ("xerci", "jercicio")),
)
"""The same, and only where the rest of the sentence is about fighting."""
NAMED = tuple(pattern for pattern, _hints in NAMED_BY)

_RUN = rf"{WORD}(?:\s(?:of the|of)\s{WORD}|\s{WORD}){{0,3}}"
BEFORE_KIND = re.compile(
    rf"(?<![\w-])(?P<name>{_RUN})\s(?:military\s|ground\s|air\s)?(?:[Oo]perations?|campaign|offensive|mission|war|"
    rf"strikes|"
    r"airstrikes|raids|drills?|exercises?|rebels|fighters|forces?|area|zone|troops|coalition|patrols|veterans|"
    r"mandate|sorties)\b"
)
AFTER_KIND = re.compile(
    r"\b(?:campaign|offensive|operation|assault|push|(?:phase|stage|start|launch|end|beginning|part|name) of|launched|"
    rf"dubbed|codenamed)\s(?:the\s)?(?P<name>{NAME})"
)
BARE = re.compile(
    rf"(?<![\w-])(?=(?P<name>{HEAD}[\s-]{HEAD}(?:\s(?:II|III|IV|[1-9])(?![\w.,:%]*\w))?)(?![\w-])(?!\s[{UPPER}]))"
)
ACRONYM = re.compile(
    r"(?:\b(?P<force>[A-Z]{0,4}JTF[-–]O[A-Z]{2})\b|\b(?:under|in support of|part of|during|"
    r"since)\s(?P<under>O[A-Z]{2})\b|"
    r"\b(?P<of>O[A-Z]{2})\s(?:spokes(?:man|woman|person)|commanders?|coalition|mission|strikes?)\b)"
)
NO_OPERATION_ACRONYMS = bag(
    "OPM OMB OAS OAU OIC OCC ODA OFA ONS OPC OHA OSI OTC ONU OFF ONE OUR OUT OLD OWN ODI OEM OBR OCR"
)

TASK_FORCE = re.compile(
    r"(?:(?:Combined|Joint|Special|Operations?|Interagency|Multinational|Naval|Air|Land|"
    r"Maritime)\s)+Task Force\s?[-–—]\s?$"
)
ADJECTIVE_BEFORE = re.compile(rf"(?<=[’']s\s)(?P<adjective>[{UPPER}][a-zß-ÿ]{{4,}})\s$")
NO_ADJECTIVES = bag(
    "military special joint combined ground naval police rescue major first second third massive new latest"
)

# --- Turkish, where the word stands behind ----------------------------------------------------------------------------

TURKISH = re.compile(
    rf"(?<![\w-])(?P<name>(?:{OPEN})?(?:[{UPPER}]{LETTER}{{1,24}}['’]n?[ıiuü]n\s)?"
    rf"(?:[{UPPER}]{LETTER}{{2,24}}\sve\s[{UPPER}]{LETTER}*|"
    rf"[{UPPER}]{LETTER}*(?:[-\s][{UPPER}]{LETTER}*|-\d{{1,4}}){{0,3}})"
    rf"(?P<unquote>{CLOSE})?\s"
    r"(?:Harek[âa]t[ıi]|HAREK[ÂA]TI|Operasyonu|OPERASYONU|Operasyonları|[Hh]arek[âa]t[ıi]|operasyonu|"
    r"(?<=\d\s)operasyonları|(?<=[\d\"”’»]\s)tatbikatı))"
    r"(?:['’]?(?:n[ıi]n|n?[ıi]|n?a|n?e|nda|nde|ndan|nden|yla|yle))?(?!\w)"
)
"""Whose it is may stand before it: Gideon'un Arabaları Operasyonu."""
TURKISH_BEFORE = bag(
    "ordu ordusu türk türkiye tsk msb bakanlık bakanlığı millî milli savunma silahlı kuvvetleri genelkurmay başkanlığı "
    "içişleri jandarma asker ve bu yeni son dün bugün irak suriye kuzey"
)
"""May stand before a name, at a sentence's beginning with a capital."""
NO_TURKISH_NAMES = bag(
    "özel askeri polis sınır hava kara kurtarma terör arama güvenlik narkotik asayiş büyük ortak jandarma "
    "kaçakçılık uyuşturucu ameliyat estetik katarakt burun rüşvet fuhuş kumar dolandırıcılık göçmen "
    "kalp beyin göz diz bel fıtık mide böbrek sahte içki kaçak silah bahis tefeci siber belediye yolsuzluk"
)
TURKISH_OFFICES = ("belediyesi", "müdürlüğü", "bakanlığı", "başkanlığı", "partisi", "komutanlığı", "emniyeti", "polisi")
"""Who acts, or against whom: Ankara Büyükşehir Belediyesi operasyonu."""

# --- what is no name --------------------------------------------------------------------------------------------------

NO_FIRST_WORDS = bag(
    "center centre centers centres command commands commander commanders directorate department division officer "
    "officers "
    "inspector supervisor superintendent "
    "manager managers management room rooms theatre theater theatres theaters chief staff group team unit desk "
    "director "
    "headquarters forces national coordination coordinator executive vice deputy committee "
    "planning research zone control spokesman "
    "spokeswoman spokesperson commanding operation operations operação operación opération monday tuesday "
    "wednesday thursday friday saturday sunday january february april made "
    "june july september october november december costs expenses profits hours "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz juni juli oktober "
    "dezember"
)
"""An operations centre is no operation; nor does a name begin or go on with a rank, a day or “Made in”."""
WHEN = bag("anfang ende mitte")
"""Nor without quotes with these: nach der Operation Ende Mai."""
COMPANIES = bag(
    "ltd inc llc llp plc gmbh corp pte pty sa sarl sas srl spa bv nv ag oy ab co "
    "foundation charity fund museum gallery shop"
)
"""Ends the name of a company or another house."""
HEADLINE_STOP = bag(
    "underway begins began continues continued ends ended launches launched targets targeted targeting kills "
    "killed leads "
    "led against in on at by with from after before during amid over under into near as is was are were will has "
    "since until till through without within across behind despite because while when where who but not no "
    "have had "
    "a an this that it its he she they we you his her their says said nets frees seizes set could may to against turns "
    "enters hits foils busts finds sees gets draws faces rescue rescues rescued halted suspended resumes arrest arrests"
)
"""In a headline set in capitals these end a name."""
KINDS_OF_OPERATION = bag(
    "rescue police sting search mining surgical relief recovery evacuation cleanup salvage smuggling drug joint ground "
    "cordon clearance peacekeeping business daily normal rebel drilling farming banking commercial space military"
)
BEFORE_ONE_WORD = bag("launched launching codenamed naval maritime eu nato piracy peacekeeping s")
"""The last of them of a possessor: France's operation Roe."""
NOT_BEFORE_NAMES = bag(
    "the this that an a its their his rescue search sting mining surgical relief recovery evacuation cleanup salvage"
)
"""Before "operation" in small letters: what stands behind is no name, but whose it is or where."""
ARTS_BEFORE = re.compile(
    r"(?i)(?:\b(?:charity|charities|nonprofit|non-profit|ngo|band|group|organi[sz]ation|foundation|movement|film|movie|"
    r"drama|thriller|comedy|series|sitcom|show|novel|book|memoir|game|video ?game|board game|album|song|musical|play|"
    r"podcast|toy|startup|company|firm|brand|racehorse|horse|yacht)(?:\s(?:called|named|titled|entitled|known as))?,?|"
    r"\b(?:stars?|starred|starring|starring in|season|episode|sequel|trailer|premiere|remake|cast|soundtrack|screening|"
    r"director|author|actor|singer|writer) (?:in|of|for|to)|"
    r"\b(?:volunteers? (?:from|of|with|at|for)|donat\w+ to|(?:founder|ceo|president) of))\s[\"“‘']?$"
)
ARTS_AFTER = re.compile(
    r"(?i)^[\"”’']?(?:(?:,| is| was)? (?:an?|the) (?:[\w-]+ ){0,3}(?:film|movie|thriller|drama|comedy|novel|band|"
    r"podcast|book|memoir|comic|manga|charity|musical|series|game|album|nonprofit|non-profit)\b|"
    r",? (?:by|from) (?:author|director|novelist)\b| (?:film|"
    r"movie|soundtrack|album|musical|season|trailer|franchise|video game|board game|premiere|charity|foundation|"
    r"volunteers|stars|starring)\b)"
)
ARTS_SENTENCE = re.compile(
    r"(?i)\b(?:netflix|hulu|hbo|box office|cinemas?|bollywood|hollywood|punk|rock band|cleft|herbicides?|"
    r"weed ?killers?|"
    r"glyphosate|hasbro|board game|video game|screenplay|sitcom|playstation|xbox|call of duty|ubisoft|"
    r"rainbow six|prime video|shoebox(?:es)?|reality show|"
    r"(?:news|morning|weekly|world|daily|evening) roundup)\b"
)
CIVIL = re.compile(
    r"(?i)\b(?:party|seats|election|cinemas?|film|movie|game|beat|overtime|league|cup|coach|fans|band|shares|stock|"
    r"revenue|"
    r"profit|festival|season|album|contract award|concert|novel|brand|hotel|restaurant|team|nasa|spacex|astronauts?|"
    r"spacecraft|lunar|orbit|podcast|documentary)\b"
)
FIGHTING = re.compile(
    r"(?i)\b(?:kill(?:s|ed|ing)?|strikes?|airstrikes?|troops|soldiers|forces|army|militants?|coalition|rebels?|"
    r"jihadists?|offensive|campaign|operation|casualt\w+|civilians|commandos|warplanes|drones?|vessels?|boats?|"
    r"pentagon|military|captured|ceasefire|insurgents?|fighters|task force|veterans?|war|bombing|bombardment|"
    r"hostages|peacekeep\w+|(?:col|gen|maj|lt|adm)\.|jtf|cjtf|sojtf|"
    r"bundeswehr|milit[äa]i?r\w*|armee|soldaten|truppen|kämpfer|rebellen|terror\w*|armée|soldats|troupes|rebelles|"
    r"combattants|djihadistes|ejército|exército|soldados|tropas|rebeldes|combatientes|guerra|guerre|krieg)"
)
WARLIKE = re.compile(
    r"(?i)\b(?:military|ground|air|naval|counter-?terror\w*|bombing|bombardment|offensive|raids?|assault|crackdown|"
    r"strikes|incursion|airlift|bundeswehr|milit[äa]r\w*|anti-?terror\w*|"
    r"(?:operation|campaign|mission|offensive)\sagainst)\b"
)
"""Said of a thing beside its name, it is fighting without more."""

# --- the words that armies choose -------------------------------------------------------------------------------------

CODE_NOUNS = bag(
    "storm storms shield spear dawn sword swords lion lions eagle eagles claw claws spring resolve freedom thunder "
    "hammer "
    "fury wrath guardian guardians sentinel victory iron branch anvil lightning fire falcon hawk wolf wolves tiger "
    "tigers "
    "hope justice protector lance arrow arrows trident saber sabre dragon cobra viper scorpion panther phoenix rider "
    "typhoon hurricane cyclone tempest blitz strike roar wall pillar edge rain rains grapes peace lock roots flood "
    "gale "
    "torch beacon watch vigil guard rampart bastion fortress stone fist lash serpent winter summer sun sunrise "
    "night honor "
    "honour response promise dust axe blade dagger horizon endeavour endeavor lead fox scythe harvest talon"
)
CODE_MODIFIERS = bag(
    "desert decisive rising olive southern northern western eastern enduring inherent iron spring summer winter "
    "autumn peace "
    "midnight steel noble swift silent resolute steadfast rough righteous "
    "roaring "
    "unified eternal true mighty burning breaking protective defensive cast epic allied joint absolute ultimate final "
    "thunder lightning rapid eagle wolf tiger lion falcon claw sea ocean river mountain euphrates tigris jazeera "
    "al-jazeera sand stone valiant brave bold vigilant urgent guardian prosperity scorched raging"
)
OWN_CODE_NOUNS = bag("fajr azm nasr fath wrath dawn will sword swords rage fury zarb radd ghost claw pillar days wings")
"""Names that begin with one of these need no other: Dawn of Idlib, Fajr al-Juroud."""
BODIES = bag("guard guards response watch")
OF_BODIES = bag(
    "coast national home republican revolutionary presidential border honor honour palace royal civil air state "
    "imperial rights neighbourhood neighborhood rapid emergency humanitarian first quick security"
)
"""Together they are who acts: the Coast Guard operation, Human Rights Watch."""
LAST_AFTER_MODIFIER = CODE_NOUNS | bag("lock sword eagle")
_LONGER_WORD, _FEWEST_WORDS = re.compile(r"\w{3,}"), 2


def says_something(text: str) -> bool:
    """Whether what is left of a title without the names in it says what it is about."""
    return len(_LONGER_WORD.findall(text)) >= _FEWEST_WORDS
