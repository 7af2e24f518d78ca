"""Countries as news speaks of them: their names, their people, their capitals and much-named regions.

A seed says "Mexican navy" and the next report "Mexico"; who follows the one wants both. And a story that names a
country of which the operation never spoke is mostly about something else. Each line is one country: the terms for it
as in an operation's `about` (`*` ends a stem); its capital, regions and lasting movements behind a semicolon; its name
in other languages behind another. General knowledge, written down once; nothing here belongs to one operation.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from monitor.judge.words.longer_names import COMPOUNDS, MARKED, marked
from monitor.judge.words.particles import forms
from monitor.judge.words.places_abroad import ABROAD
from monitor.judge.words.terms import surface, words

_WRITTEN = """
Afghan*; Kabul, Kandahar, Taliban; Афганистан*, Afganistan*, أفغانستان
Albania*; Tirana; Albanie, Albanien, Албани*, Arnavutluk*, ألبانيا
Algeria*; Algiers; Algérie, Argelia*, argelino*, Algerien, Cezayir*, Алжир*, الجزائر
Angola*; Luanda, Cabinda; Ангол*, أنغولا
Argentin*; Buenos Aires
Armenia*; Yerevan; Армени*, Ermenistan*, أرمينيا, Arménie, Armenien
Australia*; Canberra, Sydney; Australie, Australien, Avustralya*, Австрали*, أستراليا
Austria*; Vienna; Österreich*, Autriche, Avusturya*, Австри*, النمسا
Azerbaijan*, Azeri*; Baku, Nagorno-Karabakh; Азербайджан*, Azerbaycan*, أذربيجان, Azerbaiyán, Azerbaïdjan, Aserbaidschan*, Azerbaijão
Bahrain*; Manama; Baréin, Бахрейн*, البحرين
Bangladesh*; Dhaka; Бангладеш*, Bangladeş*, Bangladés, بنغلاديش
Belarus*; Minsk; Белорус*, Беларус*, Bielorrusia, Biélorussie, Weißrussland
Belgium, Belgian*;; Bélgica, Belgique, Belgien, Belgio, Belçika*, Бельги*, بلجيكا
Benin, Beninese; Cotonou; Bénin, Benín, Бенин*, بنين
Bolivia*; La Paz
Bosnia*, Herzegovina; Sarajevo; Bosnie*, Bosnien*, Bosna*, Босни*, البوسنة
Botswana*, Batswana; Gaborone; Ботсван*
Brazil*; Brasilia, Rio de Janeiro; Brasil*, brésil*, Brezilya*, Бразили*, البرازيل
Bulgaria*; Sofia; Bulgarie, Bulgarien, Bulgaristan*, Болгари*, بلغاريا
Burkina*; Ouagadougou; Burkina Faso, بوركينا فاسو, Буркина*, burkinés*
Burundi*; Bujumbura; Бурунди, بوروندي
Cambodia*; Phnom Penh; Kambodscha*, Camboya*, Cambodge*, Camboja, Kamboçya*, Камбодж*, كمبوديا
Cameroon*; Yaounde; Cameroun*, الكاميرون, Camerún, Kamerun*, Камерун*
Canada, Canadian*; Ottawa; Canadá, canadiense*, canadien*, Kanada*, Канад*, كندا
Central African Republic; Bangui; Centrafrique, Centrafricain*, República Centroafricana, centroafrican*, Zentralafrikanische Republik, Orta Afrika Cumhuriyeti, ЦАР, أفريقيا الوسطى
Chad, Chadian*; N'Djamena; Tchad, تشاد, Tschad*, Çad, Чад
Chile, Chilean*;; chileno*, chilena*, chilien*, Чили
China, Chinese; Beijing, Xinjiang; Китай*, Китае*, الصين, Çin, chino, chinos, chinas, chinois*, chinesisch*, chinês, cinese*, Çinli*, الصيني*, Chine
Colombia*; Bogota; Kolumbien, Colombie, kolumbianisch*, Kolombiya*, Колумби*, كولومبيا
Congo*, DRC; Kinshasa, Goma, Bukavu, Kivu, Ituri; RDC, Конго, الكونغو, Kongo*
Costa Rica*
Croatia*; Zagreb; Croacia, Croatie, Kroatien, Хорвати*, Hırvatistan*, كرواتيا
Cuba*; Havana; Kuba, Küba*, كوبا, cubain*, kubanisch*, Куба, Кубы, Кубе, Кубу, Кубой, кубинск*, الكوبي*
Cyprus, Cypriot*; Nicosia; Chipre, Chypre, Zypern, Kıbrıs*, Кипр*, قبرص
Czech*; Prague; República Checa, Tchéquie, Tschechien
Denmark, Danish, Danes; Copenhagen; Dinamarca, Danemark, Dänemark, danés, daneses, danois*, dänisch*, Danimarka*, Дания, Дании, Данию, датск*, الدنمارك
Djibouti*; ; Yibuti, Dschibuti, Cibuti*, Джибути, جيبوتي
Dominican*, Dominican Republic; Santo Domingo; República Dominicana, République dominicaine
Ecuador*; Quito; Équateur, ecuatorian*, Эквадор*
Egypt*; Cairo, Sinai; Ägypt*, Égypt*, Egipto, Egipcio*, Египет*, Египт*, Mısır*, مصر, egipci*, المصري*
El Salvador, Salvadoran*; San Salvador; salvadoreñ*
Equatorial Guinea*, Equatoguinean*; Malabo; Guinea Ecuatorial, Guinée équatoriale, غينيا الاستوائية
Eritrea*; Asmara; Érythrée, Érythréen*, Эритре*, إريتريا
Estonia*; Tallinn; Estonie*, Estland*, Estonya*, Эстони*, эстонск*, إستونيا
Ethiopia*; Addis Ababa, Tigray, Amhara, Oromia; Äthiopien, Éthiopie, Эфиопи*, Etiyopya*, إثيوبيا, Etiopía, etíope*, éthiopien*, äthiopisch*, Etiópia
Finland, Finnish; Helsinki; Finlandia, Finlande, Finnland, Finlandiya*, Финлянди*, فنلندا
Gabon*; Libreville
Gambia*; Banjul
Gaza*; Rafah, Khan Younis, Hamas; Сектор Газа, غزة, حماس, Gazze, Gazzeli*, Franja de Gaza, bande de Gaza
France, French; Paris; Frankreich, Francia, français*, Франци*, Fransa*, فرنسا, francés, francesa, franceses, francesas, französisch*, francês, francese, Fransız*, французск*, الفرنسي*
Germany, German*; Berlin, Bavaria*, Bayern*, bayerisch*, Hessen*, hessisch*, Sachsen*, sächsisch*, Thüringen, thüringisch*, Niedersachsen, Nordrhein-Westfalen, NRW, Rheinland-Pfalz, Saarland, Baden-Württemberg, Brandenburg, Mecklenburg*, Schleswig-Holstein, Hamburg, Bremen; Deutschland, Allemagne, Alemania, Германи*, Almanya*, ألمانيا, alemán, alemana, alemanes, alemanas, allemand*, alemã*, tedesc*, Alman, Almanlar, немецк*, الألماني*
Georgia, Georgian*; Tbilisi, Abkhazia, South Ossetia; Грузи*, Gürcistan*, جورجيا, Géorgie, Georgien, Geórgia
Ghana*; Accra; Гана, Ганы, Гане, غانا
Greece, Greek*; Athens; Grecia, Grèce, Griechenland, Grécia, griego*, Yunanistan*, Греци*, اليونان
Greenland*; Nuuk; Grönland*, Groenland*, Гренланди*, غرينلاند
Guatemala*; ; Гватемал*
Guinea, Guinean*; Conakry; Guinée, guinéen*, Гвине*, Gine, غينيا
Guinea-Bissau*; Bissau; Guinée-Bissau, Guiné-Bissau, Гвинея-Бисау
Guyana*; Essequibo
Haiti*; Port-au-Prince; Haïti*, Гаити, هايتي
Honduras, Honduran*; Tegucigalpa; hondureñ*
Hungary, Hungarian*; Budapest; Hungría, Hongrie, Ungarn, Macaristan*, Венгри*
India, Indian, Indians; New Delhi; Инди*, Hindistan*, الهند, Inde, indien*, indisch*
Indonesia*; Jakarta, Papua; Indonésie, Indonesien, Endonezya*, Индонези*, إندونيسيا
Iran*; Tehran, IRGC, Revolutionary Guard*; Иран*, İran*, إيران*, الإيراني*
Iraq*; Baghdad, Mosul, Basra, Erbil; Irak*, irakisch*, Ирак*, العراق*, العراقي*
Ireland, Irish; Dublin; Irlanda, Irlande, Irland, irländisch*
Israel*; Tel Aviv, Jerusalem; Израил*, İsrail*, إسرائيل*, الإسرائيلي*, Ізраїл*
Italy, Italian*; Rome; Italien*, Italie*, Italia*, İtalya*, Итали*, إيطاليا
Ivory Coast, Ivorian*; Abidjan; Côte d'Ivoire, Costa de Marfil, Elfenbeinküste, ivoirien*, marfileñ*, Кот д'Ивуар*, Fildişi Sahili*, ساحل العاج
Jamaica*; Kingston
Japan*; Tokyo; Japón, Japon*, Япони*, اليابان
Jordan, Jordanian*; Amman; Jordania, Jordanie, Jordanien, Ürdün*, Иордани*, الأردن
Kashmir*; Srinagar; Кашмир*, كشمير
Kazakh*; Astana, Almaty; Kazajistán, Kasachstan, Казахстан*
Kenya*; Nairobi; Kenia*, kényan*, keniat*, kenian*, Кени*, كينيا
Kosovo*; Pristina; Косов*, كوسوفو, kosovar*
Kurdish, Kurd, Kurds; Kurdistan, Rojava; Курд*, Kürtler*, Kürtçe, Kürdistan, الكرد*, الأكراد, كردستان, kurdo*, kurda*, kurde*, kurdisch*, curdo*, curda*
Kuwait*;; koweït*, Kuveyt*, Кувейт*, الكويت
Kyrgyz*; Bishkek; Kirghiz*, Kirguist*, Kirgis*, Kırgız*, Киргиз*, Кыргыз*, قرغيزستان
Laos, Laotian*
Latvia*; Riga; Letonia, Lettonie, Lettland, Letonya*, Латви*, латвийск*, لاتفيا
Lebanon, Lebanese; Beirut, Hezbollah; Liban*, Líbano, Ливан*, Lübnan*, لبنان*, اللبناني*, حزب الله, Hizbulá, Hisbollah*, Хезболл*, Hizbullah*
Liberia*; Monrovia
Libya*; Tripoli, Benghazi; Libye*, Libia*, Ливи*, ليبيا, الليبي*, libio, libios, libysch*
Lithuania*; Vilnius; Lituania, Lituanie, Litauen, Litvanya*, Литва, Литвы, Литве, Литву, Литвой, литовск*, ليتوانيا
Madagascar, Malagasy; Antananarivo
Malawi*; Lilongwe
Malaysia*; Kuala Lumpur; Malasia, Malaisie, Malezya*, Малайзи*, ماليزيا
Mali, Malian*; Bamako, Timbuktu, Gao, Kidal; Malien*, Malí, Мали, مالي
Mauritania*; Nouakchott; Mauritanie*, Mauretanien*, Moritanya*, Мавритани*, موريتانيا
Mexic*; Sinaloa, Jalisco; México, Mexik*, Mexique, Meksika*, Мексик*, المكسيك
Moldova*; Chisinau, Transnistria; Moldavia, Moldavie, Молдов*
Mongolia*; ; Mongolie, Mongolei, Moğolistan*, Монголи*, منغوليا
Morocc*; Rabat, Western Sahara; Maroc*, Marruecos, marroquí*, Marrocos, Марокко, المغرب
Mozambi*; Maputo, Cabo Delgado; Moçambique, Mosambik, mosambikanisch*, Mozambik*, Мозамбик*, موزمبيق
Myanmar*, Burma, Burmese; Naypyitaw, Rakhine, Rohingya; Мьянм*, ميانمار, Birmania, Birmanie
Nepal*; Kathmandu; Népal*, Непал*, نيبال
Nicaragua*; Managua
Niger, Nigerien*; Niamey; Nigérien*, النيجر, Níger, nigerino*, Nijer, Нигер, Нигера, Нигере, Нигеру, Нигером
Nigeria, Nigerian*; Abuja, Borno, Boko Haram; Нигери*, Nijerya*, نيجيريا, Nigéria*
North Korea*; Pyongyang; Nordkorea*, КНДР, Kuzey Kore*, كوريا الشمالية, Corea del Norte, Corée du Nord, Coreia do Norte, norcorean*, nord-coréen*, Северн* Коре*
Norway, Norwegian*; Oslo; Noruega, Norvège, Norwegen, Norveç*, Норвеги*, النرويج
Oman, Omani*; Muscat; Omán, Umman, عمان, omaní, omaníes, omanais*, Оман*, العماني*
Pakistan*; Islamabad, Balochistan, Khyber Pakhtunkhwa; Пакистан*, باكستان*, Paquistão
Palestin*; West Bank, Jenin, Ramallah; Palästin*, Палестин*, Filistin*, فلسطين*, الفلسطيني*, الضفة الغربية, Cisjordania, Cisjordanie, Westjordanland, Cisjordânia
Panama*; ; Panamá, panameñ*, Панам*, بنما
Papua New Guinea*; Port Moresby
Paraguay*; Asuncion
Peru, Peruvian*; Lima; Perú, peruan*, Pérou, péruvien*, Перу, перуанск*, بيرو
Philippin*, Filipino*; Manila, Mindanao; Filipinas, Filippine, Filipinler, Филиппин*, الفلبين
Poland, Polish; Warsaw; Polonia, Pologne, Polen, Polônia, polaco*, polnisch*, polonais*, Polonya*, Польш*, بولندا
Portug*; Lisbon
Qatar*; Doha; Катар*, Katar, Katarlı*, قطر, catarí, cataríes
Romania*; Bucharest; Rumania, Rumanía, Roumanie, Rumänien, Romanya*, Румыни*
Russia*; Moscow, Kremlin; Russland, Russie, Rusia, russisch*, russe*, ruso*, Росси*, Rusya*, روسيا, الروسي*, rusa, rusas, russos, russa, russas, Russland*, Rus, Ruslar, русск*, Росія, росій*
Rwanda*; Kigali; Ruanda*, ruandés*, ruandisch*, Руанд*, رواندا
Saudi*; Riyadh; Saudi Arabia, Саудовск*, Suudi*, السعودي*, saoudi*, Arabie saoudite
Senegal*; Dakar; Sénégal*, Сенегал*, السنغال
Serbia*; Belgrade; Serbie, Serbien, serbio*, Sırbistan*, Серби*, صربيا
Sierra Leone*; Freetown; Sierra Leona, Сьерра Леоне, سيراليون
Slovakia, Slovak*; Bratislava; Eslovaquia, Slovaquie, Slowakei, Slovakya*, Словаки*
Somali*; Mogadishu, Shabaab, Somaliland, Puntland, Jubaland; Сомали*, الصومال*
South Africa*; Pretoria; Sudáfrica, sudafrican*, Afrique du Sud, sud-africain*, Südafrika*, África do Sul, Güney Afrika*, ЮАР, южноафриканск*, جنوب أفريقيا
South Korea*; Seoul; Südkorea*, Corea del Sur, Corée du Sud, Coreia do Sul, surcorean*, sud-coréen*, Güney Kore*, كوريا الجنوبية, Южная Корея, Южной Корее, Южной Кореи, южнокорейск*
South Sudan*; Juba; Южный Судан, Güney Sudan, جنوب السودان, Sudán del Sur, sursudan*, Soudan du Sud, sud-soudanais*, Südsudan*, Sudão do Sul, Sud Sudan, Южного Судана, Южном Судане
Spain, Spanish; Madrid; España, Espagne, Spanien, Espanha, Spagna, español*, espagnol*, spanisch*, İspanya*, Испани*, إسبانيا
Sri Lanka*; Colombo; Шри Ланк*, سريلانكا
Sudan*; Khartoum, Darfur, Kordofan; Soudan*, Khartum, Jartum, السودان*, Судан*, Sudão
Sweden, Swedish; Stockholm; Suecia, Suède, Schweden, Suécia, sueco*, schwedisch*, İsveç*, Швеци*, السويد
Swiss, Switzerland; Bern, Geneva; Schweiz*, Suisse*, Suiza, Suíça, Svizzera, suizo*, suiza*, İsviçre*, Швейцари*, سويسرا
Syria*; Damascus, Aleppo, Idlib, Homs, Deir ez-Zor, Raqqa; Syrie*, Siria*, Syrien*, syrisch*, Сири*, Suriye*, سوري*, السوري*, sirio*
Taiwan*; Taipei; Тайван*, Tayvan*, تايوان
Tajik*; Dushanbe; Tayikist*, Tadschik*, Tacik*, Таджик*, طاجيكستان
Tanzania*; Dar es Salaam; Tanzanie*, Tansania*, Tanzanya*, Танзани*, تنزانيا
Thai*; Bangkok; Tailandia, tailandés*, Tayland*, Таиланд*, تايلاند
Togo*; Lome; توغو
Tunisia*; Tunis; Tunisie*, Túnez, tunecin*, Tunesien, Тунис*, تونس
Turkey, Turkish, Turk, Turks, Turkiye; Ankara; Türkei, türkisch*, Turquie, Turquía, Турци*, турецк*, تركيا, التركي, التركية, turco, turca, turcos, turcas, turc, turque*, turcs, Turquia, Turchia, Türk, Türkiye*, Türkler
Turkmen*; ; Turkménist*, Türkmenistan*, Туркмени*, تركمانستان
Uganda*; Kampala; Ouganda*, ugandisch*, Уганд*, угандийск*, أوغندا, الأوغندي*
United Kingdom, UK, Britain, British, Briton, Britons; London, England, Scotland, Scottish, Wales, Welsh; Großbritannien, Royaume-Uni, Reino Unido, Великобритани*, İngiltere*, بريطانيا, británic*, britannique*, britisch*, İngiliz*, британск*, البريطاني*
Ukrain*; Kyiv, Kiev, Kharkiv, Odesa, Lviv, Dnipro, Zaporizhzhia, Kherson; Украин*, Ukrayna*, أوكرانيا, الأوكراني*, Киев*, Ucrania*, Ucraina, Україн*
Emirates, United Arab Emirates, Emirati*, UAE; Abu Dhabi, Dubai; ОАЭ, الإمارات, Emiratos Árabes, Émirats arabes, Arabische Emirate, Эмират*
Uruguay*; Montevideo
Uzbek*; Tashkent; Ouzbék*, Uzbekist*, Usbek*, Özbek*, Узбек*, أوزبكستان
Venezuel*; Caracas; Венесуэл*, فنزويلا, venezolan*
Vietnam*; Hanoi; Вьетнам*, فيتنام
Yemen*; Sanaa, Aden, Hodeidah, Houthi*; Jemen*, Йемен*, اليمن*, الحوثي*, صنعاء, хусит*, hutí*, Huthi*, Husi, Husiler
Zambia*; Lusaka; Zambie, Sambia, Замби*, زامبيا
Andorra*
Antigua*
Bahamas, Bahamian*
Barbados, Barbadian*; Bridgetown
Belize*
Bhutan*; Thimphu
Brunei*
Cape Verde*; ; Cabo Verde, Cap-Vert, Kap Verde, Кабо-Верде
Comoros, Comorian*; Moroni; Comores, Comoras, Komoren
Dominica
Eswatini, Swazi*; Mbabane
Fiji*; Suva; Fidji, Fidschi
Grenada*
Hong Kong*; ; Гонконг*, هونغ كونغ
Iceland*; Reykjavik; Islandia, Islande, isländisch*, İzlanda*, Исланди*, آيسلندا
Kiribati
Lesotho, Basotho; Maseru
Liechtenstein*; Vaduz
Luxemb*; ; Люксембург*, لوكسمبورغ
Maldiv*; ; Malediven, Мальдив*, المالديف
Malta, Maltese; Valletta; Мальта, Мальты, Мальте, مالطا
Marshall Islands; Majuro
Mauritius, Mauritian*; Port Louis; Île Maurice, Маврики*
Micronesia*
Monaco; ; Mónaco, Монако, موناكو
Montenegr*; Podgorica; Monténégro, Черногори*, Karadağ*, الجبل الأسود
Namibia*; Windhoek; Namibie, Намиби*, ناميبيا
Nauru*
Netherlands, Dutch; Amsterdam, Rotterdam; Países Bajos, Pays-Bas, Niederlande, Niederlanden, niederländisch*, neerland*, néerland*, Hollanda*, Нидерланд*, هولندا
New Caledonia*; Noumea; Nouvelle-Calédonie, Nueva Caledonia, Neukaledonien
New Zealand*; Wellington, Auckland; Nueva Zelanda, Nouvelle-Zélande, Neuseeland*, néo-zélandais*, neozeland*, Yeni Zelanda, Новая Зеландия, Новой Зеландии, نيوزيلندا
North Macedonia*, Macedonia*; Skopje; Nordmazedonien, Македони*, مقدونيا
Palau*
Saint Kitts*; ; St Kitts
Saint Lucia*; ; St Lucia
Saint Vincent*; ; St Vincent
Samoa*; Apia
San Marino
Sao Tome*; ; Santo Tomé, São Tomé
Seychell*; ; Сейшел*, سيشل
Singapor*; ; Singapur*, Сингапур*, سنغافورة
Slovenia*, Slovene*; Ljubljana; Eslovenia, Slovénie, Slowenien, slowenisch*, Slovenya*, Словени*, سلوفينيا
Solomon Islands; Honiara; Islas Salomón, Îles Salomon
Suriname*; Paramaribo; Surinam, Суринам*
Timor*; Dili; Восточный Тимор, تيمور
Tonga, Tongan*; Nuku'alofa
Trinidad*; Port of Spain
Tuvalu*
Vanuatu*; Port Vila
Vatican*; Holy See; Vaticano, Vatikan*, Ватикан*, الفاتيكان
Zimbabwe*; Harare; Zimbabue, Simbabwe, Зимбабве, زيمبابوي
Sahel*; ; saheliano*, sahélien*, Сахел*, الساحل الأفريقي
Balkan*
Caribbean; ; Caribe, Karibik, Caraïbe*, Karayip*, Карибск*, الكاريبي
Red Sea; Bab al-Mandab; Rotes Meer, Roten Meer, mer Rouge, mar Rojo, Красном море, Kızıldeniz*, البحر الأحمر
Black Sea; ; Schwarzes Meer, Черное море, Черном море, Karadeniz*, البحر الأسود
Baltic*; ; Báltic*, baltique*, Ostsee*, Baltık*, Балти*, балтийск*, البلطيق
Hormuz; ; Ormuz, Ормуз*, Hürmüz*, هرمز
South China Sea; Spratly, Scarborough Shoal
"""  # noqa: E501 - a line is a country

_GULF = "Bahrain, Kuwait, Oman, Qatar, Saudi Arabia, Emirates, Gulf"
REGIONS = {
    "Gulf of Guinea": "Nigeria, Ghana, Benin, Togo, Cameroon, Ivory Coast, Gabon, Sao Tome",
    "Sahel": "Mali, Burkina, Niger",
    "Lake Chad": "Nigeria, Niger, Chad, Cameroon",
    "Horn of Africa": "Somalia, Ethiopia, Eritrea, Djibouti",
    "Gulf of Aden": "Yemen, Somalia, Djibouti",
    "Red Sea": "Yemen",
    "Black Sea": "Ukraine, Russia",
    "Sea of Azov": "Ukraine, Russia",
    "Balkan": "Serbia, Kosovo, Bosnia",
    "Caucasus": "Armenia, Azerbaijan, Georgia",
    "Baltic states": "Estonia, Latvia, Lithuania",
    "Baltic countries": "Estonia, Latvia, Lithuania",
    "Nordic countries": "Denmark, Finland, Iceland, Norway, Sweden",
    "Maghreb": "Algeria, Morocco, Tunisia",
    **dict.fromkeys(("Gulf Arab", "Gulf states", "Gulf countries", "Gulf monarchies", "Persian Gulf"), _GULF),
}
"""Regions that news is told of by the names of their countries."""
WIDE = ("Sahel", "Balkans", "Caribbean", "Red Sea", "Black Sea", "Baltic", "Hormuz", "South China Sea")
"""Those of the lines that are no country, but seas and what several countries share."""
LONGEST = 3
"""Words of a name."""
ENDING = 6
"""Letters that a stem's ending may have."""


