"""What was announced in a tongue whose verbs say so by their ending, and is done: Spanish, Portuguese, French, Turkish.

What must never happen: what is announced again is taken for done, or a noun for the act ("el envío").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from monitor.judge.words.terms import surface

SHORTEST = 4
"""Letters of a verb's root, below which it begins other words too."""
_FUTURE = re.compile(
    r"\b(?:(\w+)[aei]r(?:á|án|ão)|(?:va|van|vont|vai|vão) (?:a )?(\w+?)(?:[aei]r|re)"
    r"|(\w+?)(?:aca[kğ]|ece[kğ])\w*)\b"
)
"""enviará, va a enviar, va envoyer, gönderecek: as written, since an accent tells enviará from enviara."""
_DONE = r"[iy]?(?:o|a|an|aron|ieron|ou|aram|eram|iram|eu|iu|e|en|ent|ee?s?|[dt][iu](?:ler|lar)?)"


_NOT_NOUN = r"(?<!\bel )(?<!\bun )(?<!\bdel )(?<!\bal )(?<!\bsu )"


def roots(sentence: str) -> set[str]:
    """Of the verbs that stand in a future, folded."""
    found = (next(filter(None, groups), "") for groups in _FUTURE.findall(sentence.lower()))
    return {root for verb in found if len(root := surface(verb).folded.removesuffix("y")) >= SHORTEST}


def done(known: Iterable[str], new: str) -> str:
    """The verb by which `new` has done what the `known` sentences announce; "" where it announces itself, or where one
    of them had it done."""
    planned = set().union(*map(roots, lines := list(known)))
    if not planned or roots(new):
        return ""
    act = re.compile(rf"{_NOT_NOUN}\b(?:{'|'.join(map(re.escape, sorted(planned)))}){_DONE}\b")
    found = act.search(surface(new).folded)
    return found.group() if found and not any(act.search(surface(line).folded) for line in lines) else ""
