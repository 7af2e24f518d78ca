"""What a Slack message looks like.

Nothing from a feed may act in a chat: `&`, `<` and `>` are escaped, so that `<!channel>` wakes nobody and `<url|text>`
disguises no link; `verbatim` keeps Slack from making links of its own. Slack's limits (header 150, section 3,000,
50 blocks, about 13,200 characters over all blocks, the last of them undocumented) are kept with a margin.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from slack_sdk.models.blocks import Block, ContextBlock, HeaderBlock, MarkdownTextObject, PlainTextObject, SectionBlock

from monitor.channels.wording import LONGEST_URL, Link, Wording, lines

LONGEST_HEADER = 150
LONGEST_SECTION = 2_900
LONGEST_FALLBACK = 3_000
LONGEST_LIST = 9_000
"""Characters of all lines of what a message carries: the blocks stay below 12,000 together."""
MOST_BLOCKS = 45


def message(words: Wording, buttons: Block | None = None) -> dict[str, Any]:
    """The body of a message: blocks, `buttons` among them, and the plain text for notifications and readers that show
    no blocks."""
    return {
        "text": escaped(f"{words.title.rstrip('.')}. {words.new}".rstrip(), LONGEST_FALLBACK),
        "blocks": [block.to_dict() for block in blocks(words, buttons)],
        "unfurl_links": False,
        "unfurl_media": False,
    }


def blocks(words: Wording, buttons: Block | None = None) -> list[Block]:
    """The headline with its operation, then what is new, what was known, numbers, source and time, link, buttons."""
    head = escaped(words.title, LONGEST_HEADER)
    told: list[Block] = [HeaderBlock(text=PlainTextObject(text=head, emoji=False))]
    if head.endswith("…"):
        told.append(_section(f"*{escaped(words.headline, LONGEST_SECTION - 2)}*"))
    small = [f"*{words.warning}*"] if words.warning else []
    for label, text in lines(replace(words, mentions=(), actions=())):
        if label in ("Source", "Reported by"):
            small.append(f"{label}: {escaped(text, 700)}")
        elif label != "Link" and text != words.warning:
            mark = f"*{escaped(label, 300)}*\n" if label else ""
            told.append(_section(mark + escaped(text, LONGEST_SECTION - len(mark))))
    if words.url:
        told.append(_section(f"<{_target(words.url)}|{escaped('Read it at ' + words.source, 300).replace('|', '/')}>"))
    told += [_section(text) for text in _listed(words.mentions)]
    if buttons:
        told.append(buttons)
    if words.actions:
        told.append(_section(" · ".join(f"<{_target(each.url)}|{escaped(each.name, 40)}>" for each in words.actions)))
    if small:
        told.append(ContextBlock(elements=[MarkdownTextObject(text=text, verbatim=True) for text in small]))
    return told[:MOST_BLOCKS]


def _listed(mentions: Sequence[Link]) -> list[str]:
    """A line for each, in as few sections as they fit into; links that would be too long together are left out."""
    room = LONGEST_LIST // max(len(mentions), 1)
    sections: list[str] = []
    for each in mentions:
        line = f"• {escaped(each.name, max(room - 8, 120))}"
        link = f" <{_target(each.url)}|read>" if each.url else ""
        line += link if len(line) + len(link) <= room else ""
        if sections and len(sections[-1]) + len(line) < LONGEST_SECTION:
            sections[-1] += f"\n{line}"
        else:
            sections.append(line)
    return sections


def state_block(words: Wording) -> ContextBlock:
    """How things stand, for the first message of a thread: `Confirmed: BBC World, published 1 May 2018, 11:40 UTC`."""
    text = f"*{words.kind}*: {escaped(f'{words.source}, {words.when}', 700)}"
    return ContextBlock(block_id="state", elements=[MarkdownTextObject(text=text, verbatim=True)])


def escaped(text: str, limit: int) -> str:
    """The text with `&`, `<` and `>` escaped, cut so that what Slack counts (UTF-16 units) is at most `limit`."""
    kept: list[str] = []
    room = limit
    for position, character in enumerate(text):
        shown = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}.get(character, character)
        needed = len(shown) + (ord(character) > 0xFFFF)
        # One unit is kept for the ellipsis, unless this character is the last.
        if needed > room - (position < len(text) - 1):
            return "".join(kept).rstrip() + "…"
        kept.append(shown)
        room -= needed
    return "".join(kept)


def encoded(body: dict[str, Any]) -> bytes:
    """JSON in UTF-8."""
    return json.dumps(body, ensure_ascii=False).encode()


def _section(text: str) -> SectionBlock:
    return SectionBlock(text=MarkdownTextObject(text=text, verbatim=True))


def _target(url: str) -> str:
    return url.replace("&", "&amp;")[:LONGEST_URL]
