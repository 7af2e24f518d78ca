"""The command line, as a process: what it prints, and how it ends."""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor import __version__
from tests.world import BRIDGE, HAJIN, following

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "us-backed-forces-launch-offensive.txt"


def monitor(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "monitor", *arguments],
        capture_output=True, text=True, check=False, cwd=ROOT, timeout=60, env={**os.environ, **environment},
    )  # fmt: skip


def test_the_configuration_that_is_shipped_is_fine() -> None:
    ended = monitor("check")

    assert ended.returncode == 0, ended.stderr
    assert "5 operations" in ended.stdout


def test_one_of_a_kind_is_said_in_the_singular(tmp_path: Path) -> None:
    (tmp_path / "monitor.toml").touch()
    (tmp_path / "feeds.toml").write_text('[[feed]]\nurl = "https://front.example/feed"\n')
    (tmp_path / "operations.toml").write_text('[[operation]]\nname = "x"\ntitle = "Operation Quiet Harbour"\n')
    (tmp_path / "channels.toml").write_text('[[channel]]\nname = "here"\ntype = "console"\n')

    ended = monitor("check", "--config", str(tmp_path))

    assert "fine: 1 feed, 1 operation, 1 channel\n" in ended.stdout


def test_every_mistake_is_named_at_once_and_the_exit_code_is_78(tmp_path: Path) -> None:
    (tmp_path / "monitor.toml").write_text('[polling]\ninterwal = "30m"\n')
    (tmp_path / "feeds.toml").write_text('[[feed]]\nurl = "ftp://example.org/"\n')
    (tmp_path / "operations.toml").write_text('[[operation]]\nname = "x"\nseeds = ["nowhere.txt"]\n')

    ended = monitor("check", "--config", str(tmp_path))

    assert ended.returncode == 78
    lines = ended.stderr.strip().splitlines()
    assert {line.split(":")[0] for line in lines} == {"monitor.toml", "feeds.toml", "operations.toml"}
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("line", "command", "named"),
    [
        ("run --dry-run", "monitor run", "--once"),
        ("judge", "monitor judge", "--operations"),
        ("no-such-command", "monitor", "no-such-command"),
        ("feeds list --jsn", "monitor feeds list", "--jsn"),
        ("lab torture --only F99", "monitor lab torture", "F99"),
        ("bench intake nosuch", "monitor bench intake", "all 304"),
        ("bench hostile gzip nosuch", "monitor bench hostile", "'nosuch'"),
        ("bench fidelity nosuch", "monitor bench fidelity", "no feed is below nosuch"),
        ("silences add --reason x --for banana", "monitor silences add", "banana"),
        ("feedback x nope", "monitor feedback mark", "'word': 'nope' is not one of"),
    ],
)
def test_wrong_usage_is_one_line_that_says_what_where_and_what_to_do(line: str, command: str, named: str) -> None:
    ended = monitor(*line.split())

    assert (ended.returncode, ended.stdout) == (2, "")
    (said,) = ended.stderr.splitlines()
    assert said.startswith(f"{command}: ")
    assert named in said
    assert said.endswith(f"; see {command} --help")


@pytest.mark.parametrize(
    "arguments",
    [
        ["judge", "--operations", "config/operations.toml", "--stories", "nowhere.jsonl"],
        ["judge", "--operations", "nowhere.toml", "--stories", "nowhere.jsonl"],
        ["operations", "find", "nowhere.jsonl"],
        ["operations", "suggest", "nowhere.txt"],
        ["evaluate", "nowhere", "--stories", "nowhere.jsonl"],
        ["feeds", "test", "nowhere.xml"],
        ["explain", "https://example.org/", "--config", "nowhere"],
        ["timeline", "no-such-operation"],
        ["run", "--once", "--config", "nowhere"],
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_what_is_not_there_is_one_clear_line(arguments: list[str]) -> None:
    ended = monitor(*arguments)

    assert ended.returncode in (1, 2, 78)
    assert len(ended.stderr.strip().splitlines()) == 1
    assert "nowhere" in ended.stderr or "no-such-operation" in ended.stderr


def test_a_terminal_that_lacks_a_letter_of_the_news_shows_all_the_others(tmp_path: Path) -> None:
    items = "<item><title>Колонна вошла в Dorva</title><link>https://front.example/1</link></item>"
    (tmp_path / "feed.xml").write_text(f"<rss version='2.0'><channel>{items}</channel></rss>", encoding="utf-8")

    ended = monitor("feeds", "test", str(tmp_path / "feed.xml"), PYTHONIOENCODING="ascii")

    assert ended.returncode == 0, ended.stderr
    assert "????? ? Dorva" in ended.stdout


ENDLESS = Path("/dev/zero")


@pytest.mark.skipif(not ENDLESS.exists(), reason="no device without end here")
@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("feeds test /dev/zero", "cannot be read (larger than the 5 MiB"),
        ("feeds import /dev/zero", "larger than the 16 MiB"),
        ("operations suggest /dev/zero", "larger than the 2 MiB"),
        ("operations find /dev/zero", "has a line of more than 16 MiB"),
        ("judge --operations config/operations.toml --stories /dev/zero", "has a line of more than 16 MiB"),
        ("replay /dev/zero", "it is a pipe or a device"),
    ],
)
def test_of_a_file_without_end_no_more_is_read_than_its_kind_can_need(command: str, told: str) -> None:
    ended = monitor(*command.split())

    assert ended.returncode == 1
    assert ended.stderr.startswith(f"monitor: /dev/zero: {told}")
    assert ended.stderr.count("\n") == 1


