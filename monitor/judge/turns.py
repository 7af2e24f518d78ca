"""What makes news of a sentence that is nearly known: a figure that changed, an act that was undone.

Likeness speaks against a story; where the likeness is to a sentence with another figure, or to one that says the
opposite, it must not. A share that changed (98 % → 90 %) is a turn; a rounding is none (numbers.py). A toll that rises
is a detail of what was told, and a turn only where it rises by a quarter or passes a round number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.judge import numbers
from monitor.judge.numbers import Figure
from monitor.judge.terms import STEM, surface
from monitor.model import NumberChange

RISE = 1.25
"""Growth from which a toll's rise is told."""
STEPS = (10, 50, 100, 500, 1000, 5000, 10_000)
"""Round numbers whose passing is told."""
TOLLS = frozenset({"killed", "injured", "wounded", "dead", "missing", "displaced", "arrested", "detained", "captured"})

_UNDOES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut\w+|retract\w*|withdr[ae]w\w*|revers(?:e|es|ed|ing)|halt(?:s|ed|ing)?"
    r"|suspend\w*|paus(?:e|es|ed|ing)|resum\w+|cancel\w*|call(?:s|ed)? off|lift(?:s|ed|ing)?|postpon\w+|delay(?:s|ed)"
    r"|reject(?:s|ed)|abandon(?:s|ed)|no longer|reopen\w*|scrap(?:s|ped)|recaptur\w*|retak(?:e|es|en)|retook"
    r"|collaps(?:es|ed)|did not|not true|false|end(?:s|ed)|stop(?:s|ped)|ceas(?:e|es|ed)|restart\w*|restor(?:e|es|ed)"
    r"|rescind\w*|revok\w+|overturn\w*|freez(?:e|es)|froze|frozen|repeal\w*|refus(?:e|es|ed)|backtrack\w*"
    r"|dement\w*|nie(?:nt)?|suspen(?:d|dent|dre|du\w*)|repren\w*|reprise|annul\w+|interromp\w+|renonc\w+|rouvr\w+"
    r"|lev(?:e|ent|ee)|report(?:e|ent)|cess(?:e|ent|er)"
    r"|desmient\w*|desminti\w*|nieg\w+|negaron|suspend\w+|reanud\w+|levant(?:a|an|o|aron)|aplaz\w+|reabr\w+"
    r"|cancelad\w+|retom\w+|rechaz\w+|detien\w+"
    r"|dementier\w*|bestreit\w*|stopp(?:t|en|te|ten)|ausgesetzt|setzt \w+ aus|unterbr[io]ch\w*|wieder auf\w*"
    r"|abgesagt|sagt \w+ ab|aufgehoben|verschoben|widerruf\w*|zuruckgezogen|wiederaufnahme"
    r"|yalanla\w+|durdur\w+|askiya|yeniden basla\w*|iptal|ertele\w+|kaldir(?:di|ildi|iyor)|reddet\w+"
    r"|опроверг\w*|отрица\w+|приостан\w+|возобнов\w+|отмен\w+|отлож\w+|прекра[тщ]\w+|отверг\w*"
    r"|(?:و)?(?:نفت|نفي|ينفي|تنفي|علق|علقت|تعلق|تعليق|استانف\w*|تستانف|يستانف|استيناف|الغ[ىيت]\w*|تلغي|اوقف\w*|توقف|وقف|رفض\w*))\b"
)
_RISES = re.compile(
    r"\b(?:toll|death count|body count|(?:rises?|rose|risen|rising|climbs?|climbed|jumps?|jumped|grew|now) (?:to|at)"
    r"|has reached|have reached|reaches|bilan|s'alourdit|saldo|asciende\w*|sube a|todesopfer|zahl der|steigt|gestiegen"
    r"|bilanco|yukseldi|cikti|(?:число|количество) (?:погибших|жертв|раненых|пострадавших)|возросло|выросло|достигло"
    r"|حصيله|حصيلة|ارتفاع|ارتفع|ارتفعت)\b"
)
_PLAN = (
    r"(?:will|shall|would|going to|(?:set|due|expected|about|poised|ready|preparing|prepares?|plan(?:s|ning|ned)?"
    r"|vow(?:s|ed)?|agree[sd]?|pledge[sd]?|promise[sd]?|intend(?:s|ed)?|aim(?:s|ed)?|threaten(?:s|ed)?|decide[sd]?"
    r"|order(?:s|ed)?) to)"
)
_PLANNED = re.compile(rf"\b{_PLAN} (?:be |soon |also |begin |start |have )*([a-z]{{3,}})")
_HEADLINE_PLAN = re.compile(r"^(?:\S+ ){1,4}to (?:be |begin |start )?([a-z]{3,})")
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
_NOUN = re.compile(r"(?:ion|ions|ment|ments|er|ers|or|ors|al|als|ing)$")
_HEDGED = re.compile(
    r"\b(?:says?|said|report(?:s|ed|edly)?|claim(?:s|ed)?|alleg\w+|unconfirmed|sources?|believed|suspected|may have"
    r"|might have|apparently|appears?|witness(?:es)?|residents|rumou?r\w*|feared|possibly)\b"
)
_FIRM = re.compile(
    r"\b(?:confirm(?:s|ed|ing|ation)?|verif(?:y|ies|ied)|acknowledg(?:e|es|ed)|admit(?:s|ted)|formally|officially"
    r"|identified|confirme\w*|confirma\w*|bestatigt\w*|dogrula\w+|подтверд\w+|اكد|اكدت|تاكيد)\b"
)


