"""What a site puts around a story: share buttons, rights, by-lines, credits, datelines, labels, its own name.

All of it is told by its form, one line or headline at a time, without knowing the site.
"""

from __future__ import annotations

import re

from monitor.judge.words.lexicon import listed

# --- lines ------------------------------------------------------------------------------------------------------------

_SITE = re.compile(
    r"""(?x)
    ^\W*(?:
      %d\ bloggers?\ like\ this
    | like\ this:? | loading\W* | like\ loading\W* | related\W* | advertisement | advert | sponsored(\ content)?
    | share\ (?:this|on|via|with)\b.{0,60} | share\b.{0,20} | tweet | pin\ it | e?-?mail | print | whatsapp | copy\ link
    | (?:read|see|learn|find\ out)\ (?:more|also|next)\b.{0,160} | also\ read\b.{0,160} | related(?:\ \w+)?:.{0,160}
    | continue\ reading\b.{0,120} | click\ (?:here|to)\b.{0,120} | tap\ here\b.{0,120} | more\ (?:on|from)\b.{0,80}
    | recommended(?:\ \w+){0,3} | most\ (?:read|popular)\b.{0,40} | editors?'?\ picks? | trending\b.{0,30}
    | (?:sign\ up|subscribe|register)\b.{0,200} | get\ (?:the|our)\ .{0,60}newsletter.{0,100}
    | (?:join|follow|like|find)\ us\ (?:on|at)\b.{0,120} | follow\ .{0,60}\ on\ (?:twitter|x|facebook|telegram)\b.{0,60}
    | download\ (?:our|the)\b.{0,60}\ app\b.{0,60} | leave\ a\ (?:comment|reply)\b.{0,40} | \d+\ comments?
    | (?:all\ )?rights?\ reserved\b.{0,60} | (?:copyright|\(c\))\ (?:©|\(c\)|\d{4}|by\b|\W).{0,160} | ©.{0,160}
    | the\ post\ .{0,200}published\ first\ on\ .{0,100}
    | (?:this|the)\ (?:article|story|report|post|piece)\ (?:was|is|has\ been|originally|first)\b.{0,40}
      (?:published|appeared|republished|syndicated|reposted|reproduced|translated)\b.{0,200}
    | (?:this|the)\ (?:article|story|report|post|piece|page)\ (?:was|is|has\ been)\ (?:last\ |since\ )?
      (?:updated|edited|expanded|modified)\b.{0,200}
    | except\ for\ the\ headline,\ this\ (?:story|article|report)\ has\ not\ been\ edited\b.{0,120}
    | (?:published|posted|updated|last\ updated|modified|issued\ on)\b:?.{0,60}\d.{0,30}
    | our\ standards:.{0,80} | (?:watch|listen|see)\ (?:live|now|the\ video|video|below|more)\b.{0,100}
    | this\ is\ a\ (?:breaking|developing)\ (?:news\ )?story\b.{0,160} | more\ (?:details\ )?to\ follow\W*
    | check\ back\b.{0,80}
    | (?:skip|jump)\ to\ .{0,40} | cookies?\ .{0,80} | we\ use\ cookies\b.{0,160}
    | (?:accept|reject)\ (?:all|cookies)\b.{0,60}
    | check\ (?:out\ )?our\ .{0,80} | (?:\#\w+\W*)+
    | \d{4}-\d\d-\d\d(?:[t\ ]\d\d:\d\d.{0,20})?
    | (?:[a-z]+day,?\ )?(?:[a-z]{3,9}\.?\ \d{1,2}|\d{1,2}\ [a-z]{3,9}\.?),?\ \d{4}
      (?:,?\ \d{1,2}[:.]\d\d(?:\ ?[ap]m)?(?:\ \w{2,4})?)?
    | \[\W*\] | https?://\S+
    )\W*$
    """
)
_SITE_ABROAD = re.compile(
    r"""(?ix)
    ^\W*(?:
      (?:le[ae]|leia|vea|ve[jr]a?|mir[ae])\ (?:tambi[eé]n|tamb[eé]m|adem[aá]s)\b
    | (?:s[ií]g[au]e?nos|suscr[ií]b(?:ase|ete)|siga-nos|siga\ o\ canal|inscreva-se|assine\ (?:a|o|nossa)\ newsletter)\b
    | (?:[aà]\ )?(?:lire|voir|[eé]couter)\ (?:aussi|[eé]galement)\b
    | (?:abonnez|inscrivez)-vous\b | suivez-nous\b
    | (?:lesen|sehen|h[oö]ren)\ sie\ (?:auch|hier|dazu|mehr)\b | abonnieren\ sie\b | folgen\ sie\ uns\b
    | (?:читайте|смотрите|дивіться)\ (?:также|також)\b | п(?:одписывайте|ідписуйте)с[ья]\b
    | [iİ]lgili\ haber\b | bizi\ .{0,30}takip\ edin\b | abone\ olun\b
    | (?:اقر[أا]|شاهد|طالع)\ [أا]يض[اًا]* | تابعونا\b
    ).{0,200}$
    """
)
"""What asks to read on, to subscribe or to follow, in eight languages: imperatives that open a site's own line."""
_SITE_AT_THE_END = re.compile(
    r"""(?ix)
    ^\W*(?:
      .{0,80}\ all\ rights\ reserved\W*
    | the\ post\ .{0,200}appeared\ first\ on\ .{0,100} | .{0,120}\bappeared\ first\ on\ .{0,100}
    )\W*$
    """
)
"""What may begin with any words: looking for its own words first is many times cheaper."""
_CREDIT = re.compile(
    r"(?i)^\W*(?:file )?(?:photo|image|picture|video|foto|caption)(?: credit| courtesy| by)?s?\s*[:/|]|\bfile photo\b|"
    r"(?-i:\bREUTERS/[A-Z])|\bAP photo\b|\bgetty images\b|/AFP\b|\bAFP via\b|/File\W*$|\bhandout (?:via|/)|"
    r"\[(?:file|photo)\b|\bvia REUTERS\W*$|\((?:photo|image|picture) (?:by|credit|courtesy)\b"
)
_CREDIT_WORDS = ("photo", "image", "picture", "video", "foto", "caption", "reuters", "getty", "afp", "/file", "handout",
                 "[file")  # fmt: skip
