"""The page, the metrics and the health answers, over real HTTP, of a service that works."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from monitor.service import orders
from monitor.service.desk import ServiceDesk
from monitor.service.pulse import Pulse
from monitor.service.wiring import House
from monitor.web.app import serving
from monitor.web.metrics import Metrics
from tests.world import HAJIN, OPERATIONS, World, following

DOCS = Path(__file__).parents[2] / "docs"
NASTY = (
    'SDF captures Hajin <script>alert("x")</script> from Islamic State in eastern Syria',
    "The Syrian Democratic Forces captured the town of Hajin on Friday, a spokesman of the US-led coalition said.",
)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody with a browser."""

    session: aiohttp.ClientSession
    here: World
    pulse: Pulse
    metrics: Metrics
    seconds: list[float]
    """What the pulse's count shows; the last one."""

    async def get(self, path: str, **query: str) -> tuple[int, str]:
        async with self.session.get(path, params=query) as answer:
            return answer.status, await answer.text()


@asynccontextmanager
async def visiting(directory: Path, **given: str) -> AsyncIterator[Visitor]:
    """`given`: as a world has it."""
    seconds = [0.0]
    pulse, metrics = Pulse(seconds=lambda: seconds[-1]), Metrics()
    async with following(directory, **given) as here:

        def house() -> House:
            assert here.house is not None
            return here.house

        async def obey(order: str, asked: Mapping[str, Any]) -> Any:
            return await orders.obey(house(), order, asked)

        desk = ServiceDesk(house=house, pulse=pulse, obey=obey)
        async with (
            serving("127.0.0.1", 0, desk, metrics) as port,
            aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session,
        ):
            yield Visitor(session, here, pulse, metrics, seconds)


@pytest.fixture
async def visitor(tmp_path: Path) -> AsyncIterator[Visitor]:
    async with visiting(tmp_path) as found:
        yield found


@pytest.mark.parametrize(
    ("host", "status"),
    [
        *(("127.0.0.1:8484", 200), ("[::1]:8484", 200), ("localhost:8484", 200), ("monitor", 200), ("", 200)),
        *(("desk.example", 200), ("evil.example", 421), ("127.0.0.1.evil.example:8484", 421), ("a.b:c:d", 421)),
    ],
)
async def test_on_the_loopback_the_page_is_shown_under_no_name_that_could_be_anybodys(
    tmp_path: Path, host: str, status: int
) -> None:
    """A site may give its name the address of the loopback, and read what a browser there may read."""
    (tmp_path / "key").write_text("k" * 32)
    more = f'public_url = "https://desk.example/m"\nlink_key_file = "{tmp_path / "key"}"'
    async with visiting(tmp_path / "etc", more=more) as visitor:
        for path in ("/", "/api/status", "/metrics"):
            async with visitor.session.get(path, headers={"Host": host}) as answer:
                assert answer.status == status


async def told(visitor: Visitor, story: tuple[str, str] = HAJIN) -> None:
    visitor.here.publish("front", story)
    await visitor.here.turn(30)


async def test_the_front_page_shows_what_was_told_and_where_to_read_it(visitor: Visitor) -> None:
    await told(visitor)

    status, page = await visitor.get("/")

    assert status == 200
    assert HAJIN[0] in page
    assert "https://front.example/" in page
    assert "Operation Inherent Resolve" in page
    assert ", 1 operation;" in page


async def test_what_the_seed_had_said_is_of_no_day(tmp_path: Path) -> None:
    (tmp_path / "seed.txt").write_text("SDF fights for Hajin\n\nThe SDF fought ISIS for Hajin in Syria, it said.")
    async with visiting(tmp_path, operations=f'{OPERATIONS}\nseeds = ["seed.txt"]\n') as visitor:
        await told(visitor)
        _status, page = await visitor.get("/")

    assert "it said.” (seed article)</p>" in page


async def test_markup_from_a_feed_is_text_on_every_page(visitor: Visitor) -> None:
    await told(visitor, NASTY)

    pages = [(await visitor.get(path))[1] for path in ("/", "/operations/inherent-resolve", "/deliveries", "/feeds")]

    assert any("Hajin" in page for page in pages)
    assert not any("<script" in page for page in pages)


