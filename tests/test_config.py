"""A configuration is read whole, or every mistake in it is told at once, each as one clear line."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor import config
from monitor.channels.apprise import AppriseSettings
from monitor.channels.console import ConsoleSettings
from monitor.channels.mail import MailSettings
from monitor.channels.slack import SlackSettings
from monitor.channels.webhook import WebhookSettings
from monitor.config import ConfigError
from monitor.judge.meanings.meaning import Missing

ROOT = Path(__file__).parents[1]
KEY = "whsec_" + "c2VjcmV0" * 4

MONITOR = 'data_dir = "var"\n'
FEEDS = '[[feed]]\nurl = "https://news.example/rss"\nname = "Example"\n'
OPERATIONS = '[[operation]]\nname = "oir"\ntitle = "Operation Inherent Resolve"\n'


def write(directory: Path, **files: str) -> Path:
    """A configuration that is right but for these files: `feeds='…'` is `feeds.toml`."""
    whole = {"monitor": MONITOR, "feeds": FEEDS, "operations": OPERATIONS, **files}
    for name, text in whole.items():
        (directory / f"{name}.toml").write_text(text, encoding="utf-8")
    return directory


def mistakes(directory: Path, env: dict[str, str] | None = None) -> list[str]:
    """The lines that a wrong configuration comes to."""
    with pytest.raises(ConfigError) as raised:
        config.load(directory, env or {})
    lines = str(raised.value).splitlines()
    assert len(lines) == len(raised.value.errors)
    return lines


def channel(kind: str, **keys: Any) -> str:
    """A `[[channel]]` in TOML."""
    return "\n".join(("[[channel]]", f'name = "{kind}"', f'type = "{kind}"', *(f"{k} = {v}" for k, v in keys.items())))


# --- what is right ----------------------------------------------------------------------------------------------------


def test_the_configuration_that_is_shipped_is_right() -> None:
    shipped = config.load(ROOT / "config", {})

    assert len(shipped.feeds) >= 20
    assert {"inherent-resolve", "roundup", "olive-branch", "euphrates-shield", "al-jazeera-storm"} == {
        operation.name for operation in shipped.operations
    }
    assert all(operation.seeds for operation in shipped.operations[:2])
    assert [one.type for one in shipped.channels] == ["console"]


def test_the_examples_that_are_shipped_in_comments_are_right(tmp_path: Path) -> None:
    """Each commented channel of config/channels.toml loads once its comment signs and notes are taken off."""
    shutil.copytree(ROOT / "config", tmp_path / "config")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    lines = (ROOT / "config" / "channels.toml").read_text(encoding="utf-8").splitlines()
    told = [line.removeprefix("# ") for line in lines if line.startswith("# ") and ("=" in line or "[[" in line)]
    (tmp_path / "config" / "channels.toml").write_text("\n".join(told), encoding="utf-8")
    secrets = {"hook-secret": KEY, "slack-url": "https://hooks.slack.com/services/T0/B0/x", "room-url": "json://h/"}
    for name, text in secrets.items():
        (tmp_path / "config" / name).write_text(text, encoding="utf-8")
    for name in ("mail-user", "mail-password"):
        (tmp_path / "config" / name).write_text("secret", encoding="utf-8")

    found = config.load(tmp_path / "config", {"SLACK_BOT_TOKEN": "xoxb-1"})

    kinds = [WebhookSettings, SlackSettings, SlackSettings, MailSettings, AppriseSettings]
    assert [type(one) for one in found.channels] == kinds


def test_all_that_is_written_is_read(tmp_path: Path) -> None:
    (tmp_path / "seed.txt").write_text("SDF launch offensive\n\nThe SDF launched it on Tuesday.\n", encoding="utf-8")
    write(
        tmp_path,
        monitor='data_dir = "var"\nlisten = "[::1]:9000"\nsemantic = "off"\n[polling]\ninterval = "1h"\nfloor = "10m"\n'
        'allow_private = ["127.0.0.0/8"]\nconcurrency = 5\ncontact = "desk@example.org"\n',
        feeds='[[feed]]\nurl = "https://news.example/rss"\n[[feed]]\nurl = "https://b.example/"\nname = "B"\n'
        'publisher = "BB"\ninterval = "15m"\nlanguage = "ar"\ntags = ["x"]\nmax_body = "2MiB"\n',
        operations='[[operation]]\nname = "oir"\naliases = ["OIR"]\nseeds = ["seed.txt"]\n'
        'about = [["Syria*"], ["SDF"]]\nnot = ["roundup"]\nchannels = ["console"]\n',
    )

    found = config.load(tmp_path, {})

    first, second = found.feeds
    assert (first.name, first.publisher, first.interval) == ("news.example", "news.example", timedelta(hours=1))
    assert (second.publisher, second.interval, second.language) == ("BB", timedelta(minutes=15), "ar")
    assert second.max_body == 2 * 1024**2
    (operation,) = found.operations
    assert (operation.title, operation.about, operation.exclude) == (
        "Oir: SDF launch offensive",
        (("Syria*",), ("SDF",)),
        ("roundup",),
    )
    assert [seed.name for seed in operation.seeds] == ["seed"]
    assert found.listen == ("::1", 9000)
    assert found.semantic == "off"
    assert found.store == f"sqlite:///{tmp_path.resolve() / 'var' / 'monitor.db'}"
    assert not found.store_exists()
    assert not found.data_dir.exists()
    assert "127.0.0.0/8" in [str(network) for network in found.polling.allow_private]
    assert found.polling.user_agent("1.0") == "monitor/1.0 (+desk@example.org)"


@pytest.mark.parametrize(("given", "known"), [("", ("Operation Silver Anchor",)), ('aliases = ["OSA"]', ("OSA",))])
def test_an_operation_without_aliases_has_the_names_that_its_seed_gives_it(
    tmp_path: Path, given: str, known: tuple[str, ...]
) -> None:
    (tmp_path / "seed.txt").write_text("Police arrest 64\n\nOperation Silver Anchor began on Monday, police said.")
    write(tmp_path, operations=f'[[operation]]\nname = "ring"\nseeds = ["seed.txt"]\n{given}')

    assert config.load(tmp_path, {}).operations[0].aliases == known


def test_the_console_speaks_where_no_channel_is_configured(tmp_path: Path) -> None:
    write(tmp_path)
    assert config.load(tmp_path, {}).channels == (ConsoleSettings(),)

    write(tmp_path, channels="")
    assert config.load(tmp_path, {}).channels == (ConsoleSettings(),)


@pytest.mark.parametrize("place", ["directory", "credentials", "environment"])
def test_a_secret_comes_from_a_file_a_credential_or_the_environment(tmp_path: Path, place: str) -> None:
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    way = "secret_env" if place == "environment" else "secret_file"
    write(tmp_path, channels=channel("webhook", url='"https://x.example/"', **{way: '"hook"'}))
    other = "whsec_" + "b3RoZXIx" * 4
    # as some editors begin and end it
    (tmp_path / "hook").write_text(KEY + "\r\n" if place != "credentials" else other, encoding="utf-8-sig")
    if place == "credentials":
        (credentials / "hook").write_text(KEY, encoding="utf-8")

    (found,) = config.load(tmp_path, {"CREDENTIALS_DIRECTORY": str(credentials), "hook": KEY}).channels

    assert isinstance(found, WebhookSettings)
    assert found.secret.get_secret_value() == KEY
    assert KEY not in repr(found)


def test_an_inline_secret_is_for_loopback(tmp_path: Path) -> None:
    write(tmp_path, channels=channel("webhook", url='"http://127.0.0.1:9000/"', secret=f'"{KEY}"'))

    (found,) = config.load(tmp_path, {}).channels

    assert isinstance(found, WebhookSettings)


def test_a_database_password_may_stand_elsewhere(tmp_path: Path) -> None:
    write(tmp_path, monitor='store_env = "DB"\n')

    found = config.load(tmp_path, {"DB": "postgresql://monitor:secret@db.example/monitor"})

    assert found.store == "postgresql://monitor:secret@db.example/monitor"
    assert "secret" not in repr(found)
    assert found.store_exists()


def test_operations_are_read_alone_too(tmp_path: Path) -> None:
    """`monitor judge` reads a file of operations whose channels are nobody's business."""
    (tmp_path / "watch.toml").write_text('[[operation]]\nname = "a"\ntitle = "A"\nchannels = ["nobody"]\n')

    (found,) = config.load_operations(tmp_path / "watch.toml")

    assert found.channels == ("nobody",)


