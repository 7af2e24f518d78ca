"""Words that betray a feature in a headline, and what openings say about themselves: what `genre` reads by.

General vocabulary of newsrooms, written down once; nothing here belongs to one operation, and nothing was learnt from
labelled stories. All patterns are for a folded surface.
"""

from __future__ import annotations

import re

from monitor.judge.text import bag
from monitor.judge.words import tongues
from monitor.judge.words.cues_abroad import FEATURES_ABROAD
from monitor.judge.words.genre_abroad import DAYS_ABROAD, LABELS_ABROAD, SOURCES_ABROAD
from monitor.judge.words.lexicon import BEGINS, Lexicon, listed
from monitor.judge.words.sieve import Sieve
from monitor.judge.words.terms import folded

FEATURE_WORDS = {
    "people": listed(
        "resident|residents|locals|villager|villagers|family|families|neighbour*|neighbor*|farmer|farmers|fishermen"
        "|shopkeeper*|artist|artists|musician*|teacher|teachers|student|students|pupils"
        "|mother|mothers|father|fathers|parents|grandmother*|widow|widows|orphan|orphans"
        "|believers|worshippers|pilgrims|tourists|fans|traveler*|traveller*|youth|youths|teenager*|elderly"
    ),
    "condition": listed(
        "struggl*|grappl*|endure|endures|endured|enduring|cope|copes|coping|adapt|adapts|adapting|navigate|navigates"
        "|navigating|faces|facing|brave|braves|cling|clings|yearn*|long for|wait for|waits for|waiting for|rebuild"
        "|rebuilds|rebuilding|remember|remembers|remembering|mourn|mourns|mourning|grief|grieve|grieves|grieving|hope"
        "|hopes|hoping|dream|dreams|dreaming|fear|fears|fearing|anxi*|uncertain*|unclear|trauma*|resilien*|scar|scars"
        "|scarred|haunt*|weary|exhaust*|daily life|everyday life|ordinary|normal life|life in|life under|living in"
        "|living under|plight|ordeal|despair|desperat*|misery|survive|survives|surviving"
        "|survival|loved ones|shattered|limbo|hardship*|against the clock|race the clock|races the clock"
        "|tell of|tells of|recount their|recount how|recounts how|recounts his|recounts her|disbelief|solace|nervous*"
        "|surreal|muted|dizzying|crossfire|vulnerable|pay the price|pays the price|strains|straining"
    ),
    "reflection": listed(
        "why|how|what|whether|could|may|might|would|should|can|risk|risks|risked|risking|test|tests|testing|challenge"
        "|challenges|challenging|dilemma|gamble|gambles|stakes|fuels|fueling|fuelling|shape|shapes|shaped|shaping|reshap*"
        "|underscor*|highlight|highlights|highlighting|reveal|reveals|revealing|expose|exposes|exposing|deepen|deepens"
        "|deepening|loom|looms|looming|in focus|spotlight|shadow|legacy|lesson|lessons|future|history|roots|rise of"
        "|fall of|inside|behind|story|look at|look back|anatomy|portrait|timeline|explained|what next|question*"
        "|concern|concerns|doubt|doubts|analyst|analysts|expert|experts|strategy|key moment|key moments|winners|losers"
        "|put|puts|leave|leaves|leaving|means for|meaning for|impact|effects|toll on|role|debate|divide|divided"
        "|dominat*|era|reality|context|adds to|add to|adding to|turned into|turns into|sets sights"
    ),
    "while": listed(
        "decade|decades|years of|months of|weeks of|years after|months after|years on|months on|year on|anniversary|"
        "once|now|still|even as|again|ever|long|longstanding|generation|generations|always|never|so far|amid"
    ),
}
"""Kinds of words that headlines of features have, and reports of acts seldom: who lives through it, in what state, what
it may mean, for how long."""

