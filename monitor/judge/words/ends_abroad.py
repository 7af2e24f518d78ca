"""What comes of an event, in nine languages, for a folded surface: Spanish, Portuguese, French, Italian, German,
Turkish, Russian, Ukrainian, Arabic.

No word that English news has in another sense, and nouns only where they open a headline, and in Arabic: "calls for the
release of" frees nobody.
"""

from __future__ import annotations

_OPENS = r"^(?:[^:]*: )?"
"""Before a noun that opens a headline: what is told of has happened."""
ENDS_ABROAD = {
    "freed": rf"{_OPENS}(?:liberation|liberacion) d\w+|{_OPENS}freilassung|(?:recouvr|recobr)\w+ la libert\w+"
    r"|освободил(?:и|а)?|تحرير|liberad[oa]s?|libera(?:n|ron)?|libero|rescatad[oa]s?|rescata(?:n|ron)|rescato"
    r"|libert(?:a|am|ou|aram|ad[oa]s?)|resgat(?:am|ou|aram|ad[oa]s?)"
    r"|liber(?:ee?s?|es|ent)|secouru\w{0,2}|relache(?:e?s?|nt)"
    r"|befreit(?:en?)?|freigelassen|freigekommen|gerettet"
    r"|(?:lass(?:t|en)|liess(?:en)?|komm(?:t|en)|sind|ist) (?:\w+ ){0,4}frei"
    r"|liberat[oaie]|liberano|rilasciat[oaie]|salvat[oaie]|(?:estratt|tratt)[oaie] (?:viv[oaie]|in salvo)"
    r"|serbest (?:birakildi|birakti|kaldi)(?:lar)?|kurtar(?:ildi|di)(?:lar)?"
    r"|освобожден[аоы]?(?! от)|освободил[аи]?|отпустил[аи]?|отпущен[аоы]?|спасл[аи]|спасен[аоы]?|вышл[аи] на свободу"
    r"|звільнен[аои]?|звільнил[аи]|врятувал[аи]|врятован[аои]?|відпустил[аи]"
    r"|[اتي]فرجت?|(?<!الى )ا?ل?افراج عن|[اتي]?طل[قا]ق?ت?(?:ون)? سراح|حررت?|انقذت?",
    "sunk": r"hund(?:e|en|io|ieron|id[oa]s?)|naufrag(?:a|an|o|aron|ou)|afund(?:a|am|ou|aram|ad[oa]s?)"
    r"|(?:a|ont|ete) coulee?s?|coulent|(?:a|ont) sombre|fait naufrage|gesunken|sinkt|sanken|untergegangen"
    r"|affonda(?:no|t[oaie])?|batti(?:lar)?|затонул[аои]?|потоплен[аоы]?|затону(?:в|л[аои])|غرقت?|تغرق",
    "dead": rf"{_OPENS}(?:وفا[هة]|مصرع)|(?:est|sont) morte?s?|muere|mueren|murio|murieron|fallec(?:e|en|io|ieron)"
    rf"|morre|morrem|morreu|morreram|meurt|meurent"
    r"|muore|muoiono|(?:e|sono) mort[oaie]|decedut[oaie]"
    r"|succombe\w*|stirbt|sterben|starben|gestorben|erlegen|hayatini kaybetti(?:ler)?|yasamini yitirdi(?:ler)?"
    r"|умер(?:ла|ли)?|скончал(?:ся|ась|ись)|помер(?:ла|ли)?|توفيت?",
    "yielded": rf"{_OPENS}(?:reddition|rendicion) d\w+|сложил[аи]? оружие|استسلام|se rind(?:e|en|io|ieron)"
    rf"|se rend(?:em|eu|eram|ent)?|rend(?:em|eram) se|s'est rendue?|se sont rendue?s"
    r"|si arrend(?:e|ono)"
    r"|ergibt sich|ergeben|kapitulier\w+|teslim oldu(?:lar)?|сдал(?:ся|ась|ись)|капитулирова\w+|здал(?:ися|ась)|здався"
    r"|[اي]ستسلم\w*",
    "caught": rf"{_OPENS}(?:arrestation|detencion|captura) d\w+|{_OPENS}(?:festnahmen?|verhaftung)|captur(?:an|aron)"
    r"|arrestan|arrestaron|detienen|(?:задержал|арестовал|поимал)[аи]?|yakaladi|detenid[oa]s?|arrestad[oa]s?"
    r"|capturad[oa]s?|detid[oa]s?|arretee?s?|interpellee?s?"
    r"|arrestat[oaie]|catturat[oaie]|in manette"
    r"|festgenommen|gefasst|verhaftet|yakalandi(?:lar)?|gozaltina alindi(?:lar)?|tutuklandi(?:lar)?"
    r"|задержан[аоы]?|арестован[аоы]?|пойман[аоы]?|затриман[аои]?|заарештован[аои]?|اعتقلت?|القبض على"
    r"|^(?:[^:]*: )?(?:اعتقال|توقيف|ضبط)",
}
STEPS_ABROAD = {
    "aimed": r"avan[zc]\w+ (?:\w+ ){0,4}(?:sobre|hacia|em|contra|sur|vers)"
    r"|(?:ofensiva|offensive) (?:sobre|sur|auf|gegen)|asedi\w+|encercl\w+"
    r"|(?:auf|gegen) (?:\w+ ){1,6}vor|vorgeruckt|belager\w+|umzingel\w+"
    r"|ilerl(?:edi|iyor)\w*"
    r"|kusat\w+|наступ\w+|продвига\w+|окруж\w+|штурм\w*|просува\w+|оточ\w+|[تي]?تقدمت? (?:\w+ ){0,4}نحو|[يت]?حاصرت?",
    "entered": r"(?:ruck(?:t|en|te|ten)|marschier(?:t|en|te|ten)) (?:\w+ ){1,4}ein|و?[يت]دخل(?! حيز)"
    r"|entr(?:a|an|o|aron|ou|aram) (?:en|em|na|no)(?! vigor)|entr(?:e|ent|ee?s?) (?:dans|a)|eingeruckt"
    r"|einmarschiert|(?<!yururluge )girdi(?:ler)?|вошл[аи]|вошел|увіишл[аи]|دخلت?(?! حيز)",
    "taken": r"aux mains d\w+|est tombee?s?|pren(?:d|nent) le controle|cae en manos|toma(?:n|ron)? el control"
    r"|(?:bringt|bringen) (?:\w+ ){1,4}unter kontrolle|gefallen$|geri aldi|kontrolu (?:sagla|ele)\w*"
    r"|kontrol altina al\w+"
    r"|пал[аио]?|под контрол[ье]|و?سقوط|(?:ال)?سيطر[هة] على|في قبض[هة]|tom(?:a|an|o|ou|aron|aram)"
    r"|captur(?:an|o|ou|aron|aram)|conquist(?:a|an|o|ou|aron|aram)|prend|prennent"
    r"|(?:a|ont) pris|s'est emparee?|s'empare|eingenommen|erobert|nimmt (?:\w+ ){1,4}ein|ele gecir(?:di|ildi)(?:ler)?"
    r"|взял[аи]?|взят[аоы]?|занял[аи]?|заинял[аи]|захопил[аи]|سيطرت?|[يت]سيطر|استولت?",
    "agreed": r"(?:acord|acuerd|pact|firm|anunci|aprob|annonc|conclu|conven|vereinbar|verkund|beschloss|unterzeichn"
    r"|anlas|imzala|ilan|договор|соглас|объяв|подпис|домов|погод|оголос|підпис|اتفق|[يت]تفق|اعلن|وقع)\w*",
    "in force": r"سريان|en vigor|em vigor|en vigueur|in kraft|yururluge|в силу|чинності|حيز التنفيذ",
    "extended": r"prolongation|extiend\w+|verlangerung|prorrog\w+|prolonge\w*|verlangert\w*|uzat(?:ti|ildi)(?:lar)?"
    r"|продл\w+|продовж\w+|مددت?|[يت]مدد|تمديد",
}
"""How far a drive has come, a truce or a ban."""
SPOKEN_ABROAD = {
    "freed": r"liber|rilasc|salvat|rescat(?!ist)|resgat(?!ist)|secour(?!ist)|relach|befrei"
    r"|frei(?:gel|gek|heit|\b)|(?:ge)?rettet\b"
    r"|retten\b|serbest|kurtar(?!ma)|освобо|отпу[сщ]|спас(?!ател)|свобод|звільн|врят|відпу|فرج|افراج|سراح|حرر|تحرير"
    r"|نق[اذ]ذ?",
    "sunk": r"hund|naufrag|afund|affond|coul|sombr|gesunk|sink|sank|unterge|bat(?:ti|iyor|ma)|тону|топ[ли]|غرق",
    "dead": r"muer|muor|decedut|muri|fallec|mat[ao]|tue|morr|mort|meur|deced|succomb|stirb|starb|sterb|erlegen|tot"
    r"|olu|oldu|hayatini|yasamini|умер|сконча|погиб|убит|помер|загин|вбит|توف|وفا|قتل|قتيل",
    "yielded": r"rind|rend|arrend|ergeb|ergib|kapitul|teslim|сда|капитул|зда|سلم",
    "caught": r"deten|detid|arrest|cattur|manette"
    r"|captur|arret|interpel|festgen|gefasst|verhaft|yakala|gozalt|tutuk|задерж|арест|пойма"
    r"|затрим|заарешт|عتق|القبض|توقيف|ضبط",
}
"""The same more widely: where a known report has one of these, it has spoken of it, as done, feared or planned."""

NOT_YET = (
    "ser", "sean", "seran", "no", "nao", "serao", "sejam", "etre", "soient", "seront", "pas", "nicht", "быть", "будут",
    "не", "no fue", "no fueron", "no ha sido", "nao foi", "nao foram", "non e stato", "не был", "не были", "не було",
    "бути", "будуть", "لم",
)  # fmt: skip
"""Before an end that is not come to: wished for, due, or denied."""
