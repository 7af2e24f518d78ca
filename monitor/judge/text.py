"""From markup to plain sentences: what a reader would see, without what the site put around it.

Everything here is linear in the length of its input, whatever the input: feeds are written by strangers. An HTML
parser that repairs the tree was tried and left: 200,000 nested elements kept one busy for three minutes. A scanner that
only drops tags cannot be trapped that way, and what it gives is text, never markup that somebody may render.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from html import unescape

import sentencex

from monitor.judge.site import is_boilerplate, is_outlet, take_label, take_suffix, without_dateline


def bag(words: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(words.split())


# --- markup -----------------------------------------------------------------------------------------------------------

_KNOWN_TAGS = (
    "a|abbr|article|aside|b|blockquote|body|br|caption|center|cite|code|dd|div|dl|dt|em|embed|figcaption|figure|font|"
    "footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|li|link|main|meta|nav|noscript|object|ol|p|picture|pre|"
    "q|s|script|section|small|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|template|tfoot|th|thead|time|"
    "title|tr|u|ul|video"
)
_LOOKS_LIKE_MARKUP = re.compile(
    rf"<(?=/?[a-z]|!)(?:/?(?:{_KNOWN_TAGS})\b[^<]*>|!--|!\[CDATA\[|!DOCTYPE)", re.IGNORECASE
)
"""What follows `<` is looked at before anything is tried: a megabyte of them took half a second."""
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*+)(?:[^<>\"']++|\"[^\"]{0,2000}\"|'[^']{0,2000}'|[\"'])*+>|<!--|<[!?][^<>]*+>")
_BREAKS = bag(
    "address article aside blockquote body br caption center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul video"
)
_SPACES = frozenset({"td", "th", "img"})
_SILENT = bag("button figcaption iframe math noscript object script select style svg template textarea")
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_NEWLINES = ("\r\n", "\r", "\x0b", "\x0c")
_ALL_NEWLINES = (*_NEWLINES, "\x85", "\u2028", "\u2029")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("[\r\n]+")
_DOUBLE_BLANKS = re.compile(" {2,}")


def clean(markup: str) -> str:
    """The text of HTML or plain `markup`, in NFKC, paragraphs separated by one newline.

    Markup that was escaped twice, as many feeds have it, is unwrapped twice.
    """
    text = markup
    for _ in range(2):
        if _is_markup(text):
            text = _without_tags(text)
        if "&" not in text:
            break
        text = unescape(text)
    return plain(_without_tags(text) if _is_markup(text) else text)


def _is_markup(text: str) -> bool:
    return "<" in text and bool(_LOOKS_LIKE_MARKUP.search(text))


def plain(text: str) -> str:
    """Text that is no markup, in NFKC, without control, bidirectional and zero-width characters or double blanks."""
    if not text.isascii() and not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    if text.isprintable():
        return _DOUBLE_BLANKS.sub(" ", text).strip() if "  " in text else text.strip()
    for newline in _NEWLINES if text.isascii() else _ALL_NEWLINES:
        text = text.replace(newline, "\n")
    if not text.replace("\n", "").isprintable():
        text = _HIDDEN.sub("", text)
    return "\n".join(line for each in text.split("\n") if (line := " ".join(each.split())))


def _without_tags(markup: str) -> str:
    has_lines = "\n" in markup or "\r" in markup
    flowing = has_lines and _has_block_tags(markup) and "<pre" not in markup
    pieces = _pieces(markup)
    return "".join([_LINE_ENDS.sub(" ", piece) for piece in pieces] if flowing else pieces)


def _has_block_tags(markup: str) -> bool:
    """Where the site marks its paragraphs, its newlines mean nothing."""
    return any(tag.group(2) and tag.group(2).lower() in _BREAKS for tag in _TAG.finditer(markup))


def _pieces(markup: str) -> list[str]:
    """What stands between tags, and what each tag stands for."""
    pieces = _TAG.split(markup)
    names = [(name or "").lower() for name in pieces[2::3]]
    if "<!--" in markup or not _SILENT.isdisjoint(names):
        return list(_pieces_heard(markup))
    pieces[1::3] = [""] * len(names)
    pieces[2::3] = ["\v" if name in _BREAKS else " " if name in _SPACES else "" for name in names]
    return pieces


def _pieces_heard(markup: str) -> Iterator[str]:
    """The same, where what follows a tag may not be shown: tag by tag."""
    position = 0
    unclosed: set[str] = set()
    lower = markup.lower() if len(markup.lower()) == len(markup) else markup
    while tag := _TAG.search(markup, position):
        yield markup[position : tag.start()]
        name = (tag.group(2) or "").lower()
        position = tag.end()
        if tag.group() == "<!--":
            position = _after(lower, "-->", position, unclosed)
        elif name in _SILENT and not tag.group(1):
            position = _after(lower, f"</{name}", position, unclosed)
        if name in _BREAKS:
            yield "\v"
        elif name in _SPACES:
            yield " "
    yield markup[position:]


def _after(markup: str, end: str, position: int, unclosed: set[str]) -> int:
    """Behind the next `end`, or here where there is none: then it is never looked for again."""
    if end in unclosed:
        return position
    found = markup.find(end, position)
    if found < 0:
        unclosed.add(end)
        return position
    return found if end.startswith("</") else found + len(end)


# --- folding ----------------------------------------------------------------------------------------------------------

_SINGLES = dict.fromkeys("‘’‚‛′‵ʹʻʼʽʾʿˈ´`＇׳", "'") | dict.fromkeys("“”„‟«»″‶״〝〞", '"')
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－־", "-")
_LETTERS = {
    "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t", "ə": "e",
    "ة": "ه", "ى": "ي", "ـ": "", "ی": "ي", "ک": "ك", "ٱ": "ا", "\u200c": "", "\u200d": "",
}  # fmt: skip


class _Folding(dict[int, str]):
    """Each character's folded form, worked out when it is first met."""

    def __missing__(self, point: int) -> str:
        self[point] = folded = "".join(_fold_character(chr(point)))
        return folded