def test_a_file_of_stories_that_is_cut_off_is_judged_as_far_as_it_goes(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "title": HAJIN[0], "text": HAJIN[1], "first_seen": "2018-12-14T12:00:00Z"}) + "\n"
    whole = gzip.compress(line.encode() * 2000)
    (tmp_path / "stories.jsonl.gz").write_bytes(whole[: len(whole) // 2])

    ended = monitor("judge", "--operations", "config/operations.toml", "--stories", str(tmp_path / "stories.jsonl.gz"))

    assert ended.returncode == 1
    assert "damaged after line" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert ended.stdout


def test_a_memory_that_is_not_there_yet_is_one_clear_line(tmp_path: Path) -> None:
    for file in ("monitor.toml", "feeds.toml"):
        (tmp_path / file).write_text("" if file == "monitor.toml" else '[[feed]]\nurl = "https://example.org/"\n')
    (tmp_path / "operations.toml").write_text('[[operation]]\nname = "x"\ntitle = "X"\n')

    ended = monitor("timeline", "x", "--config", str(tmp_path))

    assert ended.returncode == 1
    assert len(ended.stderr.strip().splitlines()) == 1


async def test_a_timeline_on_which_nothing_is_says_so(tmp_path: Path) -> None:
    async with following(tmp_path):
        pass

    words = monitor("timeline", "inherent-resolve", "--config", str(tmp_path))
    as_json = monitor("timeline", "inherent-resolve", "--json", "--config", str(tmp_path))

    assert (words.returncode, words.stdout) == (0, "No development is known yet.\n")
    assert (as_json.returncode, as_json.stdout) == (0, "")


async def test_explain_and_timeline_tell_what_was_stored(tmp_path: Path) -> None:
    """Alerted or not: the copy that was kept silent explains itself too."""
    async with following(tmp_path) as here:
        here.publish("front", HAJIN, link="https://front.example/hajin")
        await here.turn(30)
        here.publish("herald", HAJIN, link="https://herald.example/hajin")
        await here.turn(60)
        here.publish("front", BRIDGE)
        await here.turn(60 * 24 * 3)

    told = monitor("explain", "https://front.example/hajin", "--config", str(tmp_path))
    silent = monitor("explain", "https://herald.example/hajin", "--config", str(tmp_path))
    timeline = monitor("timeline", "inherent-resolve", "--json", "--config", str(tmp_path))

    assert "inherent-resolve: development (told as" in told.stdout
    assert "inherent-resolve: copy (not told)" in silent.stdout
    developments = [json.loads(line) for line in timeline.stdout.splitlines()]
    assert [one["headline"] for one in developments] == [HAJIN[0], BRIDGE[0]]
    assert [source["publisher"] for source in developments[0]["sources"]] == ["Front Agency", "The Herald"]


async def test_explain_says_as_json_what_was_kept_and_of_a_story_about_nothing_that_it_was_read(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.publish("front", HAJIN, link="https://front.example/hajin")
        here.publish("front", ("Rain on the coast", "Farmers were glad."), link="https://front.example/rain")
        await here.turn(30)

    told = monitor("explain", "https://front.example/hajin", "--json", "--config", str(tmp_path))
    unmet = monitor("explain", "https://www.front.example/rain/", "--config", str(tmp_path))
    unmet_json = monitor("explain", "https://front.example/rain", "--json", "--config", str(tmp_path))

    record = json.loads(told.stdout)
    assert (record["operation"], record["outcome"]) == ("inherent-resolve", "development")
    assert record["heaviest"][0] in {reason["rule"] for reason in record["reasons"]}
    assert len(record["heaviest"]) == 3
    assert record["alert"]
    assert unmet.returncode == 0
    assert "read, and about no operation" in unmet.stdout
    assert "Rain on the coast" in unmet.stdout
    assert json.loads(unmet_json.stdout)["operation"] is None


def test_a_profile_is_drafted_from_the_seed() -> None:
    ended = monitor("operations", "suggest", str(SEED))

    assert ended.returncode == 0, ended.stderr
    assert "[[operation]]" in ended.stdout


async def test_a_dry_run_prints_json_lines_and_nothing_else(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.now = datetime.now(UTC)  # a process has the real clock
        here.publish("front", HAJIN, link="https://front.example/hajin")
        process = await _run("run", "--once", "--dry-run", "--json", "--config", str(tmp_path))

    records = [record for line in process.splitlines() if "story" in (record := json.loads(line))]
    assert [record["title"] for record in records] == [HAJIN[0]]
    assert set(records[0]["messages"]) == {"hook", "desk", "mail:desk@example.org"}


async def test_a_dry_run_prints_the_notices_that_a_run_would_tell(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.now = datetime.now(UTC)
        with (tmp_path / "feeds.toml").open("a") as feeds:
            feeds.write('[[feed]]\nurl = "no address"\n')
        as_json = await _run("run", "--once", "--dry-run", "--json", "--config", str(tmp_path))
        for_people = await _run("run", "--once", "--dry-run", "--config", str(tmp_path))

    notices = {record["notice"]: record for record in map(json.loads, as_json.splitlines())}
    notice = notices["config.left_out"]
    assert notice["headline"] in for_people
    assert set(notice["messages"]) == {"hook", "desk", "mail:desk@example.org"}
    assert all(notice["headline"] in message for message in notice["messages"].values())


async def _run(*arguments: str) -> str:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "monitor", *arguments, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    out, _err = await process.communicate()
    return out.decode()


def test_a_feed_file_is_shown_as_it_is_read(tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(
        '<rss version="2.0"><channel><title>T</title><item><title>One &amp; only</title>'
        "<link>https://example.org/1</link><guid>1</guid></item></channel></rss>"
    )

    ended = monitor("feeds", "test", str(feed), "--json")

    assert ended.returncode == 0, ended.stderr
    entry = json.loads(ended.stdout)
    assert set(entry) == {"guid", "link", "title", "summary", "content", "published", "updated", "author"}
    assert entry["link"] == "https://example.org/1"


def test_operation_names_are_found_with_their_places(tmp_path: Path) -> None:
    text = "Troops of Operation Inherent Resolve struck the town."
    (tmp_path / "texts.jsonl").write_text(json.dumps({"id": "a", "text": text}) + "\n")

    ended = monitor("operations", "find", str(tmp_path / "texts.jsonl"), "--json")

    found = json.loads(ended.stdout)
    start, end, name = found["spans"][0]
    assert found["id"] == "a"
    assert text[start:end] == name == "Operation Inherent Resolve"


def test_the_demonstration_tells_each_development_once() -> None:
    ended = monitor("demo")

    rows = [line.split("\t") for line in ended.stdout.splitlines() if line.count("\t") == 4]
    told = {row[2]: row[3] for row in rows if row[1] == "TOLD"}
    assert ended.returncode == 0, ended.stderr
    assert set(told.values()) == {"development", "a figure that has changed"}
    assert len(told) == sum(row[3] in ("development", "a figure that has changed") for row in rows)


def test_help_is_quick_because_no_room_is_opened_for_it() -> None:
    opened = "import sys, monitor.cli\nmonitor.cli.app(['--help'], standalone_mode=False)\nprint(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", opened], capture_output=True, text=True, check=True).stdout.split()

    assert {"aiohttp", "sqlalchemy", "pydantic", "feedparser", "ahocorasick", "rich.console"}.isdisjoint(modules)


def test_who_asks_for_nothing_is_shown_the_help() -> None:
    ended = monitor()

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == monitor("--help").stdout


def test_it_says_its_version() -> None:
    assert monitor("--version").stdout == f"monitor {__version__}\n"


async def test_a_wrong_feed_is_named_and_the_others_are_polled(tmp_path: Path) -> None:
    async with following(tmp_path):
        with (tmp_path / "feeds.toml").open("a") as file:
            file.write('\n[[feed]]\nurl = "gopher://old.example/"\n')
        checked = await asyncio.to_thread(monitor, "check", "--config", str(tmp_path))
        ran = await asyncio.to_thread(monitor, "run", "--once", "--dry-run", "--config", str(tmp_path))

    assert (checked.returncode, ran.returncode) == (78, 1)
    assert "gopher" in checked.stderr
    assert "gopher" in ran.stderr
    assert "polled 2/2" in ran.stderr


async def test_status_says_how_everything_stands_while_the_service_runs(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        here.publish("front", HAJIN)
        here.stage.script("feeds/herald", 500)
        await here.turn(30)
        text = await _run("status", "--config", str(tmp_path))
        record = json.loads(await _run("status", "--config", str(tmp_path), "--json"))

    assert "Herald\tfailing\t1\t" in text
    assert HAJIN[0] in text
    assert [alert["headline"] for alert in record["alerts"]] == [HAJIN[0]]
    assert {one["name"]: one["failures"] for one in record["feeds"]} == {"Front": 0, "Herald": 1}
    assert all(one["unfinished"] == 0 for one in record["channels"])


@pytest.mark.parametrize(
    "arguments", ["capacity --feeds 0", "crash --every 0", "intake --passes 0", "etiquette --days 0"]
)
def test_a_benchmark_of_nothing_is_wrong_usage(arguments: str) -> None:
    ended = monitor("bench", *arguments.split())

    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