def undoings(sentence: str) -> tuple[str, ...]:
    """The words that say something was denied, halted, resumed or undone, in their order."""
    return tuple(found.group() for found in _UNDOES.finditer(surface(sentence).folded))


def _root(word: str) -> str:
    return word[:4].replace("y", "i")


def reverses(known: str, new: str) -> bool:
    """Whether `new` undoes, denies or takes up again what `known` says."""
    return bool(undone([known], new))


def undone(known: Sequence[str], new: str) -> str:
    """The word by which `new` undoes what the `known` sentences, the latest first, say; "" where none does.

    The latest of them that undoes anything has the last word: after a halt and a resumption, a halt is news again.
    """
    said = undoings(new)
    if not said or not known:
        return ""
    last = next((line for line in known if undoings(line)), known[0])
    heard = surface(last).folded
    return next((word for word in said if _root(word) not in heard), "")


def says_it_rises(sentence: str) -> bool:
    """Whether a sentence speaks of a toll as one that rises."""
    return bool(_RISES.search(surface(sentence).folded))


def completed(known: Sequence[str], new: str) -> str:
    """The act that the `known` sentences announce and `new` reports as done; "" where there is none."""
    announced = {verb for line in known for verb in _plans(line)}
    done = _acts(new) & announced
    for line in known:
        done -= _acts(line)
    return min(done, default="")


def _plans(sentence: str) -> set[str]:
    """The acts that a sentence announces, cut like stems."""
    folded = surface(sentence).folded
    found = [*_PLANNED.findall(folded), *_HEADLINE_PLAN.findall(folded)]
    return {_act(word) for word in found}


def _acts(sentence: str) -> set[str]:
    """What a sentence may report as done: its words that are no nouns by their ending, but for what it announces."""
    folded = surface(sentence).folded
    return {_act(word) for word in re.findall(r"[a-z]{3,}", folded) if not _NOUN.search(word)} - _plans(sentence)


def _act(word: str) -> str:
    word = _IRREGULAR.get(word, word)
    return word[:STEM].removesuffix("e") if len(word) > STEM else re.sub(r"(?:ed|es|s|e)$", "", word)


def confirmed(known: Sequence[str], new: str) -> str:
    """The word by which `new` makes certain what all `known` sentences only report; "" where none does."""
    found = _FIRM.search(surface(new).folded)
    if not found or not known:
        return ""
    lines = [surface(line).folded for line in known]
    if any(_FIRM.search(line) for line in lines) or not any(_HEDGED.search(line) for line in lines):
        return ""
    return found.group()


def changed_figures(known: str, new: str) -> tuple[NumberChange, ...]:
    """The figures that make news of a sentence like a known one."""
    changes = numbers.changes(known, new)
    if not changes:
        return ()
    before, after = numbers.figures(known), numbers.figures(new)
    return tuple(c for c in changes if _tells(c, before, after))


def _tells(change: NumberChange, before: tuple[Figure, ...], after: tuple[Figure, ...]) -> bool:
    if change.unit.startswith("%"):
        return True
    old, new = _value(change.old, before), _value(change.new, after)
    if old is None or new is None or not is_toll(change) or new <= old:
        return False
    return new >= RISE * old or any(old < step <= new for step in STEPS)


def is_toll(change: NumberChange) -> bool:
    """Whether a change is of people killed, hurt, displaced or taken."""
    return bool(TOLLS.intersection(change.unit.split()))


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