def test_an_operation_says_how_much_is_told_or_monitor_toml_does(tmp_path: Path) -> None:
    more = '[[operation]]\nname = "{0}"\ntitle = "{0}"\n{1}\n'
    operations = OPERATIONS + more.format("b", 'sensitivity = "every"') + more.format("c", "budget = 2")
    write(tmp_path, monitor=MONITOR + "budget = 0.5\n", operations=operations)

    told = [(one.sensitivity, one.budget) for one in config.load(tmp_path, {}).operations]

    assert told == [("balanced", 0.5), ("every", None), ("balanced", 2)]


def test_a_mistake_in_operations_that_are_read_alone_names_their_file(tmp_path: Path) -> None:
    (tmp_path / "watch.toml").write_text('[[operation]]\nname = "a"\n')

    with pytest.raises(ConfigError, match=r"^watch\.toml: operation\[1\] \"a\": has neither names nor seeds"):
        config.load_operations(tmp_path / "watch.toml")


# --- what is wrong ----------------------------------------------------------------------------------------------------

HOOK = {"url": '"https://x.example/"'}
LOCAL_SLACK = '[[channel]]\nname = "desk"\ntype = "slack"\nurl = "http://127.0.0.1:9/"\n'
MAIL = {"host": '"smtp.example.org"', "from": '"monitor@example.org"', "to": '["a@example.org"]'}

