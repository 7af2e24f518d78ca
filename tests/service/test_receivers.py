"""Channels as they stand, and a test message to one."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import jsonschema
from standardwebhooks import Webhook as Verifier

from monitor import config
from monitor.lab import show
from monitor.service import receivers
from tests.builders import NOON, at
from tests.world import HAJIN, following, living, world

SECRET = "whsec_c3RhZ2Utc2VjcmV0LXN0YWdlLXNlY3JldC1zdGFnZQ=="
SCHEMA = json.loads(Path("docs/webhook.schema.json").read_text(encoding="utf-8"))


async def test_each_kind_of_channel_gets_a_test_that_says_so(tmp_path: Path) -> None:
    """Signed as alerts are, and fit for the published schema."""
    async with world(tmp_path) as here:
        out = StringIO()
        now = datetime.now(UTC)  # verifiers ask for the true time
        settings = config.load(here.directory)
        for one in settings.channels:
            show.tested(one.name, await receivers.test(settings, one.name, now, out), out)

        (hook,) = here.stage.hook
        jsonschema.validate(hook.json(), SCHEMA)
        told = Verifier(SECRET).verify(hook.body, {key.lower(): value for key, value in hook.headers.items()})
        assert told["type"] == "notice.test"
        assert "This is a test of the channel desk" in here.stage.slack[0].body.decode()
        assert "This is a test of the channel mail" in here.stage.mail[0]["Subject"]
        assert [line.split()[:2] for line in out.getvalue().splitlines()] == [
            ["ok", "hook:"], ["ok", "desk:"], ["ok", "mail"]
        ]  # fmt: skip


async def test_a_receiver_that_refuses_fails_the_test_and_says_why(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        here.stage.script("hook", 403, "who are you")
        out = StringIO()
        answers = await receivers.test(config.load(here.directory), "hook", NOON, out)
        failures = show.tested("hook", answers, out)

    assert failures == 1
    assert "403" in out.getvalue()


async def test_two_tests_are_two_messages_and_neither_is_in_the_outbox(tmp_path: Path) -> None:
    async with following(tmp_path) as here:
        settings = config.load(here.directory)
        await receivers.test(settings, "hook", at(1), StringIO())
        await receivers.test(settings, "hook", at(2), StringIO())

        assert len(set(here.ids())) == 2
        assert await here.states() == {}


async def test_the_list_says_how_each_channel_stands_and_keeps_one_that_was_taken_out(tmp_path: Path) -> None:
    async with world(tmp_path, hook='quiet = ["00:00-24:00"]\nkinds = ["new"]') as here:
        async with living(here):
            await here.turn(0)
            here.publish("front", HAJIN)
            await here.turn(30)
        settings = config.load(here.directory)
        rows = {row["name"]: row for row in receivers.listed(settings)}
        (here.directory / "channels.toml").write_text('[[channel]]\nname = "screen"\ntype = "console"\n')
        later = {row["name"]: row for row in receivers.listed(config.load(here.directory))}

    assert rows["hook"]["kinds"] == ["new"]
    assert rows["hook"]["waits"] == ["quiet"]
    assert (rows["hook"]["waiting"], rows["desk"]["delivered"], rows["mail"]["recipients"]) == (
        1,
        1,
        ["desk@example.org"],
    )
    assert (later["hook"]["type"], later["hook"]["waiting"]) == ("", 1)
    assert "desk" not in later
