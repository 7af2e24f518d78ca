"""What opens with a day, a month or a year that is well past: "In February, the president was ousted …".

News names the day of the week, or none. Who begins with a date of weeks ago tells the story so far.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from monitor.judge.words import dates
from monitor.judge.words.number_words import MONTHS
from monitor.judge.words.terms import surface

DAYS = 10
"""How long ago it must be over."""
AHEAD = timedelta(days=60)
"""Within these a date without a year is one to come, unless the line plainly tells what was done."""
_DONE = re.compile(
    r"\b(?:was|were|had|did|(?!need|feed|speed|bleed|indeed|proceed)\w{2,}ed|became|began|took|fell|broke|lost|won|left"
    r"|sank|shot)\b"
)
_TO_COME = re.compile(r"\b(?:will|shall|(?:is|are|due|set|expected|scheduled|planned|slated) to)\b")
_MONTH = timedelta(days=30)
_IN = "on|in|since|from|seit|le|il|nel|depuis|desde|dal|с|з|із"
_FREE = "am|im|em|en|el|a(?= \\d)|в|у"
"""Behind these no comma is asked for: "Am 3. Mai sank …"."""
_PART = (
    "early|late|mid|the (?:beginning|start|end) of|anfang|mitte|ende|debut|fin|mi|principios de|finales de|mediados de"
    "|inicio de|fim de|meados de|inizio|fine|начале|конце|середине|початку|кінці"
)
_THEN = r"(?= ?[,:]| (?:the|an?|this|these|some|he|she|they|it|his|her|its|their)\b)"
"""What stands behind a time; another word has it as part of its name: "May 9 riots: …", "In 2019 murder case …"."""
_YEAR = r"(?P<year>(?:19|20)\d\d)\b(?![-/])"
_DATE = re.compile(
    rf"^(?P<in>(?:back )?(?:{_IN}|(?P<free>{_FREE})) (?:the )?(?:(?:{_PART})[ -])?)?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?[ -](?:of |de )?)?"
    rf"(?P<month>{MONTHS})\b(?: (?P<later>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?(?:,? (?:of |de )?{_YEAR})?"
    rf"(?(free)|{_THEN})"
)
_IN_YEAR = re.compile(rf"^(?:back )?(?:{_IN}|(?P<free>{_FREE}))(?: jahr)? (?:(?:{_PART})[ -])?{_YEAR}(?(free)|{_THEN})")
_AGO = re.compile(
    rf"^(?:earlier this year|(?:early |late )?last year|(?:some|several|two|three|four|six) months ago){_THEN}"
)


def opens(line: str, seen: date) -> bool:
    """Whether a line begins with a time that was over more than DAYS before `seen`."""
    folded = surface(line).folded
    if _AGO.match(folded):
        return True
    if found := _IN_YEAR.match(folded):
        return int(found["year"]) < seen.year
    found = _DATE.match(folded)
    if not found or not (found["in"] or found["day"] or found["later"]):
        return False
    is_done = _DONE.search(folded) and not _TO_COME.search(folded)
    over = _over(found, seen + (timedelta() if is_done else AHEAD))
    return over is not None and over < seen - timedelta(days=DAYS)


def _over(said: re.Match[str], latest: date) -> date | None:
    """The day, or the end of the month; without a year the last that does not begin after `latest`. None if there is no
    such day."""
    day = said["day"] or said["later"]
    try:
        found = date(int(said["year"] or latest.year), dates.month(said["month"]), int(day or 1))
        if not said["year"] and found > latest:
            found = found.replace(year=latest.year - 1)
    except ValueError:
        return None
    return found if day else found + _MONTH
