"""Words of quantity in eleven languages, small numbers in Persian and Hebrew too, folded: what `numbers` reads by."""

from __future__ import annotations

import re

from monitor.judge.text import bag, fold
from monitor.judge.words import tongues
from monitor.judge.words.particles import HANGUL, HEBREW_BEFORE, UNSPACED


def _table(pairs: str) -> dict[str, float]:
    """`dozen=12 thousand=1e3` as a mapping."""
    return {word: float(value) for word, value in (pair.split("=") for pair in pairs.split())}


_ONES = _table("one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9")
_TENS = _table("twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90")

GERMAN_ONES = _table("ein=1 zwei=2 drei=3 vier=4 funf=5 sechs=6 sieben=7 acht=8 neun=9")
GERMAN_TENS = _table("zwanzig=20 dreissig=30 vierzig=40 funfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90")
_TURKISH_ONES = _table("bir=1 iki=2 uc=3 dort=4 bes=5 alti=6 yedi=7 sekiz=8 dokuz=9")

_HUNDREDS = _table(
    "doscient=2 trescient=3 cuatrocient=4 quinient=5 seiscient=6 setecient=7 ochocient=8 novecient=9 duzent=2 "
    "trezent=3 quatrocent=4 quinhent=5 seiscent=6 setecent=7 oitocent=8 novecent=9"
)

_SLAVIC_TEENS = {
    f"{stem}надцят": value
    for value, stem in enumerate(("оди", "два", "три", "чотир", "п'ят", "шіст", "сім", "вісім", "дев'ят"), 11)
} | {
    f"{stem}надцат": value
    for value, stem in enumerate(("один", "две", "три", "четыр", "пят", "шест", "сем", "восем", "девят"), 11)
}
_ARABIC_ONES = _table("احد=1 اثنا=2 اثني=2 ثلاثه=3 اربعه=4 خمسه=5 سته=6 سبعه=7 ثمانيه=8 تسعه=9")
_TO_ONES = _table("bire=1 ikiye=2 uce=3 dorde=4 bese=5 altiya=6 yediye=7 sekize=8 dokuza=9")
"""As Turkish writes what a toll has risen to."""

_ITALIAN_ONES = _table("uno=1 due=2 tre=3 quattro=4 cinque=5 sei=6 sette=7 otto=8 nove=9")
_ITALIAN_TENS = _table("venti=20 trenta=30 quaranta=40 cinquanta=50 sessanta=60 settanta=70 ottanta=80 novanta=90")
"""They lose their vowel before another: ventotto."""

ROUND = {
    f"{one} {word}": value
    for one, of in {
        "une": "dizaine=10 douzaine=12 quinzaine=15 vingtaine=20 trentaine=30 quarantaine=40 cinquantaine=50 "
        "soixantaine=60 centaine=100",
        "una": "decena=10 docena=12 veintena=20 treintena=30 cincuentena=50 centena=100 decina=10 dozzina=12 "
        "quindicina=15 ventina=20 trentina=30 quarantina=40 cinquantina=50",
        "un": "centenar=100 centinaio=100",
        "uma": "dezena=10 duzia=12 centena=100",
        "ein": "dutzend=12",
    }.items()
    for word, value in _table(of).items()
}
"""About as many: "une vingtaine"."""

