"""What a report says itself to have nothing to do with what is followed: "no link with the ferry disaster".

A careful reporter of another strike, wreck or drill says that it is another. What must never happen: the news itself
is taken for that. So a headline that does so is left alone ("Police find no link between ship and cable"), and who
denies a part in something ("it had nothing to do with the attack"), since that is told of the something. And what is
denied must stand close behind, in a word of the operator's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

UNLINKED = -2.0
"""Log-odds of a report that says so."""
_DENIAL = re.compile(
    r"(?<!\w)(?:(?<!it )(?<!he )(?<!she )(?<!they )(?<!we )(?<!who )(?:had|has|have) nothing to do with"
    r"|no (?:known |direct |apparent |clear )?(?:links?|connections?|relations?) (?:to|with|between)"
    r"|(?:not|never|n't)(?: been| thought| believed| to be| directly| in any way)* (?:linked|connected|related|tied)"
    r" (?:to|with)"
    r"|(?:unrelated|unconnected) (?:to|with)|not part of)(?!\w)"
)
"""In a folded surface, dashes as spaces."""
_ITS_WORDS = ("do with", "link", "connect", "relat", "tied", "part of")
"""One of them is in each of these: most texts have none, and need no search."""
_END = re.compile(r"[,;:.?!\n]")
CLOSE = 60
"""Characters behind it in which the operator's word begins."""


def said(folded: str, title_end: int, hits: Iterable[int]) -> str:
    """The words in which a text (folded: title, opening and body, a line each) says so; "" where it does not. `hits`:
    where the operator's words begin."""
    denials = list(_DENIAL.finditer(folded)) if any(word in folded for word in _ITS_WORDS) else []
    if not denials or denials[0].start() < title_end:
        return ""
    for denial in denials:
        ends = _END.search(folded, denial.end())
        last = min(denial.end() + CLOSE, ends.start() if ends else len(folded))
        if found := [start for start in hits if denial.end() <= start < last]:
            rest = re.compile(r"\w*").match(folded, max(found))
            return folded[denial.start() : rest.end() if rest else last]
    return ""