@cache
def _lines() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Each country's own terms, those within it, and its names in other languages."""
    more = {key: found for line in ABROAD.strip().splitlines() for (key,), found in [_parts(line)]}
    lines = (_parts(line + ";;")[:3] for line in _WRITTEN.strip().splitlines())
    return tuple(
        (own, within, (*foreign, *(term for key in (*own, *within) for term in more.get(key, ()))))
        for own, within, foreign in lines
    )


def _parts(line: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(term.strip() for term in part.split(",") if term.strip()) for part in line.split(";"))


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


_NONE = frozenset(" ".join(words(surface(name).folded)) for name in COMPOUNDS)


@lru_cache(maxsize=8192)
def country(name: str) -> int:
    """The number of the country that a word or phrase belongs to; -1 where it is none."""
    name = MARKED.get(name, name)
    whole, stems = _index()
    for key in forms(" ".join(surface(name.rstrip("*")).folded.removesuffix("'s").split())):
        if key in whole:
            return whole[key]
        # the ending is of the last word: a stem has all blanks of the name
        ends = range(max(1, len(key) - ENDING, key.rfind(" ") + 1), len(key) + 1)
        if found := [stems[key[:end]] for end in ends if key[:end] in stems]:
            return min(found)
    return -1


@cache
def compounds() -> dict[str, str]:
    """The longer names that are of no country, joined by hyphens and folded → as they are written."""
    written = (*map(" ".join, map(str.split, COMPOUNDS)), *(name for name in REGIONS if " " in name))
    return {name.lower().replace(" ", "-"): name for name in written if country(name) < 0}


