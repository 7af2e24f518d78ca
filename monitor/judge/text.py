"""From markup to plain sentences: what a reader would see, without what the site put around it.

Everything here is linear in the length of its input, whatever the input: feeds are written by strangers. An HTML
parser that repairs the tree was tried and left: 200,000 nested elements kept one busy for three minutes. A scanner that
only drops tags cannot be trapped that way, and what it gives is text, never markup that somebody may render.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
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

INDIC_VOWELS = {
    chr(block + sign): chr(block + sign - 0x38) for block in range(0x0900, 0x0D80, 0x80) for sign in range(0x3E, 0x4D)
}
"""In the scripts of India, from Devanagari to Malayalam, a vowel is a mark on the letter before it, which would part a
word for whoever looks for letters: as the letter that it is at the beginning of a word. Their blocks are laid out alike
(Unicode Standard, chapter 12)."""


class _Folding(dict[int, str]):
    """Each character's folded form, worked out when it is first met."""

    def __missing__(self, point: int) -> str:
        self[point] = folded = "".join(_fold_character(chr(point)))
        return folded


def _fold_character(character: str, depth: int = 0) -> Iterator[str]:
    character = INDIC_VOWELS.get(character, character)
    if _HIDDEN.match(character) or unicodedata.category(character)[0] == "M":
        return
    special = _SINGLES.get(character) or _DASHES.get(character)
    if special or character in _LETTERS:
        yield special or _LETTERS[character]
    elif character.isspace():
        yield " "
    elif "\uac00" <= character <= "\ud7a3":
        yield character  # a syllable of Korean, which is one letter to those who search
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
