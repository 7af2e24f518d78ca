"""What makes news of a sentence that is nearly known: a figure that changed, an act that was undone.

Likeness speaks against a story; where the likeness is to a sentence with another figure, or to one that says the
opposite, it must not. A share that changed (98 % → 90 %) is a turn; a rounding is none (numbers.py). A toll that rises
is a detail of what was told, and a turn only where it rises by a quarter or passes a round number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from monitor.judge import numbers
from monitor.judge.changes import announced
from monitor.judge.counted import INFECTED
from monitor.judge.numbers import Figure
from monitor.judge.words.genre_words import DAYS, SOURCES
from monitor.judge.words.lexicon import BEGINS
from monitor.judge.words.number_words import FATE
from monitor.judge.words.sieve import Sieve
from monitor.judge.words.terms import MOST_LINES, STEM, STOP_WORDS, stems, surface
from monitor.judge.words.undoings import UNDOINGS
from monitor.model import NumberChange

RISE = 1.25
"""Growth from which a toll's rise is told."""
DISTANCES = frozenset({"km", "mile", "meter"})
AREAS = frozenset({"acre", "hectare", "square km", "square mile"})
FARTHER = 2.0
"""How many times as far, or as near, somebody must be for that to be told, or as large what burns or is held."""
_LENGTH = r"(?:km|kilom\w+|miles?|met(?:er|re)s?|км|километр\w*|كم|كيلومترا?)"
_AWAY = re.compile(
    rf"\b{_LENGTH}(?: away)? (?:from|off|outside|short of|(?:to the )?(?:north|south|east|west)|von|vor|entfernt"
    rf"|uzak|от)|\bwithin [\w.,]+ {_LENGTH}\b|\ba [\w.,]+ {_LENGTH} d(?:el?|u|es)\b|على بعد"
)
"""A length that is a distance, on a folded surface."""
STEPS = (10, 50, 100, 500, 1000, 5000, 10_000)
"""Round numbers whose passing is told."""
TOLLS = frozenset(
    {"killed", "injured", "wounded", "dead", "missing", "displaced", "arrested", "detained", "captured", "infected"}
)
RUNNING = frozenset({INFECTED, "displaced", "captured"}) | AREAS
"""Of an epidemic, a flood, a crackdown or a fire a figure comes every day, and from several offices."""

