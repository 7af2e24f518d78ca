"""Pages that somebody else wrote, made fit for the standard library's parser of HTML.

What must never happen: a page that was written to hang us does. On tags that never end the parser takes time by the
square of their number (50 kB of them half a minute), and a marked section, which is no HTML, is an AssertionError.
"""

from __future__ import annotations

import re

_UNENDED = re.compile(r"<(?!!)(?=[^<>]*(?:<|\Z))")
_MOST_COMMENTS = 1000
"""Comments that begin, ended or not; a page has a few dozen."""
_COMMENT = "<!--"


def tame(page: str) -> str:
    """The page without the `<` of tags in which another begins before they end, and of marked sections."""
    if page.count(_COMMENT) > _MOST_COMMENTS:
        page = page.replace(_COMMENT, " ")
    return _UNENDED.sub(" ", page.replace("<![", "<!"))
