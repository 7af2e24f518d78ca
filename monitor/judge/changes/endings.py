"""What came of it: an end that a report says an event has come to, where none before it has spoken of one; and the town
that a drive was aimed at, entered and taken.

"Missile hits tanker", then "Tanker sinks": nearly every word of the second is known, and it is news.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from monitor.judge import numbers
from monitor.judge.changes import further, turns
from monitor.judge.words.ends_abroad import ENDS_ABROAD, NOT_YET, SPOKEN_ABROAD, STEPS_ABROAD
from monitor.judge.words.genre_words import DAYS, SOURCES
from monitor.judge.words.lexicon import BEGINS
from monitor.judge.words.sieve import Sieve
from monitor.judge.words.terms import surface

_PERSONS = (
    "crew|hostages?|captives?|prisoners?|detainees?|sailors?|soldiers?|officers?|workers?|journalists?|passengers?"
    "|peacekeepers?|villagers?|students?|pupils?|girls?|children|men|women|people|members|pilots?|fishermen|miners?"
    "|activists?"
)
_PEOPLE = (
    r"(?! (?:\w+ ){0,3}(?:video|footage|photos?|pictures?|images?|statement|recording|names?|list|report)\b)"
    rf"(?= (?:[\w']+ ){{0,5}}(?:{_PERSONS})\b)"
)
"""Whom somebody releases; what he releases is mostly a statement."""
_RELEASED = "".join(
    rf"|(?<=\b{who} )released"
    for persons in _PERSONS.split("|")
    for who in (persons.removesuffix("s?"), persons.removesuffix("?"))
)
"""As headlines have it, without "are" or "were"."""
_TRUCE = r"(?:cease ?fire|truce|armistice|peace (?:deal|agreement|accord))(?! (?:talks|negotiations|proposal|plan))"
_TRUCE_IS = re.compile(rf"{_TRUCE} (?:is |was |has been )?(?:agreed|signed|declared|announced|reached)")
_BY_BOTH = re.compile(r"\b(?:agree|sign|reach)\w*")
"""A truce that is no longer the offer of one side."""
_ENDS = Sieve(
    # a relative clause tells of before
    rf"{BEGINS}(?<!\bto )(?<!\bbe )(?<!\bbeing )(?<!\bwho )(?<!\bwho was )(?<!\bwho were )(?<!\bwho had been )"
    r"(?:(?P<sunk>sinks|sank|sunk|sinking)|(?P<freed>free[sd]|(?:was|were|been) released|rescue[sd]"
    r"|(?:pull(?:s|ed)?|dug|br(?:ing|ings|ought)|f(?:ind|inds|ound)|lift(?:s|ed)?|haul(?:s|ed)?) (?:[\w']+ ){0,4}?alive"
    rf"|escape[sd]|releas(?:es|ed){_PEOPLE}{_RELEASED})"
    r"|(?P<dead>(?:dies|died|succumb(?:s|ed))(?: (?:of|from|to|in) (?:\w+ )?(?:wounds|injuries|hospital))?|found dead"
    r"|(?:f(?:inds?|ound)|(?:recover|retriev|pull)(?:s|ed|es)?) (?:(?:the|an?|his|her|last) )?body"
    r"|body(?= (?:[\w']+ ){0,4}?(?:found|recovered|retrieved|pulled|washe[sd])\b))"
    r"|(?P<fallen>collapses|collapsed)|(?P<yielded>surrender(?:s|ed))"
    r"|(?P<caught>arrested|recaptured|caught(?! (?:fire|in|on|up|between)\b)|detained|held(?= (?:over|after|for)\b|$))"
    r"|(?P<charged>indicted|charged(?= (?:with|over|in|after)\b))"
    rf"|(?P<signed>sign(?:s|ed)(?= (?:[\w']+ ){{0,6}}?(?:law|bill|act|decree)\b))"
    r"|(?P<ahead>overtakes|overtook|(?:takes|took|seizes|gains) the lead|(?:moves|pulls|edges|goes|inches|moved|pulled"
    r"|edged|went) ahead)"
    r"|(?P<left>resign(?:s|ed)|(?:steps|stepped) down|quits|ousted|toppled|overthrown)"
    rf"|(?P<truce>(?<!\ba )(?<!\bthe )(?<!\bnewly )(?<!\brecently )(?:agree|sign|declar|announc|reach|accept)\w*"
    rf" (?:\w+ ){{0,4}}?{_TRUCE}"
    rf"|{_TRUCE_IS.pattern}))\b"
)
_MANY_END = Sieve(
    r"(?P<who>\b(?:\w{2,}s|people|men|women|children|police|crew|staff|more|two|three|four|five|six|seven"
    r"|eight|nine|ten|\d+) )"
    rf"(?:(?P<sunk>sink)|(?P<freed>free(?! (?:of|from|to))|escape|release{_PEOPLE})|(?P<dead>die)|(?P<fallen>collapse)"
    r"|(?P<yielded>surrender)|(?P<caught>recapture))\b"
)
"""The same of several, as headlines have it."""
_ABROAD = Sieve(
    BEGINS
    + "".join(rf"(?<!\b{word} )" for word in NOT_YET)
    + "(?:"
    + "|".join(f"(?P<{end}>{words})" for end, words in ENDS_ABROAD.items())
    + r")\b(?! (?:werden|zu)\b)"
)
_SPOKEN_ABROAD = {end: re.compile(rf"(?<!\w)\w{{0,2}}?(?:{words})") for end, words in SPOKEN_ABROAD.items()}
_SPOKEN_OF = {
    "sunk": re.compile(r"\b(?:sink|sank|sunk|capsiz|founder(?:ed|ing)\b)"),
    "freed": re.compile(
        r"\b(?:free[sd]?\b|releas|rescu(?!ers?\b)|alive|escap|sav(?:e[sd]?|ing)\b|pluck"
        r"|lift(?=(?:s|ed)? (?:[\w']+ ){1,5}(?:from|off)\b))"
    ),
    "dead": re.compile(
        r"\b(?:die[sd]\b|dying|dead\b|deadl(?:y|ie)|death|kill|fatal|drown|perish|behead|lynch"
        r"|(?:bod(?:y|ies)|remains) (?:of|found)\b)"
    ),
    # efforts that failed have collapsed
    "fallen": re.compile(
        r"\b(?:collaps|fail(?:s|ed|ing|ure)?\b|br(?:eaks?|oke|oken) down\b|f(?:alls?|ell) (?:through|apart)\b)"
    ),
    "yielded": re.compile(r"\b(?:surrender|g(?:ave|ive[sn]?|iving) (?:\w+ )?up\b)"),
    "truce": re.compile(r"\b(?:cease ?fire|truce|armistice|peace)\b"),
    # that somebody should go is said long before
    "left": re.compile(
        r"\b(?:resign(?:s|ed)|(?:steps|stepped) down|quits?|oust(?:s|ed|ing)|toppl\w+|overthr[eo]w\w*"
        r"|(?:announc|tender|submit|hand)\w* (?:\w+ ){0,2}resignation)\b"
    ),
    "caught": re.compile(
        r"\b(?:arrest|captur|recaptur|detain|custody|caught\b(?! fire)|held(?= (?:over|after|for)\b|$))"
    ),
    "charged": re.compile(r"\b(?:indict|charge[sd]\b)"),
    "signed": re.compile(r"\b(?:sign(?:s|ed|ing)\b)"),
    "ahead": re.compile(
        r"\b(?:overtak(?:es?|en|ing)|overtook|(?:t(?:akes?|ook)|seize[sd]|gain(?:s|ed)) the lead"
        r"|(?:mov|pull|edg|inch|g)(?:o?es|ed|s) ahead|went ahead)\b"
    ),
}
"""The same more widely: by these words a known report has spoken of it, as done, feared or planned."""

_DEMANDED = re.compile(
    r"\b(?:want|demand|urg(?:e|es|ed|ing)\b|call(?:s|ed|ing)? (?:for|on)\b|plead|appeal|insist|exchange for\b|unless\b)"
)
"""A release that somebody asks for is none."""

_DIES = re.compile(
    r"\b(?:kills\b|dies\b|(?<!were )(?<!was )(?:killed|shot dead|assassinated)"
    r"(?= (?:in|by|as|at|near|while|on|during)\b|$))"
)
"""As headlines have it; "were killed" is what happened before."""
_AS_ADJECTIVE = re.compile(r"\d (?:freed|released|rescued|escaped|arrested|recaptured) \w+s\b")
ENGLISH = ("", "en")
"""Languages whose stories may be English: "die" is an article in others."""
MANY = 10
"""From which it is no chance to meet a count twice."""

_AIMED = re.compile(
    r"\b(?:(?:offensives?|drives?|push(?:es|ed|ing)?|assaults?|battles?|sieges?|campaigns?|advanc\w+|clos\w+ in"
    r"|march\w*) (?:on|for|against|to|towards?|around|of|near|into|in)|(?:outskirts|gates|edge) of|near(?:s|ed|ing)"
    r"|approach\w*)\b"
)
_ENTERED = re.compile(
    r"\b(?:enter(?:s|ed)|(?:push|march)(?:es|ed)? into|(?:roll|storm)(?:s|ed)? into|(?:advance|move)[sd]? into)\b"
    r"(?! (?:\w+ ){0,2}(?:day|week|month|year|phase|stage|round|talks|negotiations|force|service)\b)"
)
_TAKEN = re.compile(
    r"(?<!\bto )(?<!'s )\b(?:(?:re)?captur(?:es|ed|e(?= (?!of |by )))|seiz(?:es?|ed)|retak(?:es?|en)|retook"
    r"|t(?:akes?|ook|aken) (?:full )?control|liberat(?:es?|ed)|overr[au]ns?|f(?:alls?|ell) to|surrender(?:s|ed)?)\b"
)
_BOUND = re.compile(
    r"\b(?:(?:head|steam|sail|mak)(?:s|ed|ing)? (?:\w+ )?(?:for|to|towards?)|bound for|en route (?:to|for)"
    r"|on (?:its|their|his|her|the) way to|near(?:s|ed|ing)|approach\w*|(?:due|expected) (?:to \w+ )?(?:in|at))\b"
)
_ARRIVED = re.compile(
    r"\b(?<!to )(?<!will )(?:arriv(?:es?|ed)|dock(?:s|ed)|anchor(?:s|ed)|berth(?:s|ed)) (?:in|at|off|on)\b"
)
_AGREED = re.compile(r"\b(?:agree|announc|accept|sign|declar|approv|adopt|order|impos)\w*\b")
_IN_FORCE = re.compile(
    r"\b(?:t(?:akes?|ook|aken) (?:effect|hold)|(?:comes?|came|enter(?:s|ed)?|goes|went) into (?:force|effect))\b"
)
_EXTENDED = re.compile(r"\b(?:extend|prolong|renew)(?:s|ed)\b")
_VOTE = re.compile(r"\b(?:will|would|may|to) (?:\w+ )?(?:vote|decide|rule|debate|consider)\b")
_VOTED = re.compile(
    r"\b(?:(?:approv|endors)(?:es|ed)|adopt(?:s|ed)|pass(?:es|ed)|backs|reject(?:s|ed)|veto(?:es|ed)"
    r"|ratif(?:ies|ied)|voted|votes (?:for|against|to)|rul(?:es|ed)|decid(?:es|ed))\b"
)
_OFFERED = re.compile(r"\b(?:offer|propos|request|invit)\w*\b|\bask(?:s|ed)\b")
_ACCEPTED = re.compile(r"\b(?:accept(?:s|ed)|agree[sd]? to)\b")
_MEETING = r"(?:talks|negotiations|summit)"
_SET = re.compile(rf"\b{_MEETING}\b")
_OPENED = re.compile(
    rf"\b(?:{_MEETING} (?:[\w']+ ){{0,5}}?(?:(?<!to )(?<!will )(?:open|begin|start|convene)(?:s|ed)?|began"
    rf"|g[eo]ts? under ?way)|(?:opens?|opened|begins?|began|starts?|started) {_MEETING})\b"
)
_PARTED = re.compile(
    rf"\b{_MEETING} (?:[\w']+ ){{0,5}}?(?:adjourn(?:s|ed)?|fail(?:s|ed)?"
    r"|(?:ends?|ended|breaks? up|broke up) (?:\w+ )?without)\b"
)
_STEP = {step: re.compile(rf"\b(?:{words})\b") for step, words in STEPS_ABROAD.items()}
_LADDERS = (
    (_SET, _OPENED, _PARTED),
    (_AIMED, _ENTERED, _TAKEN),
    (_BOUND, _ARRIVED),
    (_AGREED, _IN_FORCE),
    (_AGREED, _EXTENDED),
    (_VOTE, _VOTED),
    (_OFFERED, _ACCEPTED),
    (_STEP["aimed"], _STEP["entered"], _STEP["taken"]),
    (_STEP["agreed"], _STEP["in force"]),
    (_STEP["agreed"], _STEP["extended"]),
)
"""How far talks have come, a drive, a truce or a ban, a vote and an offer."""
_STEPS = Sieve(rf"{BEGINS}(?:{'|'.join(words.pattern for _, *further in _LADDERS for words in further)})")
"""Any step but a first one, in one search."""

_BESIDES = re.compile(r",? (?:as|while) |; ")
_PEACE = re.compile(
    r"\bpause\b|\b(?:halt|stop|end|cease|suspen|paus)\w* (?:\w+ ){0,3}?(?:fighting|hostilities|combat)\b"
)
_LULL = re.compile(r"\b(?:truce|cease ?fire|armistice|pause|lull)s?\b")
"""One thing in the words of two outlets."""


def without_ends(sentence: str, language: str = "") -> str:
    """What is left of a sentence, folded, without the words by which something ends, its day and its source."""
    left = _ABROAD.sub(" ", surface(sentence).folded)
    if language[:2] in ENGLISH:
        left = _MANY_END.sub(r"\g<who>", _ENDS.sub(" ", left))
    return " ".join(SOURCES.sub(" ", DAYS.sub(" ", left)).split())


def ends(sentence: str, language: str = "") -> bool:
    """Whether a sentence has something come to an end; English words are read where the language may be English."""
    return _found(surface(sentence).folded, language[:2] in ENGLISH) is not None


def ends_besides(title: str) -> bool:
    """Whether a second clause of a headline has something come to an end, other than a life: "toll at 200 as third
    minister resigns"."""
    return any(ends(clause) and not speaks_of_dead(clause) for clause in _BESIDES.split(title)[1:])


