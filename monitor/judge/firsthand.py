"""Is whoever publishes it the one who says so?

Reports of an act name a day and a source, and genre.py counts it against a story whose opening does neither. That was
learnt from agencies, which report what others say. A ministry, a force, a company or an aid agency that publishes
speaks for itself: that is told by its name, by that name where a report names its source, by "we", and by how offices
state things. A post has no room for more than what its author knows.

What must never happen: a newsroom's column counts as a statement since it says "we".
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from monitor.judge.genre import is_labelled
from monitor.judge.text import fold
from monitor.judge.words.offices import DECLARES, FIRMS, ITSELF, NEWSROOMS, OF_THE_WORLD, OFFICES, WE
from monitor.judge.words.terms import OPENING, surface, words
from monitor.model import Story

_QUOTED = re.compile(r'"[^"]*(?:"|$)')
_SITE = r"x|twitter|telegram|bluesky|mastodon|threads|facebook|truth social"
_POSTS = re.compile(rf"\bon (?:{_SITE})$|[(\[](?:{_SITE})[)\]]$|^@\w+$")
_POSTED = frozenset({"t.me", "x.com", "twitter.com", "bsky.app", "truthsocial.com", "threads.net", "mastodon.social"})
_SMALL = frozenset({"of", "the", "and", "for", "in", "on"})
_FEWEST_INITIALS = 3


def is_own_word(story: Story) -> bool:
    """The story is told by whoever acted or knows."""
    return (
        is_office(story.publisher)
        or is_post(story.publisher, story.url)
        or (not is_labelled(story) and speaks(story.publisher, story.sentences[:OPENING]))
    )


@lru_cache(maxsize=1024)
def is_office(publisher: str) -> bool:
    """Its name says that it is an office, a force, a company or an agency that acts itself."""
    found = surface(publisher)
    if NEWSROOMS.search(found.folded):
        return False
    return bool(OFFICES.search(found.folded) or OF_THE_WORLD.search(publisher) or FIRMS.search(publisher))


@lru_cache(maxsize=1024)
def is_post(publisher: str, url: str) -> bool:
    """It was written on a site where people post."""
    return bool(_POSTS.search(fold(publisher))) or (urlsplit(url).hostname or "").removeprefix("www.") in _POSTED


@lru_cache(maxsize=1024)
def speaks(publisher: str, opening: tuple[str, ...]) -> bool:
    """The opening is in its publisher's own voice: it names itself, says "we", or states as an office does."""
    lines = [surface(sentence) for sentence in opening]
    if any(DECLARES.search(line.folded) for line in lines):
        return True
    if NEWSROOMS.search(surface(publisher).folded):
        return False
    return any(WE.search(_QUOTED.sub(" ", line.folded)) for line in lines) or any(
        _names_itself(publisher, line.cased) for line in lines
    )


def _names_itself(publisher: str, cased: str) -> bool:
    """By its name, where that is one word or opens the sentence; by its initials, or what they stand for; or as "the
    Ministry"."""
    name = [word for word in words(surface(publisher).cased) if word.lower() not in _SMALL]
    said = words(cased)
    own = "".join(word[0] for word in name)
    if len(own) >= _FEWEST_INITIALS and own.isupper() and own in said:
        return True
    initials = "".join(word[0] for word in said if word.lower() not in _SMALL)
    if any(len(word) >= _FEWEST_INITIALS and word.isupper() and (word in said or word in initials) for word in name):
        return True
    if any(found[1] in ("Company", *name) for found in ITSELF.finditer(cased)):
        return True
    opens = [word for word in said[:3] if word.lower() not in _SMALL][:2]
    return opens == name[:2] if len(name) > 1 else bool(name) and name[0] in said
