"""Capitals, much-named towns and peoples of countries (places.py) as other languages write them: Spanish, French,
German, Turkish, Russian and Arabic. Each line begins with a term that the country's own line has.
No word that English news has in another sense.
"""

from __future__ import annotations

ABROAD = """
Kabul; Кабул*, كابول, كابل, afgan*, афганск*, Кандагар*, Kaboul, الأفغاني*, قندهار
Tirana; Тиран*, تيرانا
Algiers; Argel, Alger, Algier, الجزائري*
Yerevan; Ереван*, Eriwan, Erevan, Erivan, يريفان, армянск*, armenio*, arménien*
Baku; Баку, باكو, азербайджанск*, azerbaiyan*
Minsk; Минск*, مينسك, белорусск*, bielorrus*, biéloruss*
Dhaka; Дакк*, دكا
Ouagadougou; Уагадугу, واغادوغو, Uagadugú
Bujumbura; Бужумбур*, بوجمبورا
Bangui; Банги, بانغي
N'Djamena; Yamena, Нджамен*, نجامينا
Beijing; Pekín, Pékin, Peking, Pekin, Пекин*, بكين
Bogota; Богот*, بوغوتا, colombien*, колумбийск*
Kinshasa; Киншас*, كينشاسا, congoleñ*, congolais*, kongolesisch*, конголезск*, الكونغولي*, غوما
Havana; La Habana, La Havane, Havanna, Гавана, Гаваны, Гаване, هافانا
Nicosia; Nicosie, Nikosia, Lefkoşa, Никоси*, نيقوسيا
Quito; Кито, كيتو, équatorien*, ecuadorianisch*, Guayaquil, Эквадорск*
Cairo; El Cairo, Le Caire, Kairo, Kahire*, Каир*, القاهرة, египетск*, égyptien*, Sinaí, Синай*, سيناء
Asmara; Асмар*, أسمرة
Addis Ababa; Adís Abeba, Addis-Abeba, Addis Abeba, Аддис-Абеб*, أديس أبابا, etíope*, éthiopien*, äthiopisch*, эфиопск*
Tbilisi; Tiflis, Tbilissi, Тбилиси, تبليسي, грузинск*
Athens; Atenas, Athènes, Athen, Atina, Афин*, أثينا
Port-au-Prince; Puerto Príncipe, Порт-о-Пренс*, بورت أو برنس, гаитянск*
India; Nueva Delhi, Neu-Delhi, Нью-Дели, نيودلهي, Yeni Delhi, индийск*
Tehran; Teherán, Téhéran, Teheran, Tahran*, Тегеран*, طهران, iranien*, iranisch*, иранск*, İranlı*
Baghdad; Bagdad, Bağdat*, Багдад*, بغداد, Mossoul, Musul, Мосул*, الموصل, أربيل, Эрбил*, irakien*, iraquí*
Jerusalem; Jerusalén, Jérusalem, Kudüs, Иерусалим*, القدس, تل أبيب, Тель-Авив*, israélien*, израильск*
Gaza*; сектора Газа, секторе Газа, Jan Yunis, خان يونس, رفح
Amman; Амман*, jordanisch*, иорданск*
Beirut; Beyrouth, Beyrut*, Бейрут*, بيروت, libanés*, libanais*, libanesisch*, ливанск*, اللبناني*, Lübnanlı*
Tripoli; Trípoli, Tripolis, Trablus*, Триполи, طرابلس, بنغازي, Bengasi, Bingazi, Бенгази, libyen*, ливийск*, الليبي*
Bamako; Бамако, باماكو, malien*, maliense*, malisch*, малийск*, Tombouctou, Tombuctú
Mexic*; Ciudad de México, Mexiko-Stadt, Мехико, مكسيكو سيتي
Rabat; Рабат*, الرباط, marocain*, marroquí*, марокканск*
Maputo; Мапуту, مابوتو, mozambicain*, mozambiqueñ*, мозамбикск*
Myanmar*; Rangún, Rangoun, Rangun, Янгон*, يانغون, birman, birmans, birmano*, birmanisch*, бирманск*
Niamey; Ниамей, نيامي
Abuja; Абудж*, أبوجا, nigerianisch*, нигерийск*
Pyongyang; Pionyang, Pjöngjang, Пхеньян*, بيونغ يانغ
Islamabad; Исламабад*, إسلام آباد, pakistanais*, пакистанск*, Карачи, كراتشي
Manila; Manille, Манил*, مانيلا
Mogadishu; Mogadiscio, Mogadischu, Mogadişu, Могадишо, مقديشو, الصومالي*, сомалийск*, Пунтленд*, بونتلاند
Khartoum; Хартум*, Hartum*, الخرطوم, Darfour, Дарфур*, دارفور, Kordofán, Кордофан*, كردفان, суданск*, الفاشر
Juba; Джуб*, جوبا, Yuba, Djouba
Damascus; Damasco, Damas, Damaskus, Дамаск*, دمشق, Alep, Alepo, Halep*, Алеппо, حلب, Идлиб*, إدلب, сирийск*
Homs; حمص, حماة, درعا, السويداء, اللاذقية, دير الزور, الرقة, الحسكة, القامشلي, منبج, عفرين, Humus, Deyrizor*, Haseke*
Rojava; روج آفا, كوباني, عين العرب, Kobani*, Kamışlı*, Рожав*
Basra; البصرة, كركوك, السليمانية, الأنبار, Süleymaniye, Kerkük*, Erbil
Rafah; دير البلح, جباليا, نابلس, جنين, رام الله, Refah sınır*, Han Yunus, الخليل
Hezbollah; النبطية, البقاع, ضاحية بيروت
Kordofan; الخرطوم بحري, أم درمان, نيالا, بورتسودان, الجنينة, Kordofan*, Darfur*, Nyala, Omdurman, El Faşir, Port Sudan
Kandahar; طالبان, Taliban*
Timbuktu; تمبكتو, كيدال, Timbuktu
Kivu; بوكافو, كيفو, إيتوري, Kivu*, Goma
Tigray; تيغراي, أمهرة, أوروميا
Rakhine; راخين, الروهينغا, Arakan*
Sinaloa; سينالوا, خاليسكو, تيخوانا, ميتشواكان
Balochistan; بلوشستان, خيبر بختونخوا, بيشاور, كويتا, Belucistan*, Peşaver*
Boko Haram; بوكو حرام, مايدوغوري, Maiduguri
Shabaab; حركة الشباب, كيسمايو, Eş-Şebab
Nuuk; نوك
Jalisco; غوادالاخارا, Guadalajara
Zaporizhzhia; القرم, دونيتسك, زابوريجيا, خيرسون, أوديسا, لفيف, Donetsk, Zaporijya*, Herson, Kırım*
Revolutionary Guard*; الحرس الثوري, Devrim Muhafız*, أصفهان, تبريز, İsfahan*, Tebriz*
Bangkok; Бангкок*, بانكوك, тайск*, tailandés*, thaïlandais*
Ankara; Анкар*, أنقرة, турецк*, turco, turca, turcos, türkisch*, turc, turque, turcs, التركي*, Стамбул*
Kyiv; Kiew, Kiyev, Kiev, كييف, украинск*, ucranian*, ukrainien*, Харьков*, Одесс*, خاركيف, ukrainisch*
Odesa; Kijow*, Kijów, українськ*, Kijev, Charkiw*, Lwiw, Saporischschja, Cherson, Dnipropetrowsk*, Charków
Lviv; Львов*, Львів, Львов, Днепр, Днепропетровск*, Днепре, Запорожь*, Запорожск*, Херсон*, Донбасс*, Донецк*, Луганск*
Kherson; Чернобыл*, Чорнобил*, Харків, Одес*, Запоріж*, Полтав*, Чернигов*, Сумск*, Винниц*, Николаевск*, Кривой Рог
Moscow; Москв*, Moskau, Moscou, Moscú, Mosca, Moskova*, Moskwa, Moskwy, موسكو, московск*, российск*, російськ*
Kremlin; Кремл*, Kreml, Kremls, Kremlj*, الكرملين, Кубан*, Краснодар*, Ростов*, Белгород*, Брянск*, Курск*, Воронеж*
Russia*; Петербург*, Сочи, Новороссийск*, Таганрог*, Самарск*, Саратов*, Волгоград*, Чечн*, Дагестан*, Татарстан*
Copenhagen; Kopenhagen, Copenhague, Копенгаген*, كوبنهاغن
Warsaw; Warschau, Varsovia, Varsovie, Varşova, Варшав*, وارسو, польск*, Warszaw*
Berlin; Берлин*, برلين
Paris; Париж*, باريس
Rome; Римск*, روما, итальянск*
Budapest; Budapeşte, Будапешт*, венгерск*, ungarisch*
Bucharest; Bukarest, Bucarest, Бухарест*, румынск*, rumänisch*
Helsinki; Хельсинки, финск*, finnisch*
Oslo; Осло, норвежск*, norwegisch*
Stockholm; Estocolmo, Стокгольм*, шведск*
Belgrade; Belgrad, Белград*, сербск*, serbisch*
Madrid; Мадрид*, مدريد
Tokyo; Tokio, Токио, японск*, japanisch*, طوكيو
Vilnius; Вильнюс*, litauisch*
Riga; Рига, Риги, Риге, lettisch*
Tallinn; Таллин*, estnisch*
Chisinau; Кишинев*, молдавск*, moldauisch*, Приднестровь*, Transnistrien
Amsterdam; Амстердам*, нидерландск*
Vienna; Wien, Viena, Viyana, Вена, Вены, Вене, австрийск*
Seoul; Сеул*, Seúl, Séoul, سيول
Ottawa; Оттав*, канадск*, kanadisch*
Caracas; Каракас*, كاراكاس, venezolan*, vénézuélien*, венесуэльск*
Sanaa; Sanaá, صنعاء, عدن, الحديدة, yemení*, yéménite*, jemenitisch*, йеменск*, اليمني*
Albania*; albanais*, albanés, albaneses, albanisch*, албанск*
Algeria*; algerisch*
Argentin*; аргентинск*
Armenia*; armenisch*
Australia*; australisch*
Austria*; autrichien*
Azerbaijan*; azerbaïdjanais*
Bangladesh*; bangladais*
Belgium; belge, belges, belgisch*
Bolivia*; bolivien*, боливийск*
Brazil*; brasilianisch*, бразильск*
Bulgaria*; bulgare, bulgares, búlgar*, bulgarisch*, болгарск*
Cameroon*; camerunés, cameruneses
Canada; kanadisch*
Chad; tchadien*, чадск*
Chile; chilenisch*, чилийск*
Cyprus; chypriote*, chipriot*, zyprisch*
Finland; finlandais*, finlandés, finlandeses, finnisch*, финск*
Georgia; georgisch*
Greece; grec, grecs, grecque*, griechisch*, греческ*
Greenland*; гренландск*
Hungary; hongrois*, húngar*, ungarisch*, венгерск*
Indonesia*; indonesio*, indonesisch*
Italy; итальянск*
Japan*; японск*
Morocc*; marokkanisch*
Mozambi*; moçambican*
Niger; nigrisch*, нигерск*
North Korea*; северокорейск*
Norway; norvégien*, noruego*, noruega*, norwegisch*, норвежск*
Palestin*; palästinensisch*, палестинск*, الفلسطيني*, filistin*
Poland; польск*
Portug*; portugiesisch*, португальск*
Qatar*; katarisch*
Romania*; roumain*, rumano*, rumänisch*, румынск*
Serbia*; serbe, serbes, serbisch*, сербск*
South Sudan*; южносуданск*
Spain; испанск*
Sweden; suédois*, шведск*
Switzerland; швейцарск*
Tanzania*; tanzano*, tansanisch*
Thai*; thailändisch*
Tunisia*; tunesisch*
Zimbabwe*; simbabwisch*, зимбабвийск*
"""
