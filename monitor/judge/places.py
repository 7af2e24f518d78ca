"""Countries as news speaks of them: their names, their people, their capitals and much-named regions.

A seed says "Mexican navy" and the next report "Mexico"; who follows the one wants both. And a story that names a
country of which the operation never spoke is mostly about something else. Each line is one country: the terms for it
as in an operation's `about` (`*` ends a stem); its capital, regions and lasting movements behind a semicolon; its name
in other languages behind another. General knowledge, written down once; nothing here belongs to one operation.
"""

from __future__ import annotations

from functools import cache, lru_cache

from monitor.judge.terms import surface, words

_WRITTEN = """
Afghan*; Kabul, Kandahar, Taliban; Афганистан*, Afganistan*, أفغانستان
Albania*; Tirana
Algeria*; Algiers; Algérie
Angola*; Luanda, Cabinda
Argentin*; Buenos Aires
Armenia*; Yerevan; Армени*, Ermenistan*, أرمينيا
Australia*; Canberra, Sydney
Austria*; Vienna; Österreich*
Azerbaijan*, Azeri*; Baku, Nagorno-Karabakh; Азербайджан*, Azerbaycan*, أذربيجان
Bahrain*; Manama
Bangladesh*; Dhaka
Belarus*; Minsk; Белорус*, Беларус*
Belgium, Belgian*
Benin, Beninese; Cotonou
Bolivia*; La Paz
Bosnia*, Herzegovina; Sarajevo
Botswana*
Brazil*; Brasilia, Rio de Janeiro; Brasil*
Bulgaria*; Sofia
Burkina*; Ouagadougou; Burkina Faso, بوركينا فاسو, Буркина*
Burundi*; Bujumbura
Cambodia*; Phnom Penh; Kambodscha*, Camboya*
Cameroon*; Yaounde; Cameroun*, الكاميرون
Canada, Canadian*; Ottawa
Central African Republic; Bangui; Centrafrique, Centrafricain*
Chad, Chadian*; N'Djamena; Tchad, تشاد
Chile, Chilean*
China, Chinese; Beijing, Xinjiang; Китай*, Китае*, الصين, Çin
Colombia*; Bogota; Kolumbien
Congo*, DRC; Kinshasa, Goma, Bukavu, Kivu, Ituri; RDC, Конго, الكونغو, Kongo*
Costa Rica*
Croatia*; Zagreb
Cuba*; Havana; Kuba
Cyprus, Cypriot*; Nicosia
Czech*; Prague
Denmark, Danish, Danes; Copenhagen
Djibouti*
Dominican*; Santo Domingo
Ecuador*; Quito
Egypt*; Cairo, Sinai; Ägypt*, Égypt*, Egipto, Egipcio*, Египет*, Египт*, Mısır*, مصر
El Salvador, Salvadoran*
Eritrea*; Asmara
Estonia*; Tallinn
Ethiopia*; Addis Ababa, Tigray, Amhara, Oromia; Äthiopien, Éthiopie, Эфиопи*, Etiyopya*, إثيوبيا
Finland, Finnish; Helsinki
Gabon*; Libreville
Gambia*; Banjul
Gaza*; Rafah, Khan Younis, Hamas; Сектор Газа, غزة, حماس, Gazze*
France, French; Paris; Frankreich, Francia, français*, Франци*, Fransa*, فرنسا
Germany, German*; Berlin; Deutschland, Allemagne, Alemania, Германи*, Almanya*, ألمانيا
Georgia, Georgian*; Tbilisi, Abkhazia, South Ossetia; Грузи*, Gürcistan*, جورجيا
Ghana*; Accra
Greece, Greek*; Athens
Greenland*; Nuuk; Grönland*, Groenland*
Guatemala*
Guinea, Guinean*; Conakry
Guyana*; Essequibo
Haiti*; Port-au-Prince; Haïti*, Гаити, هايتي
Honduras, Honduran*
Hungary, Hungarian*; Budapest
India, Indian*; New Delhi; Инди*, Hindistan*, الهند
Indonesia*; Jakarta, Papua
Iran*; Tehran, IRGC, Revolutionary Guard*; Иран*, İran*, إيران*, الإيراني*
Iraq*; Baghdad, Mosul, Basra, Erbil; Irak*, irakisch*, Ирак*, العراق*, العراقي*
Ireland, Irish
Israel*; Tel Aviv, Jerusalem; Израил*, İsrail*, إسرائيل*, الإسرائيلي*
Italy, Italian*; Rome; Italien*, Italie*, Italia*
Ivory Coast, Ivorian*; Abidjan; Côte d'Ivoire
Jamaica*; Kingston
Japan*; Tokyo
Jordan, Jordanian*; Amman
Kashmir*; Srinagar; Кашмир*, كشمير
Kazakh*; Astana, Almaty
Kenya*; Nairobi
Kosovo*; Pristina; Косов*, كوسوفو
Kurdish, Kurd, Kurds; Kurdistan, Rojava; Курд*, Kürt*, الكرد*, الأكراد, كردستان
Kuwait*
Kyrgyz*; Bishkek
Laos, Laotian*
Latvia*; Riga
Lebanon, Lebanese; Beirut, Hezbollah; Liban*, Líbano, Ливан*, Lübnan*, لبنان*, اللبناني*, حزب الله
Liberia*; Monrovia
Libya*; Tripoli, Benghazi; Libye*, Libia*, Ливи*, ليبيا, الليبي*
Lithuania*; Vilnius
Madagascar, Malagasy; Antananarivo
Malawi*
Malaysia*; Kuala Lumpur
Mali, Malian*; Bamako, Timbuktu, Gao, Kidal; Malien*
Mauritania*; Nouakchott
Mexic*; Sinaloa, Jalisco; México, Mexik*
Moldova*; Chisinau, Transnistria
Mongolia*
Morocc*; Rabat, Western Sahara; Maroc*
Mozambi*; Maputo, Cabo Delgado
Myanmar*, Burma, Burmese; Naypyitaw, Rakhine, Rohingya; Мьянм*, ميانمار
Nepal*; Kathmandu
Nicaragua*; Managua
Niger, Nigerien*; Niamey; Nigérien*, النيجر
Nigeria, Nigerian*; Abuja, Borno, Boko Haram; Нигери*, Nijerya*, نيجيريا
North Korea*; Pyongyang; Nordkorea*, КНДР, Kuzey Kore*, كوريا الشمالية
Norway, Norwegian*; Oslo
Oman, Omani*; Muscat
Pakistan*; Islamabad, Balochistan, Khyber Pakhtunkhwa; Пакистан*, باكستان*
Palestin*; West Bank, Jenin, Ramallah; Palästin*, Палестин*, Filistin*, فلسطين*, الفلسطيني*, الضفة الغربية
Panama*
Papua New Guinea*; Port Moresby
Paraguay*
Peru, Peruvian*; Lima
Philippin*, Filipino*; Manila, Mindanao
Poland, Polish; Warsaw
Portug*; Lisbon
Qatar*; Doha; Катар*, Katar*, قطر
Romania*; Bucharest
Russia*; Moscow, Kremlin; Russland, Russie, Rusia, russisch*, russe*, ruso*, Росси*, Rusya*, روسيا, الروسي*
Rwanda*; Kigali
Saudi*; Riyadh; Saudi Arabia, Саудовск*, Suudi*, السعودي*
Senegal*; Dakar
Serbia*; Belgrade
Sierra Leone*; Freetown
Slovakia, Slovak*
Somali*; Mogadishu, Shabaab, Somaliland, Puntland, Jubaland; Сомали*, الصومال*
South Africa*; Pretoria
South Korea*; Seoul; Südkorea*
South Sudan*; Juba; Южный Судан, Güney Sudan, جنوب السودان
Spain, Spanish; Madrid
Sri Lanka*; Colombo
Sudan*; Khartoum, Darfur, Kordofan; Soudan*, Khartum, Jartum, السودان*, Судан*
Sweden, Swedish; Stockholm
Swiss, Switzerland; Bern, Geneva; Schweiz*, Suisse*
Syria*; Damascus, Aleppo, Idlib, Homs, Deir ez-Zor, Raqqa; Syrie*, Siria*, Syrien*, syrisch*, Сири*, Suriye*, سوري*, السوري*
Taiwan*; Taipei; Тайван*, Tayvan*, تايوان
Tajik*; Dushanbe
Tanzania*; Dar es Salaam
Thai*; Bangkok
Togo*; Lome
Tunisia*; Tunis; Tunisie*
Turkey, Turkish, Turk, Turks, Turkiye; Ankara; Türkei, türkisch*, Turquie, Turquía, Турци*, турецк*, تركيا, التركي*
Turkmen*
Uganda*; Kampala
United Kingdom, Britain, British; London; Großbritannien, Royaume-Uni, Reino Unido, Великобритани*, İngiltere*, بريطانيا
Ukrain*; Kyiv, Kiev, Kharkiv, Odesa, Lviv, Dnipro, Zaporizhzhia, Kherson; Украин*, Ukrayna*, أوكرانيا, الأوكراني*, Киев*
Emirates, Emirati*, UAE; Abu Dhabi, Dubai; ОАЭ, الإمارات
Uruguay*
Uzbek*; Tashkent
Venezuel*; Caracas; Венесуэл*, فنزويلا
Vietnam*; Hanoi
Yemen*; Sanaa, Aden, Hodeidah, Houthi*; Jemen*, Йемен*, اليمن*, الحوثي*, صنعاء, хусит*
Zambia*; Lusaka
Zimbabwe*; Harare
Sahel*
Balkan*
Caribbean; ; Caribe, Karibik
Red Sea; Bab al-Mandab; Rotes Meer, Roten Meer, mer Rouge, mar Rojo, Красном море, Kızıldeniz*, البحر الأحمر
Black Sea; ; Schwarzes Meer, Черное море, Черном море, Karadeniz*, البحر الأسود
Baltic*
Hormuz; ; Ormuz, Ормуз*, Hürmüz*, هرمز
South China Sea; Spratly, Scarborough Shoal
"""  # noqa: E501 - a line is a country

