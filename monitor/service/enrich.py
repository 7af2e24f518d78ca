"""Stories that may be about an operation, and of which their feed says little, with the text of their articles."""

from __future__ import annotations

import asyncio
from collections.abc import Set
from dataclasses import dataclass

import structlog

from monitor.feeds.fulltext import Articles, speaks_of
from monitor.judge import stories as judging
from monitor.model import Request, Story
from monitor.store.contract import Judge

log = structlog.get_logger()

SHORT = 500
"""Characters: what has more is judged by what its feed gives."""
AT_ONCE = 5
"""Pages for one poll; a feed that brings more on one subject at once is judged by its own words."""
WITHIN = 20.0
"""Seconds after which a poll begins no further page: an alert is not to wait for a slow site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enricher:
    """Asks for articles in the middle of a poll (`poll.Enrich`)."""

    articles: Articles
    judge: Judge

    async def __call__(
        self, stories: tuple[Story, ...], new: Set[str]
    ) -> tuple[tuple[Story, ...], tuple[Request, ...]]:
        """An item is asked for once, when it is met first: what its feed says of it later are edits of that."""
        wanted = [each for each in stories if each.item in new and self._wants(each)]
        loop = asyncio.get_running_loop()
        begun = loop.time()
        full: dict[str, Story] = {}
        requests: list[Request] = []
        for story in wanted[-AT_ONCE:]:
            if loop.time() - begun > WITHIN:
                log.info("article.missed", source=story.source, why="its site, or the one before it, is slow")
                continue
            article = await self.articles.get(story.url)
            requests += article.requests
            richer = judging.with_text(story, article.markup) if article.markup else story
            if article.markup and speaks_of(article, story.title) and _length(richer) > _length(story):
                full[story.id] = richer
                log.debug("article.read", source=story.source, characters=_length(richer))
            else:
                why = article.why or "what stands there is not the article"
                log.info("article.missed", source=story.source, why=why)
        return tuple(full.get(each.id, each) for each in stories), tuple(requests)

    def _wants(self, story: Story) -> bool:
        return bool(story.url) and _length(story) < SHORT and bool(self.judge.concerns(story))


def _length(story: Story) -> int:
    return sum(map(len, story.sentences))
