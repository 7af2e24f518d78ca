"""Names that are written in more ways than one: of countries and their people, and of much-named groups and places.

Each line gives the form that counts and the other words for it, all folded. The list holds what the cut to six letters
does not bring together, and forms of short Turkish words; Arabic words stand without their
endings, plurals that are words of their own among them. It is general vocabulary, not a list of operations.
"""

from __future__ import annotations

_LINES = """
afghanistan afghan afghans
america american americans usa
armenia armenian
australia australian
azerbaijan azeri azerbaijani
bahrain bahraini
bangladesh bangladeshi
belarus belarusian
benin beninese
britain british uk briton
bulgaria bulgarian
burkina burkinabe
burma burmese myanmar
cambodia cambodian
cameroon cameroonian
canada canadian canadians
chad chadian
chile chilean
china chinese
colombia colombian
congo congolese drc
cuba cuban
cyprus cypriot
denmark danish danes
egypt egyptian
emirates emirati uae
eritrea eritrean
ethiopia ethiopian
europe european eu
finland finnish finns
france french
gabon gabonese
gaza gazan
germany german
ghana ghanaian
greece greek
greenland greenlander greenlandic
haiti haitian haitians
hungary hungarian
india indian
iran iranian iranians
iraq iraqi iraqis
ireland irish
israel israeli israelis
italy italian italians
japan japanese
jordan jordanian
kenya kenyan
korea korean koreans
kosovo kosovar
kurds kurdish kurd
kurt kurtce kurtler
kuwait kuwaiti
lebanon lebanese
libya libyan
mali malian malians
mexico mexican mexicans
nepal nepali nepalese
netherlands dutch
niger nigerien
nigeria nigerian
norway norwegian
oman omani
pakistan pakistani
palestine palestinian palestinians
peru peruvian
philippines filipino philippine
poland polish
qatar qatari
rwanda rwandan
saudi saudis
serbia serbian serb
somalia somali somalis
spain spanish
sudan sudanese
sweden swedish
switzerland swiss
syria syrian syrians
taiwan taiwanese
tajikistan tajik
thailand thai thais
togo togolese
turkey turkish turks turkiye
uganda ugandan
ukraine ukrainian
uzbekistan uzbek
venezuela venezuelan
vietnam vietnamese
yemen yemeni yemenis
isis isil daesh
qaeda qaida
shabaab shabab
hezbollah hizbollah hizbullah
houthis houthi huthi
zelenskiy zelensky zelenskyy
kyiv kiev
odesa odessa
kharkiv kharkov
gaddafi qaddafi gadhafi
khamenei khameini
hamas hamas'
center centre
defense defence
harbor harbour
labor labour
program programme
theater theatre
6 six
7 seven
8 eight
9 nine
10 ten
11 eleven
12 twelve dozen
13 thirteen
14 fourteen
15 fifteen
16 sixteen
17 seventeen
18 eighteen
19 nineteen
20 twenty
30 thirty
40 forty
50 fifty
كرد اكراد
ترك اتراك
امريك اميرك
قتل قتيل قتلي
جرح جريح جرحي
اسر اسير
شهيد شهداء
جند جنود
مسلح مسلحو
هجوم هجم
صاروخ صواريخ
قذيف قذايف
قري قرى
حي احياء
منطق مناطق
رهين رها
سفين سفن
طفل اطفال
"""

_TURKISH = """
ordu kent sehir ulke koy sinir asker savas baris ates bolge taraf silah esir polis bakan lider parti gemi liman fuze
ucak halk aile cocuk kadin okul gorev karar dava ceza kamp yasak sivil cete isgal isyan secim vergi turk kurt kisi olay
rehin uye
"""
"""Short words of Turkish that news is full of: six letters of theirs are hardly more than their endings."""
_ENDS = """
i u a e in un ya ye yi yu nin nun da de ta te dan den tan ten daki deki taki teki la le yla yle si su li lu
iyla iyle uyla siyla siyle suyla
"""
_OWN_AND_MANY = "in un sin sun lar ler lari leri larin lerin"
_BEHIND = " i u a e in un na ne da de dan den nda nde ndan nden la le yla yle"
_TURKISH_ENDS = (*_ENDS.split(), *(own + end for own in _OWN_AND_MANY.split() for end in _BEHIND.split(" ")))
CANONICAL = {f"{word}{end}": word for word in _TURKISH.split() for end in _TURKISH_ENDS} | {
    word: line.split()[0] for line in _LINES.strip().splitlines() for word in line.split()
}