NO_FEATURE = Sieve(
    r"\b(?:leav(?:es?|ing) (?:\w+ ){0,2}(?:\d+|dozens|scores|hundreds|thousands|dead|wounded|injured|homeless|without"
    r"|stranded|missing|trapped|two|three|four|five|six|seven|eight|nine|ten)"
    r"|(?:troops?|soldiers|forces|fighters|rebels|ships?|tankers?|convoys?|planes?|aircraft|diplomats?|envoys?|staff"
    r"|observers|peacekeepers|inspectors|civilians|foreigners|citizens|nationals|hostages) (?:to )?leaves?"
    r"|long range|tests? (?:\w+ ){0,3}(?:missiles?|rockets?|weapons?|drones?|positive|negative)"
    r"|(?:missile|nuclear|weapons?|rocket|(?:positive|negative)(?: \w+)?) tests?"
    r"|puts? (?:\w+ )?(?:death )?toll|put (?:on trial|to death)"
    r"|(?:deep|killed|dead|found|trapped|held|troops|army|soldiers|forces|rebels|fighters|strikes?|attacks?) inside"
    r"|behind (?:the )?(?:\w+ )?(?:attacks?|bombings?|blasts?|raids?|shootings?|killings?|coup|plot|kidnappings?"
    r"|assaults?|strikes?|bars)|(?:for|over) (?:\w+ ){0,2}role in"
    r"|fac(?:es?|ing) (?:\w+ )?(?:trial|charges?|court|sanctions?|prison|jail)"
    r"|surviv\w+ (?:an? |the )?(?:\w+ )?(?:attacks?|assassination|attempt|ambush|blasts?|bombings?|strikes?|crash|raid"
    r"|coup|shooting)|still (?:missing|burning|trapped|held|under)|at once"
    r"|(?:daha|kisa sure|(?:saat|gun|hafta|ay|yil)(?:lar)?|\w+[dt][ae]n|\w+m[ae]d[ae]n) once|terorle mucadelesi"
    # the month
    r"|(?:\d{1,2}(?:st|nd|rd|th)?|in|of|since|until|by|early|late|mid) may|may \d{1,4}"
    # a state's mourning, and what a court gives
    r"|deuil national|jours? de deuil|journees? de deuil|(?:duelo|luto) (?:nacional|oficial)|dias de (?:duelo|luto)"
    r"|lutto nazionale|staatstrauer|milli yas"
    r"|(?:ans|mois) de (?:prison|detention|reclusion)|(?:anos|meses) de (?:prision|carcel|prisao|cadeia|reclusao"
    r"|reclusion|detencion)|(?:anni|mesi) di (?:carcere|reclusione))\b"
)
"""Where one of these words is of an act: a blast that leaves ten dead, troops that leave, a missile that is tested; or
of Turkish, where `önce` is before."""

FEATURE_LEXICON = Lexicon(
    {
        kind: (*terms, *FEATURES_ABROAD[kind], *folded(tongues.terms(f"feature {kind}")))
        for kind, terms in FEATURE_WORDS.items()
    }
)

FEATURE_OPENING = re.compile(
    r"^(?:in|as|for|amid|inside|after|with|from|once|despite|under|beyond|behind|meet|former|why|how|what|who|when|where"
    r"|sous|depuis|malgre|au (?:coeur|milieu) d\w*|derriere|sans (?!surprise)|loin d\w*|chez|entre (?:les?|la|deux)"
    r"|pour l(?:es?|a)|avec l(?:es?|a)|quand|lorsque|a (?:l'ombre|l'heure|quelques) "
    r"|desde l[ao]s?|detras d\w+|bajo|pese a|a pesar de|sin (?!city|taxes|tax|bin|of|is|in)|para (?:el|las?|los|un|una)"
    r"|con (?:el|las?|los|su|sus)|cuando|mientras|en medio d\w+|lejos d\w+|a la sombra|entre (?:el|las?|los)"
    r"|sob|apesar d\w+|em meio a\w*|diante d\w+|longe d\w+|quando|dietro|sotto|nonostante|lontano da\w*"
    r"|a|an|the|at|on|some|many|most|no(?! (?:[\w'-]+ ){1,4}(?:has|have|had|was|were|will) )"
    r"|pourquoi|comment|dans|face a|apres|por que|como|tras|warum|wie|nach|neden|nasil"
    r"|почему|как|кто|чому|як|хто|لماذا|كيف|من هو|ماذا|что такое|зачем|где|когда|де|коли"
    r"|(?:der|die|das|ein|eine) [a-z]+(?<!isch)e[rs]? (?:[a-z]+e[rs]? )?[a-z]+"
    r" (?:der|des|von|vom|um|nach|in|im|zwischen|gegen|hinter)"
    r"|inmitten|zwischen|hinter|jenseits|weshalb|wieso"
    r"|was (?:ist|sind|die|der|das|wir|man|hinter|passiert|bedeutet|bleibt))\b"
)
"""A headline that sets a scene, or keeps an article, before anybody acts."""

