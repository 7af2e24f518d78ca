"""Faiths as news speaks of them: their people, their houses and who leads in them.

A title says "attacks on Christians" and the next report "priest killed in church"; who follows the one wants both, as
with a country and its people (places.py). General knowledge, written down once; nothing here belongs to one operation.
"""

from __future__ import annotations

from functools import cache

from monitor.judge.words.terms import surface

_WRITTEN = """
Jewish*, Jew, Jews, Judaism; synagogue*, rabbi*, antisemit*, anti-Semit*, kosher, Hanukkah, Passover, yeshiva*
Muslim*, Islamic; mosque*, imam*, Islamophob*, anti-Muslim, Ramadan, madrasa*
Christian*; church*, priest*, pastor*, cathedral*, chapel*, parish*, bishop*, Christmas, Easter
Catholic*; church*, priest*, cathedral*, bishop*, nun, nuns, monastery
Hindu*; temple*, mandir*
Sikh*; gurdwara*
Buddhist*; monk, monks, temple*, pagoda*
"""
"""The faith and its people, and what is theirs; `*` ends a stem."""


@cache
def _index() -> dict[str, tuple[str, ...]]:
    """Folded name → all terms of its line."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _WRITTEN.strip().splitlines():
        own, theirs = ([term.strip() for term in part.split(",")] for part in line.split(";"))
        found |= {surface(name.rstrip("*")).folded.strip(): (*own, *theirs) for name in own}
    return found


def terms(name: str) -> tuple[str, ...]:
    """What news of a faith is told by, as in `about`; none where `name` is of no faith. It may be of its people."""
    key = surface(name.rstrip("*")).folded.strip()
    return _index().get(key) or _index().get(key.removesuffix("s"), ())
