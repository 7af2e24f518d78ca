"""Names of operations in running text: by grammar, and by the operator's own lists.

What must never happen: an operations centre, a surgical operation, a film or a charity is taken for a campaign; or a
name is cut where its apostrophe, hyphen or small word is (Freedom's Sentinel, Zarb-e-Azb, Wrath of Euphrates).

How it works. No list of names is shipped: a name is known by how it is said. A word for the thing (operation, campaign,
Harekâtı, عملية) stands beside capitals or quotes; the code names that armies choose draw on a small stock of words
(storm, shield, dawn, resolve), which lets "Spring Shield offensive" be told from "Idlib offensive" and, with fighting
around it, even be known bare. What was named once in full is known afterwards by its bare name and its acronym: `learn`.

What it cannot do: a bare single word that is no code word ("the Barkhane force"). For that there are the operator's
aliases, which `Gazetteer` finds in one pass of one automaton, however many there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import ahocorasick

from monitor.judge.text import fold, fold_with_offsets
from monitor.model import Operation


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A name in a text: `text[start:end]`."""

    start: int
    end: int
    name: str
    """As written; in a gazetteer's answer, the operation's stable name."""


# --- the pieces of a name ---------------------------------------------------------------------------------------------

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶŁŃŇŌŐŒŘŚŞŠŤŪŮŰŸŹŻŽ"
_LETTER = r"[^\W\d_]"
_DASH = "[-‐‑–]"
_APOSTROPHE = "['’ʼ]"
_HEAD = rf"[{_UPPER}](?:{_LETTER}|{_APOSTROPHE}(?={_LETTER}))*"
_TOKEN = rf"{_HEAD}(?:[-‐‑](?:{_LETTER}|{_APOSTROPHE}|\d)+)*"
_PREFIXED = rf"(?:al|el|as|ar|ad|an|at|az|ash)[-‐‑](?:[{_UPPER}]{_LETTER}+)"
_LINK = r"(?:of|of the|for|and|to|de|del|de la|du|des|da|do|dos|der|des|von|e|y)"
_WORD = rf"(?:{_TOKEN}|{_PREFIXED})"
_NAME = rf"{_WORD}(?:\s(?:{_LINK}\s)?{_WORD}){{0,4}}(?:\s(?:[1-9]|20\d\d)(?![\d.,:%]))?"
_OPEN, _CLOSE = "[\"“„«‘'‹]\\s?", "\\s?[\"”“»’'›]"
_QUOTED = rf"{_OPEN}(?P<quoted>{_WORD}(?:[\s-](?:{_LINK}\s)?[\w'’-]+){{0,5}}?){_CLOSE}(?!\w)"

_FULL = re.compile(
    rf"(?<![\w-])(?P<trigger>Operations?|OPERATIONS?|Op\.?|OP|Oplan|OPLAN|Opération|Opérations|OPÉRATION|Operación|"
    rf"Operações|Operação|OPERACIÓN|OPERAÇÃO|Operazione|Operatie|Unternehmen|opération|operación|operação|operazione)"
    rf"[\s]+(?:(?P<name>{_NAME})|{_QUOTED})"
)
_LOWER_FULL = re.compile(
    rf"(?<![\w-])(?P<before>\w+\s)?(?P<trigger>operation|op\.|unternehmen)\s(?:(?:code-?named|dubbed|called|named)\s)?"
    rf"(?:(?P<name>{_NAME})|{_QUOTED})"
)
_KINDS = (
    r"(?:military |ground |air |security |counter-?terror\w* |special |joint |bombing )?(?:operations?|campaign|offensive|"
    r"mission|air campaign|raids?|drills?|exercises?|assault|push|crackdown)"
)
_CALLED = re.compile(
    rf"\b(?P<kind>{_KINDS})(?:\s[^.;“”\"]{{0,40}}?)?,?\s(?:code-?\s?named|dubbed|called|named|known as|baptisée?|"
    rf"denominada|bautizada|genannt)\s(?:Operation\s)?(?:{_QUOTED}|(?P<name>{_NAME}))"
)
_CODENAMED = re.compile(
    rf"\b(?:code-?\s?named|nom de code|nombre en clave|Codename[n]?)[,:]?\s(?:{_QUOTED}|(?P<name>{_NAME}))"
)
_QUOTED_BEFORE = re.compile(rf"{_QUOTED}\s(?:{_KINDS})\b")
_BEFORE = re.compile(
    rf"(?<![\w-])(?P<name>{_WORD}(?:\s(?:of|of the)\s{_WORD}|\s{_WORD}){{0,3}})\s"
    r"(?:military\s|ground\s|air\s)?(?:operations?|campaign|offensive|mission|war|strikes|airstrikes|raids|drills?|"
    r"exercises?|rebels|fighters|forces?|area|zone|troops)\b"
)
_AFTER_KIND = re.compile(
    rf"\b(?:campaign|offensive|operation|assault|push|(?:phase|stage|start|launch|end|beginning|part) of|launched|dubbed|"
    rf"called|named|under|codenamed)\s(?P<name>{_NAME})"
)
_BARE = re.compile(rf"(?<![\w-])(?P<name>{_WORD}(?:\s(?:of|of the)\s{_WORD}|\s{_WORD}){{0,2}})(?![\w-])")

