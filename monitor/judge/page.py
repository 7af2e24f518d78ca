"""A page that a person saved as a seed: the lines that are the article's own.

People copy an article with what stands around it: the way to the page, who wrote it and when, a shelf of other
headlines, what the site asks of its readers. A shelf names other operations and other countries, and "Home / Briefs"
makes a poor headline. All of it is told by its form, without knowing the site.

What must never happen: a fact of the article is lost. So lists of facts stay, wherever they stand: a shelf is only at
the end, has no full stops, and never is most of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_PARTS = re.compile(" [|·•] | ?[|] ?")
"""What parts by-line, date and buttons that stand on one line."""
_FEWEST_PARTS = 3
_LONGEST_PART = 7
"""Words."""
_WAY = re.compile(" [>»›→/] ")
"""What parts the steps of the way to a page: Home / Briefs."""
_LONGEST_STEP = 3
"""Words."""
_FIGURE = re.compile(r"\d")
_PLACE_AND_DATE = re.compile(r"(?:[^\W\d][\w'’-]{1,30} ?){1,3}, \d{1,2}\.? [^\W\d]{3,10}\.? (?:19|20)\d\d")
"""`Pretoria, 3 August 2027` on a line of its own."""
_NOTE = re.compile(
    r"""(?ix)
    ^\W*(?:
      for\ (?:the|other|an?)\b.{0,80},\ see\ (?-i:[A-Z\"“]).{0,80}
    | (?:this|the)\ (?:article|page|entry)\ is\ about\b.{0,100}
    | this\ page\ was\ last\ (?:edited|updated|changed|modified)\b.{0,60}
    | text\ is\ available\ under\b.{0,100} | donate\b.{0,100}
    | you\ have\ .{0,30}\b(?:free|remaining)\ (?:articles?|stories)\b.{0,60} | \d+\ (?:min|minutes?)\ read
    | (?:for\ )?(?:media|press)\ (?:enquiries|inquiries|contacts?|queries)\b.{0,160}
    | for\ (?:more|further)\ information\b.{0,160} | notes?\ (?:to|for)\ editors?\W* | about\ the\ authors?\W*
    | the\ views?\ (?:are|is|expressed)\b.{0,160} | issued\ by\b.{0,120}
    | (?:to\ be\ added\ to|to\ unsubscribe)\b.{0,160} | (?:get|receive)\ .{0,80}\b(?:inbox|by\ e-?mail)\b.{0,60}
    | you\ (?:may|might)\ also\ (?:like|be\ interested)\b.{0,400} | home\ [/>»›|].{0,100}
    | (?:related|similar)\ (?:content|articles?|stories|news)
    | \d+\ comments?\b.{0,80} | comments?\ \(\d+\).{0,80} | format:.{0,400} | cite\ (?:this|as)\b.{0,80}
    | \[(?:continue|read|see)\b[^\]]{0,40}\] | page\ \d+\ of\ \d+
    )$
    """
)
"""What a site says of the page itself, and asks of its readers."""
_MARKS = re.compile(r"\s?\[(?:edit|citation needed|clarification needed|update|note \d+|\d{1,3}|[a-z])\](?!\w)")
"""Marks of an encyclopaedia inside its text; "[t]he" is a quotation's."""
_STOP = re.compile(r"""[.!?…:;。！？؟۔।]["'”’)\]」]*$""")
_FEWEST_LINKS = 2
_LONGEST_LINK = 16
"""Words."""


def article(lines: Sequence[str]) -> list[str]:
    """The lines of a page that are the article's, in their order."""
    kept = [line for line in (_MARKS.sub("", line).strip() for line in lines) if line and not _is_around(line)]
    return kept[: len(kept) - _shelf(kept)]


def _is_around(line: str) -> bool:
    return bool(_NOTE.match(line)) or _is_of_parts(line) or bool(_PLACE_AND_DATE.fullmatch(line))


def _is_of_parts(line: str) -> bool:
    """By-line, date and buttons on one line, or the steps of the way to the page."""
    parts = [part for part in _PARTS.split(line) if part.strip()]
    if len(parts) >= _FEWEST_PARTS and all(len(part.split()) <= _LONGEST_PART for part in parts):
        return True
    steps = _WAY.split(line)
    is_way = len(steps) > 1 and not _STOP.search(line) and not _FIGURE.search(line)
    return is_way and all(0 < len(step.split()) <= _LONGEST_STEP for step in steps)


def _shelf(lines: Sequence[str]) -> int:
    """How many lines at the end are headlines of other pages."""
    links = len(list(_links(lines)))
    return links if _FEWEST_LINKS <= links <= len(lines) // 2 else 0


def _links(lines: Sequence[str]) -> Iterator[str]:
    """From the last one back, as long as none ends as a sentence does."""
    for line in reversed(lines):
        if _STOP.search(line) or len(line.split()) > _LONGEST_LINK:
            return
        yield line
