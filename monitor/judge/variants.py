"""Names that are written in more ways than one: of countries and their people, and of much-named groups and places.

Each line gives the form that counts and the other words for it, all folded. The list holds what the cut to six letters
does not bring together; it is general vocabulary, not a list of operations.
"""

from __future__ import annotations

_LINES = """
afghanistan afghan afghans
america american americans usa
armenia armenian
azerbaijan azeri azerbaijani
australia australian
bahrain bahraini
bangladesh bangladeshi
belarus belarusian
britain british uk briton
bulgaria bulgarian
burkina burkinabe
burma burmese myanmar
cambodia cambodian
cameroon cameroonian
chad chadian
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
france french
gaza gazan
germany german
greece greek
greenland greenlander greenlandic
haiti haitian haitians
hungary hungarian
india indian
iran iranian iranians
iraq iraqi iraqis
israel israeli israelis
jordan jordanian
kenya kenyan
kurds kurdish kurd
kuwait kuwaiti
lebanon lebanese
libya libyan
mali malian malians
mexico mexican mexicans
nigeria nigerian
norway norwegian
oman omani
pakistan pakistani
palestine palestinian palestinians
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
thailand thai thais
turkey turkish turks turkiye
uganda ugandan
ukraine ukrainian
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
"""

CANONICAL = {word: line.split()[0] for line in _LINES.strip().splitlines() for word in line.split()}