_TASK_FORCE = re.compile(
    r"(?:(?:Combined|Joint|Special|Operations?|Interagency|Multinational|Naval|Air|Land|Maritime)\s)+Task Force\s?[-–—]\s?$"
)
_ADJECTIVE_BEFORE = re.compile(rf"(?<=[’']s\s)(?P<adjective>[{_UPPER}][a-zß-ÿ]{{4,}})\s$")

_TURKISH = re.compile(
    rf"(?<![\w-])(?:{_OPEN})?(?P<name>[{_UPPER}]{_LETTER}*(?:[-\s][{_UPPER}]{_LETTER}*){{0,3}})(?:{_CLOSE})?\s"
    r"(?P<trigger>(?:Harek[âa]t[ıi]|HAREK[ÂA]TI|Operasyonu|OPERASYONU)(?:['’]?(?:n[ıiae]n?|n?d[ae]n?|yl[ae]|ndan|nın))?)(?!\w)"
)
_RUSSIAN = re.compile(
    r"(?<!\w)(?P<trigger>(?:[Оо]пераци(?:я|и|ю|ей|ях|ям)|[Кк]ампани(?:я|и|ю|ей)|[Сс]пецопераци(?:я|и|ю|ей)|[Оо]пераці(?:я|ї|ю|єю)))\s"
    r"(?:под (?:кодовым )?названием\s)?(?:[«„\"“](?P<quoted>[^«»„“”\"\n]{2,50})[»“”\"]|(?P<name>[А-ЯЁ][а-яё]+(?:[\s-][А-ЯЁ][а-яё]+){0,2}))"
)
_ARABIC = re.compile(
    r"(?<!\w)(?P<trigger>(?:[وبلفك]?(?:ال)?(?:عملي(?:ة|ه|ات)|معركة|حملة)))\s"
    r"(?:(?:العسكرية|الأمنية|تحت اسم|باسم|اسم)\s){0,2}"
    r"(?:[«\"“”'](?P<quoted>[^«»\"“”'\n]{2,40})[»\"“”']|(?P<name>(?:طوفان|عاصفة|غصن|نبع|درع|فجر|غضب|سيف|سيوف|حارس|صيف|رعد|عزم|إعادة|"
    r"العزم|الغضب|الوعد|وعد|ردع|سهم|حزم|السهم|المخلب|مخلب|كسر|قادمون|حق|الرصاص|عمود|الجرف)(?:\s(?:ال|لل)?[\u0621-\u064a]+){0,1}))"
)
_HEBREW = re.compile(
    r"(?<!\w)(?P<trigger>(?:[והבלמש]{0,2})(?:מבצע|מלחמת))\s"
    r"(?:[\"“”״'׳](?P<quoted>[^\"“”״'׳\n]{2,40})[\"“”״'׳]|(?P<name>(?:חרבות|עופרת|צוק|עמוד|שומר|עלות|חומת|ענבי|שלום|מגן|חץ|חיצי|עם|שאגת|"
    r"קשת|גשמי|ימי|חגורה|אביב)\s[\u05d0-\u05ea]+))"
)

# --- what is no name --------------------------------------------------------------------------------------------------