NUMBERS = (
    _ONES
    | _TENS
    | {f"{ten}-{one}": tens + ones for ten, tens in _TENS.items() for one, ones in _ONES.items()}
    | _table("ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18")
    | _table("nineteen=19 deux=2 trois=3 quatre=4 cinq=5 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 quinze=15")
    | _table("vingt=20 trente=30 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12")
    | _table("quince=15 veinte=20 dois=2 duas=2 quatro=4 sete=7 oito=8 nove=9 dez=10 doze=12 vinte=20")
    | _table("zwei=2 drei=3 vier=4 funf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwolf=12 zwanzig=20")
    | _table("iki=2 uc=3 dort=4 bes=5 alti=6 yedi=7 sekiz=8 dokuz=9 yirmi=20 otuz=30")
    | _table("два=2 две=2 три=3 четыре=4 пять=5 шесть=6 семь=7 восемь=8 девять=9 десять=10 двадцать=20")
    | _table("дві=2 чотири=4 п'ять=5 шість=6 сім=7 вісім=8 дев'ять=9 десять=10 двадцять=20")
    | _table("тридцять=30 п'ятдесят=50 шістдесят=60 сімдесят=70 вісімдесят=80 двоє=2 троє=3 п'ятеро=5 восьмеро=8")
    | _table("двое=2 трое=3 четверо=4 пятеро=5 шестеро=6 семеро=7")
    | _table("ثلاثه=3 اربعه=4 خمسه=5 سته=6 سبعه=7 ثمانيه=8 تسعه=9 عشره=10")
    | _table("treize=13 quatorze=14 dix-sept=17 dix-huit=18 dix-neuf=19 quarante=40 cinquante=50 soixante=60")
    | _table("trece=13 catorce=14 dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19 treinta=30 cuarenta=40")
    | _table("cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 veintiuno=21 veintiun=21 veintiuna=21")
    | {f"veinti{one}": 20 + value for one, value in _table("dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7").items()}
    | _table("veintiocho=28 veintinueve=29 treze=13 dezesseis=16 dezasseis=16 dezessete=17 dezassete=17 dezoito=18")
    | _table("dezenove=19 dezanove=19 trinta=30 quarenta=40 cinquenta=50 sessenta=60")
    | _table("dreizehn=13 vierzehn=14 funfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19")
    | GERMAN_TENS
    | {f"{one}und{ten}": tens + ones for ten, tens in GERMAN_TENS.items() for one, ones in GERMAN_ONES.items()}
    | {f"on {one}": 10 + value for one, value in _TURKISH_ONES.items()}
    | _table("altmis=60 yetmis=70 seksen=80 doksan=90")
    | _table("тридцать=30 сорок=40 пятьдесят=50 шестьдесят=60 семьдесят=70")
    | _table("восемьдесят=80 девяносто=90")
    | _table("cien=100 ciento=100 cem=100 cento=100 cent=100 mil=1e3 mille=1e3 hundert=100 yuz=100")
    | {f"{stem}{ending}": 100.0 * hundreds for stem, hundreds in _HUNDREDS.items() for ending in ("os", "as")}
    | _table("сто=100 ста=100 двести=200 двухсот=200 триста=300 трехсот=300 четыреста=400 четырехсот=400 пятьсот=500")
    | _table("пятисот=500 шестьсот=600 шестисот=600 семьсот=700 семисот=700 восемьсот=800 восьмисот=800 девятьсот=900")
    | _table("девятисот=900 двадцати=20 тридцати=30 сорока=40 пятидесяти=50 шестидесяти=60 семидесяти=70 тысяча=1e3")
    | _table("восьмидесяти=80 девяноста=90 тысячу=1e3 ميه=100 مايه=100 ميتين=200 ميتان=200 ميتي=200 مايتين=200")
    | _table("مايتان=200 مايتي=200 الفين=2e3 الفان=2e3 الفي=2e3")
    | {f"{stem}{end}": float(value) for stem, value in _SLAVIC_TEENS.items() for end in ("ь", "и")}
    | _table("двух=2 трех=3 четырех=4 пяти=5 шести=6 семи=7 восьми=8 девяти=9 десяти=10 двоих=2 троих=3 четверых=4")
    | _table("пятерых=5 шестерых=6 семерых=7 двох=2 трьох=3 чотирьох=4 п'яти=5 дев'яти=9 двадцяти=20 тридцяти=30")
    | {word: value for word, value in _TO_ONES.items() if word != "bire"}
    | {f"on {one}": 10 + value for one, value in _TO_ONES.items()}
    | _table("yirmiye=20 otuza=30 kirka=40 elliye=50 altmisa=60 yetmise=70 seksene=80 doksana=90")
    | _table("ثلاث=3 اربع=4 خمس=5 ست=6 سبع=7 ثماني=8 تسع=9 عشر=10")
    | {f"{one} عشر": 10 + value for one, value in _ARABIC_ONES.items()}
    | {word: value for word, value in _ITALIAN_ONES.items() if word not in ("uno", "due")}
    | _table("dieci=10 undici=11 dodici=12 tredici=13 quattordici=14 quindici=15 sedici=16 diciassette=17 diciotto=18")
    | _table("diciannove=19")
    | _ITALIAN_TENS
    | {
        (ten[:-1] if one[0] in "uo" else ten) + one: tens + ones
        for ten, tens in _ITALIAN_TENS.items()
        for one, ones in _ITALIAN_ONES.items()
    }
    | _table("سه=3 چهار=4 پنج=5 شش=6 هفت=7 هشت=8 نه=9 ده=10 يازده=11 دوازده=12 بيست=20 سي=30 چهل=40 پنجاه=50")
    | _table("שלושה=3 שלוש=3 ארבעה=4 ארבע=4 חמישה=5 חמש=5 שישה=6 שש=6 שבעה=7 שבע=7 שמונה=8 תשעה=9 תשע=9 עשרה=10")
    | {"half a dozen": 6.0, "half a million": 5e5, "half a billion": 5e8}
    | ROUND
)
ONES = {word: value for word, value in NUMBERS.items() if value < 10} | _table(
    "un=1 une=1 uno=1 una=1 um=1 uma=1 bir=1"
)
ONLY_WITH_FATE = bag(
    "نه ده سي sei venti one once elf seis cent ciento cento mil mille hundert yuz сто ста тысяча тысячу"
) | {"une quinzaine", "une quarantaine"}
"""Numbers only where it is sure what they count: elsewhere they are other words."""