"""Whatever `_CREDIT` matches holds one of these: searching for them first is ten times cheaper."""
_STAFF = re.compile(
    r"(?i)^\W*(?:(?:additional |with )?(?:reporting|writing|editing|compiled|translated|graphics?|contributions?|"
    r"with agencies|edited|written|reported)\b[\w ,]{0,40}(?:\bby\b|from\b|:)|agencies contributed)[^\n]{0,400}$"
)
_AGENCY = (
    r"(?:the )?(?:afp|ap|reuters|dpa|efe|ani|pti|ians|xinhua|tass|anadolu|upi|ansa|kyodo|associated press|"
    r"agence france-presse|(?:news )?agenc(?:y|ies)|wires|wire services)"
)
_OF_AN_AGENCY = re.compile(
    r"(?i)^\W*(?:(?:story (?:by|from)|sources?|via|credits?|with (?:\w+ )?(?:inputs?|information|material|reports) from"
    rf"|with)\W+)?{_AGENCY}(?:(?:\W+|,? and ){_AGENCY}){{0,3}}(?: inputs?)?\W*$"
)
_LONGEST_OF_AN_AGENCY = 80
_CONTRIBUTED = tuple(f"contributed to {this} {report}" for this in ("this", "the") for report in ("report", "story"))
_BYLINE = re.compile(
    r"^(?:By|BY|Par|Por|Von|От)\s+(?:[A-ZÀ-Ý][\w.'’-]+|de|van|von|al-\w+|and|AND|&|y|et|und|,|in|the|staff|agencies)"
    r"(?:[ ,]+(?:[A-ZÀ-Ý][\w.'’-]*|de|van|von|bin|al-\w+|and|&|y|et|und|in|the|staff|agencies)){0,14}\s*$"
)
_LONGEST_CREDIT = 300


def is_boilerplate(line: str) -> bool:
    """Whether a line or sentence belongs to the site and not to the story: shares, rights, credits, by-lines."""
    if len(line) > 420:
        return False
    low = line.lower()
    if _SITE.match(low) or _SITE_ABROAD.match(line) or _STAFF.match(line) or _BYLINE.match(line):
        return True
    if len(line) <= _LONGEST_OF_AN_AGENCY and _OF_AN_AGENCY.match(line):
        return True
    if "contributed" in low and low.rstrip(" .)").endswith(_CONTRIBUTED):
        return True
    if ("reserved" in low or "appeared" in low or not line.isascii()) and _SITE_AT_THE_END.match(line):
        return True
    if len(line) > _LONGEST_CREDIT:
        return False
    for word in _CREDIT_WORDS:  # a loop of its own: every line of every story comes here
        if word in low:
            return bool(_CREDIT.search(line))
    return False