def _fold_character(character: str, depth: int = 0) -> Iterator[str]:
    if _HIDDEN.match(character) or unicodedata.category(character) == "Mn":
        return
    special = _SINGLES.get(character) or _DASHES.get(character)
    if special or character in _LETTERS:
        yield special or _LETTERS[character]
    elif character.isspace():
        yield " "
    else:
        apart = unicodedata.normalize("NFKD", character).casefold()
        if apart == character or depth > 3:
            yield apart
        else:
            for part in apart:
                yield from _fold_character(part, depth + 1)


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The form in which texts are compared: case, diacritics, quotes, dashes and blanks make no difference."""
    return " ".join(fold_in_place(text).split())


def fold_in_place(text: str) -> str:
    """As `fold`, with blanks left as they are: ASCII keeps its length, other characters mostly do."""
    if text.isascii() and text.isprintable():
        return text.lower().replace("`", "'")
    return text.translate(_FOLDING)


def fold_with_offsets(text: str) -> tuple[str, tuple[int, ...] | None]:
    """The text folded in place, and for each of its characters the index in `text`; None where they are the same."""
    folded = fold_in_place(text)
    if len(folded) == len(text) and (text.isascii() or all(len(_FOLDING[ord(c)]) == 1 for c in set(text))):
        return folded, None
    return folded, tuple(index for index, character in enumerate(text) for _ in _FOLDING[ord(character)])


# --- paragraphs -------------------------------------------------------------------------------------------------------


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a clean text, without boilerplate and dateline; a paragraph that comes again stands once."""
    kept: dict[str, str] = {}
    for line in text.split("\n"):
        if (stripped := line.strip()) and not is_boilerplate(stripped):
            body = without_dateline(stripped)
            if body and (body == stripped or not is_boilerplate(body)):
                kept.setdefault(fold(body), body)
    return tuple(kept.values())


# --- sentences --------------------------------------------------------------------------------------------------------

_UNFINISHED = re.compile(
    r"(?:\b(?:[A-Z]\.){1,3}|\b(?:a|p)\.m\.|\b(?:Maj|Gen|Lt|Col|Sgt|Capt|Cmdr|Adm|Brig|Cpl|Pvt|Rep|Sen|Gov|Pres|Prof|Dr|"
    r"Mr|Mrs|Ms|St|Mt|Ft|No|Nos|vs|etc|approx|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Op|Inc|Ltd|Corp|Co)\.)$"
)
LONGEST_ABBREVIATION = 12
"""Characters, with some to spare."""
_ALWAYS_JOINED = re.compile(
    r"(?:Maj|Gen|Lt|Col|Sgt|Capt|Cmdr|Adm|Brig|Cpl|Pvt|Rep|Sen|Gov|Prof|Dr|Mr|Mrs|Ms|St|Mt|Ft|No|Nos|vs)\.$"
)
_AFTER_ABBREVIATION = re.compile(
    r"[a-z\d(]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|GMT\b|UTC\b|E[SD]T\b|local\b|Army\b|Navy\b|Air\b|Marine|"
    r"Central\b|State\b|Treasury\b|Defen[cs]e\b|Embassy\b|Senate\b|House\b|Congress\b|Department\b|Coast\b|Special\b|"
    r"Secretary\b|President\b|Ambassador\b|Security\b|General\b|Gen\b|Col\b|Command\b|Supreme\b|Justice\b|Foreign\b|"
    r"Military\b|Forces\b|Representative\b|Senator\b|Mission\b|High\b|Human\b|Charter\b|Envoy\b"
)