_TRUCE = re.compile(r"\bوقف (?:\w+ ){0,2}ل?[اإ]طلاق (?:ال)?نار\b")
_ENDED, _SIEGE = re.compile(r"(?:\w+ ){0,2}(?:end|over)"), re.compile(r"\b(?:siege|blockade|encirclement)\b")
_REFUSAL, _NOT = re.compile(r"refus|reject"), re.compile(r"\b(?:not|never|no)\b|n't\b|\bcannot\b")
_UNDOES = Sieve(rf"{BEGINS}(?:" + "|".join(f"(?P<{way}>{words})" for way, words in UNDOINGS.items()) + r")\b")
_AS_ADJECTIVE = re.compile(r"\b(?:an?|the|its|their|his|her|from|of|in) [\w-]+ed$")
"""Up to a word that undoes: who was pulled from a collapsed school tells of no collapse."""
_NOT_DONE = re.compile(
    r"(?:(?:\b(?:not|never|cannot|without|must|should|unless|refus\w+ to|no|non|nao|nunca|nicht|не|لن|لم|لا)|n't"
    r"|\bn(?:e |'\w+ pas ?))"
    r"(?: (?:yet|be|been|have|even|going to|se|encore))*"
    r"|\b(?:until|till|deadline|hours|days|weeks)(?: [\w']+){0,3} to"
    r"|\b(?:urg(?:es?|ed|ing)|call(?:s|ed|ing)? (?:on|for)|appeals?|demands?|wants?|pleads?|begs?)"
    r"(?: (?!(?:and|as|but|after|when|while|since)\b)[\w']+){0,5}) ?$"
)
"""Up to such a word: what will not halt goes on, and what somebody asks for is not done."""
_BEFORE_THAT = re.compile(
    r"\b(?:after|following|when|while|apres|tras|despues de|nach|nachdem|после|بعد"
    r"|apos|depois d[aeo]s?|dopo|після|عقب|اثر|پس از)\b"
)
_WHOM = re.compile(r"\b(?:on|against|at|to|from|into|that)\b")
"""Before him to whom it is done: "strikes on the militia"."""
_BEHIND_WHAT = re.compile(r"\b(?:on|against|at|to|from|into|that|in|after|for|over|with|of|as|until|by)\b")
"""Before what is no more what is undone, in English."""
_FROM = re.compile(r"\bfrom (?:the )?((?:\w+ ?){1,2})")
_KILLS = re.compile(r"\b(?:execut(?:e|es|ed|ing|ions?)|to death|slaughter\w*|massacr\w*|murder\w*|shot|hang(?:s|ed))\b")
"""Of a death, in words that are no count's own (numbers.py)."""
_HOURS = re.compile(r"\b(?:(?:in the |this )?(?:morning|afternoon|evening)|(?:hours )?later)\b")
EARLY = 15
"""Words of a sentence among which the one that undoes stands: later it belongs to a side clause."""
_RISES = Sieve(
    r"\b(?:toll|death count|body count|(?:rises?|rose|risen|rising|climbs?|climbed|jumps?|jumped|grew|grows?|grown|now"
    r"|surged?|surges|soars?|soared|swells?|swollen|increased?|increases) (?:to|at)"
    r"|(?:tops|top|topped|surpass(?:es|ed)?|exceeds?|exceeded|pass(?:es|ed)?|reach(?:ed)?) (?=(?:[a-z]+ ){0,2}?\d)"
    r"|has reached|have reached|reaches|deaths (?:\w+ ){0,3}?(?:reach|rise|climb|hit|pass|top)|bilan"
    r"|s'alourdit|s'eleve a|saldo|asciende\w*"
    r"|(?:sub|aument)(?:e|en|a|an|io|ieron|o|aron) a|sob[ei]\w* para|subiu para|todesopfer|zahl der|steigt"
    r"|gestiegen|(?:cifra|numero|nombre) de (?:muert|mort|fallecid|victim|vitim)\w+|bilanco|yukseldi|cikti"
    r"|(?:число|количество|кількість) (?:погибших|жертв|раненых|пострадавших|загиблих|поранених|постраждалих)"
    r"|sal(?:e|gono|it[oaie]) a|aumenta(?:no)? a|شمار کشته|رسید"
    r"|возросло|выросло|достигло|зросл[аои]"
    r"|حصيله|حصيلة|ارتفاع|ارتفع|ارتفعت)\b"
)
_WHOLE_WAR = re.compile(
    r"\b(?:war|overall|total)(?:'s)? (?:death )?toll\b|\btoll (?:\w+ ){0,3}?(?:of|in|from) (?:[\w']+ ){0,3}?war\b"
    r"|\bsince the (?:\w+ ){0,2}?(?:war|conflict|offensive|invasion|start|beginning|outbreak)\b|\bduring the war\b"
)
"""Whose dead are not those of one event in it: "strike hits hotel as war toll nears 400"."""
ANOTHERS = 5
"""How many times as high a toll is not that of the event, where the sentence speaks of a whole war's."""
_FATE_WORD = re.compile(rf"\b(?:{FATE.pattern})\b")
_GROWS = Sieve(r"\b(?:now|grow(?:s|n|ing)?|grew|spread\w*|swell\w*|swollen|expand\w*|doubl\w*|burn(?:s|ed|t))\b")
"""Of an area."""
_PLAN = (
    r"(?:will|shall|would|going to|(?:set|due|expected|about|poised|ready|preparing|prepares?|plan(?:s|ning|ned)?"
    r"|vow(?:s|ed)?|agree[sd]?|pledge[sd]?|promise[sd]?|intend(?:s|ed)?|aim(?:s|ed)?|threaten(?:s|ed)?|decide[sd]?"
    r"|order(?:s|ed)?) to)"
)
_PLANNED = re.compile(rf"\b{_PLAN} (?:be |soon |also |begin |start |have )*([a-z]{{3,}})")
_HEADLINE_PLAN = re.compile(r"^(?:[A-Z][\w'.]*(?:,| and)? ){1,4}to (?:be |begin |start )?([a-z]{3,})")
_IRREGULAR = {
    past: stem
    for stem, pasts in {
        "send": "sent sends",
        "leave": "left leaves",
        "hold": "held holds",
        "begin": "began begun begins",
        "strike": "struck strikes",
        "withdr": "withdrew",
        "take": "took taken takes",
        "give": "gave given gives",
        "meet": "met meets",
        "shut": "shut shuts",
        "build": "built builds",
        "fly": "flew flown flies",
        "lead": "led leads",
        "bring": "brought brings",
        "buy": "bought buys",
        "go": "went gone goes",
        "free": "freed frees",
        "quit": "quit quits",
        "sell": "sold sells",
        "put": "put puts",
        "cut": "cut cuts",
    }.items()
    for past in pasts.split()
}
_INFINITIVE = re.compile(r"\bto ([a-z]{3,})")
"""What is still to be done, in a title that capitalizes each word as well: "Norland To Host Talks"."""
_THING = re.compile(r"(?:'s|\b(?:an?|the|its|their|his|her|this|that|next|new|of|for)) [a-z]+")
"""A word that names a thing there, which may be still to come: "Norland's attack on Kalt nears"."""
_CARRIED_OUT = re.compile(
    r"\b(?:launch|start|began|begun|begins|open|mount|carr(?:ies|ied) out|conduct|stag|deliver|ma[dk]e|sign|held|holds"
    r"|kill|wound|injur|hit|struck|destroy|damag|caus)(?:s|es|d|ed)?\b"
)
"""What came of it: "launched the attack", "its strike killed five"."""
_NOUN = re.compile(r"(?:ion|ions|ment|ments|er|ers|or|ors|al|als|ing|ist|ists|ity|ities)$")


