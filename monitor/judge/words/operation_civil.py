"""Whose operations are none of war or police: companies', banks' and surgeons', in many languages.

What must never happen: a company with operations in two places, or a patient with two of them, is read as two names.
Where such a word stands, names are taken from their quotes alone, and not where a plural could be the company's.
"""

from __future__ import annotations

import re

from monitor.judge.text import bag

BUSINESS = re.compile(
    r"(?i)(?<!\w)(?:compan(?:y|ies)|firms?|corporations?|subsidiar\w+|shareholders?|investors?|airlines?|banks?|"
    r"banking|"
    r"mines?|mining|refiner\w+|factor(?:y|ies)|plants?|retailers?|chains?|units?|customers?|revenues?|turnover|"
    r"empresas?|compañ[íi]as?|petroleras?|mineras?|bancos?|filial(?:es)?|accionistas?|clientes?|fábricas?|plantas?|"
    r"aerol[íi]neas?|entreprises?|sociétés?|filiales?|banques?|actionnaires?|usines?|clients?|groupe|grupo|gruppo|"
    r"konzern\w*|firmen?|firma|banken|tochter\w*|aktion\w*r|werke?|kunden|filialen|gesellschaft\w*|umsatz\w*|"
    r"imprese|impresa|società|azienda|aziende|banche|banca|stabiliment[oi]|companhias?|fábricas?|acionistas?|"
    r"bedrij\w+|klanten|spółk\w+|firm[ay]?|bank\w*|klient\w*|"
    r"şirket\w*|holding\w*|banka\w*|fabrika\w*|müşteri\w*|"
    r"компани\w*|корпораци\w*|банк\w*|банков\w*|фирм\w*|завод\w*|клиент\w*|валютн\w*|плат[её]ж\w*|кредит\w*|"
    r"финансов\w*|акци[йия]\w*|рынк\w*|счет\w*|счёт\w*|нефт\w*|дочерн\w*|актив[аыо]\w*|бізнес\w*|рахунк\w*|"
    r"شركة|الشركة|شركات|بنك|البنك|مصرف|المصرف|مصانع|مصنع|عملاء|النفط|التنقيب)(?!\w)"
)
NO_WAR = re.compile(
    r"(?i)(?<!\w)(?:films?|movie|pel[íi]cula|roman|novela|novel|libro|livre|álbum|album|chanson|canción|concert\w*|"
    r"festival\w*|exposition|exposici[óo]n|mostra|ausstellung|spatial\w*|espacia(?:l|les)|raumfahrt|weltraum\w*|"
    r"satellit\w*|satélite\w*|fusée|cohete|rakete|lune|luna\sde\sla|smartphone|téléphone|handy|modell|modelo|voiture|"
    r"auto|coche|logiciel|software|appli\w*|app|serie|série|série|telenovela|jeu\svidéo|videojuego|vacun\w+|vaccin\w*|"
    r"impf\w*|partei|parti\spolitique|elec(?:ciones|toral)|électoral\w*|wahlkampf\w*|publicit\w+|werb\w+|"
    r"фильм\w*|сериал\w*|роман|альбом\w*|выставк\w*|концерт\w*|фестивал\w*|спутник\w*|космич\w*|выбор\w*|реклам\w*|"
    r"вакцин\w*|"
    r"film\w*|dizi\w*|albüm\w*|sergi\w*|konser\w*|festival\w*|uydu\w*|seçim\w*|"
    r"فيلم|مسلسل|ألبوم|مهرجان|معرض|أغنية|رواية|كتاب|قمر\sصناعي|الفضاء|انتخاب\w*|تطعيم|التطعيم|توعية|التوعية|توعوية|"
    r"خيرية|تبرع\w*|مبادرة|سرطان|السرطان)(?!\w)"
)
"""What else is given a name."""
FORCES = re.compile(
    r"(?i)(?<!\w)(?:polic|polit?ie|polizei|polizist|ermittler|carabinier|guardia civil|mossos|gendarm|ej[ée]rcito|"
    r"exército|esercito|armée|"
    r"armee|heer(?:es)?(?!\w)|militar|militär|militaire|wojsk|soldat|soldad|żołnierz|troupes|tropas|truppe|bundeswehr|"
    r"marine|armada|aviation|fuerza|douan|aduan|zoll|zöllner|vétéran|veteran|detenid|detuv|preso|prisões|arrest|"
    r"interpell|festnahm|festgenomm|"
    r"zatrzyman|registros|perquisition|otage|rehen|geisel|terror|mafia|narco|coca[íi]n|kokain|contrabando|guerrill|"
    r"rebel|rebeld|rebell|"
    r"войск|военн|арми|полици|мвд|фсб|боевик|террор|солдат|задерж|заложник|поліці|військ|зсу|"
    r"polis|jandarma|asker|tsk|terör|gözaltı|örgüt|"
    r"قوات|القوات|جيش|الجيش|الشرطة|شرطة|الأمن|الأمنية|مسلح|عسكري|مقاتل|إرهاب|اعتقال|القبض|تنظيم|فصائل|رهائن)"
)
"""Soldiers or police, and what they do."""
CLINIC = re.compile(
    r"(?i)(?<!\w)(?:patients?|surge(?:on|ons|ry)|surgical|hospitals?|knee|hip|"
    r"pacientes?|cirujan\w+|quir[úu]rgic\w+|hospital(?:es)?|rodilla|cadera|chirurg\w*|patienten?|patientin\w*|"
    r"klinik\w*|"
    r"krankenh\w+|knie|hüfte|hôpita(?:l|ux)|chirurgi\w+|genou|hanche|ospedal\w+|cirurgi\w+|ziekenhuis|"
    r"szpital\w*|pacjent\w*|hastane\w*|ameliyat\w*|doktor\w*|хирург\w*|пациент\w*|больниц\w*|колен\w*|"
    r"جراحية|جراحي|الجراح|الجراحية|مستشفى|المستشفى|المريض|المرضى|الركبة|تجميل|قيصرية)(?!\w)"
)
MANAGED = re.compile(
    r"(?i)(?:\b(?:direct\w+|dirett\w+|diret\w+|chef\w*|cheffe|jef[ea]s?|respons\w+|gerent\w+|leit\w+|head|heads|"
    r"chiefs?|manager\w*|staff|capo|coord\w+|koord\w+|hoofd|kierowni\w+|dyrekt\w+|vice\w*|deputy|secretar\w+|"
    r"(?:sub)?inspect\w+|cent(?:er|re|ro)s?|zentrum|quartier|sala|salle|comando|commande\w+|stato|oficial\w*)\s"
    r"(?:[\w-]+\s)?(?:of|for|des?|de l[ao]s|delle|der|das|di|van|do|dos|in)\s(?:the\s|las?\s|les\s)?|"
    r"[Ss]pecial\s|[Jj]oint\s|[Aa]ir\s)$"
)
"""Before "operations": a department or who heads it, and what stands behind it is a person."""
DIRECTIONS = bag(
    "north south east west northern southern eastern western central norte sur sul este oeste leste centro nord sud "
    "est "
    "ouest ovest süd ost osten westen norden süden noord zuid oost północ południe wschód zachód europa europe asia "
    "asien "
    "asie africa áfrica afrique afrika américa america amérique amerika latam emea apac "
    "herz knie hüfte auge hand schulter rücken meniskus "
    "kuzey güney doğu batı"
)
"""What a company's operations are called after, and a patient's."""


def is_civil(sentence: str) -> bool:
    return bool(BUSINESS.search(sentence) or CLINIC.search(sentence))
