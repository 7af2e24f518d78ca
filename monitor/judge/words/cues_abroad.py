"""Kinds of event (cues.py) and words of features (genre_words.py) in Spanish, French, German, Turkish, Russian, Arabic,
and those that headlines have most in Portuguese and Ukrainian.

No word that English news has in another sense.
"""

from __future__ import annotations

from monitor.judge.words.lexicon import listed
from monitor.judge.words.terms import folded


def _folded(words: str) -> tuple[str, ...]:
    return folded(listed(words))


KINDS_ABROAD = {
    "markets": _folded(
        "bolsa|bolsas|mercado*|economia|inversor*|inflacion|acciones|dolar|precio del*|banco central|exportacion*"
        "|la bourse|les bourses|marches financiers|economie|economique*|investisseur*|cours du petrole"
        "|banque centrale|boursier*"
        "|borse*|markte|aktie*|wirtschaft*|anleger|olpreis*|zinsen|zentralbank|konjunktur"
        "|borsa|borsasi|piyasa*|ekonomi*|enflasyon|dolar kuru|faiz|merkez bankasi|yatirimci*"
        "|бирж*|рынк*|рынок|экономик*|инфляци*|инвестор*|курс доллара|акции компании|центробанк*"
        "|بورصة|البورصة|الاسواق|اقتصاد|الاقتصاد|التضخم|الدولار|اسعار النفط|البنك المركزي"
        "|investidor*|inflacao|acoes da|exportacoes|ринк*|ринок|економік*|інфляці*|курс долара"
    ),
    "travel": _folded(
        "aerolinea*|aeropuerto*|vuelos|turist*|turismo|viajero*|pasajero*|crucero*"
        "|compagnie aerienne|aeroport*|vols|touristes|voyageur*|croisiere*|passagers"
        "|fluggesellschaft*|flughafen*|fluge|touristen|tourismus|reisende*|passagiere|urlauber"
        "|havayol*|havaliman*|ucus*|turizm|yolcu*"
        "|авиакомпани*|аэропорт*|авиарейс*|турист*|туризм*|пассажир*|реисы"
        "|طيران|مطار|المطار|رحلات جوية|السياح|السياحة|المسافرين"
    ),
    "sport": _folded(
        "futbol|mundial de futbol|seleccion|liga de|copa del*|partido de futbol|entrenador*|goleador*|campeonato*"
        "|football|coupe du monde|ligue 1|entraineur*|championnat*|medaille*|jeux olympiques"
        "|fussball*|fußball*|bundesliga|weltmeisterschaft|meisterschaft*|olympische*|turnier*"
        "|sampiyon*|super lig|teknik direktor|milli takim|olimpiyat*|macinda"
        "|футбол*|чемпионат*|матч*|олимпи*|тренер*|сборная|сборной"
        "|كرة القدم|الدوري|بطولة|كاس العالم|المنتخب|مباراة|الاولمبياد"
        "|futebol|copa do mundo|jogador*|treinador*|чемпіонат*|олімпі*|збірна|збірної"
    ),
    "courts": _folded(
        "tribunal supremo|juez*|juicio*|fiscalia|fiscal general|abogado*|condenado*|sentencia*|extradicion"
        "|tribunaux|le tribunal|proces de|procureur*|avocat*|condamne*|juge|juges|extradition"
        "|gericht*|richter*|prozess*|staatsanwalt*|anwalt*|verurteilt*|urteil*|auslieferung"
        "|mahkeme*|yargi*|savci*|avukat*|hapis cezasi|dava|davasi"
        "|суд|суда|суде|судья|судьи|прокурор*|адвокат*|приговор*|экстрадици*"
        "|محكمة|المحكمة|القاضي|النيابة العامة|محام*|الحكم على"
        "|supremo tribunal|ministerio publico|advogado*|julgamento*|вирок*|суддя|судді|прокуратур*"
    ),
    "migration": _folded(
        "migrante*|inmigrante*|inmigracion|deportacion*|deportad*|asilo"
        "|immigre*|migratoire*|expulsion de migrants|demandeurs d'asile"
        "|migranten|einwander*|abschieb*|asylbewerber*|asylrecht*|asylsuch*|fluchtlingspolitik"
        "|gocmen*|siginma*|sinir disi"
        "|мигрант*|иммигра*|депорт*|беженц*"
        "|المهاجرين|مهاجرين|الهجرة|ترحيل|طلب لجوء|حق اللجوء|طلبات اللجوء|طالبي اللجوء|لجوء سياسي|اللجوء السياسي"
    ),
    "disasters": _folded(
        "terremoto*|sismo*|inundacion*|huracan*|incendio forestal|incendios forestales|sequia*|alud*|deslizamiento*"
        "|seisme*|tremblement de terre|inondation*|ouragan*|incendies de foret|secheresse*|glissement de terrain"
        "|erdbeben*|uberschwemm*|hochwasser*|waldbrand*|wirbelsturm*|erdrutsch*|lawine*|zugungluck*|busungluck*"
        "|deprem*|sel felaketi|orman yangin*|kasirga*|heyelan*|trafik kazasi"
        "|землетрясен*|наводнен*|ураган*|лесные пожары|лавин*|оползен*"
        "|زلزال|الزلزال|فيضانات|الفيضانات|اعصار|حرائق الغابات|انهيار ارضي"
    ),
    "life": _folded(
        "pelicula*|cantante*|actriz|concierto*|museo*|novela*|navidad"
        "|chanteur*|chanteuse*|acteur|actrice|musee*|roman policier|au cinema"
        "|schauspieler*|sanger*|konzert*|museum*|weihnacht*|kino*|buchmesse"
        "|oyuncu*|sarkici*|konser*|muze*|sinema*|dizisi"
        "|фильм*|певец|певиц*|актер*|актрис*|концерт*|музе*|кино"
        "|فيلم|الفنان*|المطرب*|مسلسل|متحف|السينما|مهرجان"
        "|filme*|cantor*|atriz|фільм*|співак*|актор*|концерт*|музей*"
    ),
    "health": _folded(
        "brote de*|brote del*|vacuna*|sarampion|colera|epidemia*|enfermedad*"
        "|epidemie*|vaccin|rougeole|flambee de"
        "|ausbruch von*|impf*|masern|seuche*|krankheit*"
        "|salgin*|asi kampanyasi|kizamik|hastalik*"
        "|эпидеми*|вакцин*|корь|холер*|вспышк*"
        "|وباء|تفشي|لقاح|الكوليرا|الحصبة|ايبولا|الايبولا"
    ),
    "elections": _folded(
        "eleccion*|electoral*|votacion*|votante*|urnas|referendo"
        "|elections legislatives|elections presidentielles|electeur*|urnes"
        "|wahl*|abstimmung*|volksentscheid*"
        "|secim*|sandik*|oy kullan*"
        "|выбор|выборы|выборах|выборов|избирател*|референдум*"
        "|انتخابات|الانتخابات|الناخبين|استفتاء"
        "|eleicao|eleicoes|eleitor*|вибори|виборів|виборах|виборц*"
    ),
    "reactions": _folded(
        "reaccion*|reacciona*|condena*|exhorta*|reagit|reagissent|condamnent|appelle a"
        "|reaktion*|reagiert|verurteilt den|ruft zu|tepki*|kinadi|kinama*|cagrida bulun*"
        "|реакци*|осудил*|призвал*|ردود فعل|يدين|تدين|ادان|ادانت|يدعو|تدعو"
        "|reage|reagem|apela a|засуди*|закликав|закликал*|реакці*"
    ),
    "diplomacy": _folded(
        "diplomacia|diplomatic*|embajador*|embaixador*|diplomatie|diplomatique*|ambassadeur*|diplomat*|botschafter*"
        "|diplomasi|buyukelci*|дипломат*|посол|посла|دبلوماس*|السفير"
    ),
    "domestic politics": _folded(
        "senado|senador*|congreso de los|diputado*|democratas|republicanos|parlamento|encuesta*"
        "|senateur*|deputes|democrates|republicains|parlement|sondage*"
        "|bundestag|abgeordnete*|demokraten|republikaner|umfrage*"
        "|milletvekil*|meclis*|cumhuriyetci*|demokratlar|anket*"
        "|сенат*|депутат*|демократы|республиканцы|парламент*|госдум*"
        "|مجلس الشيوخ|البرلمان|النواب|استطلاع"
    ),
    "insurgents": _folded(
        "estado islamico|etat islamique|islamischer staat|islamischen staat*|isid|деаш"
        "|исламское государство|игил|аль каида"
        "|تنظيم الدولة|داعش|القاعدة"
    ),
    "front line": _folded(
        "linea del frente|ligne de front|frontlinie|cephe hatti|линия фронта|линии фронта|خط الجبهة"
        "|avanza|avanzan|vorrucken"
    ),
    "talks": _folded(
        "negociacion*|conversaciones de paz|plan de paz|alto el fuego|tregua|enviado especial"
        "|negociations|pourparlers|plan de paix|cessez le feu|treve"
        "|verhandlung*|friedensplan|friedensgesprache*|waffenruhe|waffenstillstand|sondergesandte*"
        "|muzakere*|baris gorusme*|ateskes|baris plani"
        "|переговор*|перемири*|прекращение огня|прекращения огня|прекращении огня|мирный план|спецпосланник*"
        "|مفاوضات|المفاوضات|محادثات|وقف اطلاق النار|هدنة|المبعوث"
    ),
    "foreign aid": _folded(
        "paquete de ayuda|ayuda militar|aide militaire|militarhilfe|hilfspaket*|askeri yardim"
        "|военная помощь|военной помощи"
        "|مساعدات عسكرية"
    ),
}