def ending(known: Iterable[str], new: str, language: str = "") -> str:
    """The word by which `new` has an end come to what the `known` sentences tell; "" where one of them spoke of it."""
    found = _found(surface(new).folded, language[:2] in ENGLISH)
    if not found:
        return ""
    end = found.lastgroup or ""
    said = (_SPOKEN_ABROAD if found.re is _ABROAD.plain else _SPOKEN_OF)[end]
    lines = (surface(line).folded for line in known)
    spoken = (line for line in lines if said.search(line) and not (end == "freed" and _DEMANDED.search(line)))
    return "" if any(spoken) else found[end]


def ending_abroad(known: Iterable[str], new: str, language: str) -> str:
    """The same where the `known` sentences are in other languages."""
    if not (word := ending((), new, language)):
        return ""
    found = _found(surface(new).folded, language[:2] in ENGLISH)
    end = (found.lastgroup if found else "") or ""
    said = [words[end] for words in (_SPOKEN_OF, _SPOKEN_ABROAD) if end in words]
    return "" if any(each.search(surface(line).folded) for line in known for each in said) else word


def is_of_persons(word: str) -> bool:
    """Whether a word of an end is that of a person in an event, or of an office: a headline has few others that say
    what event that was."""
    return any(_SPOKEN_OF[end].match(word) for end in ("left", "caught", "charged", "signed", "ahead"))


