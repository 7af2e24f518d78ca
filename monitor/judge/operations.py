"""Names of operations in running text, by grammar.

What must never happen: an operations centre, a surgical operation, a film or a charity is taken for a campaign; or a
name is cut where its apostrophe, hyphen or small word is (Freedom's Sentinel, Zarb-e-Azb, Wrath of Euphrates).

How it works. No list of names is shipped: a name is known by how it is said. A word for the thing (operation, campaign,
Harekâtı, عملية) stands beside capitals or quotes; the code names that armies choose draw on a small stock of words
(storm, shield, dawn, resolve), which lets "Spring Shield offensive" be told from "Idlib offensive" and, with fighting
around it, even be known bare. Lists of names, names told by a word of naming and names in brackets are read beside this
(words/operation_lists.py, operation_namings.py, operation_brackets.py, operation_bare.py).

What it cannot do: a bare single word that is no code word ("the Barkhane force"). For that there are the operator's
aliases, and what texts taught that had the name in full (gazetteer.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from monitor.judge.text import fold
from monitor.judge.words import operation_grammar as grammar
from monitor.judge.words import operation_scripts as scripts
from monitor.judge.words import places
from monitor.judge.words.name_words import TITLES
from monitor.judge.words.operation_bare import named_bare
from monitor.judge.words.operation_brackets import in_brackets
from monitor.judge.words.operation_civil import CLINIC
from monitor.judge.words.operation_ends import denied, name_end, without_possessive
from monitor.judge.words.operation_lists import lists
from monitor.judge.words.operation_lists_abroad import lists_abroad
from monitor.judge.words.operation_namings import named_abroad

LONGEST_SENTENCE = 2000
"""Characters; a longer one is cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A name in a text: `text[start:end]`."""

    start: int
    end: int
    name: str
    """As written; in a gazetteer's answer, the operation's stable name."""


# --- by grammar -------------------------------------------------------------------------------------------------------

_QUOTE = re.compile("[«\"“”']")
_CUT = re.compile(r"\n|(?<=[^A-Z][.!?])(?<!\bOp\.)[\"”’']?\s+(?=[^a-z\d\s])")


def find(text: str) -> tuple[Span, ...]:
    """The names of operations in a text, in order and without overlap, by grammar alone."""
    found: list[Span] = []
    for start, end in _sentence_bounds(text):
        found.extend(_in_sentence(text, start, end))
    return tuple(found)


def as_words(name: str) -> str:
    """A stable id as words."""
    return name.replace("-", " ").replace("_", " ")


def says_what_about(title: str, aliases: Sequence[str]) -> bool:
    """Whether something is left of an operation's title without the names of operations."""
    for span in reversed(find(title)):
        title = f"{title[: span.start]} {title[span.end :]}"
    for alias in sorted(aliases, key=len, reverse=True):
        title = re.sub(rf"(?<!\w){re.escape(alias)}(?!\w)", " ", title, flags=re.IGNORECASE)
    return grammar.says_something(title)