@cache
def _openers() -> frozenset[str]:
    """The first words of all names of more than one."""
    whole, stems = _index()
    return frozenset(name.split()[0] for name in (*whole, *stems, *_NONE) if " " in name)


@lru_cache(maxsize=8192)
def _longest(first: str) -> int:
    """How many words a name may have that begins with this one."""
    return LONGEST if any(form in _openers() for form in forms(surface(first).folded)) else 1


@lru_cache(maxsize=4096)
def mentioned(text: str) -> frozenset[int]:
    """The countries of which a text speaks, by their numbers."""
    return frozenset(as_written(text))


def as_written(text: str) -> dict[int, str]:
    """The same, with what the text first calls each."""
    found: dict[int, str] = {}
    place, parts = 0, words(surface(text).cased)
    while place < len(parts):
        step = 1
        if not parts[place][0].islower():  # a capital, or a script without any
            for size in range(min(_longest(parts[place]), len(parts) - place), 0, -1):
                name = " ".join(parts[place : place + size])
                number = country(name)
                if number >= 0 or name.lower().removesuffix("'s") in _NONE:
                    found.setdefault(number, name)
                    step = size
                    break
        place += step
    found.pop(-1, None)
    for name in marked(text):
        found.setdefault(country(name), name)
    return found


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


def terms(number: int, written: Iterable[str] = (), *, everywhere: bool = False) -> tuple[str, ...]:
    """A country's terms, as in `about`; `everywhere`: those of other languages too; of those that are names by their
    marks alone the ones that were `written`."""
    own, within, foreign = _lines()[number]
    return (*own, *(foreign if everywhere else ()), *within, *(name for name in written if name in MARKED))