_NO_NAME_WORDS = frozenset(
    "center centre centers centres command commands commander commanders directorate department division officer officers "
    "manager managers management room rooms theatre theatre theater chief staff group team unit desk director branch "
    "base support planning research security force forces coordination coordinator executive vice deputy committee "
    "headquarters task zone control conducted underway begins began continues ended ends launched targets targeting kills "
    "leads against in on at by with from after before during amid over under into near as is was are were will has have "
    "had the a an this that it its he she they we you i his her their monday tuesday wednesday thursday friday saturday "
    "sunday january february april june july august september october november december said says".split()
)
_LIFE_AND_ARTS_BEFORE = re.compile(
    r"(?i)(?:\b(?:charity|charities|nonprofit|non-profit|ngo|band|group|organi[sz]ation|foundation|movement|film|movie|"
    r"drama|thriller|comedy|series|sitcom|show|novel|book|memoir|game|video ?game|board game|album|song|musical|play|"
    r"podcast|podcast series|toy|startup|company|firm|brand|racehorse|horse|yacht)"
    r"(?:\s(?:called|named|titled|entitled|known as))?,?|"
    r"\b(?:stars?|starred|starring|starring in|season|episode|sequel|trailer|premiere|remake|cast|soundtrack|screening|"
    r"director|author|actor|singer|writer) (?:in|of|for|to)|\b(?:play(?:ed|ing|s)?|watch(?:ed|ing)?) the board game)\s$"
)
_LIFE_AND_ARTS_AFTER = re.compile(
    r"(?i)^[\"”’']?(?:,? (?:an?|the) (?:[\w-]+ ){0,3}(?:film|movie|thriller|drama|comedy|novel|band|charity|musical|"
    r"series|game|album|nonprofit|non-profit)\b|,? (?:by|from) (?:author|director|novelist)\b| (?:film|movie|soundtrack|"
    r"album|musical|season|trailer|franchise|video game|board game|premiere|charity|foundation)\b)"
)
_ARTS_SENTENCE = re.compile(
    r"(?i)\b(?:netflix|hulu|disney|hbo|box office|cinemas?|bollywood|hollywood|punk|rock band|surger(?:y|ies)|surgeons?|"
    r"cleft|herbicides?|weed ?killers?|glyphosate|hasbro|board game|video game|screenplay|sitcom|playstation|xbox|"
    r"news roundup|morning roundup|weekly roundup|world roundup)\b"
)
_KIND_OF_OPERATION = frozenset(
    "rescue police sting search mining surgical relief recovery evacuation cleanup salvage smuggling drug joint ground "
    "cordon clearance peacekeeping business daily normal rebel drilling farming banking commercial space".split()
)
_NOT_BEFORE_ADJECTIVE = frozenset(
    "military special joint combined ground naval police rescue major first second third".split()
)

_NOUNS = frozenset(
    "storm storms shield spear dawn sword swords lion lions eagle eagles claw claws spring resolve freedom thunder hammer "
    "fury wrath guardian guardians sentinel victory iron branch anvil lightning fire falcon hawk wolf wolves tiger tigers "
    "hope justice protector lance arrow arrows trident saber sabre dragon cobra viper scorpion panther phoenix rider "
    "typhoon hurricane cyclone tempest blitz strike roar wall pillar edge rain rains grapes peace lock root roots flood "
    "gale torch beacon watch vigil guard rampart bastion fortress stone hand fist lash serpent winter summer sun sunrise "
    "night honor honour response promise dust axe blade dagger arc horizon endeavour endeavor relentless".split()
)
_MODIFIERS = frozenset(
    "desert decisive rising olive southern northern western eastern enduring inherent iron spring summer winter autumn peace "
    "midnight black red blue white green golden silver steel noble swift silent resolute steadfast rough righteous roaring "
    "unified eternal true mighty burning breaking protective defensive cast epic allied joint absolute ultimate final "
    "thunder lightning rapid eagle wolf tiger lion falcon claw sea ocean river mountain euphrates tigris jazeera "
    "al-jazeera sand stone valiant brave bold vigilant urgent guardian prosperity scorched raging".split()
)
_OWN_NOUNS = frozenset("fajr azm nasr fath wrath dawn will swords sword rage fury spring zarb radd ghost claw".split())
_FIGHTING = re.compile(
    r"(?i)\b(?:kill(?:s|ed|ing)?|strikes?|airstrikes?|troops|soldiers|forces|army|militants?|coalition|rebels?|jihadists?|"
    r"offensive|campaign|operation|casualt\w+|civilians|commandos|warplanes|drones?|vessels?|boats?|pentagon|military|"
    r"captured|ceasefire|insurgents?|fighters)\b"
)
_CIVIL = re.compile(r"(?i)\b(?:party|seats|election|cinemas?|film|game|beat|overtime|league|cup|coach|fans|band|shares|"
                    r"stock|revenue|profit|festival|season|album|order from|contract award)\b")  # fmt: skip