MAGNITUDES = _table(
    "hundred=1e2 hundert=1e2 yuz=1e2 dozen=12 thousand=1e3 million=1e6 billion=1e9 trillion=1e12 mln=1e6 bln=1e9 "
    "m=1e6 bn=1e9 k=1e3 mille=1e3 millions=1e6 milliard=1e9 milliards=1e9 mil=1e3 millon=1e6 millones=1e6 milhao=1e6 "
    "milhoes=1e6 tausend=1e3 millionen=1e6 milliarde=1e9 milliarden=1e9 bin=1e3 milyon=1e6 milyar=1e9 тысяч=1e3 "
    "тисяч=1e3 тисячі=1e3 мільион=1e6 мільиони=1e6 мільионів=1e6 мільярд=1e9 мільярди=1e9 мільярдів=1e9 тис=1e3 "
    "тысячи=1e3 тыс=1e3 млн=1e6 миллион=1e6 миллиона=1e6 миллионов=1e6 млрд=1e9 الف=1e3 الفا=1e3 الاف=1e3 "
    "مليون=1e6 مليار=1e9 dutzend=12 docenas=12 decenas=10 douzaines=12 dizaines=10 centaines=100 duzine=12 "
    "десятка=10 десятков=10"
)

CURRENCIES = {"us$": "$"} | {sign: sign for sign in "$€£¥₺₽₹"}
CURRENCY_WORDS = (
    dict.fromkeys(bag("dollar dollars usd dolares dolar долларов دولار"), "$")
    | dict.fromkeys(bag("euro euros eur"), "€")
    | dict.fromkeys(bag("pound pounds gbp"), "£")
    | dict.fromkeys(bag("ruble rubles roubles рублеи"), "₽")
    | dict.fromkeys(bag("yuan yen"), "¥")
    | {"lira": "₺", "rupees": "₹"}
)

