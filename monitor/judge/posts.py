"""What a post says of itself: that it is talk (a reminder, a thread that explains, the poster's opinion), or a rumour.

Who follows an operation by accounts and channels reads more talk than news, in the words of news.

What must never happen: a post that reports is taken for talk by a word inside it. So a post must open with it, as posts
do. Nor may a rumour be in the way of the report that it was true: nobody was told, so it makes nothing known.
"""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.judge.text import fold
from monitor.model import Story

_FORWARDED = r"(?:(?:rt|r|re|repl(?:y|ying)|repost(?:ed)?|via|forwarded)(?: by| to| from)? @?[\w.]+:[^\w'\"]*){0,4}"
"""Whose post it was, as bridges put it."""
_WHOSE = r"(?:(?:my|our|an?|another|one|quick|short|brief|long|small|friendly|daily|weekly|little) ){0,3}"
_AFTER = r"(?= ?[:\]|)–—-]| (?:on|about|of|for|from|that|why|how|what|with|to)\b| ?$)"
_TALK = re.compile(
    rf"[^\w'\"]*{_FORWARDED}(?:{_WHOSE}(?:mega ?thread|thread(?! of\b)|reminder|recap|long ?read|tl ?; ?dr|icymi|rant"
    rf"|trivia|housekeeping){_AFTER}"
    r"|(?:my|our|unpopular|personal|hot|humble|honest)(?: \w+)? (?:opinion|take|guess|view|bet|theory|thoughts?)\b"
    r"|(?:last|some|few|a few|final|closing|random) (?:\w+ )?thoughts?\b"
    r"|in my (?:\w+ )?(?:opinion|view|book)\b|imh?o\b|i (?:think|believe|suspect|guess|doubt|wonder|hope|bet|feel)\b"
    r"|for (?:those|everyone|everybody|anyone|all)(?: of you)? (?:who|new|asking|wondering|interested)\b"
    r"|(?:since|as) (?:so )?(?:many|some|several|people)(?: of you| people)? (?:keep |are |have )?ask(?:ing|ed)?\b"
    r"|(?:please )?donate\b|(?:please )?(?:support|help) (?:us|our|me|my)\b|(?:boost|donation|fundrais\w+) requests?\b"
    r"|fund ?raisers?\b|good (?:morning|night|evening|afternoon)\b"
    r"|(?:[\w'-]+ ){0,3}(?:photo|picture|pic|map|quote|meme|chart|image)s? of the (?:day|week|month)\b)"
)
_ABROAD = (
    r"(?:по |за )?(?:неподтвержден\w+|непідтверджен\w+)|(?:пока )?не подтверждено|по слухам|слухи|чутки|за чутками"
    r"|sin confirmar|no confirmad[oa]s?|rumor(?:es)?|info(?:rmation)? non confirmee|non confirmee?s?|rumeurs?"
    r"|unbestatigt\w*|nicht bestatigt|geruchte?|dogrulanmamis|teyit edilmemis|soylenti\w*|nao confirmad[oa]s?|boatos?"
    r"|non confermat[aoei]|(?:انباء |معلومات )?غير موكده?|شايعات|اشاعه"
)
"""The same in other languages."""
_RUMOUR = re.compile(
    rf"^[^\w'\"]*{_FORWARDED}(?:still |as yet |so far )?"
    rf"(?:unconfirmed|unverified(?! (?:\w+ )?(?:videos?|footage|images?|photos?|clips?)\b)|not (?:yet )?confirmed"
    rf"|rumou?rs?|{_ABROAD})\b"
    r"|[(\[](?:still |yet |so far )?(?:unconfirmed|unverified|not confirmed|rumou?r)[)\]]"
)


@lru_cache(maxsize=1024)
def is_talk(title: str) -> bool:
    """Whether a post says that it reports nothing."""
    return bool(_TALK.match(fold(title)))


def is_rumour(story: Story) -> bool:
    """Whether who posts it says that nobody has confirmed it, as headline or as what stands in its place."""
    lines = (line for line in (story.title, *story.sentences) if any(map(str.isalpha, line)))
    return _is_rumour(next(lines, ""))


@lru_cache(maxsize=1024)
def _is_rumour(headline: str) -> bool:
    return bool(_RUMOUR.search(fold(headline)))
