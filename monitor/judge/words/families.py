"""Words that speak of one kind of act: what news of an operation is told in, whichever word the seed chose.

A seed says "strikes" and the next report "shelling"; who follows the operation wants both. General vocabulary of
conflict and crisis, written down once; nothing here belongs to one operation. Terms as in an operation's `about`: `*`
ends a stem. The words of other languages stand behind a semicolon, so that a seed in one of them finds its family too
(those of Arabic with and without its article).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from monitor.judge.words import tongues
from monitor.judge.words.families_abroad import FAMILIES_ABROAD
from monitor.judge.words.lexicon import Lexicon, any_of
from monitor.judge.words.sieve import Sieve
from monitor.judge.words.terms import folded

_WRITTEN = {
    "attacks": "attack*, assault*, ambush*, raid, raids, raided, clash*, gunfire, gunm*, fighting, battle*, "
    "offensive*, incursion*, invasion, invad*, storm, stormed, arson*, firebomb*, torched, torching; "
    "angriff*, angegriffen, attaque*, ataque*, "
    "assaut*, asalto*, assalto*, affrontement*, enfrentamiento*, "
    "ofensiva*, combat*, kämpf*, атак*, напад*, штурм*, наступлен*, бои, боев*, saldırı*, saldırd*, çatışma*, "
    "taarruz*, هجوم*, الهجوم*, هجمات, معارك, اشتباك*, "
    "gefecht*, schusswechsel*, confronto*, attacc*, scontri, перестрел*, столкновени*, зіткнен*, наступ*, "
    "harekât*",
    "strikes": "strike*, struck, airstrike*, air raid*, bomb*, missile*, drone*, rocket*, shell*, artiller*, blast*, "
    "explod*, explos*, warplane*, intercept*, hit, hits; luftangriff*, luftschl*, frappe*, bombard*, misil*, rakete*, "
    "drohne*, удар*, обстрел*, ракет*, беспилотник*, взрыв*, бомб*, hava harekat*, vurdu, vurul*, bombal*, "
    "füze*, patlama*, explota, explotan, explotó, explotaron, غار*, الغار*, قصف*, القصف*, صاروخ*, صواريخ, "
    "مسير*, انفجار*, ضرب*, "
    "bombarde*, misseis, míssil, esplosion*, explosão, explosões, обстріл*, вибух*, انفجارات",
    "deaths": "kill*, dead, death*, casualt*, wound*, injur*, massacre*, bodies, victim*, toll, execut*; getötet, "
    "tote, toten, tué, tués, tuée, tuées, morts, muert*, herido*, verletz*, blessé, blessés, "
    "blessée, blessées, погиб*, убит*, ранен*, жертв*, öldür*, "
    "hayatını kaybet*, can kaybı, yaralan*, yaralı*, şehit*, مقتل, قتل*, القتل*, جرح*, ضحايا, "
    "mortos, mortas, ferido*, ferida, feridas, vítimas, uccis*, ferit*, vittime, загин*, вбит*, поранен*",
    "soldiers": "military, army, troops, soldier*, forces, navy, naval, commander*, base, bases, service member*, "
    "servicemen, servicewomen, airmen, marines; armée, ejército, "
    "militar*, armee, truppen, soldat*, tropas, soldado*, арми*, войск*, военн*, солдат*, asker*, ordusu, "
    "silahlı kuvvetler*, birlikleri, الجيش, جيش, قوات, القوات, جنود, عسكري*, "
    "truppe, militaire*, пограничник*, військ*, прикордонник*, komando, komandolar*",
    "rebels": "rebel*, insurgen*, militant*, jihad*, extremist*, militia*, paramilitar*, guerrilla*, separatist*, "
    "fighters, terror*; rebelle*, rebelde*, djihad*, milizen, боевик*, повстанц*, мятежник*, террорист*, "
    "terörist*, isyancı*, مسلح*, المسلح*, متمرد*, المتمرد*, ميليشيا*, "
    "ribell*, guerrilheir*, rebelles, повстан*, бойовик*",
    "truces": "ceasefire*, truce*, peace, talks, negotiat*, deal, accord, mediat*, withdraw*; waffenruhe, "
    "waffenstillstand, cessez le feu, alto el fuego, tregua, trêve, перемири*, переговор*, прекращение огня, "
    "прекращения огня, прекращении огня, "
    "ateşkes*, müzakere*, هدن*, الهدن*, مفاوضات, المفاوضات, وقف إطلاق النار, "
    "pourparlers, négociations, negociaciones, verhandlung*, friedensgespräch*, cessar fogo, trégua*, "
    "negociaç*, cessate il fuoco, negoziat*, перемир*, припинення вогню",
    "advances": "captur*, seiz*, recaptur*, retak*, advance*, siege*, besieg*, encircl*, overran, stronghold*, "
    "frontline*, surrender*, pocket*, liberat*, holdout*; erober*, prise, empar*, toma, "
    "apodera*, conquist*, захват*, освобо*, взял*, ele geçir*, kuşat*, "
    "سيطر*, السيطر*, استعاد*, تستعيد, حصار*, "
    "encercl*, eingenommen, захоп*, звільн*",
    "gangs": "gang, gangs, cartel*, traffick*, drug, drugs, fentanyl, kingpin*, smuggl*, narco*; bandes, "
    "pandilla*, drogen*",
    "arrests": "arrest*, suspect, suspects, police raid*, manhunt*, detective*; festgenommen, verhaft*, arrestation*, "
    "interpell*, detenid*, detiene*, detuv*, "
    "detenci*, задержан*, арест*, gözaltı*, tutuklan*, اعتقال*, اعتقل*, "
    "capturad*, fugado*, fugada*, prófugo*, fugitivo*, fugitif, fugitifs, foragid*, recapturad*, arrestat*, "
    "flüchtige, flüchtigen, entflohen*, fahndung*, розыск*, сбежал*, затрим*, розшук*, yakalan*, firari*, "
    "القبض على, هارب, هاربين, الهاربين, توقيف",
    "spying": "spy, spies, spied, spying, spymaster*, espionage, counterespionage, counterintelligence, sabotag*, "
    "saboteur*, treason*, double agent*, secret agent*; spion*, espion*, espía*, sabotaje*, espião, espiã, espiões, "
    "spia, spie, шпион*, диверси*, диверсант*, саботаж*, госизмен*, шпигун*, диверс*, casusluk*, casuslar*, casusu, "
    "sabotaj*, جاسوس*, الجاسوس*, جواسيس, تجسس, التجسس",
    "hacking": "cyber*, hack*, ransomware, malware, spyware, botnet*, servers, data breach*, data leak*, data theft, "
    "phishing, dark web, darknet, DDoS, denial of service; datenleck*, datenklau, fuite de données, fuites de données, "
    "vol de données, filtración de datos, robo de datos, vazamento de dados, furto di dati, утечка данных, "
    "утечки данных, утечек данных, "
    "veri sızıntısı, تسريب بيانات, "
    "piratage, pirate informatique, ciberataque*, хакер*, кибер*, siber, سيبراني*",
    "captives": "hostage*, abduct*, kidnap*, captiv*, ransom, ransoms, detain*, detention, prison*, custody; geisel*, "
    "otage*, rehen*, enlèvement*, secuestr*, заложник*, плен*, похищ*, rehine*, kaçırıl*, رهائن, الرهائن, أسرى, "
    "الأسرى, مختطف*, "
    "preso, presos, reclus*, cárcel*, gefängnis*, häftling*, détenus, prisonnier*, sequestr*, reféns, "
    "ostagg*, тюрьм*, заключенн*, заручник*, полонен*, cezaev*, mahkum*, سجن, السجن, سجناء, السجناء",
    "displacement": "displac*, refugee*, flee, flees, fleeing, fled, evacuat*, famine, hunger, aid, "
    "humanitarian, starv*, "
    "malnutrition, migrant*, asylum seeker*; göçmen*, мигрант*, مهاجر*, المهاجر*, "
    "desplazad*, huye*, huyó, huyeron, deslocad*, vertrieb*, fliehen, geflohen, fuient, бежал*, evaku*, évacu*, "
    "evacua*, flücht*, réfugié*, refugiad*, déplacé*, беженц*, эваку*, голод*, "
    "гуманитарн*, mülteci*, tahliye*, insani yardım, نازح*, النازح*, لاجئ*, اللاجئ*, إجلاء, مجاع*, المجاع*, "
    "sfollat*, desplazamient*, біженц*, евак*",
    "relief": "relief, aid, humanitarian, supplies, airlift*, airdrop*, tent, tents, shelter*, donor*, rations, "
    "food, flour, medicine*, deliveries, field hospital*, charity, charities, convoy*, blankets, WFP, UNICEF, UNHCR, "
    "UNRWA, Red Cross, Red Crescent; hilfsgüter*, hilfslieferung*, hilfsorganisation*, aide humanitaire, vivres, ayuda "
    "humanitaria, víveres, ajuda humanitária, гуманитарн*, yardım*, المساعدات, مساعدات, إغاث*, الإغاث*, "
    "puente aéreo, pont aérien, ponte aérea, luftbrücke, hava köprüsü, воздушный мост, جسر جوي, الجسر الجوي, "
    "допомог*, قافلة, قوافل",
    "evacuations": "evacuat*, airlift*, repatriat*, nationals, foreigners, stranded, flights, runway*, airfield*; "
    "evaku*, évacu*, evacua*, rapatri*, repatria*, ressortissants, pont aérien, puente aéreo, luftbrücke, эваку*, "
    "tahliye*, إجلاء",
    "ships": "ship*, vessel*, tanker*, frigate*, warship*, sailor*, seafarer*, crew*, convoy*, escort*, blockade*, "
    "maritime, hijack*, pira*, boat, boats, capsiz*, "
    "strait, port, ports, cargo, mines; schiff*, navire*, buque*, barco*, судно, суда, корабл*, танкер*, gemi, "
    "gemisi*, gemiler*, سفين*, سفن, ناقل*, ميناء, "
    "hafen*, häfen, seehäfen, reederei*, frachter*, navio*, petroleiro*, petrolero*, pétrolier*, порт, порта, "
    "порту, порты, портов*, судна, liman*, الميناء, موانئ",
    "coups": "coup, coups, junta*, mutin*, overthr*, oust*, toppl*, regime, seize power, seized power, took power; "
    "putsch*, militärputsch*, golpe*, переворот*, darbe*, انقلاب*, الانقلاب*",
    "sanctions": "sanction*, embargo*, indict*, charges, charged, prosecut*, extradit*, genocid*, atrocit*, war "
    "crime*; санкци*, yaptırım*, عقوبات, العقوبات",
    "energy": "blackout*, power cut*, power outage*, power failure*, restore power, without power, power suppl*, "
    "electric*, power grid, power plant*, refiner*, oil depot*, "
    "energy, heating, pipeline*; strom*, apagón*, электр*, энерг*, elektrik*, enerji, كهرباء, الكهرباء, الطاق*",
    "arms": "weapon*, arms, ammunition, nuclear, enrich*, warhead*, uranium; waffen, armes, armas, оружи*, ядерн*, "
    "silah, silahı*, silahlar*, nükleer*, أسلح*, الأسلح*, سلاح, نووي*",
    "unrest": "protest*, unrest, riot*, curfew*, crackdown*, demonstrat*, sectarian, mosque*, strife; manifestant*, "
    "manifestaci*, émeute*, disturbios, demonstrant*, протест*, "
    "беспорядк*, protesto*, gösteri*, احتجاج*, الاحتجاج*, مظاهر*, "
    "huelga*, grève*, streik*, warnstreik*, ausstand*, забастовк*, страйк*, sciopero, scioperi, إضراب*, "
    "الإضراب*, proteste, protestos",
    "shootings": "shoot*, shot, gunm*, stabb*, gun law*, knife*, massacre*, antisemit*, hate speech",
    "fires": "fire, fires, firefighter*, blaze*, burn*, inferno; "
    "incendie*, incendio*, großbrand*, brände, пожар*, "
    "yangın*, حريق*, الحريق*, حرائق",
    "wildfires": "wildfire*, bushfire*, forest fire*, brush fire*, grass fire*, firefighter*, blaze*, water bomber*, "
    "hectares, acres, smoke, flames; waldbrand*, waldbränd*, löschflugzeug*, feu de forêt, feux de forêt, pompier*, "
    "hectáreas, bombero*, bombeiro*, vigili del fuoco, ettari, лесной пожар, лесные пожары, лесных пожаров, пожарн*, "
    "гектар*, лісова пожежа, лісові пожежі, лісових пожеж, "
    "пожежник*, orman yangın*, itfaiye*, حرائق الغابات, رجال الإطفاء",
    "quakes": "earthquake*, quake*, aftershock*, tremor*, seismic, seismolog*, magnitude, epicent*, tsunami*; "
    "terremot*, sismo*, sísmic*, séisme*, secousse*, tremblement de terre, erdbeben*, nachbeben*, réplique*, réplicas, "
    "scossa, scosse, землетряс*, афтершок*, цунами, deprem*, artçı*, زلزال*, الزلزال*, هزة أرضية, تسونامي, землетрус*",
    "storms": "storms, flood*, rain, rains, rainfall, downpour*, monsoon*, cyclone*, hurricane*, typhoon*, tornado*, "
    "blizzard*, snowstorm*, landslide*, mudslide*, landfall*, deluge*, tropical storm*, winter storm*, winds; "
    "inundaci*, inundaç*, inondation*, alluvion*, überschwemm*, hochwasser, sel felaketi, наводнен*, فيضان*, повін*, "
    "فيضانات, الفيضانات, unwetter*, orkan*, hurrikan*, taifun*, zyklon*, erdrutsch*, starkregen, tempête*, ouragan*, "
    "typhon*, glissement de terrain, glissements de terrain, pluies, crue, crues, tormenta*, huracán, huracanes, "
    "tifón, tifones, ciclón, "
    "ciclones, deslizamiento*, deslave*, lluvia*, tempestade*, furacão, furacões, tufão, deslizamento*, chuva*, "
    "enchente*, temporais, uragan*, nubifrag*, frana, frane, maltempo, шторм*, ураган*, тайфун*, циклон*, оползн*, "
    "ливн*, паводк*, буреві*, зсув*, злив*, fırtına*, kasırga*, tayfun*, heyelan*, sağanak*, su baskın*, إعصار*, "
    "الإعصار, أعاصير, عاصفة, العاصفة, عواصف, سيول, السيول, انهيار أرضي, أمطار, الأمطار",
    "rescues": "rescue*, survivor*, collaps*, rubble, trapped, search teams; secours, secouriste*, sauvet*, "
    "décombres, escombros, trümmer*, "
    "damnificad*, sinistré*, sobrevivient*, sobrevivente*, survivant*, rescat*, resgate*, "
    "kurtarma ekip*, спасател*, إنقاذ, "
    "rettungskräfte*, macerie, sopravvissut*, soccorritor*, enkaz*, завал*, "
    "рятувальник*, أنقاض, الأنقاض",
    "accidents": "crash*, derail*, collision*, collid*, overturn*, capsiz*, shipwreck*, stampede*, accident*, mishap*, "
    "black box*, wreckage, ravine*, ditch, plunges into, plunged into, methane, coal mine*, gas leak*; "
    "unglück*, unfall*, absturz*, abgestürzt*, entgleis*, déraill*, naufrag*, "
    "accidente*, descarril*, acidente*, incidente ferroviario, deragli*, schianto, крушени*, авари*, катастроф*, "
    "аварі*, kaza, kazası*, kazada, devril*, raydan, تحطم*, اصطدام*, حادث, غرق",
    "eruptions": "volcan*, eruption*, erupts, erupted, lava, ash cloud*; vulkan*, volcán, vulcão, éruption*, erupci*, "
    "eruzion*, вулкан*, извержен*, yanardağ*, بركان, البركان",
    "heat": "heat, heatwave*, drought*; hitze*, dürre*, canicule*, sécheresse*, ola de calor, sequía*, onda de calor, "
    "siccità, ondata di calore, жар*, засух*, посух*, sıcak hava*, kuraklık*, موجة حر, جفاف",
    "trade": "tariff*, duties, levy, levies, trade, import, imports, imported, importer*, importing, export*, "
    "customs, quotas, protectionis*, WTO; zoll, "
    "zölle*, strafzölle*, einfuhr*, ausfuhr*, handelskrieg*, handelsabkommen*, handelsstreit*, droits de douane, "
    "surtaxe*, guerre commerciale, accord commercial, arancel*, guerra comercial, acuerdo comercial, tarifas, "
    "tarifaço*, sobretaxa*, acordo comercial, dazi, dazio, guerra commerciale, accordo commerciale, пошлин*, "
    "торговая война, торговой войны, торговую войну, мито, мита, торговельн*, gümrük*, ticaret*, ithalat*, ihracat*, "
    "الرسوم الجمركية, رسوم جمركية, "
    "تعريفات, التجارة",
    "trials": "trial, trials, court*, judge*, verdict*, sentenced, sentence*, convict*, acquit*, prosecut*, indict*, "
    "jury, jurors, plead*, testif*, testimony, lawsuit*, sue, sues, sued; prozess*, gericht*, urteil*, verurteil*, "
    "angeklagt*, anklage*, staatsanwalt*, richter*, procès, tribunal*, verdict*, condamn*, procureur*, inculp*, "
    "juicio*, sentencia*, conden*, fiscal, fiscalía, juez, jueza, imputad*, julgament*, condenad*, juiz*, processo, "
    "tribunale, condann*, giudic*, imputat*, суд, суда, суде, судья, судьи, судебн*, приговор*, прокур*, обвин*, "
    "вирок*, звинувач*, mahkeme*, dava, davası*, davada, savcı*, iddianame*, محكمة, المحكمة, محاكمة, النيابة, القاضي",
    "votes": "election*, electoral, vote*, voting, ballot*, polls, polling, runoff*, referendum*, candidate*, "
    "electorate; wahl, wahlen, wähler*, stichwahl*, stimmzettel*, präsidentschaftswahl*, parlamentswahl*, élection*, "
    "électoral*, scrutin*, eleccion*, electoral*, comicios, votaci*, votante*, eleição, eleições, eleitor*, votação, "
    "elezion*, elettoral*, ballottagg*, выбор*, голосован*, избирател*, референдум*, вибор*, виборц*, голосуван*, "
    "seçim*, sandık*, referandum*, انتخاب*, الانتخاب*, اقتراع, الاقتراع, تصويت, التصويت, استفتاء",
    "migration": "immigra*, migrant*, deport*, asylum, border patrol; abschieb*, abgeschob*, asyl*, "
    "einwander*, expuls*, sans papiers, inmigra*, asilo, migrante*, imigra*, espuls*, rimpatri*, иммигр*, мигрант*, "
    "депорт*, мігрант*, göçmen*, sınır dışı*, sığınma*, ترحيل, الهجرة, طلب لجوء, حق اللجوء, طلبات اللجوء, "
    "طالبي اللجوء, لجوء سياسي, اللجوء السياسي, طالبو لجوء, طالبي لجوء",
    "drills": "drill, drills, exercises, war games, live fire, manoeuvre*, maneuver*; manöver*, militärübung*, "
    "manœuvre*, exercices militaires, exercice militaire, maniobra*, manobra*, esercitazion*, военные учения, "
    "военных учений, военными учениями, маневр*, військові навчання, військових навчань, "
    "tatbikat*, مناورات, المناورات",
    "territory": "annex*, takeover*, sovereign*, recogni*, independen*, breakaway, territor*, secession*",
    "deployments": "deploy*, peacekeep*, mission, contingent*, multinational, pledg*, reinforc*; einsatz, déploie*, "
    "multinationale*, multinacional*, cascos azules, casques bleus, blauhelm*, "
    "миротворц*, контингент*, barış gücü, حفظ السلام, "
    "despliega*, desplegad*, entsend*, missione, миссия, миссии, місія, конвой, konuşlan*, البعثة, بعثة",
    "walkouts": "walkout*, picket*, industrial action, work stoppage*, stoppage*, labor dispute*, labour dispute*, "
    "on strike, unions, trade union, labor union, labour union, strikers; grève*, gréviste*, huelga*, huelguista*, "
    "greve, greves, grevista*, sciopero, scioperi, streik*, warnstreik*, gewerkschaft*, grev, grevi, grevde, sendika*, "
    "забастовк*, профсоюз*, страйк*, إضراب, الإضراب",
    "epidemics": "outbreak*, epidemic*, pandemic*, virus*, disease*, ebola, cholera, measles, mpox, polio, malaria, "
    "dengue, meningitis, diphtheria, typhoid, hantavirus*, coronavirus*, bird flu, vaccin*, infect*, "
    "quarantin*; эпидеми*, холер*, salgın*, kolera, وباء, الوباء, كوليرا, "
    "épidémi*, rougeole, epidemia*, brote, brotes, vacuna*, sarampión, epidemie*, seuche*, impf*, masern, "
    "surto, surtos, vacina*, вспышк*, вакцин*, спалах*, епідемі*, kızamık*, aşıla*, الكوليرا, تفشي, لقاح*, "
    "اللقاح*, الحصبة",
}
"""Family → its terms; those of other languages behind the semicolon."""

OTHER_SENSES = tuple(
    """army team|army teams|army football|army club|army band|army choir|army worm|army worms|army ants|salvation army
    |army navy game|army of fans|army of volunteers|army led government|army backed government
    |hunger strike|general strike|strike action|strike ballot|teachers strike|doctors strike|nurses strike|rail strike
    |transport strike|strike partner|strike rate|lightning strike|heart attack|panic attack|shark attack|dog attack
    |bear attack|attack ad|legal battle|court battle|custody battle|battle for the title|title battle|market forces
    |labor force|labour force|work force|tax base|fan base|data base
    |base rate|customer base|bomb cyclone|photo shoot|penalty shot|flu shot|booster shot|shell company|shell companies
    |traded fire|trade fire|trade accusations|trade blows|trade barbs|trade blame|trade threats|trade union|trade unions
    |trade mission|space mission|moon mission|mission statement|peace prize|drug trial|food drive
    |port au prince|port moresby|port sudan|port harcourt|port louis|port vila|port of spain|port elizabeth
    |spy satellite|spy satellites|spy plane|spy planes|spy balloon|spy balloons|spy chief|spy chiefs|spy agency
    |spy agencies|spy thriller|spy thrillers|spy novel|spy film|spy movie
    |box office hit|hit single|hit song|hit film""".replace("\n", "").split("|")
)
"""Longer names and phrases in which one of these words means something else."""
_OTHER_SENSES = Sieve(any_of(" ".join(phrase.split()) for phrase in OTHER_SENSES).pattern)
_NATURE = (
    r"(?:(?:earth)?quakes?|tremors?|aftershocks?|tsunamis?|storms?|hurricanes?|typhoons?|cyclones?|tornado(?:e?s)?"
    r"|floods?|flooding|rains?|landslides?|avalanches?|wildfires?|heat ?waves?|cold snaps?|droughts?|blackouts?"
    r"|outages?|power cuts?|outbreaks?|epidemics?|virus|disease|famine|crisis)"
)
_NATURE_HITS = Sieve(
    rf"(?P<what>\b{_NATURE}(?: (?:of|magnitude|that|which|has|have|had|may|could|to|\d[\d.]*)){{0,4}})"
    rf" (?:hit(?:s|ting)?|str(?:ikes?|uck|iking))\b|\b(?:hit|struck) (?=(?:hard )?by (?:\w+ ){{0,3}}{_NATURE}\b)"
)
"""An earthquake that strikes and a blackout that hits: nobody's strike."""
_MISHAP = re.compile(
    r"\b(?P<what>(?:methane|gas|boiler|coal dust|coal mine|fireworks?|firecrackers?)(?: leak| plant| factory)?)"
    r" (?:blasts?|explosions?)\b|\b(?:blasts?|explosions?) (?=(?:at|in) (?:\w+ ){0,3}coal mine)"
)
"""What goes up by itself: nobody's strike either."""
_WORKERS = (
    r"(?:workers?|staff|employees|teachers?|lecturers|doctors|nurses|attendants|unions?|miners|dockers|dockworkers"
    r"|seafarers|civil servants|cabin crews?|(?:train|bus|truck|lorry|taxi) drivers|truckers|labou?rers)"
)
_WORK = re.compile(
    rf"\b{_WORKERS}(?: (?:to|will|may|could|stages?|begins?|joins?|ends?|plan|set|threaten|go|goes|calls?|for|on|rare"
    r"|new|full|first|a|the|off|end|resume|stage)){0,3} strikes?\b(?! (?:kills?|hits?|near|that|which)\b)"
    r"|\bstrikes? (?=(?:over|for|about) (?:[\w']+ ){0,3}(?:pay|wages?|conditions|contracts?|pensions?|benefits"
    r"|bonus(?:es)?|jobs|hours|rosters?|layoffs|attendance|labou?r)\b)"
    r"|\b(?:labou?r|wage|pay|union|transit|staff|workers'?|teachers'|doctors'|nurses'|pilots'|drivers'|postal)"
    r" strikes?\b"
    r"|\b(?:go(?:es|ing)?|went|are|is|were|remain) on strike\b"
    rf"|\bstrikes? (?=(?:(?:action|ballot|notice)\b|(?:by|of) (?:[\w']+ ){{0,3}}?{_WORKERS}\b))"
)
"""Who lays down work strikes nobody."""