@lru_cache(maxsize=MOST_LINES)
def undoings(sentence: str) -> Mapping[str, str]:
    """How a sentence says that something was denied, halted, resumed or undone: way → word."""
    return _undoings(_words(sentence)[:EARLY])


def _undoings(words: Sequence[str]) -> dict[str, str]:
    """What is undone now: "resumed after a day's halt" halts nothing."""
    line = " ".join(words)
    now = _BEFORE_THAT.split(line, maxsplit=1)[0]
    return _ways(now) or ({} if now == line else _ways(line))


def _lost_by(known: str, new: str, said: Mapping[str, str]) -> bool:
    """Whether who acts in `new` is from whom something was taken in a known sentence."""
    losers = _FROM.search(surface(known).folded)
    before = surface(new).folded.split(said.get("resumed", "\n"), maxsplit=1)
    return losers is not None and len(before) > 1 and not set(stems(losers.group(1))).isdisjoint(stems(before[0]))


def _by_other_side(known: str, new: str, said: Mapping[str, str]) -> bool:
    """Whether who undoes something in a known sentence is whom `new` has somebody else undo it to: one side halts its
    attacks, and then the other."""
    theirs = _undone_now(known)
    for way in said.keys() & theirs.keys():
        before, _, _ = surface(known).folded.partition(theirs[way])
        doer, _, deed = surface(new).folded.partition(said[way])
        other, own, clause = set(stems(_WHOM.split(before)[0])), set(stems(doer)), deed.partition(",")[0]
        whom = stems(" ".join(_WHOM.split(clause, maxsplit=1)[1:]))
        if own and own.isdisjoint(other) and not other.isdisjoint(whom) and " by " not in clause:
            return True
    return False


def _of_another(known: str, new: str, said: Mapping[str, str]) -> bool:
    """Whether what `new` undoes is of the kind that a known sentence does, and another: aid flights, aid convoys."""
    theirs = _undone_now(known)
    for way in said.keys() & theirs.keys():
        lines = surface(known).folded, surface(new).folded
        clauses = lines[0].partition(theirs[way])[2], lines[1].partition(said[way])[2]
        if not all(map(_BEHIND_WHAT.search, clauses)):
            continue
        before, now = (set(stems(_BEHIND_WHAT.split(clause)[0])) for clause in clauses)
        if before & now and before - set(stems(lines[1])) and now - set(stems(lines[0])):
            return True
    return False


def _words(line: str) -> list[str]:
    """A ceasefire is one word, else a cut behind "cease" makes an act of it, and an Arabic one halts something."""
    folded = surface(line).folded.replace("cease fire", "ceasefire")
    return (_TRUCE.sub("هدنه", folded) if "وقف" in folded else folded).split()


def _undone_now(line: str) -> dict[str, str]:
    return _ways(_BEFORE_THAT.split(" ".join(_words(line)[:EARLY]), maxsplit=1)[0])


