"""Sentences that another outlet adds to a known text and that tell nothing: "No further details were available".

What must never happen: such a sentence alone makes a second alert; or one that does tell something is taken for such a
one. It tells something where it names a day of late, or says that something happened, began, changed or ended, and not
long ago. In other languages than English a kind of act tells it of which the known text does not speak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from monitor.judge import numbers
from monitor.judge.changes import endings, turns
from monitor.judge.words.families import families
from monitor.judge.words.genre_words import DAYS
from monitor.judge.words.terms import surface

_UNKNOWN = re.compile(
    r"\b(?:unclear|unknown|not (?:(?:immediately|yet|been|be|independently|known) )*(?:clear|known|verif\w+|confirm\w*"
    r"|identified|reached|available)|(?:did|do|does|has|have|had) not (?:(?:immediately|yet) )*(?:comment\w*|respon\w+"
    r"|repl\w+|elaborate\w*|gave|giv\w+|sa(?:y|id)|provid\w+|specif\w+|nam\w+|disclos\w+|return\w*|releas\w+ details)"
    r"|declin\w+ to|refus\w+ to (?:comment|say|elaborate)|no (?:\w+ ){0,2}(?:details?|comment|information|claims?"
    r"|reports? of|word|indication|explanation|response|motive)|without (?:\w+ )?elaborating|gave no\b"
    r"|condition of anonymity|not authori[sz]ed to|could not (?:\w+ ){0,2}(?:verif\w+|confirm\w*|reach\w*))\b"
)
"""What nobody knows or would say."""
_LONG_AGO = re.compile(
    r"\b(?:(?:1[5-9]|20)\d\d|since|(?<!hours )(?<!hour )(?<!minutes )ago|previously|formerly|in (?:recent|the past)"
    r"|(?:last|this|past|recent) (?:week|month|year|summer|winter|spring|autumn|decade)s?"
    r"|in (?:jan|febr|septem|octo|novem|decem)\w+|in (?:march|april|june|july|august)"
    r"|for (?:\w+ )?(?:years|months|weeks|decades)|ha(?:s|ve|d) long|had (?:earlier|already))\b"
)
"""Not now: what brought it about, and what else there was."""
_CLAUSE = re.compile(r"[,;:–—]\s|\s(?=(?:but|and|though|although|while|as)\b)")
_HAPPENS = re.compile(
    r"\b(?:resign(?:s|ed)?|stepped down|sacked|dismissed|oust(?:s|ed)|toppled|appointed|elected|sworn in"
    r"|declar(?:es|ed)|announc(?:es|ed)|impos(?:es|ed)|bann(?:ed|ing)|order(?:s|ed)|approv(?:es|ed)|passed|sign(?:s|ed)"
    r"|ratified|enter(?:s|ed)|cross(?:es|ed)|fell|ha(?:s|ve) fallen|burst|collaps(?:es|ed)|sank|sunk|crashed"
    r"|burn(?:t|ed)|erupted|flooded|derailed|overturned|cut off|restored|evacuated|expell?ed|recalled|summon(?:s|ed)"
    r"|found|recovered|died|shot dead|assassinated|fled|flee|escaped|launch(?:es|ed)|began|begun|start(?:s|ed)|ended"
    r"|stopped|block(?:s|ed)|took|taken|deploy(?:s|ed)|agree(?:s|d)|charged|indicted|convicted|acquitted|extradited"
    r"|deported|destroyed|abandoned|won|lost|claim(?:s|ed) responsibility"
    r"|(?:been |un)accounted for|(?:is|are|was|were|went|gone|reported|feared) missing"
    r"|(?<!have been )(?<!has been )(?:attacked|struck|hit|fired|shelled|bombed|killed|wounded|stormed|raided|captured"
    r"|seized|detained|intercepted))\b"
)
"""What begins, changes or ends, and has no family of acts."""


def tells(sentence: str, known: Sequence[str], language: str = "") -> bool:
    """Whether a sentence that a copy adds to the `known` ones tells of an act of these days."""
    clauses = [part for part in _CLAUSE.split(sentence) if not _UNKNOWN.search(surface(part).folded)]
    if DAYS.search(surface(" ".join(clauses)).folded):
        return True
    if _LONG_AGO.search(surface(" ".join(clauses[:1])).folded):
        return False  # "Last month, …"; further on only that clause is of then: "captured Hajin, the first since 2022"
    line = " ".join(_of_late(clauses))
    said = surface(line).folded
    if _HAPPENS.search(said) or _is_counted(line) or endings.ends(line, language) or turns.undoings(line):
        return True
    return language[:2] not in ("", "en") and bool(families(said) - families(surface(" ".join(known)).folded))


def _of_late(clauses: Sequence[str]) -> Iterator[str]:
    """Without what was long ago: "has ringed the town since 2022, and destroyed its bridges" is all of then."""
    past = False
    for clause in clauses:
        said = surface(clause).folded
        past = bool(_LONG_AGO.search(said)) or (past and said.startswith("and "))
        if not past:
            yield clause


def _is_counted(line: str) -> bool:
    """Whether it has a toll or a share, which may be another than is known."""
    return any(each.unit in turns.TOLLS or each.unit.startswith("%") for each in numbers.figures(line))