_OF_ITS_ASKING = re.compile(
    r"""(?ix)
    \b(?:did|has|have|had)(?:\ not|n['’]t)\ (?:immediately\ |yet\ )?(?:respond|repl[yi]|answer|return|comment)(?:ed)?\b
      (?=.{0,40}\b(?:requests?|calls?|messages?|e-?mails?|quer(?:y|ies)|inquir(?:y|ies)|comment|questions?)\b)
  | \bcould(?:\ not|n['’]t)\ (?:immediately\ |independently\ )+(?:verify|confirm|authenticate)\b
  | \bcould(?:\ not|n['’]t)\ (?:immediately\ )?be\ (?:immediately\ )?reached\ for\ comment\b
  | \bdeclined\ (?:to\ comment|requests?\ for\ comment)\b
  | ^(?:(?!\b(?:said|says|that|but)\b).){0,100}\bdid\ not\ (?:immediately\ )?(?:give|provide|offer)
      \ (?:any\ |further\ |more\ )*details?\W*$
  | ^warning:.{0,60}\b(?:readers|viewers|this\ (?:article|story|report))\b
  | \bn['’]a\ pas\ (?:immédiatement\ )?(?:répondu|réagi)\b.{0,40}\b(?:demande|sollicit)
  | \bno\ respondió\b.{0,40}\b(?:solicitud|pedido|petición) | \breagierte\ zunächst\ nicht\ auf\b.{0,30}\banfrage
    """
)
"""A newsroom's word about its own asking."""
_ITS_WORDS = listed("comment|respon|repl|answer|return|could|declined|detail|warning|a pas|reagierte")
"""One of them is in each of these: most sentences have none, and need no search."""
_LONGEST_OF_ITS_ASKING = 200


def is_of_its_asking(sentence: str) -> bool:
    """Whether a sentence tells how the report was made, and nothing of what happened: who gave no answer, who wished
    not to be named, what could not be verified."""
    if len(sentence) > _LONGEST_OF_ITS_ASKING:
        return False
    low = sentence.lower()
    for word in _ITS_WORDS:  # a loop of its own: every opening comes here
        if word in low:
            return bool(_OF_ITS_ASKING.search(sentence))
    return False


_AGENCY_LINE = re.compile(
    r"(?P<place>[^()\n]{0,90}?(?:\([A-ZÀ-Ý][\w. ]{2,25}\), [^()\n]{3,20}?)?)\s*"
    r"\((?P<agency>[A-ZÀ-ÝİА-ЯЁІЇЄ][\w .&/’'-]{0,25}|[\u0621-\u064a][\u0621-\u064a .]{1,24}|"
    r"dpa|epd|kna|ots|sda|apa|ntb|afp|ap)\)\s*\.?(?:[-–—:]+\s+|[–—]+)"
)
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|January|February|March|April|June|July|August|September|"
    r"October|November|December)\.?"
)
_DATED_LINE = re.compile(
    rf"(?:[A-ZÀ-Ý][\w.'’/-]*[, ]+){{0,7}}{_MONTH}\s\d{{1,2}}(?:,?\s\d{{4}})?\s*[-–—]+\s+|"
    r"[A-ZÀ-Ý][A-ZÀ-Ý.'’/ -]{2,40}(?:,\s[A-ZÀ-Ý][\w.' ]{1,30}){0,2}\s+[-–—]{1,2}\s+|"
    r"[A-ZÀ-Ý][\w'’-]+(?:\s[A-ZÀ-Ý][\w'’-]+)?,\s[A-ZÀ-Ý][\w'’-]+(?:\s[A-ZÀ-Ý][\w'’-]+)?\s+[–—]\s+"
)
_CYRILLIC_LINE = re.compile(
    r"[А-ЯЁІЇЄ][\w-]+(?:[ /][А-ЯЁІЇЄ][\w-]+)?"
    r"(?:(?:[,.]\s\d{1,2}\s\w{3,9})?[,.]?\s/[^/\n]{2,40}/\.?\s+"
    r"|,\s\d{1,2}\s\w{3,9}\.?\s[-–—]\s[А-ЯЁA-Z][\w ]{2,30}(?:,\s[\w ]{3,40})?\.\s+"
    r"|\.\s\d{1,2}\s\w{3,9}\.\s[А-ЯЁA-Z][\w.]{2,25}(?:\s[-–—]|\.)\s+)"
    r"|(?:[А-ЯЁ][\w-]+(?:[ /][А-ЯЁ][\w-]+)?(?:,\s[А-ЯЁ][\w-]+)?[,.]\s)?"
    r"\d{1,2}\s(?:янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)\w{0,5}\.\s(?=[«A-ZА-ЯЁ])"
)
"""`МОСКВА, 3 марта. /ТАСС/. `, `МОСКВА, 3 мар — РИА Новости. `, `Москва. 3 марта. INTERFAX.RU - `,
`МОСКВА, 3 мар. `."""
_ARABIC_LINE = re.compile(
    r"[\u0621-\u064a]{3,12}(?:\s[\u0621-\u064a]{3,12})?\s?"
    r"(?:/\s?[\u0621-\u064a .]{2,20}\s?/\s?|[-–—]\s?[«\"]?[\u0621-\u064a .]{3,20}[»\"]?\s?:\s+)"
)
_LONGEST_UNCASED_PLACE = 4
"""Words, where no capital tells a place from a sentence."""
_ANY_MONTH = re.compile(
    r"(?:jan|f[eé]v|feb|m[aä]r|a[pvb]r|ma[iy]|jui|jun|jul|ago|ao[uû]|aug|set|sep|o[ck]t|out|nov|d[eéi][cz]|ene|oca|şub|nis|haz"
    r"|tem|ağu|eyl|eki|kas|ara|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)\w{0,7}\.?,?"
)
"""A month, short or long, in eight languages."""
_SMALL_PLACE_WORDS = frozenset({"de", "del", "la", "al", "el", "of", "the", "and", "in", "on", "an", "near", "aboard"})