def _ways(line: str) -> dict[str, str]:
    found_there = (
        found
        for found in _UNDOES.finditer(line)
        if not (_AS_ADJECTIVE.search(line, 0, found.end()) or _NOT_DONE.search(line, 0, found.start()))
    )
    ways = {found.lastgroup or "": found.group() for found in found_there}
    if _ENDED.match(ways.get("halted", "")) and _SIEGE.search(line):  # it is broken, lifted or ended: one thing
        ways["lifted"] = ways.pop("halted")
    return ways


def _last_word(known: Sequence[str]) -> Mapping[str, str]:
    """How the latest of the known sentences that undoes anything does so, in a side clause if nowhere else."""
    found = (undoings(line) or _undoings(_words(line)) for line in known)
    return next(filter(None, found), {})


def without_undoings(sentence: str) -> str:
    """What is left of a sentence, folded, without the words by which it undoes something, what went before that, its
    day and its source."""
    line = surface(sentence).folded
    now = _BEFORE_THAT.split(line, maxsplit=1)[0]
    words = (now if _undoings(now.split()[:EARLY]) else line).split()
    left = " ".join((_UNDOES.sub(" ", " ".join(words[:EARLY])), *words[EARLY:]))
    return " ".join(_HOURS.sub(" ", SOURCES.sub(" ", DAYS.sub(" ", left))).split())


def without_before(sentence: str) -> str:
    """A sentence, folded, without what went before ("after …")."""
    return _BEFORE_THAT.split(surface(sentence).folded, maxsplit=1)[0]


def reverses(known: str, new: str) -> bool:
    """Whether `new` undoes, denies or takes up again what `known` says."""
    return bool(undone([known], new))


def undone(known: Sequence[str], new: str) -> str:
    """The word by which `new` undoes what the `known` sentences, the latest first, say; "" where none does.

    The latest of them that undoes anything has the last word: after a halt and a resumption, a halt is news again. To
    refuse what they say is not done says the same again.
    """
    said = dict(undoings(new))
    if not said or not known:
        return ""
    if _REFUSAL.match(said.get("denied", "")) and any(_NOT.search(surface(line).folded) for line in known):
        del said["denied"]
    last = _last_word(known)
    return next((word for way, word in said.items() if way not in last), "")


def is_end(word: str) -> bool:
    """Whether a word that undoes something ends it."""
    return bool(_ENDED.match(word))


def undone_already(known: Sequence[str], new: str) -> tuple[str, ...]:
    """The words by which `new` undoes what the latest of the `known` sentences that undo anything has undone as well.

    Not in a side clause, which may tell of what the other side did before ("a day after police retook it"), nor where
    those from whom something was retaken retake it, nor where each side does so to the other, or what it is done to is
    another of its kind.
    """
    said = undoings(new)
    others = (_lost_by, _by_other_side, _of_another)
    same = (line for line in known if not any(is_other(line, new, said) for is_other in others))
    last = next(filter(None, map(_undone_now, same)), {})
    return tuple(word for way, word in said.items() if way in last)


def says_it_rises(sentence: str) -> bool:
    """Whether a sentence speaks of a toll as one that rises, or of an area as one that grows."""
    folded = surface(sentence).folded
    if _RISES.search(folded):
        return True
    return bool(_GROWS.search(folded)) and any(figure.unit in AREAS for figure in numbers.figures(sentence))


def without_rise(sentence: str) -> str:
    """What is left of a sentence, folded, without the words by which a toll rises, and its figures."""
    return " ".join(re.sub(r"\d+", " ", _RISES.sub(" ", surface(sentence).folded)).split())


def without_toll(sentence: str) -> str:
    """The same without what became of people, and who says so behind a comma."""
    event = re.sub(r", [^,]* (?:says?|said)$", " ", surface(sentence).folded.rstrip("."))
    return without_rise(_FATE_WORD.sub(" ", event))


def completed(known: Sequence[str], new: str) -> str:
    """The act that the `known` sentences announce and `new` reports as done; "" where there is none, or new plans."""
    if plans(new):
        return ""
    folded = surface(new).folded
    told = folded if _CARRIED_OUT.search(folded) else _THING.sub(" ", folded)
    done = _acts(told) & {verb for line in known for verb in plans(line)}
    done -= {_act(word) for word in _INFINITIVE.findall(folded)}
    for line in known:
        done -= _acts(line)
    return min(done, default="") or announced.done(known, new)


