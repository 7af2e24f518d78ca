"""What openings say about themselves, and what headlines promise, in Spanish, French, German, Turkish, Russian and
Arabic: joined to the patterns of genre_words.py, for a folded surface.

No word that English news has in another sense.
"""

from __future__ import annotations

from monitor.judge.words.sieve import Sieve

_MONTHS_ABROAD = (
    "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|enero|febrero|marzo|abril"
    "|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|janeiro|fevereiro|marco|maio|junho|julho|setembro"
    "|outubro|novembro|dezembro|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
    "|ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik"
    "|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
    "|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня"
    "|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر"
)
DAYS_ABROAD = (
    rf"\d{{1,2}}(?:er)? (?:de )?(?:{_MONTHS_ABROAD})(?:ta|te|da|de)?"
    r"|\d{1,2}\. (?:januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember)"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag(?:s|abend|morgen|nacht|vormittag|nachmittag|mittag|fruh)"
    r"|mittwoch(?:s|abend|morgen|nacht|vormittag|nachmittag|mittag|fruh)|heute (?:morgen|frueh|abend)|gestern abend"
    r"|накануне|в ночь на|сегодня|ce (?:matin|soir)|cette nuit|esta (?:madrugada|manana|tarde|noche)|bu sabah"
    r"|(?:صباح|مساء|فجر|ليل|ليله|ليلة|ظهر|عصر) (?:امس|اليوم|ال\w+)"
)
SOURCES_ABROAD = (
    r"t on appris|(?:a|ont) (?:rapporte|fait savoir|confirme|precise|assure|fait etat|revele|explique|ajoute|signale"
    r"|reconnu|revendique|dementi|estime|souligne|declare|annonce|indique|affirme|denonce|promis|relate|detaille)"
    r"|precise(?:nt)? (?:l[ae]s?|un|une|l'\w+)|annonce(?:nt)? l[ae]s?|un communique|dans un communique"
    r"|de sources? \w+|sources? (?:securitaires?|policieres?|medicales?|judiciaires?|hospitalieres?|locales?)"
    r"|(?:senal|indic|report|asegur|comunic|precis|detall|explic|manifest|denunci|declar|confirm|anunci|inform|afirm)"
    r"aron|senalo|indico|reporto|aseguro|comunico|preciso|detallo|explico|manifesto|denuncio|declaro|admitio|reconocio"
    r"|de acuerdo con|a juicio de|ha(?:n)? (?:confirmado|anunciado|informado|asegurado|indicado|senalado|declarado"
    r"|dicho"
    r"|comunicado|denunciado|reconocido|precisado|explicado)|fuentes \w+"
    r"|bekanntg(?:ab|aben|egeben)|g(?:ab|aben|eben|ibt) (?:\S+ ){0,8}bekannt|mitteilten?|berichtet(?:en?)?|berichten"
    r"|hie(?:ss|ß) es|bestatigten?|meldeten?|zufolge|verkundeten?|so (?:die|der|das) (?:polizei|armee|behorde"
    r"|sprecher|ministeri|regierung|miliz|prasident)\w*|sprach von|sprecher(?:in)?"
    r"|nach (?:\w+ )?(?:angaben|darstellung|behordenangaben)|den angaben nach"
    r"|bildirildi|belirtildi|kaydetti|kaydedildi|aktardi|aktarildi|dogruladi|aciklama(?:da|sinda|ya|yi)?|aciklandi"
    r"|duyuruldu|ifade etti|ogrenildi|bilgi(?:ye|lere) gore|yetkililer|kaynaklar(?:i|dan)?|sozcu(?:su)?"
    r"|рассказал\w*|переда(?:ет|ют|ло|л)|пишет|уточнил\w*|уточня\w+|отметил\w*|сообща\w+|следует из|подтвердил\w*"
    r"|по информации|пресс служб\w*|источник\w*|очевидц\w*|в заявлении|говорит|рассказыва\w+|проинформировал\w*"
    r"|و?(?:قالت?|قالوا|اعلنت?|[يت]علن|افادت?|اكدت?|[يت]ؤكد|اوضحت?|اضافت?|نقلت?|كشفت?|اشارت?|ذكرت?|صرحت?|بينت?|نفت?"
    r"|حسبما|وفق|وفقا|بحسب|مصدر|مصادر|بيان|المتحدث|متحدث|مراسل)"
)