FATES = {
    "killed": r"kill\w*|dead|deaths?|died?|dies|dying|fatalit\w+|slain|martyr\w*|perish\w*|drown\w*|behead\w*|"
    r"lynch\w*|massacred|lives|bodies|corpses|tuee?s?|morts?|"
    r"muert[oae]s?|murieron|mueren|mort[oae]s?|mortais|morre\w*|matou|mataron|getotet\w*|tote[nr]?|todesopfer|"
    r"ums leben|mata[nm]?|tuent|cuerpos|cadaver\w*|leichen?|тела|тіла|جثث|убил\w*|вби[лт]\w*|و?قتلت|و?[يت]قتل|"
    r"starb(?:en)?|gestorben|verlor\w* (?:ihr|das) leben|perd\w+ l?a (?:vida|vie)|"
    r"falleci\w+|uccis[oie]|morti|oldu\w*|olu|hayatini|sehit|"
    r"погиб\w*|убит\w*|скончал\w*|загин\w*|загибл\w*|قتيل\w*|و?(?:ال)?قتلي|و?مقتل|و?قتل|و?مصرع\w*|و?وفاه|"
    r"meur(?:en)?t|abattue?s?|assassinee?s?|asesin(?:an?|ad[oa]s?|o|aron)|abat(?:en|id[oa]s?|ieron)|fallecen?|fallecid[oa]s?"
    r"|sterben|stirbt|totet|erschossen|ermordet|hingerichtet|yasamini|etkisiz|застрелен\w*|ликвидирован\w*|расстрелян\w*"
    r"|умер(?:ли|ла)?|жизн(?:и|еи)|و?(?:ال)?شهيد\w*|و?(?:ال)?شهداء|و?استشه\w+|و?اغتيال|و?اغتيلت?|"
    r"vittime|كشته\w*|جان باخت\w*|הרוג\w*|נהרג\w*|נרצח\w*",
    "injured": r"injur\w+|wound\w+|hurt|blessee?s?|herid[oae]s?|ferid[oae]s?|verletzt\w*|verwundet\w*|yarali\w*|"
    r"yaralan\w+|"
    r"ранен\w*|пострадал\w*|поранен\w*|постраждал\w*|و?جريح\w*|و?جرحي|و?جرح|و?اصيب|و?اصابه|"
    r"ранени[ея]\w*|госпитализирован\w*|ferit[oaie]|زخمي|مجروح\w*|פצוע\w*|נפצע\w*",
    "missing": r"missing|unaccounted|disparu[es]*|desaparecid[oae]s?|vermisst\w*|kayip|"
    r"пропал[аи]?|без вести|و?فقدان|пропавш\w*|зникл\w*|مفقود\w*|dispers[oai]|ناپديد|נעדר\w*",
    "displaced": r"displac\w+|fled|flee\w*|refugees?|evacuat\w+|evacuees?|uproot\w+|deplacee?s?|desplazad[oe]s?|"
    r"deslocad[oe]s?|evacuad[oa]s?|vertrieben\w*|fluchtling\w*|evakuiert\w*|tahliye|эвакуирова\w*|евакуиова\w*|"
    r"fui|fuient|huid[oa]s?|huy(?:en|eron)|geflohen|fliehen|yerinden|беженц\w*|бежал[аи]?|"
    r"نازح\w*|نزوح|و?اجلاء|"
    r"sfollat[oaie]|اواره\w*",
    "infected": r"infected|infections?|infectes?|infectad[oa]s?|contagi(?:os?|ad[oa]s?)|infizierte?n?|infektionen"
    r"|infettat[oi]|заболевш\w+|заражен\w+|інфікован\w+|захворіл\w+",
    "captured": r"captur\w+|arrest\w*|detain\w*|captives?|prisoners?|hostages?|surrender\w*|abduct\w*|kidnap\w*|"
    r"arretee?s?|detenid[oae]s?|detid[oae]s?|festgenommen\w*|gozalti\w*|задержан\w*|затриман\w*|"
    r"secuestrad[oa]s?|sequestrad[oa]s?|entfuhrt\w*|rehenes|refens|otages?|geiseln?|похищен\w*|заложник\w*|заручник\w*|"
    r"enlevee?s?|secuestr(?:an|aron|ado)|kaciril\w+|yakaland\w+|tutukland\w+|و?اختطاف|و?(?:ال)?اسير\w*|و?(?:ال)?اسري|"
    r"و?(?:ال)?محتجز\w*|و?اعتقال|و?خطف|رهائن|arrestat[oaie]|ostagg\w*|rapit[oaie]|بازداشت|گروگان\w*|ربوده\w*|"
    r"دستگير\w*|חטופ\w*|נעצר\w*",
}
"""What becomes of people; a count of them is a count of that, whatever the noun."""
FATE = re.compile("|".join(f"(?P<{name}>{words}|{tongues.words(f'fate {name}')})" for name, words in FATES.items()))