def plans(sentence: str) -> set[str]:
    """The acts that a sentence announces, cut like stems."""
    read = surface(sentence)
    found = [*_PLANNED.findall(read.folded), *_HEADLINE_PLAN.findall(read.cased)]
    return {_act(word) for word in found if word not in STOP_WORDS}


def _acts(sentence: str) -> set[str]:
    """What a sentence may report as done: its words that are no nouns by their ending, but for what it announces."""
    words = re.findall(r"(?<!\bto )(?<!\bto have )\b[a-z]{3,}", surface(sentence).folded)
    return {_act(word) for word in words if word not in STOP_WORDS and not _NOUN.search(word)} - plans(sentence)


def _act(word: str) -> str:
    word = _IRREGULAR.get(word, word)
    return word[:STEM].removesuffix("e") if len(word) > STEM else re.sub(r"(?:ed|es|s|e)$", "", word)


def changed_figures(known: str, new: str) -> tuple[NumberChange, ...]:
    """The figures that make news of a sentence like a known one."""
    changes = numbers.changes(known, new)
    if not changes:
        return ()
    before, after = numbers.figures(known), numbers.figures(new)
    if _WHOLE_WAR.search(surface(new).folded) and not _WHOLE_WAR.search(surface(known).folded):
        changes = tuple(c for c in changes if not (is_toll(c) and _multiple(c, before, after) >= ANOTHERS))
    away = all(_AWAY.search(surface(line).folded) for line in (known, new))
    return tuple(c for c in changes if _tells(c, before, after, away=away))


def _tells(change: NumberChange, before: tuple[Figure, ...], after: tuple[Figure, ...], *, away: bool) -> bool:
    if change.unit.startswith("%"):
        return True
    old, new = _value(change.old, before), _value(change.new, after)
    if old and new and change.unit in (AREAS | DISTANCES if away else AREAS):
        return max(old, new) >= FARTHER * min(old, new)
    if old is None or new is None or not is_toll(change) or new <= old:
        return False
    return new >= RISE * old or _steps(old, new)


def _multiple(change: NumberChange, before: tuple[Figure, ...], after: tuple[Figure, ...]) -> float:
    return (_value(change.new, after) or 0.0) / (_value(change.old, before) or 1.0)


def passes(old: Figure, new: Figure) -> bool:
    """Whether a round number lies between two figures."""
    return _steps(old.value, new.value)


def _steps(old: float, new: float) -> bool:
    return any(old < step <= new for step in STEPS)


def is_toll(change: NumberChange) -> bool:
    """Whether a change is of people killed, hurt, displaced or taken."""
    return bool(TOLLS.intersection(change.unit.split()))


def goes_on(change: NumberChange) -> bool:
    """Whether a change is of what is counted for months, and not of one event's people."""
    return INFECTED in change.unit.split()


def killed(lines: Iterable[str]) -> list[Figure]:
    """The counts of people killed."""
    return [figure for line in lines for figure in numbers.figures(line) if figure.unit == "killed"]


def counts_dead(lines: Sequence[str], tolls: Sequence[Figure]) -> bool:
    """Whether one of the lines counts people killed, or as many of those who are said to be, or as many in a line that
    tells of their death in other words ("executed 23 civilians", "put three men to death")."""
    said = {toll.value: toll.of for toll in tolls}
    return any(
        old.unit == "killed"
        or (old.value in said and (said[old.value] in (old.of, old.unit) or _KILLS.search(surface(line).folded)))
        for line in lines
        for old in numbers.figures(line)
    )


def falls(known: str, new: str) -> tuple[NumberChange, ...]:
    """Tolls that are lower than was known: two sources that disagree, as tolls do not fall."""
    before, after = numbers.figures(known), numbers.figures(new)
    found = []
    for change in numbers.changes(known, new):
        old, said = _value(change.old, before), _value(change.new, after)
        if is_toll(change) and old is not None and said is not None and said < old:
            found.append(change)
    return tuple(found)


def _value(written: str, figures: tuple[Figure, ...]) -> float | None:
    return next((figure.value for figure in figures if figure.number == written), None)