# --- finding ----------------------------------------------------------------------------------------------------------


def find(text: str) -> tuple[Span, ...]:
    """The names of operations in a text, in order and without overlap, by grammar alone."""
    found: list[Span] = []
    for start, end in _sentence_bounds(text):
        found.extend(_in_sentence(text, start, end))
    return tuple(found)


def _sentence_bounds(text: str) -> Iterator[tuple[int, int]]:
    """Rough sentences: enough to keep a film's sentence from spoiling its neighbour's."""
    cuts = [0, *(cut.end() for cut in re.finditer(r"\n|(?<=[^A-Z][.!?])[\"”’']?\s+(?=[^a-z])", text)), len(text)]
    yield from ((a, b) for a, b in pairwise(cuts) if a < b)


def _in_sentence(text: str, start: int, end: int) -> list[Span]:
    sentence = text[start:end]
    if not _worth_reading(sentence):
        return []
    spans = sorted(_candidates(sentence), key=lambda span: (span[0], -span[1]))
    kept: list[Span] = []
    for begin, finish in spans:
        if finish > begin and (not kept or begin + start >= kept[-1].end):
            kept.append(Span(start=begin + start, end=finish + start, name=sentence[begin:finish]))
    return kept


def _worth_reading(sentence: str) -> bool:
    return not sentence.isspace() and not sentence.islower()


def _candidates(sentence: str) -> Iterator[tuple[int, int]]:
    arts = bool(_ARTS_SENTENCE.search(sentence))
    if not arts:
        yield from _full(sentence)
        yield from _called(sentence)
        yield from _code_words(sentence)
    if not sentence.isascii():
        yield from _turkish(sentence)
        for pattern in (_RUSSIAN, _ARABIC, _HEBREW):
            yield from _other_script(sentence, pattern)


def _full(sentence: str) -> Iterator[tuple[int, int]]:
    headline = _is_headline(sentence)
    for found in _FULL.finditer(sentence):
        begin, end = found.start(), _name_end(found, headline)
        if not end or _is_life_or_arts(sentence, begin, end) or (headline and _is_kind(sentence[:begin])):
            continue
        yield _widened(sentence, begin), end
    for found in _LOWER_FULL.finditer(sentence):
        end = _name_end(found, headline)
        if end and not _is_life_or_arts(sentence, found.start("trigger"), end) and _lower_is_name(sentence, found, end):
            yield found.start("trigger"), end


def _name_end(found: re.Match[str], headline: bool) -> int:
    """Where the name ends; 0 if it is none."""
    if found["quoted"]:
        return found.end() if not _denied(found["quoted"].split()[0]) else 0
    words = list(re.finditer(r"\S+", found["name"]))
    kept = 0
    for index, word in enumerate(words):
        if _denied(word.group()) and not (index and word.group().lower() in ("of", "the", "for", "and", "a", "to")):
            break
        kept = index + 1
        if headline and kept == 2:
            break
    while kept and words[kept - 1].group() in _LINKS:
        kept -= 1
    if not kept:
        return 0
    last = words[kept - 1]
    end = found.start("name") + last.end()
    return end - len(re.search(r"(?:['’ʼ]s|['’])?$", last.group()).group())  # type: ignore[union-attr]


_LINKS = frozenset("of the for and to de del la du des da do dos der von e y".split())


def _denied(word: str) -> bool:
    return word.strip("\"'“”’").lower() in _NO_NAME_WORDS