WRONG: dict[str, tuple[dict[str, str], str]] = {
    "TOML": ({"feeds": "[[feed]\nurl = 1"}, "feeds.toml: is no TOML: expected ']]' at the end of an array declaration"),
    "unknown key": (
        {"feeds": FEEDS + 'intervall = "15m"'},
        'feeds.toml: feed[1] "Example" intervall: is no known key; did you mean interval?',
    ),
    "unknown table": ({"feeds": FEEDS + "[[feeds]]\n"}, "feeds.toml: feeds: is no known key; did you mean feed?"),
    "unknown key, nothing near": (
        {"monitor": "zzz = 1"},
        "monitor.toml: zzz: is no known key; known are budget, data_dir, fulltext, heartbeat, link_key, link_key_env, "
        "link_key_file, listen, log_level, notices, polling, public_url, "
        "retention, routes, semantic, sensitivity, store, store_env, store_file, websub",
    ),
    "a secret in an inner table": (
        {"monitor": '[heartbeat]\nurl = "https://beat.example/secret"'},
        "monitor.toml: heartbeat.url: is a secret; put it into a file that url_file names, or use url_env",
    ),
    "a file that is not there, in an inner table": (
        {"monitor": '[heartbeat]\nurl_file = "nowhere"'},
        "monitor.toml: heartbeat.url_file: there is no file nowhere; write the value into it",
    ),
    "unknown key in a table": (
        {"monitor": "[polling]\nflor = 1"},
        "monitor.toml: polling.flor: is no known key; did you mean floor?",
    ),
    "wrong type": ({"feeds": FEEDS + "interval = 15"}, 'feeds.toml: feed[1] "Example" interval: must be a duration'),
    "text": ({"feeds": FEEDS + "publisher = 15"}, 'feeds.toml: feed[1] "Example" publisher: must be text in quotes'),
    "list": ({"feeds": FEEDS + 'tags = "x"'}, 'feeds.toml: feed[1] "Example" tags: must be a list, such as'),
    "number": (
        {"monitor": '[polling]\nconcurrency = "5"'},
        "monitor.toml: polling.concurrency: must be a whole number, without quotes",
    ),
    "number too small": (
        {"monitor": "[polling]\nconcurrency = 0"},
        "monitor.toml: polling.concurrency: must be at least 1",
    ),
    "table": ({"monitor": "polling = 3"}, "monitor.toml: polling: must be a table"),
    "true or false": (
        {"channels": channel("webhook", **HOOK, secret_env='"K"', allow_private='"yes"')},
        'channels.toml: channel[1] "webhook" allow_private: must be true or false, without quotes',
    ),
    "list of tables": (
        {"feeds": "[feed]\nurl = 'x'"},
        "feeds.toml: feed: must be a list of tables; write [[feed]] above",
    ),
    "no feeds": ({"feeds": ""}, "feeds.toml: feed: there is none; write at least one [[feed]]"),
    "no operations": (
        {"operations": "operation = []"},
        "operations.toml: operation: there is none; write at least one",
    ),
    "feed without URL": ({"feeds": "[[feed]]\nname = 'A'"}, 'feeds.toml: feed[1] "A" url: is missing; give it'),
    "feed with an empty URL": (
        {"feeds": "[[feed]]\nurl = ''\nname = 'A'"},
        'feeds.toml: feed[1] "A" url: must be a web address that starts with https://',
    ),
    "webhook with an empty URL": (
        {"channels": channel("webhook", url='""', secret_env='"K"')},
        'channels.toml: channel[1] "webhook" url: must be a web address that starts with https://',
    ),
    "feed that is a file": (
        {"feeds": "[[feed]]\nurl = 'file:///etc/passwd'"},
        'feeds.toml: feed[1] "file:///etc/passwd" url: must be a web address that starts with https://',
    ),
    "feed with password": (
        {"feeds": "[[feed]]\nurl = 'https://me:pw@x.example/'\nname = 'A'"},
        'feeds.toml: feed[1] "A" url: holds a user or password, which feeds cannot have; take it out',
    ),
    "feed with password and no name": (
        {"feeds": "[[feed]]\nurl = 'https://me:pw@x.example/'"},
        'feeds.toml: feed[1] "https://x.example/" url: holds a user or password, which feeds cannot have; take it out',
    ),
    "sensitivity": (
        {"operations": OPERATIONS + 'sensitivity = "lots"'},
        """operations.toml: operation[1] "oir" sensitivity: must be 'few', 'balanced' or 'every'""",
    ),
    "budget": ({"monitor": "budget = '2'"}, "monitor.toml: budget: must be a number, without quotes"),
    "budget of nothing": ({"monitor": "budget = 0"}, "monitor.toml: budget: must be at least 0.05"),
    "budget without end": ({"monitor": "budget = inf"}, "monitor.toml: budget: must be"),
    "budget and sensitivity": (
        {"operations": OPERATIONS + 'sensitivity = "few"\nbudget = 2'},
        'operations.toml: operation[1] "oir": sensitivity and budget both say how much is told; give only one of them',
    ),
    "two feeds with one URL": (
        {"feeds": FEEDS + "[[feed]]\nurl = 'http://NEWS.example:80/rss/#top'\nname = 'B'"},
        'feeds.toml: feed[2] "B" url: is the URL of feed[1] "Example" as well; keep one of the two',
    ),
    "interval below floor": (
        {"feeds": FEEDS + "interval = '1m'"},
        'feeds.toml: feed[1] "Example" interval: is below polling.floor of monitor.toml; raise it, or lower the floor',
    ),
    "floor above interval": (
        {"monitor": "[polling]\ninterval = '10m'\nfloor = '20m'"},
        "monitor.toml: polling.floor: is above polling.interval",
    ),
    "language": (
        {"feeds": FEEDS + "language = 'English'"},
        'feeds.toml: feed[1] "Example" language: must be a language tag',
    ),
    "max_body": ({"feeds": FEEDS + "max_body = '1GB'"}, 'feeds.toml: feed[1] "Example" max_body: must be a size'),
    "network": (
        {"monitor": "[polling]\nallow_private = ['10.0.0.0/33']"},
        'monitor.toml: polling.allow_private[1]: must be a network such as "10.0.0.0/8"',
    ),
    "semantic": ({"monitor": "semantic = 'yes'"}, "monitor.toml: semantic: must be"),
    "listen": ({"monitor": "listen = 'x'"}, "monitor.toml: listen: must be host:port"),
    "store": ({"monitor": "store = 'mysql://x'"}, 'monitor.toml: store: must be "sqlite" or a URL that begins with'),
    "store that is no address": (
        {"monitor": "store = 'postgresql://me@[::1/x'"},
        'monitor.toml: store: must be "sqlite" or a URL that begins with',
    ),
    "feed with a port that there cannot be": (
        {"feeds": FEEDS + "[[feed]]\nurl = 'https://x.example:99999/rss'\nname = 'B'"},
        'feeds.toml: feed[2] "B" url: must be a web address',
    ),
    "a value in the place of its file": (
        {"channels": channel("slack", url_file='"https://hooks.slack.example/services/T0/B0/x"')},
        'channels.toml: channel[1] "slack" url_file: must name where the value stands, and not be the value itself',
    ),
    "a name that no file can have": (
        {"channels": channel("slack", url_file=f'"{"x" * 300}"')},
        'channels.toml: channel[1] "slack" url_file: must name where the value stands, and not be the value itself',
    ),
    "store with password": (
        {"monitor": "store = 'postgresql://me:pw@db.example/x'"},
        "monitor.toml: store: holds a password; put the URL into a file that store_file names, or use store_env",
    ),
    "duration of nothing": ({"monitor": "[polling]\nfloor = '0s'"}, "monitor.toml: polling.floor: must be a duration"),
    "a receiver that may take for ever": (
        {"channels": channel("webhook", **HOOK, secret_env='"K"', timeout='"5m"')},
        'channels.toml: channel[1] "webhook" timeout: is longer than 4m; a receiver that needs more is to take the',
    ),
    "contact": ({"monitor": '[polling]\ncontact = "a\\nb"'}, "monitor.toml: polling.contact: must be a mail address"),
    "operation without names and seeds": (
        {"operations": '[[operation]]\nname = "a"'},
        'operations.toml: operation[1] "a": has neither names nor seeds to know it by; give seeds, or title',
    ),
    "operation's name": (
        {"operations": OPERATIONS.replace('"oir"', '"o i r"')},
        'operations.toml: operation[1] "o i r" name: must be at most 64 letters',
    ),
    "two operations with one name": (
        {"operations": OPERATIONS + OPERATIONS},
        'operations.toml: operation[2] "oir" name: is the name of operation[1] "oir" as well; choose another',
    ),
    "empty group": (
        {"operations": OPERATIONS + 'about = [["SDF"], []]'},
        'operations.toml: operation[1] "oir" about[2]: must not be empty; give at least one',
    ),
    "term that is all stars": (
        {"operations": OPERATIONS + 'about = [["SDF", "*"]]'},
        "operations.toml: operation[1] \"oir\" about[1][2]: '*' is no term",
    ),
    "term without a letter": (
        {"operations": OPERATIONS + 'about = [["SDF"], ["–"]]'},
        "operations.toml: operation[1] \"oir\" about[2][1]: '–' is no term",
    ),
    "term with a star inside": (
        {"operations": OPERATIONS + 'about = [["Deir*Zor"]]'},
        "operations.toml: operation[1] \"oir\" about[1][1]: 'Deir*Zor' is no term",
    ),
    "missing seed": (
        {"operations": OPERATIONS + 'seeds = ["no.txt"]'},
        'operations.toml: operation[1] "oir" seeds[1]: ',
    ),
    "empty seed": ({"operations": OPERATIONS + 'seeds = ["empty"]'}, 'operations.toml: operation[1] "oir" seeds[1]: '),
    "binary seed": (
        {"operations": OPERATIONS + 'seeds = ["binary"]'},
        'operations.toml: operation[1] "oir" seeds[1]: ',
    ),
    "operation of an unknown channel": (
        {"operations": OPERATIONS + 'channels = ["consol"]'},
        "operations.toml: operation[1] \"oir\" channels[1]: 'consol' is no known channel; did you mean console?",
    ),
    "channel of unknown type": (
        {"channels": channel("teams")},
        'channels.toml: channel[1] "teams" type: must be one of console, webhook, slack, mail',
    ),
    "two channels with one name": (
        {"channels": channel("console") + "\n" + channel("console")},
        'channels.toml: channel[2] "console" name: is the name of channel[1] "console" as well; choose another',
    ),
    "webhook without secret": (
        {"channels": channel("webhook", **HOOK)},
        'channels.toml: channel[1] "webhook" secret: is missing; give secret_file or secret_env',
    ),
    "secret inline": (
        {"channels": channel("webhook", **HOOK, secret=f'"{KEY}"')},
        'channels.toml: channel[1] "webhook" secret: is a secret; put it into a file that secret_file names, or use',
    ),
    "secret in two ways": (
        {"channels": channel("webhook", **HOOK, secret_file='"full"', secret_env='"K"')},
        'channels.toml: channel[1] "webhook" secret_env: stands beside secret_file; give only one of them',
    ),
    "secret not in the environment": (
        {"channels": channel("webhook", **HOOK, secret_env='"NONE"')},
        'channels.toml: channel[1] "webhook" secret_env: the environment variable NONE is not set; set it',
    ),
    "secret empty in the environment": (
        {"channels": channel("webhook", **HOOK, secret_env='"EMPTY"')},
        'channels.toml: channel[1] "webhook" secret_env: the environment variable EMPTY is empty; set it',
    ),
    "secret file missing": (
        {"channels": channel("webhook", **HOOK, secret_file='"no"')},
        'channels.toml: channel[1] "webhook" secret_file: there is no file no; write the value into it',
    ),
    "secret file empty": (
        {"channels": channel("webhook", **HOOK, secret_file='"empty"')},
        'channels.toml: channel[1] "webhook" secret_file: empty is empty; write the value into it',
    ),
    "secret file binary": (
        {"channels": channel("webhook", **HOOK, secret_file='"binary"')},
        'channels.toml: channel[1] "webhook" secret_file: binary holds no text',
    ),
    "secret file is a directory": (
        {"channels": channel("webhook", **HOOK, secret_file='"folder"')},
        'channels.toml: channel[1] "webhook" secret_file: folder cannot be read (Is a directory)',
    ),
    "secret of the wrong form": (
        {"channels": channel("webhook", **HOOK, secret_env='"SHORT"')},
        'channels.toml: channel[1] "webhook" secret: must be whsec_ ',
    ),
    "slack without a way in": (
        {"channels": channel("slack")},
        'channels.toml: channel[1] "slack": needs an incoming webhook or a bot: give url_file (or url_env), ',
    ),
    "slack with two ways in": (
        {"channels": LOCAL_SLACK + 'token = "xoxb-1"\nchannel = "C024BE91L"\n'},
        'channels.toml: channel[1] "desk": has an incoming webhook and a bot: take url or token out',
    ),
    "slack with another address of its API": (
        {"channels": LOCAL_SLACK + 'api = "htp://127.0.0.1/"\n'},
        'channels.toml: channel[1] "desk" api: must be a web address',
    ),
    "slack URL inline": (
        {"channels": channel("slack", url='"https://hooks.slack.com/services/x"')},
        'channels.toml: channel[1] "slack" url: is a secret; put it into a file that url_file names, or use url_env',
    ),
    "slack bot without channel": (
        {"channels": channel("slack", token_env='"K"')},
        'channels.toml: channel[1] "slack": needs channel, the id of the channel',
    ),
    "slack channel by name": (
        {"channels": channel("slack", token_env='"K"', channel='"#desk"')},
        'channels.toml: channel[1] "slack" channel: must be the channel\'s id, such as C024BE91L, not its name',
    ),
    "mail in the clear": (
        {"channels": channel("mail", **MAIL, security='"none"')},
        'channels.toml: channel[1] "mail" security: "none" is for loopback hosts only; use "starttls" or "tls"',
    ),
    "mail security": (
        {"channels": channel("mail", **MAIL, security='"ssl"')},
        "channels.toml: channel[1] \"mail\" security: must be 'starttls', 'tls' or 'none'",
    ),
    "mail to nobody": (
        {"channels": channel("mail", **{**MAIL, "to": "[]"})},
        'channels.toml: channel[1] "mail" to: must not be empty; give at least one',
    ),
    "mail to one person twice": (
        {"channels": channel("mail", **{**MAIL, "to": '["a@example.org", "A@example.org"]'})},
        'channels.toml: channel[1] "mail" to: holds the same address twice; take one out',
    ),
    "mail to a header": (
        {"channels": channel("mail", **{**MAIL, "to": r'["a@example.org\r\nBcc: b@example.org"]'})},
        'channels.toml: channel[1] "mail" to[1]: must be a mail address such as desk@example.org, not ',
    ),
    "mail password without user": (
        {"channels": channel("mail", **MAIL, password_env='"K"')},
        'channels.toml: channel[1] "mail": user and password go together: give both or neither',
    ),
    "mail password inline": (
        {"channels": channel("mail", **MAIL, user='"me"', password='"pw"')},
        'channels.toml: channel[1] "mail" password: is a secret; put it into a file that password_file names, or use',
    ),
    "unsubscribe by http": (
        {"channels": channel("mail", **MAIL, unsubscribe_url='"http://x.example/u"', unsubscribe_key_env='"K"')},
        'channels.toml: channel[1] "mail" unsubscribe_url: must start with https://',
    ),
    "unsubscribe without key": (
        {"channels": channel("mail", **MAIL, unsubscribe_url='"https://x.example/u"')},
        'channels.toml: channel[1] "mail": unsubscribe_url and unsubscribe_key go together: give both or neither',
    ),
}


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """Holds files that are full, empty, binary and a folder."""
    (tmp_path / "full").write_text(KEY)
    (tmp_path / "empty").write_text(" \n")
    (tmp_path / "binary").write_bytes(b"\xff\x00\x80\x01" * 64)
    (tmp_path / "folder").mkdir()
    return tmp_path