def sentences(text: str, language: str = "") -> tuple[str, ...]:
    """The sentences of a plain text, in order. `language` is a two-letter code; unknown ones are split as English."""
    code = language.split("-", 1)[0].lower() or "en"
    found: list[str] = []
    for line in (text if text.isascii() else _SURROGATES.sub("", text)).split("\n"):
        for part in _portions(line):
            found.extend(_joined(piece.strip() for piece in sentencex.segment(code, part)))
    return tuple(found)


LONGEST_PORTION = 4000
"""Characters given to the splitter at once: its time grows with their square."""


def _portions(line: str) -> Iterator[str]:
    """A line in portions that end with a sentence where they can, else with a word."""
    while len(line) > LONGEST_PORTION:
        cut = line.rfind(". ", LONGEST_PORTION // 2, LONGEST_PORTION) + 1
        cut = cut or line.rfind(" ", LONGEST_PORTION // 2, LONGEST_PORTION) + 1 or LONGEST_PORTION
        yield line[:cut]
        line = line[cut:]
    yield line


def _joined(pieces: Iterator[str]) -> Iterator[str]:
    """Sentences put together again that an abbreviation had torn apart."""
    waiting = ""
    for piece in pieces:
        if not piece:
            continue
        if waiting and _torn(waiting, piece):
            waiting = f"{waiting} {piece}"
            continue
        if waiting:
            yield waiting
        waiting = piece
    if waiting:
        yield waiting


def _torn(before: str, after: str) -> bool:
    if not any(character.isalnum() for character in after):
        return True
    end = before[-LONGEST_ABBREVIATION:]
    if not end.endswith(".") or not _UNFINISHED.search(end):
        return False
    return bool(_ALWAYS_JOINED.search(end) or _AFTER_ABBREVIATION.match(after))


# --- titles -----------------------------------------------------------------------------------------------------------


def split_title(raw: str, source: str = "") -> tuple[str, str]:
    """The label (Analysis, UPDATE 2; empty for none) and the title proper of a headline.

    An outlet's name at the end is taken off: `source` where that is given, or a name that is plainly an outlet's.
    """
    label, title = take_label(plain(raw).replace("\n", " "))
    before, outlet = take_suffix(title)
    named = bool(source and outlet) and fold(outlet).removeprefix("the ") in fold(source)
    return label, before if before and (named or is_outlet(outlet)) else title


# --- language ---------------------------------------------------------------------------------------------------------

_SCRIPTS = (("ru", 0x0400, 0x052F), ("ar", 0x0600, 0x06FF), ("he", 0x0590, 0x05FF), ("zh", 0x4E00, 0x9FFF),
            ("ja", 0x3040, 0x30FF), ("ko", 0xAC00, 0xD7AF), ("el", 0x0370, 0x03FF), ("hi", 0x0900, 0x097F))  # fmt: skip
_COMMON = {
    "en": bag(
        "the of to and in on for with says said say after over by from at is was are were has as a an it its that who "
        "but not be been his they their which this will have had into off than more between against near die no"
    ),
    "fr": bag(
        "le la les des du de un une et dans pour sur par est au aux en qui que a à été ont avec ses cette selon l d qu "
        "il ce après entre sous sans contre depuis leur où dit mort morts"
    ),
    "es": bag(
        "el la los las del una y en para con por que se al su sus según ha fue de un a más tras entre contra sobre "
        "desde hasta ante sin dice muere mueren muertos deja"
    ),
    "pt": bag(
        "o os as do da dos das de um uma e em para com por pela pelo que no na foi ao segundo não a após entre contra "
        "sobre desde até sem diz morre morrem mortos deixa"
    ),
    "de": bag(
        "der die das und den dem ein eine im mit für von auf nach bei ist sind hat wurde zu am "
        "als aus vom zum zur haben sich nicht einem einen einer sagte gegen über unter vor bei durch ohne wegen "
        "zwischen laut soll sollen werden wird kein keine weil während warum trotz dass wie noch auch seine ihre sie"
    ),
    "tr": bag("ve bir bu için ile da de olarak sonra göre kadar oldu dedi etti çok daha"),
    "it": bag(
        "il lo la un gli della del dei delle una e di che per con nel sono stato dopo al alla ha è tra fra contro dal "
        "dalla sul sulla da senza dice morti"
    ),
    "nl": bag("het een voor niet aan naar uit zijn wordt werd heeft hebben bij tegen ook nog dat deze tot maar zegt"),
    "pl": bag("się nie że przez jest są oraz ale dla przed przy ich był była było być jego które który po do na w z o"),
}
_ENDINGS = {
    "fr": re.compile(r"\b(?:[a-zà-ÿ]{3,}(?:ées?|és|eux|euses?|elles)|[ld]['’]\w+)\b"),
    "es": re.compile(r"\b[a-zà-ÿ]{2,}(?:ci[oó]n|ciones|[aeiou]dad|dades|[ei]stas?|[aeo]ños?|ñas?|an[ao]s|ntos)\b|[¿¡]"),
    "pt": re.compile(r"\b[a-zà-ÿ]{2,}(?:ção|ções|ão|ões|[aeiou]dades?|nh[ao]s?|istas?)\b"),
    "it": re.compile(r"\b[a-zà-ÿ]{3,}(?:zion[ei]|ità|cch[ei]|zz[aeio]|gli[aeo])\b"),
}
"""What words of a language end with in which no other one of these does, or hardly; in small letters, as no name is."""
_OWN_LETTERS = {"tr": "ğış", "de": "äß", "pl": "łąęśżź"}
"""Letters of one language: hardly a sentence of it has none of them."""
_OWN_OF_SCRIPT = {"ru": ("uk", "іїєґ"), "ar": ("fa", "پچژگکی")}
"""The same of two languages of one script."""
_ALONE = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")
"""No part of a name: Port-au-Prince is in all languages."""
_NO_PART = bytes(point if chr(point).isalnum() or chr(point) in "_-" else 32 for point in range(128)) + bytes(128)
_VOTES = {
    word: tuple((code, 1 / len(spoken)) for code in spoken)
    for word in sorted(frozenset().union(*_COMMON.values()))
    for spoken in [[code for code, words in _COMMON.items() if word in words]]
}
"""Of each of these words, for the languages that have it."""


def language(text: str) -> str:
    """The two-letter code of the language a text is likely in, by its script and commonest words; empty if unsure."""
    head = text[:600]
    if not head.isascii() and (script := _script(head)):
        return script
    votes = dict.fromkeys(_COMMON, 0.0)
    if not head.isascii():
        for code, letters in _OWN_LETTERS.items():
            votes[code] += sum(map(head.count, letters)) / 2
    for word in _alone(head):
        for code, vote in _VOTES.get(word.lower(), ()):
            votes[code] += vote
        if word == "Die":  # with a capital the article: English people die
            votes["de"] += 0.5
    best, second = sorted(votes, key=lambda code: (-votes[code], code))[:2]
    if votes[best] >= 1 and votes[best] > votes[second]:
        return best
    return "" if votes["en"] >= 1 else _by_endings(head, votes)


def _alone(text: str) -> list[str]:
    if not text.isascii():
        return _ALONE.findall(text)
    parts = text.encode().translate(_NO_PART).decode().split()  # the same, in less time
    return [part for part in parts if part.isalpha()]


def _by_endings(head: str, votes: Mapping[str, float]) -> str:
    """A short headline whose small words are those of several languages, by what other words of it end with."""
    told = {code: votes[code] + len(endings.findall(head)) for code, endings in _ENDINGS.items()}
    best = min(told, key=lambda code: (-told[code], code))  # of equals any, since none of them is English
    return best if told[best] >= 1 and told[best] > votes["en"] else ""


def _script(text: str) -> str:
    letters = [ord(character) for character in text if character.isalpha()]
    for code, first, last in _SCRIPTS:
        if 2 * sum(first <= letter <= last for letter in letters) > len(letters):
            own = _OWN_OF_SCRIPT.get(code)
            return own[0] if own and any(chr(letter) in own[1] for letter in letters) else code
    return ""