FREES = re.compile(
    r"\b(?:free[sd]?|freeing|releas\w+|rescu\w+|swap\w*|exchang\w+|liber\w+|befrei\w+|освобо\w+|отпу\w+|serbest"
    r"|و?[اتي]?فرجت?|و?(?:ال)?افراج|و?[تي]?طلق|اطلاق سراح)(?: \w+){0,2} $"
)
FREED = re.compile(
    r"(?: [\w']+){1,4} (?:freed|released|rescued|escaped?|swapped|exchanged|liber\w+|befreit|freigelassen"
    r"|освобожден\w*|serbest)\b"
)
"""Hostages who are free are no more taken than before."""

TOLL = re.compile(
    r"\btolls?\b|\bputs? (?:\w+ ){0,4}?(?:dead|deaths|fatalities)\b|"
    r"\b(?:dead|deaths|fatalities) (?:\w+ ){0,4}?put at\b|"
    r"\bdeaths (?:\w+ ){0,3}?(?:reach|rise|climb|hit|pass|top)\b|"
    r"\bnumber of (?:\w+ ){0,4}?(?:killed|dead|deaths|died|drowned)\b|todesopfer|zahl der (?:toten|opfer)|can kaybi|"
    r"число (?:погибших|жертв)|(?:кількість|число) (?:загиблих|жертв)|حصيل[هة]|"
    r"عدد (?:ال)?(?:قتلي|ضحايا|وفيات|شهداء)|жертвами|todeszahl|"
    r"olu sayisi|sehit sayisi|\bolen(?:ler|ler?in)? (?:\w+ )?sayisi|"
    r"(?:cifra|numero|nombre) de (?:muert|mort|fallecid|victim|vitim)"
    r"|bilan"
)
"""A number of nothing named in a sentence that speaks of a toll is the toll."""
UNITS = (
    dict.fromkeys(bag("kilometer kilometers kilometre kilometres kilometro kilometros kilometres kms"), "km")
    | dict.fromkeys(bag("metre metres meters metros"), "meter")
    | dict.fromkeys(bag("km2 quadratkilometer quadratkilometern kilometrekare"), "square km")
    | {"m2": "square meter", "m3": "cubic meter"}
    | dict.fromkeys(bag("cases cas casos falle vaka случаев случая случаи випадків"), "case")
    | dict.fromkeys(bag("tonne tonnes tonelada toneladas tonnen"), "ton")
    | dict.fromkeys(
        bag(
            "troop troops serviceman servicemen servicemember servicemembers jawan jawans soldats soldados soldaten "
            "soldati militaires militares asker солдат солдата военнослужащих جندي جنديا"
        ),
        "soldier",
    )
    | dict.fromkeys(
        bag(
            "policeman policemen policewoman policewomen officer officers cop cops policiers policias polizisten "
            "poliziotti polis полицеиских"
        ),
        "police",
    )
    | dict.fromkeys(
        bag(
            "militant militants insurgent insurgents rebel rebels jihadist jihadists jihadi jihadis gunman gunmen "
            "combatants combatientes rebelles rebeldes боевиков مسلحا مسلحين"
        ),
        "fighter",
    )
    | dict.fromkeys(
        bag("pupil pupils schoolchild schoolchildren schoolgirl schoolgirls schoolboy schoolboys"), "student"
    )
    | dict.fromkeys(bag("child children kid kids minor minors"), "child")
)
"""One unit in several spellings, and one kind of people in the words of several houses."""