COMPOUNDS = tuple(
    """South Sudan|New Mexico|Gulf of Mexico|North Korea|South Korea|Papua New Guinea|Equatorial Guinea|Guinea Bissau
    |Northern Ireland|New South Wales|West Virginia|Mexican Mafia|New England|New Jersey|New Georgia|Georgia Tech
    |South Georgia|Inner Mongolia|Outer Mongolia|Dominican Republic of Congo|Gulf of Guinea|Gulf of America
    |American Samoa|British Columbia|French Guiana|Little Haiti|New Syria Fund|Turkish Airlines|East Jerusalem Post
    |Jerusalem Post|Moscow Idaho|Palestine Texas|Lebanon Tennessee|Paris Texas""".replace("\n", "").split("|")
)
"""Longer names that are not the shorter one inside them."""
REGIONS = {
    "Gulf of Guinea": "Nigeria, Ghana, Benin, Togo, Cameroon, Ivory Coast, Gabon, Sao Tome",
    "Sahel": "Mali, Burkina, Niger",
    "Lake Chad": "Nigeria, Niger, Chad, Cameroon",
    "Horn of Africa": "Somalia, Ethiopia, Eritrea, Djibouti",
    "Gulf of Aden": "Yemen, Somalia, Djibouti",
    "Red Sea": "Yemen",
    "Balkan": "Serbia, Kosovo, Bosnia",
    "Caucasus": "Armenia, Azerbaijan, Georgia",
}
"""Regions that news is told of by the names of their countries."""
LONGEST = 3
"""Words of a name."""
ENDING = 6
"""Letters that a stem's ending may have."""


