"""The kinds of event of cues.py in Spanish, French, German, Turkish, Russian and Arabic.

Folded as titles are: without diacritics, in small letters. No word that English news has in another sense.
"""

from __future__ import annotations

from monitor.judge.lexicon import listed

KINDS_ABROAD = {
    "markets": listed(
        "bolsa|bolsas|mercado*|economia|inversor*|inflacion|acciones|dolar|precio del*|banco central|exportacion*"
        "|la bourse|les bourses|marches financiers|economie|economique*|investisseur*|cours du petrole"
        "|banque centrale|boursier*"
        "|borse*|markte|aktie*|wirtschaft*|anleger|olpreis*|zinsen|zentralbank|konjunktur"
        "|borsa|borsasi|piyasa*|ekonomi*|enflasyon|dolar kuru|faiz|merkez bankasi|yatirimci*"
        "|бирж*|рынк*|рынок|экономик*|инфляци*|инвестор*|курс доллара|акции компании|центробанк*"
        "|بورصة|البورصة|الاسواق|اقتصاد|الاقتصاد|التضخم|الدولار|اسعار النفط|البنك المركزي"
    ),
    "travel": listed(
        "aerolinea*|aeropuerto*|vuelos|turist*|turismo|viajero*|pasajero*|crucero*"
        "|compagnie aerienne|aeroport*|vols|touristes|voyageur*|croisiere*|passagers"
        "|fluggesellschaft*|flughafen*|fluge|touristen|tourismus|reisende*|passagiere|urlauber"
        "|havayol*|havaliman*|ucus*|turizm|yolcu*"
        "|авиакомпани*|аэропорт*|авиарейс*|турист*|туризм*|пассажир*|реисы"
        "|طيران|مطار|المطار|رحلات جوية|السياح|السياحة|المسافرين"
    ),
    "sport": listed(
        "futbol|mundial de futbol|seleccion|liga de|copa del*|partido de futbol|entrenador*|goleador*|campeonato*"
        "|football|coupe du monde|ligue 1|entraineur*|championnat*|medaille*|jeux olympiques"
        "|fussball*|fußball*|bundesliga|weltmeisterschaft|meisterschaft*|olympische*|turnier*"
        "|sampiyon*|super lig|teknik direktor|milli takim|olimpiyat*|macinda"
        "|футбол*|чемпионат*|матч*|олимпи*|тренер*|сборная|сборной"
        "|كرة القدم|الدوري|بطولة|كاس العالم|المنتخب|مباراة|الاولمبياد"
    ),
    "courts": listed(
        "tribunal supremo|juez*|juicio*|fiscalia|fiscal general|abogado*|condenado*|sentencia*|extradicion"
        "|tribunaux|le tribunal|proces de|procureur*|avocat*|condamne*|juge|juges|extradition"
        "|gericht*|richter*|prozess*|staatsanwalt*|anwalt*|verurteilt*|urteil*|auslieferung"
        "|mahkeme*|yargi*|savci*|avukat*|hapis cezasi|dava|davasi"
        "|суд|суда|суде|судья|судьи|прокурор*|адвокат*|приговор*|экстрадици*"
        "|محكمة|المحكمة|القاضي|النيابة العامة|محام*|الحكم على"
    ),
    "migration": listed(
        "migrante*|inmigrante*|inmigracion|deportacion*|deportad*|asilo"
        "|immigre*|migratoire*|expulsion de migrants|demandeurs d'asile"
        "|migranten|einwander*|abschieb*|asylbewerber*|asylrecht*|asylsuch*|fluchtlingspolitik"
        "|gocmen*|siginma*|sinir disi"
        "|мигрант*|иммигра*|депорт*|беженц*"
        "|المهاجرين|مهاجرين|الهجرة|ترحيل|اللجوء"
    ),
    "disasters": listed(
        "terremoto*|sismo*|inundacion*|huracan*|incendio forestal|incendios forestales|sequia*|alud*|deslizamiento*"
        "|seisme*|tremblement de terre|inondation*|ouragan*|incendies de foret|secheresse*|glissement de terrain"
        "|erdbeben*|uberschwemm*|hochwasser*|waldbrand*|wirbelsturm*|erdrutsch*|lawine*|zugungluck*|busungluck*"
        "|deprem*|sel felaketi|orman yangin*|kasirga*|heyelan*|trafik kazasi"
        "|землетрясен*|наводнен*|ураган*|лесные пожары|лавин*|оползен*"
        "|زلزال|الزلزال|فيضانات|الفيضانات|اعصار|حرائق الغابات|انهيار ارضي"
    ),
    "life": listed(
        "pelicula*|cantante*|actriz|concierto*|museo*|novela*|navidad"
        "|chanteur*|chanteuse*|acteur|actrice|musee*|roman policier|au cinema"
        "|schauspieler*|sanger*|konzert*|museum*|weihnacht*|kino*|buchmesse"
        "|oyuncu*|sarkici*|konser*|muze*|sinema*|dizisi"
        "|фильм*|певец|певиц*|актер*|актрис*|концерт*|музе*|кино"
        "|فيلم|الفنان*|المطرب*|مسلسل|متحف|السينما|مهرجان"
    ),
    "health": listed(
        "brote de*|brote del*|vacuna*|sarampion|colera|epidemia*|enfermedad*"
        "|epidemie*|vaccin|rougeole|flambee d'*"
        "|ausbruch von*|impf*|masern|seuche*|krankheit*"
        "|salgin*|asi kampanyasi|kizamik|hastalik*"
        "|эпидеми*|вакцин*|корь|холер*|вспышк*"
        "|وباء|تفشي|لقاح|الكوليرا|الحصبة|ايبولا|الايبولا"
    ),
    "elections": listed(
        "eleccion*|electoral*|votacion*|votante*|urnas|referendo"
        "|elections legislatives|elections presidentielles|electeur*|urnes"
        "|wahl*|abstimmung*|volksentscheid*"
        "|secim*|sandik*|oy kullan*"
        "|выбор|выборы|выборах|выборов|избирател*|референдум*"
        "|انتخابات|الانتخابات|الناخبين|استفتاء"
    ),
    "diplomacy": listed(
        "reaccion*|reacciona*|condena*|diplomacia|diplomatic*|embajador*|exhorta*"
        "|reagit|reagissent|condamnent|diplomatie|diplomatique*|ambassadeur*|appelle a"
        "|reaktion*|reagiert|verurteilt den|diplomatie|diplomat*|botschafter*|ruft zu"
        "|tepki*|kinadi|kinama*|diplomasi|buyukelci*|cagrida bulun*"
        "|реакци*|осудил*|дипломат*|посол|посла|призвал*"
        "|ردود فعل|يدين|تدين|ادان|ادانت|دبلوماس*|السفير|يدعو|تدعو"
    ),
    "domestic politics": listed(
        "senado|senador*|congreso de los|diputado*|democratas|republicanos|parlamento|encuesta*"
        "|senateur*|deputes|democrates|republicains|parlement|sondage*"
        "|bundestag|abgeordnete*|demokraten|republikaner|umfrage*"
        "|milletvekil*|meclis*|cumhuriyetci*|demokratlar|anket*"
        "|сенат*|депутат*|демократы|республиканцы|парламент*|госдум*"
        "|مجلس الشيوخ|البرلمان|النواب|استطلاع"
    ),
    "insurgents": listed(
        "estado islamico|etat islamique|islamischer staat|islamischen staat*|isid|деаш"
        "|исламское государство|игил|аль каида"
        "|تنظيم الدولة|داعش|القاعدة"
    ),
    "front line": listed(
        "linea del frente|ligne de front|frontlinie|cephe hatti|линия фронта|линии фронта|خط الجبهة"
        "|avanza|avanzan|vorrucken"
    ),
    "talks": listed(
        "negociacion*|conversaciones de paz|plan de paz|alto el fuego|tregua|enviado especial"
        "|negociations|pourparlers|plan de paix|cessez le feu|treve"
        "|verhandlung*|friedensplan|friedensgesprache*|waffenruhe|waffenstillstand|sondergesandte*"
        "|muzakere*|baris gorusme*|ateskes|baris plani"
        "|переговор*|перемири*|прекращени* огня|мирный план|спецпосланник*"
        "|مفاوضات|المفاوضات|محادثات|وقف اطلاق النار|هدنة|المبعوث"
    ),
    "foreign aid": listed(
        "paquete de ayuda|ayuda militar|aide militaire|militarhilfe|hilfspaket*|askeri yardim"
        "|военная помощь|военной помощи"
        "|مساعدات عسكرية"
    ),
}