def _lower_is_name(sentence: str, found: re.Match[str], end: int) -> bool:
    """Small-letter "operation X": quoted, or not after an article and of two words or a hyphen."""
    if found["quoted"]:
        return True
    name = sentence[found.start("name") : end]
    articled = (found["before"] or "").strip().lower() in (
        "the",
        "this",
        "that",
        "an",
        "a",
        "its",
        "their",
        "his",
        "la",
        "l",
    )
    return not articled and (" " in name or "-" in name) and not _is_headline(sentence)


def _is_headline(sentence: str) -> bool:
    """Most of its words have capitals: then capitals say nothing."""
    long = [word for word in re.findall(r"[^\W\d_]{4,}", sentence) if word.lower() not in _LINKS]
    return len(long) >= 5 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)


def _is_kind(before: str) -> bool:
    words = before.split()
    return bool(words) and words[-1].lower() in _KIND_OF_OPERATION


def _is_life_or_arts(sentence: str, begin: int, end: int) -> bool:
    return bool(_LIFE_AND_ARTS_BEFORE.search(sentence[:begin]) or _LIFE_AND_ARTS_AFTER.match(sentence[end:]))


def _widened(sentence: str, begin: int) -> int:
    """The start of the name with what belongs to it: a task force of that name, a possessed adjective."""
    if force := _TASK_FORCE.search(sentence[:begin]):
        return force.start()
    adjective = _ADJECTIVE_BEFORE.search(sentence[:begin])
    return adjective.start() if adjective and adjective["adjective"].lower() not in _NOT_BEFORE_ADJECTIVE else begin


def _called(sentence: str) -> Iterator[tuple[int, int]]:
    for pattern in (_CALLED, _CODENAMED, _QUOTED_BEFORE):
        for found in pattern.finditer(sentence):
            group = "quoted" if found["quoted"] else "name"
            if (
                not _denied(found[group].split()[0])
                and found[group][0].isupper()
                and (group == "quoted" or pattern is _CODENAMED)
            ):
                yield found.span(group)


def _code_words(sentence: str) -> Iterator[tuple[int, int]]:
    """Names without the word, told by the code words they are made of."""
    if not _FIGHTING.search(sentence) or _CIVIL.search(sentence) or _is_headline(sentence):
        return
    for pattern, enough in ((_BEFORE, _has_code_word), (_AFTER_KIND, _has_code_word), (_BARE, _is_code_name)):
        for found in pattern.finditer(sentence):
            start, end = _trimmed(sentence, *found.span("name"))
            if enough(sentence[start:end]):
                yield start, end