LABELS = (
    "explainer|analysis|insight|focus|factbox|fact focus|fact check|photo essay|photos|in pictures|pictures|live|"
    "live updates|watch|watch live|podcast|newsletter|morning bid|trading day|take five|what to know|q&a|timeline|"
    "opinion|commentary|column|editorial|the latest|instant view|interview|the ap interview|ap was there|profile|"
    "obituary|review|movie review|book review|factfile|feature|essay|the week in pictures|replay|video|infographic|"
    "breakingviews|graphic|blog|reportagem|coluna|аналіз|думка|інтерв'ю|огляд|хронологія|"
    "gallery|quiz(?: of the week)?|viewpoint|comment|op[ -]?ed|letters(?: to the editor)?|on this day|"
    "from the archives?(?:,? \\d{4})?|this day in history|as the day unfolded|"
    "(?:morning|evening|daily|weekly|news) (?:briefing|update)|the papers|newspaper headlines|reporter's notebook|"
    "(?:[\\w']+ ){1,3}podcast|(?:[\\w']+ ){1,4}live updates|"
    "(?:today's )?cartoons?|best of the week|weekend reads|market wrap|"
    "liveblog|as it happened|by the numbers|one tech tip|india file|the year in review|"
    "analyse|decryptage|reportage|entretien|portrait|en images|tribune|eclairage|chronologie|recit|edito|dossier|"
    "enquete|chronique|diaporama|infographie|verification|en direct|analisis|entrevista|reportaje|perfil|cronologia|"
    "en fotos|fotos|en imagenes|galeria|explicador|(?:las )?claves|infografia|verificacion|tribuna|columna|"
    "en directo|en vivo|preguntas y respuestas|analise|opiniao|em fotos|em imagens|entenda|hintergrund|kommentar|"
    "meinung|faq|chronik|in bildern|bilderstrecke|fotostrecke|bildergalerie|gastbeitrag|leitartikel|faktencheck|"
    "uberblick|infografik|fragen und antworten|presseschau|pressestimmen|fotogalerie|analiz|gorus|roportaj|yorum|"
    "kronoloji|fotogaleri|fotograflarla|dosya|izlenim|анализ|аналитика|мнение|интервью|колонка|репортаж|фоторепортаж|"
    "хронология|разбор|комментарии|обзор|досье|очерк|инфографика|вопросы и ответы|в фотографиях|تحليل|راي|مقابله|"
    r"il commento|commento|l'analisi|l'intervista|intervista|il punto|editoriale|il racconto|le (?:foto|immagini)|"
    r"foto|la scheda|scheda|approfondimento|in diretta|گزارش تصويري|گزارش ميداني|تحليل|"
    r"ديدگاه|يادداشت|گفتگو|مصاحبه|"
    r"حوار|تقرير خاص|بالصور|تسلسل زمني|خط زمني|سوال وجواب|شرح|انفوغراف\w*|مقال|"
    rf"{LABELS_ABROAD}"
)
"""Folded; what newsrooms put before the title of a piece that is no report."""