def _sentence_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Rough sentences: enough to keep a film's sentence from spoiling its neighbour's."""
    cuts = [0, *(cut.end() for cut in _CUT.finditer(text)), len(text)]
    for first, last in pairwise(cuts):
        for begin in range(first, last, LONGEST_SENTENCE):
            yield begin, min(last, begin + LONGEST_SENTENCE)


def _in_sentence(text: str, start: int, end: int) -> list[Span]:
    sentence = text[start:end]
    kept: list[Span] = []
    for begin, finish in sorted(_candidates(sentence), key=lambda span: (span[0], -span[1])):
        if finish > begin and (not kept or begin + start >= kept[-1].end):
            kept.append(Span(start=begin + start, end=finish + start, name=sentence[begin:finish]))
            if second := in_brackets(sentence, finish, kept[-1].name):
                first, last = second
                kept.append(Span(start=first + start, end=last + start, name=sentence[first:last]))
    return kept


def _candidates(sentence: str) -> Iterator[tuple[int, int]]:
    if not grammar.ARTS_SENTENCE.search(sentence):
        headline = _is_headline(sentence)
        yield from _full(sentence, headline=headline)
        yield from lists(sentence, headline=headline)
        yield from (found.span() for found in grammar.DATED.finditer(sentence))
        yield from _named(sentence)
        yield from named_abroad(sentence)
        yield from named_bare(sentence)
        if not headline and grammar.FIGHTING.search(sentence):
            yield from _code_words(sentence)
            yield from _acronyms(sentence)
    if not sentence.isascii():
        yield from _turkish(sentence)
        yield from lists_abroad(sentence)
        for pattern in scripts.OTHER_SCRIPTS:
            yield from (found.span() if found.re is scripts.RUSSIAN else (found.start("trigger"), found.end())
                        for found in pattern.finditer(sentence) if _is_fought(sentence, found))  # fmt: skip


def _is_fought(sentence: str, found: re.Match[str]) -> bool:
    """A campaign is one of war only with fighting around it; an operation needs none, without quotes no surgeon."""
    if found.re is scripts.RUSSIAN_NOMINATIVE and places.country(found.group().split()[-1]) >= 0:
        return False
    if found.re is scripts.ARABIC and not _QUOTE.search(found.group()) and CLINIC.search(sentence):
        return False
    if not scripts.CAMPAIGN.match(found["trigger"]):
        return True
    rest = f"{sentence[: found.start()]} {sentence[found.end() :]}"
    return bool(scripts.FIGHTING_ABROAD.search(rest))


def _is_headline(sentence: str) -> bool:
    """Most of its words have capitals and no point ends it, or all of it is capitals: then they say nothing."""
    if sentence.isupper():
        return True
    if sentence.rstrip().endswith((".", ".”", '."')):
        return False
    long = [word for word in re.findall(r"[^\W\d_]{4,}", sentence) if word.lower() not in grammar.LINKS]
    return len(long) >= 4 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)


def _full(sentence: str, *, headline: bool) -> Iterator[tuple[int, int]]:
    if not any(hint in sentence for hint in grammar.FULL_HINTS):
        return
    for found in grammar.FULL.finditer(sentence):
        begin = found.start() + (2 if found.group()[1:2] in "'’" else 0)
        end = name_end(found, headline=headline)
        if not end or _is_life_or_arts(sentence, begin, end) or _is_no_trigger(sentence, found, headline=headline):
            continue
        if not _is_plural(found):
            yield _widened(sentence, begin), end
    for found in grammar.LOWER_FULL.finditer(sentence):
        begin, end = found.start("trigger"), name_end(found, headline=headline)
        if end and not headline and not _is_life_or_arts(sentence, begin, end) and _lower_is_name(sentence, found, end):
            yield begin, end


def _is_plural(found: re.Match[str]) -> bool:
    """`Operations X and Y` are read as a list; with one name behind it, it is a department."""
    return found.group().split()[0].lower().endswith("s")


def _is_no_trigger(sentence: str, found: re.Match[str], *, headline: bool) -> bool:
    """A kind of operation in a headline of capitals, a name of which Op is a part, or a company: `Unternehmen Roe`."""
    if found.group().startswith("Unternehmen") and not found["quoted"]:
        return sentence[: found.start()][-1:] not in ("„", "“", "«", '"')
    before = sentence[: found.start()].split()
    if not before:
        return False
    surname = found.group()[:3] in ("Op ", "OP ") and before[-1].istitle()
    adjective = found.group()[:9].lower() == "operativo" and before[-1].lower() not in grammar.BEFORE_OPERATIVO
    return (
        surname or adjective or (headline and before[-1].lower() in grammar.KINDS_OF_OPERATION | {"her", "his", "my"})
    )


def _lower_is_name(sentence: str, found: re.Match[str], end: int) -> bool:
    """Small-letter "operation X": quoted, or not after an article or a kind and of two words or a hyphen; of one where
    it was launched, or something was during it."""
    if found["quoted"]:
        return True
    name = sentence[found.start("name") : end]
    before = (found["before"] or "").strip().lower()
    if before in grammar.BEFORE_ONE_WORD and places.country(name) < 0:
        return True
    return before not in grammar.NOT_BEFORE_NAMES and (" " in name or "-" in name)


def _is_life_or_arts(sentence: str, begin: int, end: int) -> bool:
    return bool(grammar.ARTS_BEFORE.search(sentence[:begin]) or grammar.ARTS_AFTER.match(sentence[end:]))


def _widened(sentence: str, begin: int) -> int:
    """The start of the name with what belongs to it: a task force of that name, a possessed adjective."""
    if force := grammar.TASK_FORCE.search(sentence[:begin]):
        return force.start()
    adjective = grammar.ADJECTIVE_BEFORE.search(sentence[:begin])
    return adjective.start() if adjective and adjective["adjective"].lower() not in grammar.NO_ADJECTIVES else begin


def _named(sentence: str) -> Iterator[tuple[int, int]]:
    if grammar.CIVIL.search(sentence):
        return
    rules = ((grammar.NAMED_BY, False), (grammar.NAMED_IN_WAR, True))
    for (pattern, hints), in_war in ((rule, in_war) for table, in_war in rules for rule in table):
        if not any(hint in sentence for hint in hints):
            continue
        for found in pattern.finditer(sentence):
            group = next((group for group in ("quoted", "name", "numbered") if found.groupdict().get(group)), "")
            first = found[group].split()[0] if group else ""
            if in_war and not _in_war(sentence, found, found[group] if group else ""):
                continue
            if first[:1].isupper() and not denied(first, headline=False):
                yield found.start(group), found.start(group) + without_possessive(found[group])


def _in_war(sentence: str, found: re.Match[str], name: str) -> bool:
    """Fighting around the name, or beside it; or it is made of what armies choose."""
    rest = f"{sentence[: found.start()]} {sentence[found.end() :]}"
    beside = f"{found.group().replace(name, '')}{sentence[found.end() : found.end() + 8]}"
    if grammar.FIGHTING.search(rest) or grammar.WARLIKE.search(beside):
        return True
    return _has_code_word(_parts(name))


def _code_words(sentence: str) -> Iterator[tuple[int, int]]:
    """Names without the word, told by the code words they are made of."""
    if grammar.CIVIL.search(sentence):
        return
    rules = ((grammar.BEFORE_KIND, _has_code_word), (grammar.AFTER_KIND, _has_code_word), (grammar.BARE, _is_code_name))
    for pattern, enough in rules:
        for found in pattern.finditer(sentence):
            start, end = _trimmed(sentence, *found.span("name"))
            if enough(_parts(sentence[start:end])):
                yield start, end


_FRONT = re.compile(
    r"(?:The|A|An|Since|In|During|Under|After|Its?|\w+-(?:backed|led|based))\s|(?:[^\W\d_]+\s)?[^\W\d_]+(?:['’]s|"
    r"s['’])\s(?=\S)"
)


def _trimmed(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Without an article or a possessor in front, and without a possessive behind."""
    while front := _FRONT.match(sentence[start:end]):
        start += front.end()
    return start, start + without_possessive(sentence[start:end])