PEOPLE = re.compile(
    r"people|persons?|others?|individuals?|m[ae]n|personnes?|personas?|pessoas?|menschen|person(?:en)?|kisi\w*|"
    r"человек\w*|люд[еи]и|осіб|more|bod(?:y|ies)|toll|lives|шт|шахс\w*|شخص\w*|اشخاص|person[ae]|نفر|تن|בני אדם"
    rf"|{tongues.words('person')}"
)

ABOUT = re.compile(
    r"(?:about|around|approximately|approx\.|some|roughly|nearly|almost|an estimated|estimated|close to|up to|"
    r"as many as|"
    r"environ|pres de|quelque|unos|unas|cerca de|casi|quase|etwa|rund|fast|knapp|"
    r"yaklasik|около|почти|близько|маиже|نحو|حوالي|circa|حدود|~)\s*$"
)
OVER = re.compile(
    r"(?:more than|over|at least|exceed\w*|upwards of|no fewer than|not less than|plus de|au moins|mas de|al menos|"
    r"pelo menos|mais de|mehr als|uber|mindestens|en az|более|свыше|не менее|больше|"
    r"по меньшеи мере|как минимум|щонаименше|понад|більше|не менше|اكثر من|على الاقل|ما لا يقل عن|"
    r"oltre|piu di|almeno|بيش از|دست ?كم|לפחות)\s*$"
)
UNDER = re.compile(
    r"(?:less than|fewer than|under|below|at most|no more than|moins de|menos de|weniger als|менее|اقل من|meno di)\s*$"
)

MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janeiro|fevereiro|marco|"
    "maio|junho|julho|setembro|outubro|novembro|dezembro|januar|februar|marz|juni|juli|oktober|dezember|ocak|subat|mart|"
    "nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik|января|февраля|марта|апреля|мая|июня|июля|августа|"
    "сентября|октября|ноября|декабря|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|"
    "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|"
    "يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|"
    "شباط|اذار|نيسان|ايار|حزيران|تموز|ايلول|(?:كانون|تشرين) (?:الاول|الثاني)|"
    "فروردين|ارديبهشت|خرداد|تير|مرداد|شهريور|مهر|ابان|اذر|بهمن|اسفند|"
    "ב(?:ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר)"
)