@cache
def _lines() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Each country's own terms, those within it, and its names in other languages."""
    return tuple(
        tuple(tuple(term.strip() for term in part.split(",") if term.strip()) for part in (line + ";;").split(";")[:3])
        for line in _WRITTEN.strip().splitlines()
    )


@cache
def _index() -> tuple[dict[str, int], dict[str, int]]:
    """Words and phrases → line; stems → line, the first of those that have them."""
    whole: dict[str, int] = {}
    stems: dict[str, int] = {}
    for number, parts in enumerate(_lines()):
        for term in (term for part in parts for term in part):
            key = surface(term.rstrip("*")).folded
            if term.endswith("*"):
                stems.setdefault(key, number)
            else:
                whole[key] = number
    return whole, stems


_NONE = frozenset(surface(" ".join(name.split())).folded for name in COMPOUNDS)


@lru_cache(maxsize=8192)
def country(name: str) -> int:
    """The number of the country that a word or phrase belongs to; -1 where it is none."""
    key = " ".join(surface(name.rstrip("*")).folded.split())
    whole, stems = _index()
    if key in whole:
        return whole[key]
    # the ending is of the last word: a stem has all blanks of the name
    shortest = max(1, len(key) - ENDING, key.rfind(" ") + 1)
    return min((stems[key[:end]] for end in range(shortest, len(key) + 1) if key[:end] in stems), default=-1)