def comes_alike(known: str, new: str) -> str:
    """The word by which `new` has as many freed, caught or sunk as `known` has, ten or more, or the last of them, or
    has the truce that both sides agreed there; "" where it has not.

    Of the dead that says nothing: two attacks kill as many. Nor is "41 freed pupils return home" their being freed, or
    a truce that one side declares what the other did.
    """
    lines = [surface(line).folded for line in (known, new)]
    before, now = (_found(line, True) for line in lines)
    if before is None or now is None or before.lastgroup != now.lastgroup or now.lastgroup == "dead":
        return ""
    if turns.plans(known) or any(map(_AS_ADJECTIVE.search, lines)):
        return ""
    both = _BY_BOTH.search(lines[0]) and (_BY_BOTH.search(lines[1]) or _TRUCE_IS.search(lines[1]))
    if all(map(further.tells_of_last, (known, new))) or (now.lastgroup == "truce" and both):
        return now[now.lastgroup or ""]
    counts = [{figure.value for figure in numbers.figures(line) if figure.value >= MANY} for line in (known, new)]
    return now[now.lastgroup or ""] if counts[0] & counts[1] else ""


def first_death(title: str, known: Iterable[str]) -> str:
    """The word by which a headline tells of a death without a count; "" where a known sentence speaks of any."""
    found = _DIES.search(surface(title).folded)
    return found.group() if found and not any(map(speaks_of_dead, known)) else ""


