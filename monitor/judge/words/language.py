"""Which language a text is in: by its script and its commonest words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from monitor.judge.text import bag
from monitor.judge.words import tongues

_SCRIPTS = {
    "ru": (0x0400, 0x052F),
    "ar": (0x0600, 0x06FF),
    "he": (0x0590, 0x05FF),
    "zh": (0x3040, 0x9FFF),
    "ko": (0xAC00, 0xD7AF),
    "el": (0x0370, 0x03FF),
    "hi": (0x0900, 0x097F),
    "bn": (0x0980, 0x09FF),
    "ta": (0x0B80, 0x0BFF),
    "th": (0x0E00, 0x0E7F),
    "ka": (0x10A0, 0x10FF),
    "am": (0x1200, 0x139F),
    "hy": (0x0530, 0x058F),
}
"""By the language that is written in it most, the first and the last letter."""
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
_COMMON |= {
    code: bag(" ".join(words)) - _COMMON["en"]
    for code in tongues.LANGUAGES
    if (words := tongues.of_language(code, "common"))
}
_ENDINGS = {
    "fr": re.compile(r"\b(?:[a-zà-ÿ]{3,}(?:ées?|és|eux|euses?|elles)|[ld]['’]\w+)\b"),
    "es": re.compile(r"\b[a-zà-ÿ]{2,}(?:ci[oó]n|ciones|[aeiou]dad|dades|[ei]stas?|[aeo]ños?|ñas?|an[ao]s|ntos)\b|[¿¡]"),
    "pt": re.compile(r"\b[a-zà-ÿ]{2,}(?:ção|ções|ão|ões|[aeiou]dades?|nh[ao]s?|istas?)\b"),
    "it": re.compile(r"\b[a-zà-ÿ]{3,}(?:zion[ei]|ità|cch[ei]|zz[aeio]|gli[aeo])\b"),
}
"""What words of a language end with in which no other one of these does, or hardly; in small letters, as no name is."""
_OWN_LETTERS = {
    "tr": "ğış",
    "de": "äß",
    "pl": "łąęśżź",
    "cs": "řěůťďňčšž",
    "sr": "đćčšž",
    "hu": "őű",
    "ro": "ăâțșţ",
    "sv": "å",
    "da": "åøæ",
}
"""Letters of one language or two: hardly a sentence of it has none of them."""
_OWN_OF_SCRIPT = {
    "ru": {"uk": "іїєґ", "sr": "јљњћђџ"},
    "ar": {"ur": "ٹڈڑےں", "fa": "پچژگکی"},
    "zh": {"ja": "".join(map(chr, range(0x3041, 0x30F7)))},
}
"""The same of languages of one script."""
_OTHER_SCRIPTS = 0x0370
"""The first letter that no language writes in Latin ones."""
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
    votes = dict.fromkeys((*_COMMON, *_OWN_LETTERS), 0.0)
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
    letters = [character for character in text if character.isalpha()]
    other = [ord(character) for character in letters if ord(character) >= _OTHER_SCRIPTS]
    if 2 * len(other) <= len(letters):
        return ""
    for code, (first, last) in _SCRIPTS.items():
        if 2 * sum(first <= letter <= last for letter in other) > len(letters):
            own = _OWN_OF_SCRIPT.get(code, {})
            return next((found for found, those in own.items() if any(one in those for one in letters)), code)
    return ""