async def test_why_is_answered_by_id_and_by_address(visitor: Visitor) -> None:
    await told(visitor)
    _status, front = await visitor.get("/")
    reference = re.search(r"/why\?of=(\w+)", front)
    assert reference is not None
    link = re.search(r'href="(https://front\.example/\d+)"', front)
    assert link is not None

    by_id = await visitor.get(f"/why?of={reference[1]}")
    by_address = await visitor.get("/why", of=link[1])
    unknown = await visitor.get("/why?of=https://nowhere.example/1")

    assert by_id[0] == by_address[0] == 200
    assert HAJIN[0] in by_id[1]
    assert HAJIN[0] in by_address[1]
    assert unknown[0] == 404


@pytest.mark.parametrize(
    "path", ["/nowhere", "/operations/none-such", "/static/../app.py", "/static/%2e%2e%2fapp.py", "/operations/%00"]
)
async def test_what_is_not_there_is_a_plain_404(visitor: Visitor, path: str) -> None:
    status, page = await visitor.get(path)

    assert status == 404
    assert "Traceback" not in page


async def test_nothing_can_be_changed_from_outside(visitor: Visitor) -> None:
    for path in ("/", "/deliveries", "/api/status"):
        async with visitor.session.post(path, data={"ids": "all"}) as answer:
            assert answer.status == 405


async def test_every_answer_forbids_scripts_and_frames(visitor: Visitor) -> None:
    for path in ("/", "/nowhere", "/metrics", "/api/status"):
        async with visitor.session.get(path) as answer:
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_status_is_json_and_names_no_address_of_a_feed(visitor: Visitor) -> None:
    await told(visitor)

    async with visitor.session.get("/api/status") as answer:
        status = await answer.json()
        text = await answer.text()

    assert [feed["name"] for feed in status["feeds"]] == ["Front", "Herald"]
    assert status["operations"][0]["developments"] == 1
    assert [alert["headline"] for alert in status["alerts"]] == [HAJIN[0]]
    assert visitor.here.stage.url("feeds/front") not in text


async def test_metrics_are_read_by_the_reference_parser_and_count_what_happened(visitor: Visitor) -> None:
    await told(visitor)
    for polled in visitor.here.polled:
        visitor.metrics.polled(polled.result.value, polled.decided, polled.late, polled.reading)
    for delivery, answer in visitor.here.attempts:
        visitor.metrics.answered(delivery.channel, answer)

    _status, text = await visitor.get("/metrics")

    samples = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
    assert samples["monitor_polls_total", "first sight"] == 2
    assert samples["monitor_polls_total", "read"] == 1
    assert samples["monitor_alerts_total", "new", "inherent-resolve"] == 1
    assert samples["monitor_deliveries_total", "sent", "hook"] == 1
    assert samples["monitor_feeds", "followed"] == 2
    assert samples["monitor_developments", "inherent-resolve"] == 1
    assert samples["monitor_config_last_reload_successful",] == 1


async def test_each_metric_has_its_line_and_each_line_its_metric(visitor: Visitor) -> None:
    _status, text = await visitor.get("/metrics")
    served = {
        name for name in re.findall(r"^# TYPE (monitor_\w+)", text, re.MULTILINE) if not name.endswith("_created")
    }

    documented = set(re.findall(r"^\| `(monitor_\w+)`", (DOCS / "metrics.md").read_text(), re.MULTILINE))
    used = set()
    for name in ("alert-rules.yml", "dashboard.json"):
        used |= set(re.findall(r"monitor_\w+", (DOCS / name).read_text()))

    assert served == documented
    assert {re.sub(r"_(bucket|count|sum)$", "", name) for name in used} <= documented


def test_no_rule_for_prometheus_matches_labels_with_a_number() -> None:
    """It refuses the whole file for one that does."""
    assert not re.search(r"\d\s*[-+*/]\s*(?:ignoring|on)\b", (DOCS / "alert-rules.yml").read_text())


async def test_alive_is_answered_by_the_loop_and_ready_by_all_parts(visitor: Visitor) -> None:
    assert await visitor.get("/healthz") == (200, "ok\n")
    assert (await visitor.get("/readyz"))[0] == 200

    visitor.seconds.append(200.0)
    stuck = await visitor.get("/readyz")
    visitor.pulse.ended("claim")
    visitor.pulse.ended("claim", "the disk is full")
    failing = await visitor.get("/readyz")
    visitor.pulse.ended("claim")

    assert stuck[0] == 503
    assert "has not moved for 200 s" in stuck[1]
    assert failing[0] == 503
    assert "the disk is full" in failing[1]
    assert (await visitor.get("/readyz"))[0] == 200