_WHICH = re.compile(r"i{2,3}|iv|\d{1,2}")


def _parts(name: str) -> tuple[str, ...]:
    words = re.split(r"\s|[-‐‑](?!jazeera)", name.lower())
    return tuple(word for word in words if word not in grammar.LINKS and not _WHICH.fullmatch(word))


def _has_code_word(parts: Sequence[str]) -> bool:
    if len(parts) < 2 or parts[0] in grammar.NO_FIRST_WORDS:
        return False
    if parts[-1] in grammar.BODIES and parts[-2] in grammar.OF_BODIES:
        return False
    return parts[-1] in grammar.CODE_NOUNS or parts[0] in grammar.OWN_CODE_NOUNS


def _is_code_name(parts: Sequence[str]) -> bool:
    """Made of code words through and through."""
    if len(parts) != 2 or (parts[1] in grammar.BODIES and parts[0] in grammar.OF_BODIES):
        return False
    return parts[0] in grammar.CODE_MODIFIERS and parts[1] in grammar.LAST_AFTER_MODIFIER


def _acronyms(sentence: str) -> Iterator[tuple[int, int]]:
    for found in grammar.ACRONYM.finditer(sentence):
        group = found.lastgroup or "of"
        if found[group] not in grammar.NO_OPERATION_ACRONYMS:
            yield found.span(group)