FEATURES_ABROAD = {
    "people": _folded(
        "vecinos|habitantes|familias|aldeanos|agricultores|pescadores|madres|padres|viuda|viudas|huerfanos"
        "|profesores|estudiantes|artistas|jovenes|ancianos|fieles|peregrinos"
        "|seres queridos|aficionad*|comerciantes|supervivientes|fetards|rescapes|commercants|survivants"
        "|residenti|famiglie|famiglia|genitori|studenti|superstiti|pescatori|contadini|insegnanti"
        "|familias enlutadas"
        "|riverains|villageois|famille|familles|agriculteurs|pecheurs|meres|peres|veuve|veuves|orphelins|enseignants"
        "|etudiants|artistes|jeunes|fideles|pelerins"
        "|anwohner|bewohner|familie|familien|bauern|fischer|mutter|vater|witwe|witwen|waisen|lehrer|schuler|studenten"
        "|kunstler|jugendliche|pilger|einwohner|einheimische|nachbarn|rentner"
        "|bewoners|inwoners|gezinnen|boeren|vissers|weduwen|leerlingen|leraren|kunstenaars"
        "|mieszkancy|rodziny|rolnicy|rybacy|wdowy|matki|uczniowie|nauczyciele"
        "|sakinler*|koyluler|aile|aileler*|ciftciler*|balikcilar|anneler*|babalar*|ogretmenler*|ogrenciler*|gencler*"
        "|жители|семья|семьи|фермеры|рыбаки|матери|вдовы|сироты|учителя|студенты|художники|паломники|горожане"
        "|киевляне|харьковчане|одесситы|москвичи|местные жители|соседи|пенсионер*|старики|подростки|беженцы рассказ*"
        "|سكان|السكان|عائلة|عائلات|العائلات|مزارعون|صيادون|امهات|ارامل|ايتام|معلمون|طلاب"
        "|moradores|agricultores|pescadores|maes|pais de|viuvas|мешканці|родини|фермери|рибалки|матері|вдови|вчителі"
        "|кияни|харків'яни|одесити|містяни|пенсіонер*|художники|студенти"
    ),
    "condition": _folded(
        "lucha por|luchan por|sobrevive|sobreviven|sobrevivir|enfrenta el"
        "|temen|teme|miedo|esperanza*|suenan con|duelo|lloran|recuerdan"
        "|incertidumbre|trauma*|cicatrices|vida cotidiana|vivir en|la vida en|desesperad*|agotad*|reconstruir*"
        "|conmocion*|consternacion|pesadilla*|calvario|consuelo|angustia*|zozobra|desolacion|dolor|enlutad*"
        "|contrarreloj"
        "|se apaga|se apagan"
        "|sous le choc|stupeur|stupefaction|effroi|sidere*|sideration|desarroi|detresse|angoisse*|endeuille*|meurtri"
        "|meurtris|meurtrie"
        "|meurtries"
        "|reconfort|calvaire|cauchemar*|horreur|colere sourde|course contre la montre|traumatis*|hante*|se recueill*"
        "|sgomento|angoscia|incubo|dolore|lutto|paura|speranz*|sopravviv*|ricordano|sotto choc"
        "|pesadelo*|comocao|angustiad*|enlutad*|desespero|consolo|lembram"
        "|survivre|survivent|craignent|crainte*|peur|espoir*|revent|deuil|pleurent|se souviennent|incertitude"
        "|vie quotidienne|vivre sous|la vie a|epuises|reconstruire"
        "|uberleben*|kampfen um|furchten|furcht|hoffnung*|hoffen|trauer*|erinnern|ungewiss*|alltag"
        "|leben in|leben unter|verzweif*|wiederaufbau*|beunruhigt|besorgt|sorgen sich|sorge um|angst vor|aus angst"
        "|leben mit|bangen|bangt|zittern|frieren|harren aus|trotzen|leiden unter|traum der|traum vom|traum von|traumen"
        "|hofft auf|trauern|trauert|ratlos*|erschopft|auf der suche nach|warten auf|sehnsucht|verunsicher*"
        "|overleven|vrezen|vrees|rouwen|herinneren|leven in|leven onder|leven met|wanhop*|hopen op"
        "|boja sie|strach|nadziej*|przetrwa*|zaloba|wspominaja|zycie w|zycie pod|codzienn*|marza o"
        "|hayatta kal*|korku*|umut*|umuyor|umuyorlar|yas|aniyor|belirsizlik|travma*|gunluk hayat|gunluk yasam"
        "|mucadelesi|yasam savasi|hayalleri|hayali|ozlem*|endise*|kaygi*|caresiz*|acilari|bekleyis*|tehlikeye at*"
        "|выжива*|боятся|страх|надежд*|скорб*|вспоминают|неопределенност*|повседневн*|жизнь под|жизнь в"
        "|мерзн*|замерза*|согре*|пережива*|пытаются|учатся|привыка*|справля*|спасаются|терпят|надеются|мечта*|опасаются"
        "|держится|держатся|страдают|устал*|в отчаянии|в ожидании|на грани|без дома|борьба за|измучен*"
        "|мерзну*|намагаються|рятуються|звика*|чекають|сподіваються|побоюються|потерпають|тримається"
        "|يخشون|يخشى|تخشى|مخاوف|خوف|امل|امال|يامل|يامل*|تامل|حزن|معاناة|الحياة اليومية|الحياة تحت|كفاح|نضال|صمود"
        "|معركة من اجل|يكافح*|تكافح|يكابد*|يحلم*|احلام|قلق|ينتظر*|يخاطرون|يعيشون|بين الخوف و*|ترقب|بين نارين"
        "|نگرانی*|ترس از|امید*|רעב ל|חיים תחת|חרדה|תקווה*"
        "|medo|esperanca*|luto|vida sob|боят*|надії|виживан*|буден*|життя під|життя після|пам'ята*"
    ),
    "reflection": _folded(
        "podria|podrian|riesgo*|desafio*|dilema|apuesta|revela la|revela el|revela las|revela los|revelan la"
        "|revelan el|expone|sombra|legado|leccion|lecciones|futuro"
        "|historia de|raices|retrato|explicado|preguntas|dudas|analista*|experto*|estrategia|impacto|debate|papel"
        "|alimenta|alimentan|aviva|avivan|en la mira|persiste|persisten|interrogantes"
        "|attise*|nourrit|nourrissent|alimente|alimentent|la pression monte"
        "|crece la presion|aumenta la presion|cresce a pressao|cresce la pressione|interrogations|en question"
        "|sur la sellette|alimentano|interrogativ*|nel mirino|rischi*|sfida|sfide|acirra"
        "|pourrait|pourraient|risque*|defi|defis|pari|revele|revelent|ombre|lecons|avenir|histoire|portrait"
        "|doutes|analystes|experts|strategie|impact|debat"
        "|konnte|konnten|risiko|risiken|herausforderung*|wette|zeigt|schatten|erbe|lehren|zukunft|geschichte|portrat"
        "|fragen|zweifel|analysten|experten|strategie|folgen|debatte|rolle|experte|expertin|analystin|warum|weshalb"
        "|wieso|sollte|sollten|durfte|durften|auf die probe|auf dem prufstand|belastungsprobe*|dilemma|ratsel*|kalkul"
        "|besessen*|wendepunkt|chancen|zeitenwende|wandelt|wirklich|steckt hinter|hintergrunde|bedeutet"
        "|machtspiel*|heikle*|szenarien|szenario|gratwanderung|zwickmuhle|griff nach|aufstieg der|niedergang"
        "|risico*|uitdaging*|toekomst|geschiedenis|waarom|lessen|vragen|twijfel*|gevolgen|schaduw|erfenis|zou kunnen"
        "|ryzyko|wyzwani*|dylemat*|przyszlosc|dlaczego|lekcja|lekcje|pytania|watpliwosci|analitycy|eksperci|skutki"
        "|olabilir*|yapabilir*|edebilir*|edilebilir*|gelebilir*|verebilir*|alabilir*|cikabilir*|donebilir*|degisebilir*"
        "|artabilir*|acabilir*|kalabilir*|surebilir*|basvurabilir*|saldirabilir*|kullanabilir*|kaldirabilir*"
        "|kaybedebilir*|cokebilir*|degistirebilir*|tetikleyebilir*|etkileyebilir*|yonelebilir*|baslayabilir*"
        "|engelleyebilir*|zorlayabilir*|genisleyebilir*|yayilabilir*|risk|riski|riskler*|zorluk*|ortaya koy*|golge*"
        "|miras*|ders|dersler|gelecek|gelecegi|sorular|nasil|nicin|bahane*"
        "|supheler|analist*|uzmanlar|strateji|stratejisi|stratejiler*|etkisi|tartisma*|rolu|perde arkasi|sinavi"
        "|может|могут|риск*|вызов*|ставка|тень|наследи*|урок|уроки|будущ*|история|портрет|вопросы|сомнени*|аналитик*"
        "|эксперт*|стратегия|стратегии|стратегию|последстви*|роль|почему|зачем|дилемм*|загадк*"
        "|проверка на прочность|цена воины|одержим*|взгляд*|на распутье|за кулисами|переломныи"
        "|قد|ربما|مخاطر|تحديات|تحدي|رهان|ظل|ارث|دروس|مستقبل|تاريخ|قصة|اسئلة|شكوك|محللون|خبراء|استراتيجية|تداعيات|دور"
        "|كيف|لماذا|هل|مصير|معضلة|سيناريوهات|ملامح|تساؤلات|خفايا|كواليس|دلالات|چرا|چگونه|ایا|כיצד|מדוע"
        "|poderia*|desafio*|aposta|revelam|licoes|historia de|especialistas|estrategia|може|можуть|ризик*|виклик*|урок*"
        "|майбутн*|історія|експерт*|стратегі*|наслідк*"
    ),
    "while": _folded(
        "decada|decadas|anos de|meses de|anos despues|meses despues|un ano despues|un mes despues"
        "|aniversario|todavia|generaciones|siempre|nunca"
        "|decennies|ans de|mois de|ans apres|mois apres|un an apres|un mois apres|anniversaire|toujours|jamais"
        "|jahrzehnt*|jahre nach|monate nach|jahr nach|jahr danach|jahre danach|jahrestag|generationen|niemals"
        "|langst|noch immer|immer noch|nach wie vor|seit jahren|seit monaten|einst|ewige|immer wieder|der lange"
        "|jaren na|maanden na|nog steeds|decennia|nooit|lat po|lat temu|wciaz|nigdy|rocznic*|dziesiecioleci*"
        "|yillar sonra|aylar sonra|yil sonra|yildonumu|yil donumu|hala|kusak*|asla"
        "|yillardir|aylardir|haftalardir"
        "|десятилет*|лет спустя|месяцев спустя|годовщин*|до сих пор|поколени*|никогда|все еще|по прежнему|годами"
        "|عقود|عقد من|بعد سنوات|بعد اشهر|ذكرى|اجيال|دائما|ابدا|منذ سنوات|منذ عقود|لا يزال|لا تزال|ما زال|ما زالت|مازال"
        "|decadas|anos depois|meses depois|aniversario|десятиліт*|років потому|місяців потому|річниц*|досі|ніколи"
    ),
}
"""Kinds of words that headlines of features have (genre_words.py)."""
