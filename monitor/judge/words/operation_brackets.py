"""What stands in brackets behind the name of an operation: its letters (OIF), or what others call it (Oluja).

What must never happen: where it was, who told of it or who led it (Kent, Reuters, Roe) is taken for a second name.
"""

from __future__ import annotations

import re

from monitor.judge.text import fold
from monitor.judge.words import operation_grammar as grammar
from monitor.judge.words import places
from monitor.judge.words.name_words import NO_NAME, OBSERVERS, TITLES
from monitor.judge.words.operation_ends import denied

_LETTERS = re.compile(r"[\"”“»’']?\s?\((?:the\s|ou\s|o\s|or\s)?[«“\"]?(?P<name>[A-ZÀ-Þ]{2,7})[»”\"]?[),;]")
_SECOND = re.compile(
    rf"[\"”“»’']?\s?\((?P<also>(?:or|aka|a\.k\.a\.|also|also known as|also called|in \w+|[A-ZÀ-Þ][\w-]+:|oder|auch|"
    rf"ou|o|"
    rf"known as|conocid[ao] como|llamad[ao]|dit|dite|alias|bekannt als|connue? sous le nom de|conhecida como|"
    rf"или)\s)?(?:(?P<mark>[\"“„«‘'])\s?)?(?P<name>{grammar.WORDS})\s?[\"”“»’']?"
    rf"(?P<tongue>\sin\s[A-Z]\w+)?\)"
)
_NO_SECOND = NO_NAME | OBSERVERS | TITLES
_CHOSEN = grammar.CODE_NOUNS | grammar.CODE_MODIFIERS
_ARMS = re.compile(
    rf"(?i:{grammar.ARMS}|tempête|tormenta|tempestad|tempesta|tempestade|orage|ouragan|relámpago|foudre)"
)
_POLICE = re.compile(r"(?i)\b(?:police|arrest\w*|officers|detectives|courts?|drugs?|jailed|polic\w+|polizei)\b")
"""Theirs have towns in brackets behind them."""
_RENAMED = re.compile(
    r"[\"”“»’']?(?:,\s|\s\()(?:(?:later|since|originally|initially|formerly|previously|now|then|soon|plus tard|"
    r"ensuite|luego|"
    r"después|später|poi|depois)\s)?(?:(?:re)?named|(?:re)?christened|known\s(?:in\s\w+\s)?as|called|rebaptisée|"
    r"rebautizada|"
    r"umbenannt\sin|ribattezzata|rebatizada\sde)\s(?:as\s)?(?:(?P<mark>[\"“„«‘'])\s?)?"
    rf"(?P<name>{grammar.WORDS})(?=[\"”“»’',.;)]|\s[a-zß-ÿ])"
)
_WORD = re.compile(rf"{grammar.LETTER}+")


def in_brackets(sentence: str, end: int, name: str) -> tuple[int, int] | None:
    """The span of the name in brackets behind the operation `name`, which ends at `end`."""
    renamed = _RENAMED.match(sentence, end)
    if renamed and not _is_of_others(renamed["name"]):
        return renamed.span("name")
    if "(" not in sentence[end : end + 3]:
        return None
    if (short := _LETTERS.match(sentence, end)) and fold(short["name"]).upper() in _initials(name):
        return short.span("name")
    second = _SECOND.match(sentence, end)
    if second and _is_second_name(second, name):
        return second.span("name")
    return None


def _initials(name: str) -> frozenset[str]:
    """With and without the small words, and with and without the word for operation."""
    found = _WORD.findall(fold(name))
    all_words = [word[0] for word in found]
    parts = [word[0] for word in found if word not in grammar.LINKS]
    every = ("".join(letters).upper() for letters in (all_words, all_words[1:], parts, parts[1:]))
    return frozenset(letters for letters in every if len(letters) >= 2)


def _is_of_others(name: str) -> bool:
    """A place, a body, a person or a day."""
    words = [word.lower() for word in _WORD.findall(name)]
    if name.isupper() or not _NO_SECOND.isdisjoint(words) or any(denied(word, headline=False) for word in words):
        return True
    return any(places.country(word) >= 0 for word in (name, *words))


def _is_second_name(second: re.Match[str], name: str) -> bool:
    """Said or marked to be one; or of no more words than one whose words armies choose."""
    if _is_of_others(second["name"]):
        return False
    if second["also"] or second["mark"] or second["tongue"]:
        return True
    own = [word.lower() for word in _WORD.findall(name)][1:]
    if _POLICE.search(second.string):
        return False
    chosen = any(word in _CHOSEN or _ARMS.fullmatch(word) for word in own)
    return chosen and len(second["name"].split()) <= len(own)