_STAMP = re.compile(
    r"(?:[A-ZÀ-Ý]\w{2,11}\.?\s\d{1,2},?\s\d{4}|\d{1,2}\.?\s[^\W\d]{3,11}\.?\s\d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})"
    r",?\s\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\b\.?)?(?:\s(?:Uhr|[A-Z]{2,4}\b(?=\s[A-Z])))?\s?[-–—:|]?\s(?=[\"“«]?[^\W\d_])"
)
"""`August 20, 2020 5:00 AM Text`: when it was published, to the minute."""


def without_dateline(paragraph: str) -> str:
    """`WASHINGTON, Dec 16 (Reuters) - Text` and its relatives, without what stands before the text."""
    if stamp := _STAMP.match(paragraph):
        paragraph = paragraph[stamp.end() :]
    agency = _AGENCY_LINE.match(paragraph) if "(" in paragraph else None
    if agency and _is_place(agency["place"]) and not paragraph[agency.end() :][:1].islower():
        return paragraph[agency.end() :].lstrip()
    dated = None
    if "-" in paragraph or "–" in paragraph or "—" in paragraph:
        dated = _DATED_LINE.match(paragraph)
    if not dated and not paragraph.isascii():
        dated = _CYRILLIC_LINE.match(paragraph) or _ARABIC_LINE.match(paragraph)
    return paragraph[dated.end() :].lstrip() if dated else paragraph


def _is_place(words: str) -> bool:
    """Capitals, figures, months and small words; in a script without capitals, a few words."""
    parts = words.replace("(", "").split()
    uncased = sum(word[0].isalpha() and word[0].lower() == word[0].upper() for word in parts)
    return uncased <= _LONGEST_UNCASED_PLACE and all(
        not word[0].islower() or word.lower() in _SMALL_PLACE_WORDS or _ANY_MONTH.fullmatch(word.lower())
        for word in parts
    )


# --- headlines --------------------------------------------------------------------------------------------------------

