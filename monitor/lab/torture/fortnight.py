"""A virtual fortnight with faults of every kind at random, once for each seed (F28)."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from monitor.lab.stage import Item
from monitor.lab.torture.arena import EVENTS, SOURCE, START, Arena, Row, arena
from monitor.lab.torture.receivers import DAY, HOUR, through_all

LENGTH = timedelta(days=14)
COPIES = 8
"""Of a message that is taken and never confirmed, before they become one an hour."""
STATUSES = (200, 429, 500, 502, 503)


async def fortnights(seeds: Sequence[int]) -> Row:
    """Things happen, receivers come and go, the service is stopped and started, its clock is set; a failing seed is
    named."""
    row = Row(fault="F28", what="virtual fortnights with random faults", of=len(seeds))
    doubts: Counter[str] = Counter()
    most = 0
    for seed in seeds:
        before = row.lost + row.doubled
        async with arena() as here:
            await _fortnight(here, random.Random(seed), row)  # noqa: S311 no secret
            doubts += here.doubts
            for delivery, lost in here.lost_answers.items():
                most, tried = max(most, lost), here.tried[delivery]
                hours = (tried.at - tried.since) / HOUR
                row.expect(lost <= COPIES + hours, f"seed {seed}: {lost} repeats of {delivery} in {hours:.0f} h")
        row.expect(row.lost + row.doubled == before, f"seed {seed}")
    row.notes.append(f"{row.cases} fortnights, at most {most} repeats of one message")
    row.notes += [f"tried again after {why}: {count}" for why, count in doubts.most_common()]
    return row


async def _fortnight(here: Arena, chance: random.Random, row: Row) -> None:
    happens = sorted(chance.sample(range(1, int(LENGTH / timedelta(hours=2))), len(EVENTS)))
    here.stage.publish("front", Item(title="Weather along the Euphrates", link="https://front.example/weather"))
    while here.now - START < LENGTH:
        async with here.life():
            for _ in range(chance.randint(5, 60)):
                hour = int((here.now - START) / timedelta(hours=2))
                while happens and happens[0] <= hour:
                    happens.pop(0)
                    title, text = EVENTS[len(happens)]
                    link = f"https://front.example/{len(happens)}"
                    here.stage.publish("front", Item(title=title, text=text + SOURCE, link=link, published=here.now))
                _upset(here, chance)
                await here.poll()
                await here.deliver()
                here.now += timedelta(minutes=chance.choice((5, 20, 60, 120)))
                if chance.random() < 0.01:  # the clock is set
                    here.now += timedelta(hours=chance.choice((-1, 1)))
    for path in ("hook", "slack", "feeds/front"):
        here.stage.unscript(path)
    here.stage.mail_answers.clear()
    async with here.life():
        await here.poll()
        await through_all(here, DAY * 2)
        await here.count(row)


def _upset(here: Arena, chance: random.Random) -> None:
    """Perhaps a receiver or the feed behaves differently from now on."""
    if chance.random() > 0.2:
        return
    path = chance.choice(("hook", "slack", "feeds/front", "mail"))
    status = chance.choice(STATUSES)
    if path == "mail":
        here.stage.mail_answers.clear()
        here.stage.mail_answers.update(chance.choice(({}, {"dot": ""}, {"desk@example.org": "451 later"})))
    elif status == 200:
        here.stage.unscript(path)
    else:
        here.stage.script(path, status, headers={"Retry-After": "900"} if status == 429 else None)
