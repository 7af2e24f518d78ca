"""Countries in small letters: "cárteles mexicanos", "la police suisse", "российские войска".

English writes a people's name with a capital wherever it stands; most languages only that of the country. Where an
operation or a headline says whose something is, that names the country as much.
"""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.judge.text import bag
from monitor.judge.words.places import country
from monitor.judge.words.terms import surface, words

SHORTEST = 4
"""Letters of such a word."""
OTHERWISE = bag("iran chile cuba cubas china chinas congoja congojas timorato timorata timores guinea guineas sudan")
"""Words of other things, but for the capital: "irán a votar", "el chile", "congoja"."""
_CYRILLIC = "\u0400"
_OF_A_PEOPLE = re.compile(
    r"[сц]к|ц(?:ы|ев|ам|ами|ах|ем|а|у|і|ів)$|ян(?:е|ам|ами|ах|ин\w*)?$|(?:курд|серб|турок|турк)\w{0,3}$"
)
"""How Russian and Ukrainian words for what is a country's, or for its people, are built; others are common words
("того", "мали")."""


@lru_cache(maxsize=1024)
def in_small(text: str, language: str) -> dict[int, str]:
    """The countries whose people or things a text has in small letters, by their numbers (places.py): with what it
    calls each. None in English, or where the language is not known."""
    found: dict[int, str] = {}
    if language[:2] in ("", "en"):
        return found
    for word in words(surface(text).cased):
        if not word.islower() or len(word) < SHORTEST or word in OTHERWISE:
            continue
        if word >= _CYRILLIC and not _OF_A_PEOPLE.search(word):
            continue
        if (number := country(word)) >= 0:
            found.setdefault(number, word)
    return found