_LABEL = re.compile(
    r"""(?ix)^\W{0,2}(
      exclusive | breaking(?:\ news)? | the\ latest | top\ story | newsblog | ticker | just\ in
    | developing | urgent | flash | (?:news\ )?alert | news\ ?flash | corrected | refile
    | update\ ?\d* | updated | wrapup\ ?\d* | wrap\ ?\d* | recap | roundup | rpt(?:-\w+)? | repeat
    | analysis | news\ analysis | explainer | explained | factbox | fact\ check | timeline | q&a | q\ and\ a | insight
    | opinion | op-ed | commentary | comment | column | editorial | letter(?:\ from\ [\w ]+)? | essay | review
    | perspective
    | breakingviews | special\ report | investigation | feature | profile | obituary | interview | focus
    | spotlight | podcast
    | watch(?:\ live)? | live(?:\ updates?|\ blog|\ news)? | as\ it\ happened | video | photos?(?:\ gallery)?
    | pictures?
    | in\ pictures | in\ photos | gallery | listen | audio | newsletter | briefing | morning\ (?:bid|brief(?:ing)?)
    | here'?s\ what\ to\ know | what\ to\ know | takeaways | ap\ photos? | ap\ explains | ap\ interview | graphic | map
    | exclusif | en\ direct | direct | analyse | reportage | entretien | décryptage | análisis | en\ vivo | última\ hora
    | vídeo | analyse | liveblog | liveticker | eilmeldung | son\ dakika | canlı | срочно | عاجل | מבזק
    | (?:(?:press|media|public|official|asx|joint)\ )?(?:statement|announcement|release|notice|communiqu[eé])
      (?:\ (?:no\.?\ ?)?\d[\d/-]*)?
    | comunicado(?:\ de\ (?:prensa|imprensa))? | communiqué\ de\ presse | pressemitteilung | comunicato\ stampa
    | basın\ açıklaması | пресс-релиз
    )\s*(?::|\s[-–—|]\s|\s?\|)\s*(?=\S)"""
)
_DASHED_LABEL = re.compile(
    r"(?:(?:EXCLUSIVE|UPDATE ?\d*|WRAPUP ?\d*|RPT|REFILE|CORRECTED|ANALYSIS|EXPLAINER|FACTBOX|TIMELINE|INSIGHT|FEATURE|"
    r"COLUMN|BREAKINGVIEWS|URGENT|BREAKING"
    r"|(?:AN[AÁ]LIS[IE]S?|ENFOQUE|EXCLUSIV[AO]|ACTUALIZA|ATUALIZA|AMPL[IÍ]A|PERFIL|DATOS|DADOS|RECUADRO|RESUMEN|RESUMO"
    r"|ENTREVISTA|COLUMNA|COLUNA|CRONOLOG[IÍ]A|REPORTAJE|REPORTAGEM|INFORME ESPECIAL|CORREGIDO|CORRIGIDO|REPITE|URGENTE"
    r"|LE POINT|[EÉ]CLAIRAGE|ENCADR[EÉ]|PORTRAIT|CHRONOLOGIE|REPORTAGE|ENTRETIEN|EXCLUSIF|LEAD|ACTUALIS[EÉ]|RECTIFI[EÉ]"
    r"|ANALISI|SCHEDA|PROFILO|INTERVISTA|ESCLUSIVA|PUNTO|ANALYSE|HINTERGRUND|PORTR[AÄ]T|EXKLUSIV|INTERVIEW|KORREKTUR"
    r"|ANAL[Iİ]Z|R[OÖ]PORTAJ|G[UÜ]NCELLEME|АНАЛИЗ|ИНТЕРВЬЮ|ХРОНОЛОГИЯ|ЭКСКЛЮЗИВ|ОБНОВЛЕНИЕ|ФОКУС) ?\d*"
    r")\s?-\s?)+(?=\S)"
)
_SET_OFF = re.compile(
    r"[(\[](?:(?P<label>(?:\d(?:st|nd|rd|th) )?(?:LEAD|LD)|(?i:exclusive|breaking|updated?))|(?i:video|watch|live))"
    r"[)\]]\s+(?=\S)"
    r"|(?P<number>\d(?:st|nd|rd|th) LD(?:-\w+)?)\s?[:-]?\s+(?=\S)"
    r"|(?P<minute>\d{1,2}[:h]\d\d|\d\d\.\d\d(?=\sUhr))(?:\s(?:GMT|UTC|CES?T|E[DES]T|BST|Uhr))?(?:\s?[-–—:|])?\s+"
    r"(?=[\"“”„«(]?[A-ZÀ-ÝА-ЯЁІЇЄ\u0600-\u06ff])"
)
"""A label in brackets, how often a wire has led with it, or a post's minute. A film beside a report is no label."""
_SIGNS = "\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\ufe0f\u20e3\U0001f000-\U0001faff"
_SIGNS_BEFORE = re.compile(rf"[{_SIGNS}! ]*[{_SIGNS}!][{_SIGNS}! ]*(?=\S)")
_SIGNS_BEHIND = re.compile(rf"(?:\s*[{_SIGNS}])+[!\s{_SIGNS}]*$|\s!!+$")
"""Arrows, lights and flags around a headline, as posts have them."""
_SHOUTED = re.compile(
    rf"#?(BREAKING|URGENT|FLASH|JUST IN)(?: NEWS)?[{_SIGNS}! ]+(?=[A-ZÀ-Ý][a-zà-ÿ]|[A-Z]{{2,5}} [a-z])"
)
"""A label without a mark, told by its capitals."""
_SHOWN = ("video", "live", "photos", "watch", "pictures")
_SHOWN_AT_END = re.compile(
    r"(?i)\s+(?:[(\[](?:with )?(?:video|photos|live|watch|pictures)[)\]]|[–—|-]\s(?:video|live))$"
)
_OUTLET = re.compile(
    r"(?i)(?:the )?(?:reuters|ap|ap news|afp|associated press|bbc(?: news| sport)?|cnn(?:\.com)?|"
    r"al[ -]jazeera(?: english)?|"
    r"guardian|france ?24|dw(?:\.com)?|deutsche welle|un news|reliefweb|euronews|npr|abc news|cbs news|nbc news|"
    r"fox news|sky news|usa today|politico|axios|bloomberg(?:\.com)?|cnbc|new york times|washington post|"
    r"wall street journal|financial times|independent|telegraph|times of israel|jerusalem post|haaretz|"
    r"hurriyet(?: daily "
    r"news)?|daily sabah|trt world|anadolu(?: agency)?|aa|tass|rt|sputnik|xinhua|south china morning post|the hindu|"
    r"dawn(?:\.com)?|rudaw(?:\.net)?|kurdistan ?24|north press(?: agency)?|sana|middle east eye|"
    r"al arabiya(?: english)?|"
    r"asharq al-awsat|arab news|the national|voa(?: news)?|rfe/rl|rferl|stars and stripes|military times|"
    r"military\.com|defen[cs]e news|task & purpose|le monde|le figaro|rfi|el país|der spiegel|tagesschau|"
    r"[\w ]{2,30} (?:news|times|post|tribune|herald|gazette|daily|today|tv|radio|press|agency)|"
    r"(?-i:The (?:[A-Z][\w'&-]* ){1,3}(?:Star|Sun|Chronicle|Observer|Mirror|Mail|Express|Standard|Guardian|Journal"
    r"|Globe|Nation|Citizen|Echo|Record|Register|Examiner|Inquirer|Dispatch|Courier|Mercury|Advertiser|Monitor))|"
    r"[\w-]+\.(?:com|org|net|co\.uk|de|fr))"
)
_SUFFIX = re.compile(r"\s(?:[-–—|·•]|::)\s(?P<outlet>[^-–—|·•]{2,40})$")