@cache
def compounds() -> dict[str, str]:
    """The longer names that are of no country, joined by hyphens and folded → as they are written."""
    written = (*map(" ".join, map(str.split, COMPOUNDS)), *(name for name in REGIONS if " " in name))
    return {name.lower().replace(" ", "-"): name for name in written if country(name) < 0}


@lru_cache(maxsize=4096)
def mentioned(text: str) -> frozenset[int]:
    """The countries of which a text speaks, by their numbers."""
    found, place, parts = set(), 0, words(surface(text).cased)
    while place < len(parts):
        step = 1
        if not parts[place][0].islower():  # a capital, or a script without any
            for size in range(min(LONGEST, len(parts) - place), 0, -1):
                name = " ".join(parts[place : place + size])
                number = country(name)
                if number >= 0 or name.lower() in _NONE:
                    found.add(number)
                    step = size
                    break
        place += step
    return frozenset(found - {-1})


@cache
def _regions() -> dict[str, tuple[str, ...]]:
    """Folded name → its countries."""
    return {surface(name).folded: tuple(map(str.strip, held.split(","))) for name, held in REGIONS.items()}


@cache
def region(name: str) -> tuple[str, ...]:
    """The terms for the countries of a region and their people, as in `about`; none where it is no region."""
    held = _regions().get(surface(name.rstrip("*")).folded, ())
    return tuple(term for one in held for term in (_lines()[country(one)][0] if country(one) >= 0 else (one,)))


def of_regions(text: str) -> frozenset[int]:
    """The countries of the regions that a text names, by their numbers."""
    folded = surface(text).folded
    return frozenset(
        country(one) for name, held in _regions().items() if name in folded for one in held if country(one) >= 0
    )


def is_within(name: str) -> bool:
    """Whether it is the name of something in a country (a town, a movement), and not the country's or its people's."""
    folded, number = surface(name).folded, country(name)
    return number >= 0 and any(
        folded.startswith(stem) if term.endswith("*") else folded == stem
        for term in _lines()[number][1]
        for stem in (surface(term.rstrip("*")).folded,)
    )


def terms(number: int, *, everywhere: bool = False) -> tuple[str, ...]:
    """A country's terms, as in `about`; `everywhere`: those of other languages too."""
    own, within, foreign = _lines()[number]
    return (*own, *foreign, *within) if everywhere else (*own, *within)