def _trimmed(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Without an article or a possessor in front, and without a possessive behind."""
    if front := re.match(r"(?:The|A|An|Since|In|During|Under|After|Its?)\s", sentence[start:end]):
        start += front.end()
    if owner := re.match(r"(?:[^\W\d_]+\s)?[^\W\d_]+['’]s?\s(?=\S)", sentence[start:end]):
        start += owner.end()
    return start, end - len(re.search(r"(?:['’]s?)?$", sentence[start:end]).group())  # type: ignore[union-attr]


def _parts(name: str) -> list[str]:
    return [part for part in re.split(rf"\s|{_DASH}(?!jazeera)", name.lower()) if part not in _LINKS]


def _has_code_word(name: str) -> bool:
    parts = _parts(name)
    return len(parts) >= 2 and (parts[-1] in _NOUNS or parts[0] in _OWN_NOUNS) and not _denied(parts[0])


def _is_code_name(name: str) -> bool:
    """Made of code words through and through."""
    parts = _parts(name)
    return len(parts) == 2 and parts[0] in _MODIFIERS and parts[1] in _NOUNS | {"lock", "sword"}


def _turkish(sentence: str) -> Iterator[tuple[int, int]]:
    for found in _TURKISH.finditer(sentence):
        first = found["name"].split()[0].lower()
        if first not in ("özel", "askeri", "polis", "sınır", "bu", "hava", "kara", "kurtarma", "terör"):
            yield found.start("name"), found.end()


def _other_script(sentence: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for found in pattern.finditer(sentence):
        yield found.start("trigger"), found.end()


# --- learning ---------------------------------------------------------------------------------------------------------


def learn(texts: Iterable[str]) -> tuple[Operation, ...]:
    """What the texts name in full, as operations whose aliases are their bare names and acronyms.

    A `Gazetteer` of them then finds the places where only the bare name stands.
    """
    found: dict[str, str] = {}
    for text in texts:
        for span in find(text):
            bare = bare_name(span.name)
            if bare != span.name and len(bare) > 3:
                found.setdefault(fold(bare), bare)
    return tuple(
        Operation(name=bare, title=bare, aliases=acronyms(bare) if len(bare.split()) > 1 else ())
        for bare in found.values()
    )


_TRIGGER = re.compile(
    r"(?i)^(?:[\w\s]*?task force\s?[-–—]\s?)?(?:operations?|op\.?|oplan|opérations?|operación|operação|operazione|"
    r"unternehmen)\s[\"“„«‘']?|[\"”»’']?\s(?:harek[âa]t[ıi]|operasyonu)\w*$|[\"”»]$"
)


def bare_name(name: str) -> str:
    """`Operation Inherent Resolve` → `Inherent Resolve`."""
    return _TRIGGER.sub("", name).strip()


def acronyms(bare: str) -> tuple[str, ...]:
    """`Inherent Resolve` → `OIR`: what an operation of two words or more goes by."""
    parts = [
        part for part in re.findall(rf"{_LETTER}+", bare.replace("'s", "").replace("’s", "")) if part not in _LINKS
    ]
    return ("O" + "".join(part[0] for part in parts).upper(),) if len(parts) >= 2 else ()


# --- the operator's lists ---------------------------------------------------------------------------------------------


class Gazetteer:
    """Finds the names and aliases of many operations in one pass over a text.

    Case, diacritics, quotes and dashes make no difference, save for aliases all in capitals (OIR), which match as
    written. "Operation X" is found as "X" too if X is two words or more.
    """

    def __init__(self, operations: Sequence[Operation]) -> None:
        self._automaton = ahocorasick.Automaton()
        entries: dict[str, list[tuple[str, str]]] = {}
        for operation in operations:
            for alias in _aliases(operation):
                entries.setdefault(_needle(alias), []).append((alias if _is_acronym(alias) else "", operation.name))
        for needle, owners in entries.items():
            self._automaton.add_word(needle, (len(needle), tuple(dict.fromkeys(owners))))
        self._empty = not entries
        if entries:
            self._automaton.make_automaton()

    def find(self, text: str) -> tuple[Span, ...]:
        """Spans named by operation, by place; where two overlap, the longer; two operations may share a span."""
        if self._empty:
            return ()
        folded, offsets = fold_with_offsets(text)
        folded = folded.translate(_DASH_IS_BLANK)
        hits: list[Span] = []
        for last, (length, owners) in self._automaton.iter(folded):
            first = last + 1 - length
            if _is_whole(folded, first, last + 1):
                start, end = (first, last + 1) if offsets is None else (offsets[first], offsets[last] + 1)
                hits.extend(
                    Span(start=start, end=end, name=name)
                    for written, name in owners
                    if not written or written == text[start:end]
                )
        return _longest(hits)


_DASH_IS_BLANK = str.maketrans("-\n\t", "   ")


def _needle(alias: str) -> str:
    return " ".join(fold(alias).translate(_DASH_IS_BLANK).split())


def _aliases(operation: Operation) -> list[str]:
    given = [operation.title, *operation.aliases]
    if operation.name not in given:
        given.append(operation.name)
    bare = [bare_name(alias) for alias in given]
    both = [*given, *(name for name in bare if len(name.split()) >= 2)]
    return [alias for alias in dict.fromkeys(both) if len(_needle(alias)) >= 2]


def _is_acronym(alias: str) -> bool:
    return alias.isupper() and len(alias) <= 12


def _is_whole(text: str, first: int, end: int) -> bool:
    before = first == 0 or not (text[first - 1].isalnum() or text[first - 1] == "_")
    return before and (end == len(text) or not (text[end].isalnum() or text[end] == "_"))


def _longest(hits: Sequence[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(hits, key=lambda span: (span.start, -span.end, span.name)):
        if not kept or span.start >= kept[-1].end or (span.start, span.end) == (kept[-1].start, kept[-1].end):
            kept.append(span)
    return tuple(dict.fromkeys(kept))