def take_label(title: str) -> tuple[str, str]:
    """`UPDATE 2-Exclusive: Title` → its labels and the title proper."""
    labels = []
    if not (title[:1].isalnum() and title.isascii()):
        title = _without_signs(title)
    for _ in range(3):
        if found := _LABEL.match(title) or _SHOUTED.match(title):
            labels.append(found.group(1))
        elif found := _DASHED_LABEL.match(title):
            labels.append(found.group().strip(" -"))
        elif title[:1] in "([0123456789" and (found := _SET_OFF.match(title)):
            labels.extend(filter(None, found.groups()))
        else:
            break
        title = _without_signs(title[found.end() :].strip())
    if title.rstrip(")]").lower().endswith(_SHOWN) and (shown := _SHOWN_AT_END.search(title)):
        title = title[: shown.start()]
    return " ".join(labels), title


def _without_signs(title: str) -> str:
    """The title itself where it is nothing else."""
    begun = _SIGNS_BEFORE.match(title)
    left = title[begun.end() :] if begun else title
    if left.endswith("!!") or not left.isascii():
        left = _SIGNS_BEHIND.sub("", left)
    return left or title


def take_suffix(title: str) -> tuple[str, str]:
    """`Title - Outlet` → the title and what may be an outlet's name; empty where nothing is set off at the end."""
    suffix = _SUFFIX.search(title)
    return (title[: suffix.start()].rstrip(), suffix["outlet"].strip()) if suffix else (title, "")


def is_outlet(name: str) -> bool:
    """Whether a few words are plainly the name of a newspaper, agency or station."""
    return bool(_OUTLET.fullmatch(name))