_PARTS = r"(?:^|[:.|»\"] |\.\. ?)"
"""Where a title or a part of it begins."""
EXPLAINS_ABROAD = Sieve(
    # questions that have no mark
    rf"{_PARTS}(?:qui (?:est|sont|etait|etaient)|qu'est ce|quel(?:le)?s? (?:est|sont|avenir|impact|role)"
    rf"|ou en (?:est|sont)"
    r"|que (?:se passe|faut il|veut|veulent|cherche\w*|signifie|change|prevoit|contient|vont)|a quoi|ce (?:que|qui)"
    r"|quien(?:es)? (?:es|son|era|eran|fue)|que (?:es|son|significa|pasa|paso|implica|supone|busca|buscan|quiere|hay"
    r"|esta"
    r"|dice|contempla|ocurre|cambia)"
    r"|wer (?:ist|sind|war|waren|die|der|sich|hinter|in|steht|kampft)|welche[rsn]? \w+|wo(?:hin|her|ran|rum)?|wann"
    r"|was (?:ist|sind|steckt|hinter|passiert|bedeutet|will|wollen|jetzt|nun|der|die|das|uber|wir|man)"
    r"|кто (?:так\w+|стоит|воюет|победит|сто[ия]т)|что (?:такое|происходит|будет|значит|означает|стоит|ждет|изменит"
    r"|делать"
    r"|дальше|случилось|произошло|принес)|чем \w+|где|когда|сколько|куда|откуда|зачем"
    r"|как (?!сообщ|заяв|стало|переда|отмет|уточн|рассказ|пишет|и |сказал|утвержда|ожида|подчерк|следует|говор|выясн)"
    r"|من (?:هم|هو|هي)|ما (?:هي|هو|هم|بنود|اهم|ابرز|اسباب|دلالات|مصير|وراء|الذي)|ماذا|متي|متى|اين|كم|اليك|ايلكم"
    r"|مقابل[هة] مع|حوار مع|قراء[هة] في|ما وراء"
    r"|(?:interview|gesprach) mit|(?:interview|entretien|rencontre) avec|entrevista (?:a|con)|интервью со?)\b"
    r"|: (?:интервью|воспоминания|рассказы?|прогноз\w*|мнени\w*|entretien|soylesi|حوار|مقابل[هة])\b"
    r"|\b(?:nedir|kimdir|nasil|neden(?! ol)|ne (?:oluyor|oldu|zaman|anlama|istiyor|olacak)|neler (?:oluyor|oldu"
    r"|yasandi)"
    r"|kim(?:ler)?(?:dir| kimdir))\b"
    rf"|{_PARTS}(?:(?:из за|за|ради|для|до|от) (?:чего|что)|к чему|о чем|a que se debe|de donde|en que consiste"
    r"|darum|deshalb|deswegen|woran|worum|womit|wof[uü]r|so (?:lebt|leben|reagiert|reagieren|trauert)"
    r"|a l'origine d|autopsie d|retour sur|radiografia de|anatomia de|لهذه الاسباب|هكذا|قص[هة] \w+|اسباب \w+)"
    r"|, (?:autopsie|radiografia|anatomia|chronique) d|\bperde arkasi\b"
    r"|\bnedenleri$|\bselon un(?:e)? (?:chercheu\w+|analyste|expert\w*)$"
    # what is listed, mapped or kept up to date
    rf"|{_PARTS}(?:\w+ )?(?:dates|points|chiffres) cles\b|\b(?:choses|points) a (?:savoir|retenir)\b"
    rf"|{_PARTS}les (?:enjeux|dessous|coulisses) d|{_PARTS}los (?:retos|desafios) de|: las claves\b"
    rf"|\b\w+ claves (?:de|para)\b"
    r"|\b(?:cinco|tres|cuatro|seis|siete|diez) (?:claves|datos|cosas|preguntas)\b"
    r"|\b(?:quatre|six|sept|dix) (?:questions|choses|cles)\b|\bfragen und antworten\b"
    r"|\b(?:uc|dort|bes|alti|yedi|sekiz|dokuz|on|\d+) (?:soruda|maddede)\b"
    r"|\b(?:три|четыре|пять|шесть|семь|десять) (?:вопрос\w*|факт\w*|причин\w*|главн\w+)\b"
    r"|\b(?:ثلاث[هة]|اربع[هة]|خمس[هة]|ست[هة]|سبع[هة]|عشر[هة]|\d+) (?:اس[يئ]ل[هة]|حقائق|حقايق|معلومات|اسباب)\b"
    r"|\b(?:das|dies) (?:sind|ist) (?:die|der|das)\b|^so (?:ist|sieht|verlauft|steht|geht|kam|wurde)\b"
    r"|\bim (?:live ?ticker|live ?blog|newsblog|uberblick)\b|^(?:newsblog|liveticker|live ?blog|newsticker)\b"
    r"|\b(?:minuto a minuto|ultima hora (?:de|del|en|sobre)|ultimas noticias|dernieres informations|suivez (?:la|les"
    r"|en))\b"
    r"|^canli (?:blog|anlatim|yayin)\b|\bson (?:durum|gelismeler)$|\bone cikan(?:lar)?\b|\bdakika dakika\b"
    r"|\bонлаин трансляц\w*|\bпоследние новости\b|\bтекстовая трансляция\b|^карта \w+ деистви\w+|^главное (?:о|за|к)\b"
    r"|\bتغطي[هة] (?:مباشر[هة]|مستمر[هة]|حي[هة])|\b(?:اخر|ابرز) (?:ال)?تطورات\b|\bلحظ[هة] بلحظ[هة]\b|\bاولا باول\b"
    # what was long ago
    r"|^(?:il y a|hace|vor) \w+ (?:ans|anos|jahren)[,:]|\bse cumplen? \w+ (?:ano|anos|mes|meses) d|\b\w+ лет назад[:,]"
    r"|\bисполн\w+ \w+ (?:лет|года|год)\b|\byil once bugun\b|\buzerinden \w+ (?:yil|ay) gecti\b"
    r"|\b(?:عام|عامان|عامين|سن[هة]|اعوام|سنوات) على\b|^في (?:ال)?ذكرى\b|^(?:un an|dix ans|un mois"
    r"|\w+ ans) apres (?:l'|la |le |les )"
    r"(?:\w+ ){0,3}(?:attaque|attentat|seisme|massacre|chute|putsch|guerre)"
    r"|^(?:un ano|un mes|\w+ anos) despues del? (?:\w+ ){0,3}(?:ataque|atentado|terremoto|masacre|golpe|guerra)"
    r"|^(?:ein jahr|\w+ jahre|ein monat) nach (?:d\w+ ){0,1}(?:angriff|anschlag|beben|erdbeben|massaker|putsch"
    r"|krieg)\w*"
    r"|^(?:\w+ )?(?:год|года|лет|месяц) спустя\b"
)
"""A headline that asks without a mark, or promises what is known, as `what we know` does in English."""
RECKONED_ABROAD = (
    r"^(?:военн\w+ )?(?:эксперт|политолог|аналитик|востоковед|военкор|профессор)\w* (?:\w+ )?(?:назвал|рассказал|оценил"
    r"|объяснил|заявил|счита|предупред|спрогноз|предсказ|допустил|раскрыл|указал|усомнил|предположил)\w*"
    r"|^(?:аналитик|эксперт|политолог)\w*(?: \w+){0,2}:"
    r"|^(?:خبير|خبراء|محلل\w*|باحث\w*|اكاديمي)(?: \w+){0,2} ?:|^(?:analystes?|expertes?|experten)(?: \w+){0,2} ?:"
    r"|^(?:analistas?|expertos?|experten|analysten|des experts|les analystes|uzmanlar)"
    r" (?:\w+ ){0,2}(?:ven|creen|advierten|alertan|consideran|temen|warnen|sehen|rechnen|furchten|estiment|craignent"
    r"|redoutent"
    r"|uyardi|uyariyor|degerlendirdi)\b"
)
"""Who only thinks about an act, and reports none."""
LABELS_ABROAD = (
    r"temoignages?|cartes?|l'edito|direct|l'actu en bref|en bref|l'essentiel|la carte|recap|mapas?|en claves|perfiles|"
    r"editorial|resumen|cronica|testimonios?|datos|bilder|video ?analyse|karten?|grafik(?:en)?|portrats?"
    r"|wochenruckblick|"
    r"ruckblick|reportagen?|erklart|news ?blog|live ?ticker|ticker|protokoll|"
    r"canli|canli blog|canli anlatim|soylesi|haritali|grafikli|infografikli|fotograf(?:lar)?|portre|foto haber|"
    r"video haber|gorunum|arastirma|видео|фото|карта|подкаст|онлаин|справка|портрет|инфографика|досье|"
    r"прямая трансляция|трансляция|شاهد|بالفيديو|فيديو|صور|بالصور والفيديو|خريط[هة]|خرائط|خرايط|بودكاست|مباشر|"
    r"تغطي[هة] مباشر[هة]|تقرير|بورتريه|بروفايل|تقدير موقف|قراء[هة]|تدوين[هة]|مقابل[هة]"
)
"""What newsrooms put before the title of a piece that is no report."""
INSIDE_ABROAD = r"decryptage|entretien|interview exclusive|temoignages?|reportage|analisis|entrevista|cronica|reportaje"
"""What a title says of itself behind its first name: "Haïti, décryptage : …"."""