_LETTER = rf"[^\W\d_{UNSPACED}{HANGUL}]"
"""Of an identifier: no letter of a script in which words stand beside figures without a space."""
NO_QUANTITY = re.compile(
    # one look at where a word begins, and not one for each of these
    rf"\b(?:(?:{MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?(?:(?:,| of)? (?:19|20)\d\d)?\b(?!\s?%)(?! (?:people|percent|"
    rf"killed))|"
    rf"\d{{1,2}}(?:st|nd|rd|th|er)?\.? (?:de |of )?(?:{MONTHS})\b(?:\.?,? (?:de )?(?:19|20)\d\d)?|"
    r"\d{4}-\d\d-\d\d\b|\d{1,2}/\d{1,2}/\d{2,4}\b|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d\b|"
    r"\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\b\.?|gmt|utc|local|hours)|\d{1,2}:\d\d(?::\d\d)?\b|"
    r"\d{1,2}\s?[ap]\.?m\b\.?|\d{3,4} (?:gmt|utc)\b|\d{1,2} ?h ?\d\d\b|\d{1,2} uhr\b|"
    r"\d+(?:st|nd|rd|th|eme|ere?)\b|(?:19|20)\d0s\b|(?:19|20)\d\d(?:[-/]\d\d(?:\d\d)?)?\b(?![,.]\d|\s?%)|"
    r"(?:\d+|[a-z]+)-years?-olds?\b|aged? (?:between )?\d+(?: (?:and|to) \d+)?\b|\d+ years? old\b|"
    r"(?:dies|died|dead) at \d+\b(?! [a-z])|\d+ ans\b|"
    r"(?:no|nos|number|resolution|article|section|chapter|phase|day|week|round|highway|route|flight|channel|"
    r"group of|unit|division|brigade|battalion|gate|block|area|zone|sector|room|page|act|tier|level|part|apollo|"
    r"season|episode|version|windows|covid|formula|top|category|grade|class|step|stage|channel|line|camp|"
    r"magnitud(?:e|o)?|starke|магнитудои)\.? \d+\b(?![.,]\d{3})|(?:\d+[.,])?\d+[ -](?:magnitude|buyuklug\w+)\b|"
    rf"(?:\d+|iki|uc) kat\w*|(?![{HEBREW_BEFORE}]{{1,2}}-?\d){_LETTER}+-?\d+{_LETTER}*\b|\d+{_LETTER}{{1,2}}\d*\b|"
    r"\d+-\d+(?: (?:win|defeat|loss|vote|draw|victory))\b|24/7\b|"
    r"(?:one|two|three|four|five)[- ](?:thirds?|quarters?|fourths?|fifths?|halves|half)\b|"
    r"(?:one|two) (?:of|another|day|another's|thing|way|side|sides)\b|no one\b)"
    r"|(?<=[a-z]), \d\d,(?= )|#\d+"
)
JOINED_DATES = re.compile(
    fold(r"\d{2,4}(?:年|년)(?!间|間|간)|\d{1,2}(?:[月日号號时時点點分]|월|일|시|분)(?!间|間|钟|鐘|半|간)")
)
"""In Chinese, Japanese and Korean, as folding leaves them: days and hours, but not how many of them."""
MEASURE = re.compile(r"\d+(?:m|k|bn|km|kg|mm|cm)|k?m[23]\b|covid")
"""Looks like an identifier and is a quantity."""

STOP = bag(
    "the a an of in on at by to for from with as and or but were was are is be been being had has have who which "
    "that "
    "since during after before when while into over under than more its their his her our this these those including "
    "said says other two now by et de la le les des du dans en el los las del y der die das und von im per each every "
    "across "
    "near between among against about also not will would could may can it he she they we i you out down up off "
    "ont ete il lo gli dei delle della nel nella sono stati hanno "
    "sont han fueron sido foram wurden sind worden gestiegen angestiegen gestorben yukseldi cikti "
    "ulasti numero ve o werden kamen kommen ficaram получили стали в на и من في"
) | bag(fold("का की के को ने से में पर और है हैं"))
ADJECTIVES = bag(
    "additional further such total many different suspected alleged armed local foreign senior young major "
    "separate "
    "confirmed several serious measles mumps rabies"
)
COLLECTIVES = bag(
    "children women personnel aircraft police infantry cattle sheep livestock percent km miles militia crew"
)
"""Nouns that are counted without a plural's s."""
SOMEBODY = bag(
    "man woman boy girl child baby teenager mother father son daughter wife husband brother sister soldier officer "
    "policeman commander general colonel captain guard sailor pilot driver journalist doctor nurse medic teacher "
    "priest civilian worker official minister mayor leader gunman militant"
)
"""One person, who is not counted."""
BRIDGE = bag(
    "at least about more than over some up to as many nearly almost around the a an rose rises rising reached "
    "reaches "
    "climbed climbs risen stands stood toll of fewer no estimated by is was now count figure another total "
    "au moins plus de al menos mas mindestens mehr als rund en az не менее более около "
    "по меньшеи мере как минимум щонаименше понад більше менше близько "
    "على الاقل получили ما لا يقل عن اكثر من نحو حوالي је су je su se"
)
"""May stand between a fate and its number: "death toll rose to at least 17"."""
