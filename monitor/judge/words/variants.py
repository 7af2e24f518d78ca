"""Names that are written in more ways than one: of countries and their people, and of much-named groups and places.

Each line gives the form that counts and the other words for it, all folded. The list holds what the cut to six letters
does not bring together; it is general vocabulary, not a list of operations.
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
"""

CANONICAL = {word: line.split()[0] for line in _LINES.strip().splitlines() for word in line.split()}
