"""Words around names in an article: what tells a place from an actor, and an actor from whoever only speaks."""

from __future__ import annotations

from monitor.judge.text import bag

NO_NAME = bag(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday north south east west northern "
    "southern eastern western middle new republic democratic people national international reuters ap afp bbc cnn gmt "
    "the a an in on at of and but us u.s u.n un eu states united america american americans europe european special "
    "telegram facebook twitter news times post gunmen airport ministry region city province department pentagon white "
    "house york fox islam "
    "el la los las le les der die das l'armée gobierno gouvernement regierung estados unidos états-unis etats-unis "
    "vereinigte staaten nacional nationale türk silahlı kuvvetleri tsk msb aa bakanlığı"
)
"""Words with a capital that are no name, nor the beginning or the end of one."""
TITLES = bag(
    "president minister prime deputy foreign defense defence general gen maj lt col capt sgt adm secretary senator "
    "spokesman spokeswoman spokesperson chief commander judge pope king queen prince mr mrs ms dr rep sen official "
    "rear brig brigadier sgt sergeant major lieutenant colonel captain admiral governor gov cmdr cpl corporal "
    "président ministre präsident kanzler presidente ministro milli savunma dışişleri içişleri bakanı cumhurbaşkanı"
)
"""What stands before a person's name."""
ABBREVIATED = bag("gen maj lt col capt sgt adm mr mrs ms dr rep sen gov brig cpl cmdr")
"""Titles that end in a point, which ends no sentence."""
GIVEN = bag("chad jordan israel georgia paris sydney kenya india cuba london aden sofia vienna santiago francia")
"""People are called so, and countries or what lies in them."""
ACTORS = bag(
    "forces force front army movement party group groups guards guard council brigade brigades corps union coalition "
    "police congress league militia cartel command alliance organization organisation resistance state"
)
"""The last word of a name of people who act."""
ACTORS_FIRST = bag(
    "frente brigada bloque columna ejército movimiento comando clan cartel cártel partido alianza coalición comandos "
    "front mouvement brigade bloc exército movimento facção partito alleanza"
)
"""The first word of one in Spanish, French, Portuguese or Italian: Frente Juan Roe."""
PLACES = bag(
    "valley river province sea strait gulf city beach island islands airport port mountains desert peninsula strip "
    "bank border camp base sahara"
)
"""The last word of a name of a place."""
WHERE = bag(
    "in into near at off around outside across inside toward towards over from through between along above beyond "
    "dans près à en bei nahe "
    "left fled entered reached besieged shelled retook recaptured vers hacia в во под около близ возле из "
    "город города городе село селе села посёлке поселке район района районе реке реки реку"
)
"""Before the name of a place, mostly."""
MOVES = bag(
    "flee fled fleeing fly flew flown move moved moving send sent sail sailed march marched drive drove driven cross "
    "crossed escape escaped return returned head headed heading take took taken bring brought transfer transferred "
    "evacuated deployed airlifted road roads route way"
)
"""Before "to" and the name of a place."""
AREAS = bag(
    "area region district districts province village villages town towns city cities areas island islands port coast "
    "valley hospital "
    "ville villes villages ciudad ciudades pueblo municipio corregimiento stadt "
    "область области областью району район района районе края крае"
)
"""Behind the name of a place, mostly; or before it, with "of" between them."""
NEAR = bag(
    "north south east west northeast northwest southeast southwest outskirts près large nord sud est ouest cerca norte "
    "sur este oeste afueras perto sul leste vicino ovest nördlich südlich östlich westlich unweit"
)
"""Before "of" and a place."""
SHIPS = bag(
    "ship vessel tanker freighter carrier frigate destroyer corvette warship ferry trawler dhow yacht tug barge "
    "ships vessels tankers freighters carriers frigates destroyers corvettes warships ferries trawlers dhows "
    "navire pétrolier buque petrolero carguero barco navio schiff frachter tanker танкер судно корабль теплоход"
)
"""Before the name of a ship."""
OBSERVERS = bag(
    "un us eu au ue onu oms who wfp iom icrc ocha unhcr unicef unrwa unesco undp ohchr fao msf hrw isw acled sohr "
    "iaea osce nato otan ecowas igad sadc oic gcc imf cia fbi mi6 bbc cnn npr nbc abc cbs afp efe dpa ap tass csis "
    "iiss rusi"
)
"""Acronyms of those who watch, help or report everywhere."""
SPEAKS = bag(
    "says said say tells told warns warned urges urged vows vowed denies denied announced sagt dit dice "
    "spokesman spokeswoman spokesperson porte-parole portavoz porta-voz portavoce sprecher sprecherin sözcüsü"
)
"""Behind the name of whoever only speaks, or before it."""
JOINTS = bag("and or et y und e ve") | {","}
"""Between two names of a list."""