@pytest.mark.parametrize("what", WRONG)
def test_a_mistake_is_one_line_that_says_where_what_and_what_to_do(directory: Path, what: str) -> None:
    files, said = WRONG[what]

    (line,) = mistakes(write(directory, **files), {"K": KEY, "EMPTY": " ", "SHORT": "whsec_c2hvcnQ="})

    assert line.startswith(said)
    assert KEY not in line
    assert "pydantic" not in line


def test_meanings_that_must_be_compared_and_cannot_are_a_mistake(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(directory, monitor='semantic = "on"')
    monkeypatch.setattr(config, "missing", lambda: Missing("numpy is not installed; install it"))

    assert mistakes(directory) == ['monitor.toml: semantic: is "on", but numpy is not installed; install it']


@pytest.mark.parametrize("name", ["monitor", "feeds", "operations"])
def test_a_missing_file_is_a_mistake(directory: Path, name: str) -> None:
    write(directory)
    (directory / f"{name}.toml").unlink()

    (line,) = mistakes(directory)

    assert line.startswith(f"{name}.toml: there is no such file in {directory}")


def test_a_missing_directory_is_one_mistake(tmp_path: Path) -> None:
    assert mistakes(tmp_path / "no") == [f"{tmp_path / 'no'}: is no directory; make it, or name another with --config"]


def test_a_file_that_is_no_text_is_a_mistake(directory: Path) -> None:
    write(directory)
    (directory / "feeds.toml").write_bytes(b"\xff\xfe\x00")

    assert mistakes(directory) == ["feeds.toml: is no text in UTF-8; save it as UTF-8"]


def test_a_mark_of_byte_order_is_no_mistake(directory: Path) -> None:
    write(directory)
    for file in directory.glob("*.toml"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())

    assert config.load(directory, {}).feeds


def test_a_secret_in_a_pipe_that_nobody_writes_to_is_not_waited_for(directory: Path) -> None:
    os.mkfifo(directory / "pipe")
    write(directory, channels=channel("webhook", **HOOK, secret_file='"pipe"'))

    assert mistakes(directory) == [
        'channels.toml: channel[1] "webhook" secret_file: pipe is a pipe or a device; put the value into a file'
    ]


@pytest.mark.parametrize("name", ["monitor", "feeds", "channels", "operations"])
def test_a_file_that_is_a_pipe_is_not_waited_for(directory: Path, name: str) -> None:
    write(directory)
    (directory / f"{name}.toml").unlink(missing_ok=True)
    os.mkfifo(directory / f"{name}.toml")

    assert f"{name}.toml: is a pipe or a device; put what it says into a file" in mistakes(directory)


def test_a_seed_that_is_a_pipe_is_not_waited_for(directory: Path) -> None:
    os.mkfifo(directory / "seed.txt")
    write(directory, operations=f'{OPERATIONS}seeds = ["seed.txt"]\n')

    (said,) = mistakes(directory)
    assert said.endswith("seeds[1]: seed.txt is a pipe or a device; save the article as a file")


def test_operations_that_are_judged_by_hand_may_come_through_a_pipe(directory: Path) -> None:
    os.mkfifo(pipe := directory / "pipe")
    with ThreadPoolExecutor(1) as other:
        written = other.submit(pipe.write_text, OPERATIONS)
        (operation,) = config.load_operations(pipe)
        written.result()

    assert operation.name == "oir"


@pytest.mark.parametrize("data_dir", ["file", "file/var"])
def test_a_place_for_the_memory_that_is_a_file_is_a_mistake(directory: Path, data_dir: str) -> None:
    write(directory, monitor=f'data_dir = "{data_dir}"\n')
    (directory / "file").write_text("of somebody")

    assert mistakes(directory) == [
        f"monitor.toml: data_dir: {directory / 'file'} is no directory; name another, or move that away"
    ]


@pytest.mark.parametrize("data_dir", ["~nosuchuser/var", "loop/var", "\\u0000"])
def test_a_place_for_the_memory_that_leads_nowhere_is_a_mistake_like_others(directory: Path, data_dir: str) -> None:
    (directory / "loop").symlink_to("loop")
    write(directory, monitor=f'data_dir = "{data_dir}"\nnotices = ["nobody"]\n')

    found = mistakes(directory)

    assert len(found) == 2
    assert found[0].startswith("monitor.toml: data_dir: leads nowhere (")
    with pytest.raises(config.ConfigError, match="leads nowhere"):
        config.data_dir(directory)


def test_a_list_of_which_every_item_is_refused_is_not_also_called_empty(directory: Path) -> None:
    write(directory, channels=channel("console", digest='["8"]'))

    (said,) = mistakes(directory)
    assert said.startswith('channels.toml: channel[1] "console" digest[1]: must be a time of the day')


def test_a_file_that_is_a_directory_is_a_mistake(directory: Path) -> None:
    write(directory)
    (directory / "channels.toml").mkdir()

    assert mistakes(directory) == [
        "channels.toml: cannot be read (Is a directory); check what it is and its permissions"
    ]


MISTYPED = """
[[channel]]
name = "hook"
type = "webhok"
url = "https://hook.example/"
quiet = ["22-7", "22:00-07:00", "fry"]
digest = ["08:00", "8", "mon", "mon-fri 08:00", "moon 08:00"]
kinds = ["news", "new", "confirm"]
"""
NAMELESS = '[[channel]]\ntype = "console"'


def test_every_mistake_of_every_file_is_told_at_once(directory: Path) -> None:
    """One wrong key hides no other: not in its table, not in its file, not in the next."""
    write(
        directory,
        monitor="listen = 'x'\nstore = 'mysql://x'\nzzz = 1\n",
        feeds=FEEDS + "zzz = 1\n[[feed]]\nurl = 'https://news.example/rss'\nlanguage = 'English'\n",
        channels=channel("mail", **{**MAIL, "to": "[]"}, security='"none"', port='"25"')
        + "\n".join(["", channel("teams"), MISTYPED, '[[channel]]\ntype = "console"\nname = "a b"', *[NAMELESS] * 2]),
        operations=OPERATIONS
        + 'zzz = 1\nseeds = ["no.txt"]\nchannels = ["mail", "nobody"]\n[[operation]]\nname = "b"\n',
    )

    told = mistakes(directory)

    keys = [line.split(": ")[0] + " " + line.split(": ")[1] for line in told]
    assert sorted(keys) == sorted(
        [
            "monitor.toml listen",
            "monitor.toml store",
            "monitor.toml zzz",
            'feeds.toml feed[1] "Example" zzz',
            'feeds.toml feed[2] "https://news.example/rss" language',
            'feeds.toml feed[2] "https://news.example/rss" url',
            'channels.toml channel[1] "mail" to',
            'channels.toml channel[1] "mail" security',
            'channels.toml channel[1] "mail" port',
            'channels.toml channel[2] "teams" type',
            'channels.toml channel[3] "hook" type',
            'channels.toml channel[3] "hook" quiet[1]',
            'channels.toml channel[3] "hook" quiet[3]',
            'channels.toml channel[3] "hook" digest[2]',
            'channels.toml channel[3] "hook" digest[3]',
            'channels.toml channel[3] "hook" digest[5]',
            'channels.toml channel[3] "hook" kinds[1]',
            'channels.toml channel[3] "hook" kinds[3]',
            'channels.toml channel[3] "hook" secret',
            'channels.toml channel[4] "a b" name',
            'channels.toml channel[6] "console" name',
            'operations.toml operation[1] "oir" zzz',
            'operations.toml operation[1] "oir" seeds[1]',
            'operations.toml operation[1] "oir" channels[2]',
            'operations.toml operation[2] "b"',
        ]
    )


def test_the_weights_of_the_judge_are_there() -> None:
    if not (ROOT / "monitor" / "judge" / "weights.json").exists():
        with pytest.raises(ConfigError, match=r"judge/weights\.json: is missing or broken; install monitor again"):
            config.weights()
    else:
        assert config.weights()


# --- a feed that is wrong among others ------------------------------------------------------------------------------


def test_of_ten_thousand_feeds_three_hundred_are_wrong_and_the_rest_can_be_polled(tmp_path: Path) -> None:
    wrong = (
        'url = "ftp://f/"',
        'nme = "f"',
        'url = "https://f1.example/rss"',
        'url = "https://g.example/"\ninterval = "1s"',
        "url = 5",
        'url = "https://h.example/"\nlanguage = "?"',
    )
    tables = [f'url = "https://f{number}.example/rss"' for number in range(10_000)]
    for number in range(300):
        tables[number * 33 + 2] = wrong[number % len(wrong)]
    write(tmp_path, feeds="".join(f"[[feed]]\n{table}\n" for table in tables))

    found = config.load(tmp_path, {}, leave_out=True)
    lines = mistakes(tmp_path)

    assert len(found.feeds) == 9_700
    assert [str(mistake) for mistake in found.left_out] == lines
    assert {int(line.split("[")[1].split("]")[0]) for line in lines} == {number * 33 + 3 for number in range(300)}


def test_a_feed_that_is_no_toml_costs_no_other_and_each_is_named_with_its_line(tmp_path: Path) -> None:
    broken = ('url = "https://f/', "url https://f/", 'url = "https://f/"\nurl = "https://g/"', "[feed]", 'tags = ["a"')
    tables = [f'[[feed]]\nurl = "https://f{number}.example/rss"\n' for number in range(20)]
    for number, table in enumerate(broken):
        tables[number * 3 + 1] = f"[[feed]]\n{table}\n" if table != "[feed]" else '[feed]\nurl = "https://f/"\n'
    write(tmp_path, feeds="# all of them\n" + "".join(tables))

    found = config.load(tmp_path, {}, leave_out=True)
    lines = mistakes(tmp_path)

    assert len(found.feeds) == 15
    assert [str(mistake) for mistake in found.left_out] == lines
    assert [line.split("]")[0] for line in lines] == [f"feeds.toml: feed[{number * 3 + 2}" for number in range(5)]
    assert "is no TOML" in lines[0]
    assert "at line 5, column" in lines[0]


@pytest.mark.parametrize(
    "files",
    [
        {"feeds": '[[feed]]\nurl = "ftp://f/"\n'},
        {
            "feeds": FEEDS + '[[feed]]\nurl = "ftp://f/"\n',
            "operations": '[[operation]]\nname = "x"\nseeds = ["no.txt"]\n',
        },
        {"feeds": "= 1\n" + FEEDS},
    ],
    ids=["no feed is left", "an operation is wrong", "no TOML"],
)
def test_what_is_wrong_beyond_single_feeds_is_not_left_out(tmp_path: Path, files: dict[str, str]) -> None:
    write(tmp_path, **files)

    with pytest.raises(ConfigError):
        config.load(tmp_path, {}, leave_out=True)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('data_dir = "mine" # here\nlisten = = 1\n', "mine"),
        ('x = \n  data_dir="mine"\n', "mine"),
        ("data_dir = \n", "../var"),
        ("data_dir = 5\n[", "../var"),
        ("[", "../var"),
    ],
)
def test_the_place_of_the_memory_is_found_in_a_file_that_is_no_toml(directory: Path, text: str, found: str) -> None:
    write(directory, monitor=text)

    assert config.data_dir(directory) == (directory / found).resolve()


def test_a_single_line_names_the_first_mistake_and_counts_the_others() -> None:
    one, two = config.Mistake("feeds.toml", "a", "is wrong"), config.Mistake("feeds.toml", "b", "is wrong")

    assert config.ConfigError((one,)).first() == "feeds.toml: a: is wrong"
    assert config.ConfigError((one, two, two)).first() == "feeds.toml: a: is wrong; and 2 more"