CHRONICLES = (
    "chronology|chronologie|cronologia|chronik|kronoloji|хронология|хроника|хроніка|хронологія|تسلسل زمني|"
    "presseschau|pressestimmen|revue de presse|обзор прессы"
)
"""Those of them that say so in whatever sentence they open: "Chronik eines Streiks"."""
REPORTAGES = (
    f"{CHRONICLES}|reportage|reportaje|reportagem|репортаж|roportaj|kommentar|decryptage"
    "|perfil|retrato|semblanza|ritratto|profilo|portrait(?= d)|portrat|портрет|بورتريه|بروفايل"
)
"""Those that are nothing else where the title goes on after them: "Reportage in Dorva: …", and no opinion polls."""
GENRES = (
    f"{REPORTAGES}|timeline|explainer|разбор|commentary|opinione?|мнение|думка|колонка|analysis|analisis|справка"
    "|انفوغراف"
)
"""Those that are nothing else at the end of a title."""

EXPLAINS = Sieve(
    r"(?:^|[:.] )(?:ce (?:que l'on|qu'on|que nous|qu'il faut) (?:sait|savons|savoir|retenir)|que sait on|"
    r"(?:esto es |todo )?lo que (?:se sabe|sabemos|hay que saber)|que (?:se sabe|sabemos)|"
    r"(?:las )?claves (?:de|del|para|sobre)|o que (?:se sabe|sabemos)|"
    r"asi (?:fue|es|son|era|se|lo|funciona|opera)|(?:este|esta|estos|estas) (?:es|son) (?:el|la|los|las)|"
    r"(?:le foto|le immagini|la spiegazione|il racconto) (?:del|dell|della|di|dei)\b|"
    r"voici (?:ce|comment|pourquoi|les?|la)|so (?:lief|verlief|war|ist|funktioniert|geht)|ecco (?:come|perche|cosa)|"
    r"как это (?:было|работает)|как было|"
    # what a week or a day had
    r"(?:l'essentiel|le recap|ce qu'il faut retenir) (?:de|du)|lo mas destacado|resumen (?:de la|del)|"
    r"(?:die|der|das) (?:wichtigste\w*|woche|tag) (?:im uberblick|in kurze|der woche|des tages)|"
    r"(?:haftanin|gunun) (?:ozeti|one cikan)|"
    r"(?:итоги|главное за|главные (?:события|новости)) (?:недели|дня|неделю|день)|"
    r"підсумки (?:тижня|дня)|حصاد (?:ال(?:اسبوع|يوم|شهر|عام)|\w+ (?:ايام|اسابيع|اشهر|اعوام|سنوات))|"
    r"ابرز (?:احداث|اخبار|محطات)|resumo (?:da|do)|o essencial d|"
    r"was (?:wir|man|bisher|uber|bekannt)\b.*\b(?:wissen|weiss|bekannt)|das wissen wir|"
    r"das ist (?:bisher |bislang )?(?:uber|zum?|zur)\b.*\bbekannt|что (?:известно|мы знаем)|главное о|"
    r"що (?:відомо|ми знаємо)|"
    r"(?:ابرز |كل )?ما (?:نعرفه|نعلمه|نعرف)|ما الذي نعرفه|"
    r"(?:these )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?:things|ways|tips|facts|reasons|takeaways|lessons|maps|charts|graphics)\b|"
    r"(?:some )?(?:things|more) (?:to know )?about\b|key (?:quotes|facts|dates|takeaways|excerpts)\b|(?:an?|your|the) "
    r"(?:\w+ )?guide to\b|read [\w' ]+ (?:in full|full (?:statement|speech|text|transcript|letter))\b|"
    r"(?:\d+|trois|quatre|cinq|tres|cuatro|cinco|drei|vier|funf) (?:questions|preguntas|fragen|soruda|вопрос\w*)\b)"
    # a list of what has been
    r"|(?:\bin numbers|\b(?:over|through) the years|\bover (?:the )?(?:past|last) \w+ (?:years|decades)"
    r"|^[\w.-]+'s (?:deadliest|worst) (?:[\w-]+ ){1,2}(?:disasters|accidents|crashes|attacks|shootings|fires"
    r"|earthquakes|storms|floods|wildfires|wars))$"
    r"|\btout (?:comprendre|savoir)\b|\bhakkinda (?:bilinenler|ne biliyoruz|bilmeniz|ne biliniyor)"
)
"""On a folded surface: a headline that promises what is known, as `what we know` does in English."""