def _turkish(sentence: str) -> Iterator[tuple[int, int]]:
    for found in grammar.TURKISH.finditer(sentence):
        *words, kind = re.finditer(r"\S+", found["name"])
        while words and (words[0].group().lower() in grammar.TURKISH_BEFORE or _is_turkish_owner(words[0].group())):
            words.pop(0)
        if len(words) == 1 and words[0].group().isupper() and kind.group().islower():
            continue  # against whom, and no name: FETÖ operasyonu
        opens = len(words) == 1 and not found.start() and kind.group().islower() and words[0].group()[0].isupper()
        if opens and not any(letter.isdigit() for letter in words[0].group()):
            continue  # its capital is the sentence's
        if words and words[-1].group().lower() in grammar.TURKISH_OFFICES and kind.group().islower():
            continue
        first = words[0].group().strip("\"'“”‘’").lower() if words else ""
        if first and (first not in grammar.NO_TURKISH_NAMES or (found["unquote"] and len(words) > 1)):
            within = "" if found["unquote"] else "\"'“”„«‘‚‹`"  # both quotes stand within the name, or both outside
            start = found.end("name") - len(found["name"][words[0].start() :].lstrip(within))
            yield start, found.end("name")


def _is_turkish_owner(word: str) -> bool:
    """Whose operation it is (İsrail'in, TSK'nın), and no part of its name as in Gideon'un Arabaları."""
    owner, mark, _ = word.replace("’", "'").partition("'")
    return bool(mark) and (owner.isupper() or owner.lower() in grammar.TURKISH_BEFORE or places.country(owner) >= 0)


# --- what else it is called -------------------------------------------------------------------------------------------

_TRIGGER = re.compile(
    r"(?i)^(?:[\w\s]*?task force\s?[-–—]\s?)?(?:l['’])?(?:operation(?:s|en)?|op\.?|oplan|opérations?|operaci(?:ón|"
    r"ones)|operaç(?:ão|ões)|operaties?|"
    r"operativo|operazion[ei]|operacj\w+|unternehmens?|m[ae][cg](?:ro|a)-?operación|"
    r"mega-?operação)\s(?:militaires?\s|militare?\s|antiterrorist[ea]\s|policial\s|policière\s)?(?:(?:dites?|"
    r"baptisées?|denominadas?|chamadas?|namens)\s)?[\"“„«‘']?\s?|"
    r"^(?:спец|контр)?(?:операци|операці|кампани)\w+\s(?:под (?:кодовым )?названием\s|під назвою\s)?[«„\"“]?|"
    r"^(?:ال)?(?:عملية|عمليه|عمليات|عمليت(?:ي|ا|ين|ان)|معركة|حملة|عملیات)\s(?:(?:العسكرية|الأمنية|تحت اسم|باسم|"
    r"المسماة)\s){0,2}[«\"“”']?|"
    r"^(?:מבצע|מלחמת)\s[\"“”״'׳]?|"
    r"^(?:[Oo]perac(?:e|í|ia|ie|iu|iou|i|ij[aeiu]|ijom)|[Oo]pera[țţt]iun(?:ea|ii|i|e)|[Oo]perasi|[Оо]перациј\w+"
    r"|(?i:επιχείρησ\w+|επιχειρηση)|ऑपरेशन)\s[«„“”\"‘']?|^[「『《“\"‘„']"
    r"|[」』》”\"’'“]?\s?(?:(?:军事|軍事|特别|特別|联合|聯合)?(?:行动|行動|作战|作戰|作戦|演习|演習|작전|훈련)|(?:had)?művelet)$|"
    r"\s?[\"”»’']?\s(?:harek[âa]t(?:lar)?[ıi]|operasyonu|operasyonları|tatbikatı)\w*$|\s?[\"“”»'’]$"
)


def bare_name(name: str) -> str:
    """`Operation Inherent Resolve` → `Inherent Resolve`."""
    return _TRIGGER.sub("", name).strip()


def is_person(name: str, text: str) -> bool:
    """Whether an operation of one word is called after somebody whom the text names with a title: `l'opération Roe`,
    "le président Jean Roe"."""
    bare = bare_name(name)
    if not bare or not bare.isalpha():
        return False
    given = rf"(?:(?!Op)[{grammar.UPPER}][\w'-]*\s){{0,2}}"
    titled = rf"\b(?P<title>{grammar.LETTER}+)\.?\s{given}{re.escape(bare)}\b"
    return any(found["title"].lower() in TITLES for found in re.finditer(titled, text))


def acronyms(bare: str) -> tuple[str, ...]:
    """`Inherent Resolve` → `OIR`: what an operation of two words or more goes by."""
    words = re.findall(rf"{grammar.LETTER}+", bare.replace("'s", "").replace("’s", ""))
    parts = [word for word in words if word not in grammar.LINKS]
    initials = "".join(part[0] for part in parts).upper()
    return (f"O{initials}",) if len(parts) >= 2 and fold(initials).isascii() else ()
