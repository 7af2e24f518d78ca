"""Is it known already, nearly word for word?

What must never happen: a sentence with another figure, name or negation than the known one is taken for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import chain

from monitor.judge import genre
from monitor.judge.changes import endings, turns
from monitor.judge.copies import KnownLines, says_otherwise
from monitor.judge.ledger import Ledger
from monitor.judge.words.terms import Reading, stems
from monitor.model import Story

SOON = timedelta(hours=96)
"""How long sentences that are somewhat less alike count as one."""
RESTATED = 0.9
"""Share of a lead's words that one known sentence holds, from which it is that sentence again."""
RETOLD = 0.75
"""The same within four days, of a sentence that a near-copy adds."""
RETOLD_AT_ONCE = 0.8
"""The same within four days, of a lead."""
FEWEST = 8
"""Stems that a lead needs for that."""
LONG = 14
"""Stems of a lead that hardly two events share."""

_ASIDE = re.compile(r"\([^()\d]{1,40}\)")
"""Another name of what was just said."""


def restates(story: Story, reading: Reading, ledger: Ledger) -> int:
    """How many stems a lead has that is known, at whatever age, nearly word for word, and with the same figures and
    names; 0 where it is not."""
    lead = reading.title if genre.is_sentence(reading.title) or not reading.sentences else reading.sentences[0]
    length = len(set(stems(lead)))
    return length if length >= FEWEST and _stands_in(lead, story, ledger, RETOLD_AT_ONCE) else 0


def unknown(news: Sequence[str], story: Story, original: Story, ledger: Ledger) -> tuple[str, ...]:
    """Of the sentences that a near-copy adds to its original, those that no other known story has nearly word for word:
    in its opening, or in any part where it reports the same development."""
    left = [line for line in news if not _stands_in(line, story, ledger, RETOLD)]
    entry = ledger.of_item(original.item) if left else None
    if entry is None or not entry.development:
        return tuple(left)
    reports = ledger.of_development(entry.development)  # of a war hundreds, that say much the same
    parts = KnownLines(chain.from_iterable(report.sentences for report in reports))
    return tuple(line for line in left if not parts.holds(line))


def _stands_in(line: str, story: Story, ledger: Ledger, soon: float) -> bool:
    for known in ledger.near(line, story.first_seen, story.language)[:1]:
        at = known.entry.at
        share = soon if at is None or story.first_seen - at <= SOON else RESTATED
        return known.share >= share and not _turns(known.sentence, line)
    return False


def _turns(known: str, new: str) -> bool:
    """Whether `new` has another figure, name or negation than `known`, undoes it, or has done what it announces."""
    done = turns.undone([known], new) or turns.completed([known], new) or endings.achieved([known], new)
    return says_otherwise(_ASIDE.sub(" ", new), known) or bool(done)