DAYS = re.compile(
    rf"{BEGINS}(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|overnight|tonight|this morning"
    r"|(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.? \d{1,2}|may \d{1,2}(?! [a-z])"
    r"|\d{1,2} (?:january|february|march|april|june|july|august|september|october|november|december)"
    r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|heute|gestern|am morgen|in der nacht"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|aujourd'hui|hier|dans la nuit"
    r"|lunes|martes|miercoles|jueves|viernes|sabado|domingo|hoy|ayer|anoche"
    r"|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|oggi|ieri|nella notte"
    r"|(?:یک|دو|سه |چهار|پنج)?شنبه|جمعه|امروز|دیروز|יום (?:ראשון|שני|שלישי|רביעי|חמישי|שישי)|שבת|היום|אתמול|אמש"
    r"|segunda feira|terca feira|quarta feira|quinta feira|sexta feira|hoje|ontem"
    r"|pazartesi|sali|carsamba|persembe|cuma|cumartesi|pazar|bugun|dun"
    r"|понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|сегодня|вчера|ночью|утром"
    r"|понеділок|вівторок|середу|четвер|п'ятницю|суботу|неділю|сьогодні|вчора|вночі|вранці"
    r"|(?:يوم )?(?:ال)?(?:اثنين|ثلاثاء|اربعاء|أربعاء|خميس|جمعة|سبت|احد|أحد)|اليوم|امس|أمس"
    rf"|{DAYS_ABROAD})\b"
)
SOURCES = re.compile(
    rf"{BEGINS}(?:sa(?:id|ys?)|announced|announces|according to|told|reported|confirmed|declared|statement|officials"
    r"|spokes\w+|what (?:it|he|she|they) (?:call|describe|term)\w*|decided|approved|agreed|voted"
    r"|sagte\w*|laut|teilten?|erklarten?|mitgeteilt|meldet\w*|nach angaben"
    r"|a declare|a annonce|ont annonce|a indique|ont indique|a affirme|selon|d'apres"
    r"|dijo|dijeron|segun|anuncio|informo|afirmo|confirmo|disse|segundo|informou|anunciou|afirmou"
    r"|h(?:a|anno) (?:detto|annunciato|riferito|dichiarato|reso noto|confermato|comunicato)|secondo|riferisc(?:e|ono)"
    r"|گفت(?:ند)?|اعلام کرد(?:ند)?|به گفته|خبر داد(?:ند)?|אמר\w*|לדברי|הודיע\w*|נמסר"
    r"|soyledi|acikladi|duyurdu|belirtti|gore|bildirdi|сообщил\w*|заявил\w*|объявил\w*|по словам|по данным|говорится"
    r"|повідом\w+|заявил[аи]|заявив|оголосил[аи]|оголосив|за словами|за даними|идеться"
    r"|قال|قالت|اعلن|أعلن|اعلنت|أعلنت|بحسب|وفق|وفقا|افاد|أفاد|افادت|أفادت|اكد|أكد|اكدت|أكدت|ذكر|ذكرت|صرح|صرحت"
    rf"|{SOURCES_ABROAD})\b"
)
SAYS = re.compile(r"\b(?:sa(?:id|ys?)|according to|told|reports?|shows?|finds?|reveal(?:s|ed)?|spokes\w+)\b")
"""Who speaks of an act, in English, and not who decided or declared something."""
DATES = bag(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar "
    "marz mai juni juli oktober dezember"
)
"""Days and months that have capitals, as names have: in English and German."""

COMMENTS = re.compile(
    r"(?i)(?:here|this|that|these|those|now|then|but|and|or|so|yet|still|not|what|who|why|how|when|where|which|do(?:es)?"
    r"|did|is|are|was|were|will|can|could|would|should|may|might|some|his|we|you|her|their|our|my|i"
    r"|despite|even|just|maybe|perhaps|click|don't|if|for|as|to)\b"
)
"""How a second sentence goes on that tells nothing of its own."""
