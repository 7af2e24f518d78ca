"""One more of a kind, or the last: a third victim, another ship, the last soldiers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.judge.words.genre_words import DATES
from monitor.judge.words.sieve import Sieve
from monitor.judge.words.terms import surface

_FURTHER = Sieve(
    r"\b(?P<word>first(?! responders?\b)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|another"
    r"|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozens) more(?! than\b))\b"
    r"(?! (?:\w+ )?(?:day|night|week|month|year|time|round|phase|straight|consecutive|anniversary"
    r"|term|half|part|wave|stage|degree|quarter|floor|class|lady|party|aid|minister|officer)s?\b)"
    r"(?: [\w'-]+){1,4}? (?:dies|died|killed|dead|wounded|injured|arrested|captured|kidnapped|abducted|freed|released"
    r"|hit|struck|attacked|sunk|seized|shot down|downed|crashes|crashed|collapses|collapsed|confirmed|reported|found"
    r"|rescued|caught|recaptured|detained|charged|lands?|landed|arrives?|arrived|reach(?:es|ed)?|leaves?|left)\b"
)
"""One more of a kind, in English."""
_ABROAD = re.compile(
    r"\b(?P<word>segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|otr[oa]|terceir[oa]|quart[oa]|outr[oa]|deuxieme|troisieme"
    r"|quatrieme|cinquieme|une? autre|zweite[rns]?|dritte[rns]?|vierte[rns]?|funfte[rns]?|weitere[rnsm]?"
    r"|ikinci|ucuncu|dorduncu|besinci|втор(?:ои|ая|ое)|треть[яеи]|третии|четверт(?:ыи|ая|ое)|пят(?:ыи|ая|ое)"
    r"|еще од(?:ин|на|но)|друг(?:ии|а|е)|третя|четверта|ще од(?:ин|на|не)|ثاني?ة?|ثالثة?|رابعة?|خامسة?)\b"
    r"(?! (?:[ao]s?\b|feira|dia|noche|noite|semana|mes|ano|vez|ronda|rodada|fase|lugar|jour|nuit|semaine|mois|annee"
    r"|fois|tour|tag|nacht|woche|monat|jahr|mal|runde|phase|gun|gece|hafta|ay|yil|kez|tur|asama|д(?:ень|ня)|ноч|недел|месяц|год|раз"
    r"|раунд|этап|міся|тижд|р[іо]к|етап|половин|мировая|يوم|ليلة|اسبوع|شهر|عام|مرة|جولة|مرحلة))"
)
"""The same in eight languages, where it stands among the first words, with no verb asked for."""
EARLY = 6
"""Words."""
_WOUNDS = re.compile(r"\b(?:of|from) (?:\w+ )?(?:wounds|injuries)\b")
_A_LAST = re.compile(
    r"\b(?P<word>last|final|remaining)\b(?! (?:\w+ )?(?:day|night|week|month|year|time|round|minute|hour|ditch|stand"
    rf"|{'|'.join(sorted(DATES))})s?\b)"
)
_LAST = re.compile(
    rf"{_A_LAST.pattern}(?: [\w'-]+){{1,4}}? (?:leaves?|left|departs?|departed|withdraws?|withdrew"
    r"|withdrawn|pulls? out|pulled out|(?:is|are|was|were) out|hand(?:s|ed)? over|evacuated|freed|released|surrenders?"
    r"|surrendered|dead|dies|died|killed)\b"
)
"""The last of a kind."""


def says_one_more(line: str) -> bool:
    """Whether a headline tells of another of a kind, in whatever language: not of a second day."""
    folded = surface(line).folded
    return bool(_FURTHER.search(folded) or _ABROAD.search(_early(folded)))


def counted(known: Sequence[str], new: str) -> str:
    """What `new` counts as one more, or as the last, of what the `known` sentences tell; "" where nothing.

    "Third soldier dies", "last soldiers leave".
    """
    line = surface(new).folded
    found = _FURTHER.search(line) or _LAST.search(line) or _ABROAD.search(_early(line))
    if not found or not known:
        return ""
    if found.re is _ABROAD:
        told = (each["word"] for other in known for each in _ABROAD.finditer(surface(other).folded))
        return "" if found["word"] in told else found.group()
    said = _A_LAST if found.re is _LAST else re.compile(rf"\b{found['word']}\b")
    return "" if any(said.search(surface(line).folded) for line in known) else found.group()


def without_count(sentence: str) -> str:
    """What is left of a sentence, folded, without what it counts as one more, which is new by nature; "" where there
    is nothing."""
    line = surface(sentence).folded
    if _FURTHER.search(line):
        return " ".join(_WOUNDS.sub(" ", _FURTHER.sub(" ", line)).split())
    return " ".join(_ABROAD.sub(" ", line).split()) if _ABROAD.search(_early(line)) else ""


def _early(line: str) -> str:
    return " ".join(line.split()[:EARLY])


def tells_of_last(sentence: str) -> bool:
    """Whether a sentence speaks of the last of a kind."""
    return bool(_A_LAST.search(surface(sentence).folded))


def is_last(found: str) -> bool:
    """Whether what `counted` found is the last of a kind, and not one more."""
    return bool(_LAST.search(found))