IN_DRAFTS = {"walkouts": ("strike", "strikes", "striking")}
"""Words that a draft has beside those of a family: by themselves they are mostly of another."""


def terms(family: str, *, everywhere: bool = False) -> tuple[str, ...]:
    """Its terms, as in `about`; `everywhere`: those of other languages too."""
    own, _, foreign = _WRITTEN[family].partition(";")
    written = f"{own},{foreign},{FAMILIES_ABROAD.get(family, '')}" if everywhere else own
    further = tongues.terms(f"act {family}") if everywhere else ()
    return tuple(dict.fromkeys(term for part in (*written.split(","), *further) if (term := part.strip())))


@cache
def _lexicon() -> Lexicon:
    written = {family: terms(family, everywhere=True) for family in _WRITTEN}
    return Lexicon({family: folded(found) for family, found in written.items()})


@lru_cache(maxsize=4096)
def families(folded: str) -> frozenset[str]:
    """The families of which a folded text has a word, in the sense that they have it."""
    found = _lexicon().met(_OTHER_SENSES.sub(" ", folded))
    if "strikes" in found:
        plain = _MISHAP.sub(r"\g<what> accident ", _NATURE_HITS.sub(r"\g<what>", folded))
        plain = _WORK.sub(" walkout ", plain)
        return found if plain == folded else _lexicon().met(_OTHER_SENSES.sub(" ", plain))
    return found