def speaks_of_dead(sentence: str) -> bool:
    """Whether a sentence speaks of somebody's death, feared or done."""
    return bool(_SPOKEN_OF["dead"].search(surface(sentence).folded))


def without_steps(sentence: str) -> str:
    """What is left of a sentence, folded, without the words by which something is entered, taken, in force, extended,
    voted or accepted, its day and its source."""
    left = surface(sentence).folded
    for ladder in _LADDERS:
        for words in ladder[1:]:
            left = words.sub(" ", left)
    return " ".join(SOURCES.sub(" ", DAYS.sub(" ", left)).split())


def advances(sentence: str) -> bool:
    """Whether a sentence has something entered, taken, in force, extended, voted or accepted."""
    return bool(_STEPS.search(surface(sentence).folded))


def achieved(known: Sequence[str], new: str) -> str:
    """The word by which `new` has entered or taken what the `known` sentences tell a drive on, has in force or extended
    what they have agreed, voted what they have put to a vote or accepted what they have offered; "" where they have it
    come as far already."""
    if turns.plans(new):
        return ""
    for ladder in _LADDERS:
        step, found = _step(new, ladder)
        if step > 0 and 0 <= max((_step(line, ladder)[0] for line in known), default=-1) < step:
            return found
    return ""


def _step(sentence: str, ladder: Sequence[re.Pattern[str]]) -> tuple[int, str]:
    """The farthest step that a sentence tells, and its word; -1 for none."""
    line = surface(sentence).folded
    said = [(step, found.group()) for step, words in enumerate(ladder) if (found := words.search(line))]
    return max(said, default=(-1, ""))


@lru_cache(maxsize=1024)
def _found(folded: str, is_english: bool) -> re.Match[str] | None:
    english = (_ENDS.search(folded) or _MANY_END.search(folded)) if is_english else None
    return english or _ABROAD.search(folded)


def is_truce_retold(known: Sequence[str], new: str) -> bool:
    """Whether `new` halts the fighting in other words than the `known` sentences, one of which speaks of a truce."""
    return bool(_PEACE.search(surface(new).folded)) and any(_LULL.search(surface(line).folded) for line in known)
